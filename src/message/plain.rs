//! The characters of a text that are not in GSM-7, and their replacements.

use super::letters;
use super::measure::{Measure, Measuring, is_high, is_low, measure};
use super::{Replacement, Text, gsm7};

/// A character that is not in GSM-7, or a letter and its combining marks that are replaced together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NonGsm {
    /// Where it begins, in UTF-16 units.
    pub index: usize,
    /// Its units.
    pub length: usize,
    /// The replacement, which may be empty.
    pub replacement: Option<Replacement>,
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

/// Replaces typographic characters with plain ones and, with `letters`, letters with the nearest in GSM-7.
/// Passes on each character that is not in GSM-7, in the order of the text.
///
/// The new text never takes more segments than the old one. If it can be GSM-7, everything is replaced, unless
/// many `…` would make it longer. If it remains UCS-2, some characters are kept: those that shape other characters,
/// which may be present; Chinese punctuation; and those whose replacement has more units than they have.
pub fn plain(text: &dyn Text, letters: bool, take: &mut dyn FnMut(NonGsm)) -> Plain {
    let mut rules = Rules {
        letters,
        is_gsm7: true,
        drops: false,
    };
    let all = walk(text, rules, &mut |_| ());
    if all.replaced + all.remaining == 0 {
        return all;
    }
    // If the new text fits into one segment, as most do, the old one need not be measured.
    let after = all.measure.segments;
    rules.is_gsm7 = all.remaining == 0 && (after == 1 || after <= measure(text).segments);
    walk(text, rules, take)
}

/// Replaces like [`plain`] and removes the characters without a replacement, so that the rest is GSM-7. The removed
/// characters are still passed on, and counted as remaining.
pub fn stripped(text: &dyn Text, letters: bool, take: &mut dyn FnMut(NonGsm)) -> Plain {
    let rules = Rules {
        letters,
        is_gsm7: true,
        drops: true,
    };
    walk(text, rules, take)
}

fn walk(text: &dyn Text, rules: Rules, take: &mut dyn FnMut(NonGsm)) -> Plain {
    let mut walk = Walk {
        rules,
        at: 0,
        held: None,
        measuring: Measuring::default(),
        replaced: 0,
        remaining: 0,
    };
    text.read(&mut |units| units.iter().for_each(|unit| walk.add(*unit, take)));
    walk.release(take);
    Plain {
        measure: walk.measuring.measure(),
        replaced: walk.replaced,
        remaining: walk.remaining,
    }
}

/// What may be replaced.
#[derive(Clone, Copy)]
struct Rules {
    letters: bool,
    /// Whether the new text is GSM-7.
    is_gsm7: bool,
    /// Whether characters without a replacement are removed.
    drops: bool,
}

struct Walk {
    rules: Rules,
    /// Units so far.
    at: usize,
    /// The last character: what follows may belong to it.
    held: Option<Held>,
    measuring: Measuring,
    replaced: usize,
    remaining: usize,
}

struct Held {
    first: u16,
    last: u16,
    length: usize,
    /// The replacement of a letter and its marks.
    composed: Option<Replacement>,
}

impl Walk {
    #[inline]
    fn add(&mut self, unit: u16, take: &mut dyn FnMut(NonGsm)) {
        let joins = self
            .held
            .as_mut()
            .is_some_and(|it| it.join(unit, self.rules));
        if !joins {
            self.release(take);
            self.held = Some(Held {
                first: unit,
                last: unit,
                length: 1,
                composed: None,
            });
        }
        self.at += 1;
    }

    fn release(&mut self, take: &mut dyn FnMut(NonGsm)) {
        let Some(held) = self.held.take() else {
            return;
        };
        if held.length == 1 && gsm7::septets(held.first) > 0 {
            return self.measuring.add(&[held.first]);
        }
        let replacement = held.replacement(self.rules);
        match replacement {
            Some(replacement) => {
                self.replaced += 1;
                replacement
                    .units()
                    .for_each(|unit| self.measuring.add(&[unit]));
            }
            None if self.rules.drops => self.remaining += 1,
            None => {
                self.remaining += 1;
                self.measuring.add(&[held.first]);
                // The second half of a pair, or marks: they all measure the same.
                (1..held.length).for_each(|_| self.measuring.add(&[held.last]));
            }
        }
        take(NonGsm {
            index: self.at - held.length,
            length: held.length,
            replacement,
        });
    }
}

