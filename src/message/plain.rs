//! The characters of a text that are not in GSM-7, and what can replace them.

use super::Text;
use super::gsm7;
use super::measure::{Measure, Measuring, is_high, is_low};

/// A character that is not in GSM-7.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NonGsm {
    /// Where it begins, in UTF-16 units.
    pub index: usize,
    /// Its GSM-7 equivalent; may be empty. Only characters of one unit have one.
    pub replacement: Option<&'static str>,
}

/// A text in which every character that has a replacement is replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plain {
    /// The new text, measured.
    pub measure: Measure,
    /// Characters that were replaced.
    pub replaced: usize,
    /// Remaining characters that force UCS-2.
    pub remaining: usize,
}

/// Replaces typographic characters with plain ones. Passes on each character that is not in GSM-7, in the
/// order of the text.
///
/// If everything else is or becomes GSM-7, there is nothing to shape, so characters that only shape are
/// removed.
pub fn plain(text: &dyn Text, take: &mut dyn FnMut(NonGsm)) -> Plain {
    let without = shaped(text, false, &mut |_| ());
    shaped(text, without.remaining > 0, take)
}

fn shaped(text: &dyn Text, is_shaped: bool, take: &mut dyn FnMut(NonGsm)) -> Plain {
    let mut walk = Walk {
        is_shaped,
        ..Walk::default()
    };
    text.read(&mut |units| units.iter().for_each(|unit| walk.add(*unit, take)));
    Plain {
        measure: walk.measuring.measure(),
        replaced: walk.replaced,
        remaining: walk.remaining,
    }
}

#[derive(Default)]
struct Walk {
    is_shaped: bool,
    /// Units so far.
    length: usize,
    /// Whether the last unit may begin a surrogate pair.
    after_high: bool,
    measuring: Measuring,
    replaced: usize,
    remaining: usize,
}

impl Walk {
    fn add(&mut self, unit: u16, take: &mut dyn FnMut(NonGsm)) {
        let ends_pair = self.after_high && is_low(unit);
        self.after_high = is_high(unit);
        let mut replacement = None;
        if gsm7::septets(unit) == 0 && !ends_pair {
            replacement = replacement_of(unit, self.is_shaped);
            match replacement {
                Some(_) => self.replaced += 1,
                None => self.remaining += 1,
            }
            take(NonGsm {
                index: self.length,
                replacement,
            });
        }
        match replacement {
            Some(ascii) => ascii
                .bytes()
                .for_each(|it| self.measuring.add(&[it.into()])),
            None => self.measuring.add(&[unit]),
        }
        self.length += 1;
    }
}

fn replacement_of(unit: u16, is_shaped: bool) -> Option<&'static str> {
    // Half a surrogate pair is not a `char`; nothing replaces it.
    let character = char::from_u32(u32::from(unit))?;
    if !is_shaped && gsm7::is_shaping(character) {
        return Some("");
    }
    gsm7::replacement(character)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::measure::measure;

    /// A text of UTF-16 units, passed on unit by unit.
    struct Units(Vec<u16>);

    impl Text for Units {
        fn read(&self, take: &mut dyn FnMut(&[u16])) {
            self.0.chunks(1).for_each(take);
        }
    }

    fn found(text: &dyn Text) -> Vec<(usize, Option<&'static str>)> {
        let mut all = Vec::new();
        plain(text, &mut |it| all.push((it.index, it.replacement)));
        all
    }

    fn replaced(text: &str) -> String {
        let mut units: Vec<u16> = text.encode_utf16().collect();
        for (index, replacement) in found(&text).into_iter().rev() {
            if let Some(replacement) = replacement {
                units.splice(index..=index, replacement.encode_utf16());
            }
        }
        String::from_utf16(&units).unwrap()
    }

    #[test]
    fn non_gsm_characters_are_found_where_they_are() {
        let expected = [(1, None), (3, Some("\"")), (4, None)];
        assert_eq!(found(&"a😀“ç"), expected);
    }

    #[test]
    fn half_a_surrogate_pair_is_a_character_that_stays() {
        let halves = Units(vec![0xde00, 0xd83d, 0x61, 0xd83d, 0x201c]);
        let expected = [(0, None), (1, None), (3, None), (4, Some("\""))];
        assert_eq!(found(&halves), expected);
        let counted = plain(&halves, &mut |_| ());
        assert_eq!((counted.replaced, counted.remaining), (1, 3));
    }

    #[test]
    fn plain_characters_say_the_same() {
        for (text, expected, count, remaining) in [
            ("", "", 0, 0),
            ("Plain €", "Plain €", 0, 0),
            ("“It’s” 5′ 6″ «a» ‹b›", "\"It's\" 5' 6\" \"a\" 'b'", 9, 0),
            ("1–2 — −3‑4…", "1-2 - -3-4...", 5, 0),
            (
                "a\u{a0}b\u{202f}c\u{2009}d\te\u{3000}f",
                "a b c d e f",
                5,
                0,
            ),
            ("\u{feff}a\u{200b}b\u{2060}c\u{ad}d", "abcd", 4, 0),
            ("• one\u{2028}• two", "- one\n- two", 3, 0),
            ("“ça”", "\"ça\"", 2, 1),
            ("Wałęsa’s", "Wałęsa's", 1, 2),
            // Characters that shape are removed if nothing is left to shape.
            ("\u{202a}+44 7700\u{202c}\u{200d}", "+44 7700", 3, 0),
            ("👩\u{200d}💻’s", "👩\u{200d}💻's", 1, 3),
        ] {
            let counted = plain(&text, &mut |_| ());
            assert_eq!(replaced(text), expected);
            assert_eq!((counted.replaced, counted.remaining), (count, remaining));
            assert_eq!(counted.measure, measure(&expected), "{text}");
            assert_eq!(found(&expected).len(), remaining, "{text}");
            assert_eq!(replaced(expected), expected, "twice is once");
        }
    }
}
