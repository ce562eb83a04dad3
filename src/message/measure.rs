//! How long a text is on the air. A segment carries 140 octets (3GPP TS 23.040, section 9.2.3.24);
//! in a text of several, 6 of them are the header that joins them (section 9.2.3.24.1).
//!
//! A text comes as UTF-16, JavaScript's strings as they are: half a surrogate pair is one unit
//! that forces UCS-2.

use std::char::{REPLACEMENT_CHARACTER, decode_utf16};

use super::gsm7;

/// The alphabet in which a text travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// 7 bits a unit, and two units for a character of the extension table.
    Gsm7,
    /// 16 bits a unit, and two units for a character beyond U+FFFF, as in UTF-16.
    Ucs2,
}

impl Encoding {
    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Gsm7 => "GSM-7",
            Self::Ucs2 => "UCS-2",
        }
    }

    /// Units in the only segment of a text, and in each of several.
    const fn room(self) -> (usize, usize) {
        match self {
            Self::Gsm7 => (160, 153),
            Self::Ucs2 => (70, 67),
        }
    }
}

/// A character that is not in GSM-7.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NonGsm<'a> {
    /// Where it begins, in UTF-16 units.
    pub index: usize,
    /// Its one or two UTF-16 units.
    pub character: &'a [u16],
    /// What says the same in GSM-7; may be empty.
    pub replacement: Option<&'static str>,
}

/// A measured text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure<'a> {
    /// GSM-7 where every character is in it.
    pub encoding: Encoding,
    /// Unicode code points; half a surrogate pair counts as one.
    pub characters: usize,
    /// Units of the encoding. What stays empty at the end of a segment is not counted.
    pub units: usize,
    /// At least 1.
    pub segments: usize,
    /// 160 or 70 in a text of one segment, 153 or 67 in one of several.
    pub units_per_segment: usize,
    /// Units that still go into the last segment.
    pub units_left: usize,
    /// Every character that forces UCS-2, in the order of the text.
    pub non_gsm: Vec<NonGsm<'a>>,
}

/// Measures a text in UTF-16.
pub fn measure(text: &[u16]) -> Measure<'_> {
    let non_gsm = non_gsm(text);
    let encoding = if non_gsm.is_empty() {
        Encoding::Gsm7
    } else {
        Encoding::Ucs2
    };
    Measure {
        non_gsm,
        ..measure_as(text, encoding)
    }
}

/// Measures a text in UTF-16 for an encoding that somebody chose, without looking at what it cannot
/// say.
pub fn measure_as(text: &[u16], encoding: Encoding) -> Measure<'_> {
    let (alone, joined) = encoding.room();
    let (mut characters, mut units, mut segments, mut used) = (0, 0, 1, 0);
    for character in characters_of(text) {
        let size = match encoding {
            Encoding::Gsm7 => gsm7::septets(character).unwrap_or(1),
            Encoding::Ucs2 => character.len_utf16(),
        };
        // A character never lies in two segments: the rest of the full one stays empty.
        if used + size > joined {
            segments += 1;
            used = 0;
        }
        characters += 1;
        units += size;
        used += size;
    }
    let (segments, units_per_segment, used) = if units <= alone {
        (1, alone, units)
    } else {
        (segments, joined, used)
    };
    Measure {
        encoding,
        characters,
        units,
        segments,
        units_per_segment,
        units_left: units_per_segment - used,
        non_gsm: Vec::new(),
    }
}

/// A text with everything replaced that has a replacement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plain {
    /// UTF-16.
    pub text: Vec<u16>,
    /// Characters that were replaced.
    pub replaced: usize,
    /// Characters left that force UCS-2.
    pub remaining: usize,
}

/// Replaces typographic characters of a text in UTF-16 by those of GSM-7 that say the same.
pub fn to_gsm7(text: &[u16]) -> Plain {
    let mut plain = Plain {
        text: Vec::with_capacity(text.len()),
        replaced: 0,
        remaining: 0,
    };
    let mut copied = 0;
    for found in non_gsm(text) {
        let Some(replacement) = found.replacement else {
            plain.remaining += 1;
            continue;
        };
        let kept = text.get(copied..found.index).unwrap_or_default();
        plain.text.extend_from_slice(kept);
        plain.text.extend(replacement.encode_utf16());
        plain.replaced += 1;
        copied = found.index + found.character.len();
    }
    plain
        .text
        .extend_from_slice(text.get(copied..).unwrap_or_default());
    plain
}

/// The characters; half a surrogate pair as U+FFFD, which is one unit and not in GSM-7 as well.
fn characters_of(text: &[u16]) -> impl Iterator<Item = char> {
    decode_utf16(text.iter().copied()).map(|it| it.unwrap_or(REPLACEMENT_CHARACTER))
}