impl Held {
    /// Whether the next unit belongs to this character: the second half of a pair, or a mark that is replaced
    /// together with its letter.
    fn join(&mut self, unit: u16, rules: Rules) -> bool {
        let joins = if letters::is_mark(unit) {
            if self.length > 1 {
                // GSM-7 has no letter with two marks, so the others are dropped.
                self.composed.is_some() && rules.letters
            } else {
                self.composed = if rules.letters {
                    letters::nearest_composed(self.first, unit)
                } else {
                    letters::composed(self.first, unit)
                };
                self.composed.is_some()
            }
        } else {
            self.length == 1 && is_high(self.first) && is_low(unit)
        };
        if joins {
            self.last = unit;
            self.length += 1;
        }
        joins
    }

    fn replacement(&self, rules: Rules) -> Option<Replacement> {
        let replacement = self.composed.or_else(|| {
            if self.length > 1 {
                return None;
            }
            // Half a surrogate pair is not a `char`; nothing replaces it.
            let character = char::from_u32(u32::from(self.first))?;
            if rules.is_gsm7 && gsm7::is_shaping(character) {
                return Some(Replacement::ascii(""));
            }
            if rules.is_gsm7
                && let Some(ascii) = gsm7::wide_punctuation(self.first)
            {
                return Some(Replacement::one(ascii));
            }
            let plain = gsm7::replacement(character).map(Replacement::ascii);
            plain.or_else(|| letters::same(character)).or_else(|| {
                let nearest = rules.letters.then(|| letters::nearest(self.first));
                nearest.flatten()
            })
        });
        replacement.filter(|it| rules.is_gsm7 || it.length() <= self.length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text of UTF-16 units, passed on unit by unit.
    struct Units(Vec<u16>);

    impl Text for Units {
        fn read(&self, take: &mut dyn FnMut(&[u16])) {
            self.0.chunks(1).for_each(take);
        }
    }

    fn units(text: &str) -> Vec<u16> {
        text.encode_utf16().collect()
    }

    fn found(text: &dyn Text, letters: bool) -> Vec<(usize, usize, Option<String>)> {
        let mut all = Vec::new();
        plain(text, letters, &mut |it| {
            let units = |it: Replacement| it.units().collect::<Vec<u16>>();
            let replacement = it
                .replacement
                .map(|it| String::from_utf16(&units(it)).unwrap());
            all.push((it.index, it.length, replacement));
        });
        all
    }

    fn replaced(text: &[u16], letters: bool) -> Vec<u16> {
        let mut new = text.to_vec();
        for (index, length, replacement) in found(&Units(text.to_vec()), letters).into_iter().rev()
        {
            if let Some(replacement) = replacement {
                new.splice(index..index + length, replacement.encode_utf16());
            }
        }
        new
    }

    /// Compares the result for a text, and the characters passed on, with what is expected.
    fn compare(text: &str, letters: bool, expected: &str, count: usize, remaining: usize) {
        let counted = plain(&text, letters, &mut |_| ());
        let new = String::from_utf16(&replaced(&units(text), letters)).unwrap();
        assert_eq!(new, expected);
        let counts = (counted.replaced, counted.remaining);
        assert_eq!(counts, (count, remaining), "{text}");
        assert_eq!(counted.measure, measure(&expected), "{text}");
        let before = measure(&text).segments;
        assert!(counted.measure.segments <= before, "{text}");
        assert_eq!(found(&expected, letters).len(), remaining, "{text}");
        let twice = replaced(&units(expected), letters);
        assert_eq!(twice, units(expected), "twice is once");
    }

    fn some(text: &str) -> Option<String> {
        Some(text.to_owned())
    }

    #[test]
    fn non_gsm_characters_are_found_where_they_are() {
        let expected = [(1, 2, None), (3, 1, some("\"")), (4, 1, None)];
        assert_eq!(found(&"a😀“ç", false), expected);
        let expected = [(0, 2, some("é")), (3, 1, None), (4, 2, some("ä"))];
        assert_eq!(found(&"e\u{301}bça\u{308}", false), expected);
        let expected = [(0, 3, some("e")), (3, 1, some("oe")), (4, 2, some("A"))];
        assert_eq!(found(&"e\u{302}\u{301}œα\u{301}", true), expected);
    }

    #[test]
    fn half_a_surrogate_pair_is_a_character_that_stays() {
        let halves = Units(vec![0xde00, 0xd83d, 0x61, 0xd83d, 0x201c]);
        let quote = (4, 1, some("\""));
        let expected = [(0, 1, None), (1, 1, None), (3, 1, None), quote];
        for letters in [false, true] {
            assert_eq!(found(&halves, letters), expected);
            let counted = plain(&halves, letters, &mut |_| ());
            assert_eq!((counted.replaced, counted.remaining), (1, 3));
        }
    }

    #[test]
    fn plain_characters_say_the_same() {
        for (text, expected, count, remaining) in [
            ("", "", 0, 0),
            ("Plain €", "Plain €", 0, 0),
            ("“It’s” 5′ 6″ «a» ‹b›", "\"It's\" 5' 6\" \"a\" 'b'", 9, 0),
            ("1–2 — −3‑4…", "1-2 - -3-4...", 5, 0),
            ("2‴ 3‷ 1·2․", "2''' 3''' 1.2.", 4, 0),
            ("a‥ b‼ c⁇ d⁈ e⁉ ⋯", "a.. b!! c?? d?! e!? ...", 6, 0),
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
            // A letter and its accent become one letter, if that is in GSM-7.
            ("Cafe\u{301} a\u{300}", "Café à", 2, 0),
            (
                "u\u{308}n\u{303}A\u{30a}C\u{327}c\u{327}",
                "üñÅÇc\u{327}",
                4,
                1,
            ),
            ("e\u{302} e\u{301}\u{323}", "e\u{302} é\u{323}", 1, 2),
            ("5\u{301} \u{301}", "5\u{301} \u{301}", 0, 2),
            // Unicode has these letters and marks twice.
            (
                "1 \u{212b}, 2 \u{2126}, 3 \u{212a}\u{37e}\u{387}",
                "1 Å, 2 Ω, 3 K;.",
                5,
                0,
            ),
            ("Ｓale！", "Ｓale！", 0, 2),
            ("Hi！", "Hi!", 1, 0),
            ("你好！", "你好！", 0, 3),
        ] {
            compare(text, false, expected, count, remaining);
        }
    }

    #[test]
    fn letters_become_the_nearest_if_they_may() {
        for (text, expected, count, remaining) in [
            ("Zażółć gęślą jaźń", "Zazolc gesla jazn", 9, 0),
            ("Příliš žluťoučký kůň", "Prilis zlutoucky kun", 9, 0),
            ("Árvíztűrő tükörfúrógép", "Arviztürö tükörfurogép", 6, 0),
            ("Ağaçta İğde, ışık Çiğ", "Agacta Igde, isik Çig", 8, 0),
            ("şţ ȘȚ șț ăâî", "st ST st aai", 9, 0),
            ("Ķēniņš ģērbās ąžuolų", "Kenins gerbas azuolu", 10, 0),
            ("Ðað Þór þú", "Dad Thor thu", 6, 0),
            ("Œuvre, cœur, être, ça", "OEuvre, coeur, etre, ca", 4, 0),
            ("São João, maçã, aí", "Sao Joao, maca, ai", 5, 0),
            ("ŵŷ ħġż ĉŭ đ", "wy hgz cu d", 8, 0),
            (
                "Điện thoại ở Nam, chữ ằẵặ",
                "Dien thoai o Nam, chu aaa",
                8,
                0,
            ),
            ("ǟ Ǻ ǽ ǿ ǘ ḉ Ḉ", "ä Å æ ø ü c Ç", 7, 0),
            ("ﬁne ﬀ ﬃ Ĳssel ǅ", "fine ff ffi IJssel Dz", 5, 0),
            ("ＡＢＣ ｘｙｚ １２３！", "ABC xyz 123!", 10, 0),
            ("ſtraẞe, 1ª 2º Əhməd", "straße, 1a 2o Ehmed", 6, 0),
            (
                "Καλημέρα Ελλάδα, Ύψος ϊΐ ῆ",
                "KAΛHMEPA EΛΛAΔA, YΨOΣ II H",
                21,
                0,
            ),
            // What macOS writes.
            (
                "e\u{301}c\u{327}e\u{302}\u{301}u\u{30b}i\u{307}l\u{327}ł\u{301}",
                "éceüill",
                7,
                0,
            ),
            ("α\u{301}Ω\u{301}ä\u{304}", "AΩä", 3, 0),
            // Neither letters of other alphabets nor symbols nor marks on anything else.
            ("Жук и\u{306} ł", "Жук и\u{306} l", 1, 5),
            ("שלום مرحبا 你好", "שלום مرحبا 你好", 0, 11),
            (
                "½ × ÷ © µ ¹ =\u{338} 5\u{301}",
                "½ × ÷ © µ ¹ =\u{338} 5\u{301}",
                0,
                8,
            ),
            ("“Ł”…", "\"L\"...", 4, 0),
        ] {
            compare(text, true, expected, count, remaining);
        }
    }

    #[test]
    fn a_text_never_gets_longer() {
        for (text, letters, expected, count, remaining) in [
            // In UCS-2, more units could need more segments and save nothing.
            ("…😀’", false, "…😀'", 1, 2),
            ("œ ﬃ þ ł Ж", true, "œ ﬃ þ l Ж", 1, 4),
            ("œ\u{301} ﬃ\u{301} Ж", true, "oe ﬃ\u{301} Ж", 1, 2),
        ] {
            let counted = plain(&text, letters, &mut |_| ());
            let new = String::from_utf16(&replaced(&units(text), letters)).unwrap();
            let counts = (counted.replaced, counted.remaining);
            assert_eq!((new.as_str(), counts), (expected, (count, remaining)));
        }
        // 53 times three units fit into a segment of GSM-7, 54 do not; as UCS-2 they fit.
        let dots = |count: usize| "…".repeat(count);
        compare(&dots(53), false, &"...".repeat(53), 53, 0);
        compare(&dots(54), false, &dots(54), 0, 54);
        compare(&(dots(54) + "’"), false, &(dots(54) + "'"), 1, 54);
        compare(&dots(71), false, &"...".repeat(71), 71, 0);
        compare(&"œ".repeat(70), true, &"oe".repeat(70), 70, 0);
        compare(&"€".repeat(70), true, &"€".repeat(70), 0, 0);
    }

    #[test]
    fn what_nothing_replaces_can_be_left_out() {
        for (text, letters, rest, replaced, remaining) in [
            ("", true, "", 0, 0),
            ("a😀b…ç", true, "ab...c", 2, 1),
            ("a😀b…ç", false, "ab...", 1, 2),
            ("👩\u{200d}💻 Ж", true, " ", 1, 3),
        ] {
            let counted = stripped(&text, letters, &mut |_| ());
            assert_eq!(counted.measure, measure(&rest), "{text}");
            let counts = (counted.replaced, counted.remaining);
            assert_eq!(counts, (replaced, remaining), "{text}");
        }
    }

    /// Texts of a few characters each, so that they differ in how many they have of which.
    #[test]
    fn no_random_text_gets_longer() {
        const KINDS: [&str; 16] = [
            "a", "€", "…", "‴", "œ", "ﬃ", "ł", "e\u{301}", "\u{302}", "Ж", "😀", "’", "\u{200d}",
            "\u{200b}", "þ", "！",
        ];
        let mut state = 2026_u64;
        let mut below = |limit: usize| {
            let next = state.wrapping_mul(6_364_136_223_846_793_005);
            state = next.wrapping_add(1);
            (state >> 33) as usize % limit
        };
        let (mut shorter, mut kept) = (0, 0);
        for _ in 0..3000 {
            let used: Vec<&str> = (0..=below(3)).map(|_| KINDS[below(KINDS.len())]).collect();
            let length = below(220);
            let mut text: Vec<u16> = Vec::new();
            for _ in 0..length {
                text.extend(used[below(used.len())].encode_utf16());
            }
            if below(4) == 0 {
                // Half a pair, which may meet the other half.
                let at = below(text.len() + 1);
                text.insert(at, [0xd83d, 0xde00][below(2)]);
            }
            let text = Units(text);
            let before = measure(&text).segments;
            for letters in [false, true] {
                let counted = plain(&text, letters, &mut |_| ());
                let new = Units(replaced(&text.0, letters));
                assert_eq!(counted.measure, measure(&new), "{:x?}", text.0);
                let after = counted.measure.segments;
                assert!(after <= before, "{:x?}", text.0);
                shorter += usize::from(after < before);
                kept += usize::from(counted.remaining > 0 && counted.replaced > 0);
            }
        }
        assert!(shorter > 800 && kept > 800, "{shorter} {kept}");
    }
}