fn non_gsm(text: &[u16]) -> Vec<NonGsm<'_>> {
    let mut found = Vec::new();
    let mut shaping = Vec::new();
    let mut next = 0;
    for character in characters_of(text) {
        let index = next;
        next += character.len_utf16();
        if gsm7::septets(character).is_some() {
            continue;
        }
        if gsm7::is_shaping(character) {
            shaping.push(found.len());
        }
        found.push(NonGsm {
            index,
            character: text.get(index..next).unwrap_or_default(),
            replacement: gsm7::replacement(character),
        });
    }
    // Where everything else is or becomes GSM-7, there is nothing left to shape.
    let kept = found.iter().filter(|it| it.replacement.is_none()).count();
    if kept == shaping.len() {
        for place in shaping {
            if let Some(it) = found.get_mut(place) {
                it.replacement = Some("");
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str) -> Vec<u16> {
        text.encode_utf16().collect()
    }

    /// Encoding, characters, units, segments, units per segment, units left.
    fn sizes(text: &[u16]) -> (Encoding, usize, usize, usize, usize, usize) {
        let it = measure(text);
        assert_eq!(it.encoding == Encoding::Gsm7, it.non_gsm.is_empty());
        (
            it.encoding,
            it.characters,
            it.units,
            it.segments,
            it.units_per_segment,
            it.units_left,
        )
    }

    #[test]
    fn segments_end_where_the_standard_says() {
        use Encoding::{Gsm7, Ucs2};
        let a = |count| "a".repeat(count);
        for (text, expected) in [
            // Like split-sms and sms-segments-calculator: an SMS without text is an SMS.
            (String::new(), (Gsm7, 0, 0, 1, 160, 160)),
            (a(1), (Gsm7, 1, 1, 1, 160, 159)),
            (a(153), (Gsm7, 153, 153, 1, 160, 7)),
            (a(160), (Gsm7, 160, 160, 1, 160, 0)),
            (a(161), (Gsm7, 161, 161, 2, 153, 145)),
            (a(306), (Gsm7, 306, 306, 2, 153, 0)),
            (a(307), (Gsm7, 307, 307, 3, 153, 152)),
            (a(1530), (Gsm7, 1530, 1530, 10, 153, 0)),
            (a(1531), (Gsm7, 1531, 1531, 11, 153, 152)),
            // An extension character that ends a single segment, or no longer fits into it.
            (a(158) + "€", (Gsm7, 159, 160, 1, 160, 0)),
            (a(159) + "€", (Gsm7, 160, 161, 2, 153, 145)),
            // At the end of a joined segment: fits, or leaves a septet empty.
            (a(151) + "€" + &a(153), (Gsm7, 305, 306, 2, 153, 0)),
            (a(152) + "€" + &a(151), (Gsm7, 304, 305, 2, 153, 0)),
            (a(152) + "€" + &a(152), (Gsm7, 305, 306, 3, 153, 152)),
            ("[".repeat(80), (Gsm7, 80, 160, 1, 160, 0)),
            ("[".repeat(81), (Gsm7, 81, 162, 2, 153, 143)),
            ("[".repeat(152), (Gsm7, 152, 304, 2, 153, 1)),
            ("[".repeat(153), (Gsm7, 153, 306, 3, 153, 151)),
            ("я".repeat(70), (Ucs2, 70, 70, 1, 70, 0)),
            ("я".repeat(71), (Ucs2, 71, 71, 2, 67, 63)),
            ("я".repeat(134), (Ucs2, 134, 134, 2, 67, 0)),
            ("я".repeat(135), (Ucs2, 135, 135, 3, 67, 66)),
            // In UCS-2 the extension table costs nothing.
            ("я€[".repeat(10), (Ucs2, 30, 30, 1, 70, 40)),
            ("😀".repeat(35), (Ucs2, 35, 70, 1, 70, 0)),
            ("😀".repeat(36), (Ucs2, 36, 72, 2, 67, 61)),
            // A pair over the boundary moves whole.
            (a(66) + "😀" + &a(65), (Ucs2, 132, 133, 2, 67, 0)),
            (a(66) + "😀" + &a(66), (Ucs2, 133, 134, 3, 67, 66)),
            (a(65) + "😀" + &a(67), (Ucs2, 133, 134, 2, 67, 0)),
            // A family is seven code points, in eleven units.
            ("👨‍👩‍👧‍👦".into(), (Ucs2, 7, 11, 1, 70, 59)),
        ] {
            assert_eq!(sizes(&utf16(&text)), expected, "{text}");
        }
    }

    #[test]
    fn half_a_surrogate_pair_is_one_unit_of_ucs_2() {
        assert_eq!(sizes(&[0x61, 0xd83d]), (Encoding::Ucs2, 2, 2, 1, 70, 68));
        let text = [0xde00, 0xd83d, 0x201c];
        let found = measure(&text).non_gsm;
        assert_eq!(found.len(), 3);
        for (index, it) in found.iter().enumerate() {
            assert_eq!((it.index, it.character), (index, &text[index..=index]));
        }
        assert_eq!(to_gsm7(&text).text, [0xde00, 0xd83d, 0x22]);
        assert_eq!(to_gsm7(&text).remaining, 2);
    }

    #[test]
    fn non_gsm_characters_are_found_where_they_are() {
        let text = utf16("a😀“ç");
        let found: Vec<_> = measure(&text)
            .non_gsm
            .iter()
            .map(|it| {
                let character = String::from_utf16(it.character).unwrap();
                (it.index, character, it.replacement)
            })
            .collect();
        assert_eq!(
            found,
            [
                (1, "😀".to_owned(), None),
                (3, "“".to_owned(), Some("\"")),
                (4, "ç".to_owned(), None),
            ]
        );
    }

    #[test]
    fn plain_characters_say_the_same() {
        for (text, expected, replaced, remaining) in [
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
            // What shapes is removed where nothing is left to shape.
            ("\u{202a}+44 7700\u{202c}\u{200d}", "+44 7700", 3, 0),
            ("👩\u{200d}💻’s", "👩\u{200d}💻's", 1, 3),
        ] {
            let plain = to_gsm7(&utf16(text));
            let words = String::from_utf16(&plain.text).unwrap();
            assert_eq!((words.as_str(), plain.replaced), (expected, replaced));
            assert_eq!(plain.remaining, remaining, "{text}");
            assert_eq!(measure(&plain.text).non_gsm.len(), remaining, "{text}");
            assert_eq!(to_gsm7(&plain.text).text, plain.text, "twice is once");
        }
    }
}
