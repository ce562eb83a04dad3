//! How long a text is on the air. A segment carries 140 octets (3GPP TS 23.040, section 9.2.3.24);
//! in a text of several, 6 of them are the header that joins them (section 9.2.3.24.1).
//!
//! Units and places are those of UTF-16, as in JavaScript. Half of a surrogate pair, which a string
//! of Rust cannot hold, is measured as U+FFFD: like that it is one unit, and forces UCS-2.

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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NonGsm {
    /// Where it begins, in UTF-16 units.
    pub index: usize,
    /// The character.
    pub character: char,
    /// What says the same in GSM-7; may be empty.
    pub replacement: Option<&'static str>,
}

/// A measured text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
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
    pub non_gsm: Vec<NonGsm>,
}

/// Measures a text.
pub fn measure(text: &str) -> Measure {
    scan(text, None)
}

/// Measures a text for an encoding that somebody chose, whatever it cannot say.
pub fn measure_as(text: &str, encoding: Encoding) -> Measure {
    scan(text, Some(encoding))
}

/// Segments that are being filled.
#[derive(Default)]
struct Filling {
    units: usize,
    full: usize,
    used: usize,
}

impl Filling {
    #[inline(always)]
    fn add(&mut self, size: usize, room: usize) {
        // A character never lies in two segments: the rest of the full one stays empty.
        if self.used + size > room {
            self.full += 1;
            self.used = 0;
        }
        self.units += size;
        self.used += size;
    }
}

/// Both encodings in one pass: it runs at every key.
fn scan(text: &str, chosen: Option<Encoding>) -> Measure {
    let (mut gsm7, mut ucs2) = (Filling::default(), Filling::default());
    let (_, gsm7_room) = Encoding::Gsm7.room();
    let (_, ucs2_room) = Encoding::Ucs2.room();
    let mut non_gsm = NonGsmCharacters::default();
    let mut characters = 0;
    for character in text.chars() {
        let septets = gsm7::septets(character);
        if septets.is_none() {
            non_gsm.push(ucs2.units, character);
        }
        characters += 1;
        gsm7.add(septets.unwrap_or(1), gsm7_room);
        ucs2.add(character.len_utf16(), ucs2_room);
    }
    let non_gsm = non_gsm.finish();
    let encoding = chosen.unwrap_or(match non_gsm.is_empty() {
        true => Encoding::Gsm7,
        false => Encoding::Ucs2,
    });
    let filling = match encoding {
        Encoding::Gsm7 => gsm7,
        Encoding::Ucs2 => ucs2,
    };
    let (alone, joined) = encoding.room();
    let (segments, units_per_segment, used) = if filling.units <= alone {
        (1, alone, filling.units)
    } else {
        (filling.full + 1, joined, filling.used)
    };
    Measure {
        encoding,
        characters,
        units: filling.units,
        segments,
        units_per_segment,
        units_left: units_per_segment - used,
        non_gsm,
    }
}

/// A text with everything replaced that has a replacement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plain {
    /// The text.
    pub text: String,
    /// Characters that were replaced.
    pub replaced: usize,
    /// Characters left that force UCS-2.
    pub remaining: usize,
}

/// Replaces typographic characters of a text by those of GSM-7 that say the same.
pub fn to_gsm7(text: &str) -> Plain {
    let found = measure(text).non_gsm;
    let mut next = found.iter().peekable();
    let mut plain = String::with_capacity(text.len());
    let mut units = 0;
    for character in text.chars() {
        match next.next_if(|it| it.index == units) {
            Some(NonGsm {
                replacement: Some(replacement),
                ..
            }) => plain.push_str(replacement),
            _ => plain.push(character),
        }
        units += character.len_utf16();
    }
    let remaining = found.iter().filter(|it| it.replacement.is_none()).count();
    Plain {
        text: plain,
        replaced: found.len() - remaining,
        remaining,
    }
}

/// The characters that force UCS-2, as they are found.
#[derive(Default)]
struct NonGsmCharacters {
    found: Vec<NonGsm>,
    /// How many of them only shape what stands around them.
    shaping: usize,
}

impl NonGsmCharacters {
    fn push(&mut self, index: usize, character: char) {
        self.shaping += usize::from(gsm7::is_shaping(character));
        self.found.push(NonGsm {
            index,
            character,
            replacement: gsm7::replacement(character),
        });
    }

    fn finish(mut self) -> Vec<NonGsm> {
        let all = self.found.iter();
        let kept = all.filter(|it| it.replacement.is_none()).count();
        // Where everything else is or becomes GSM-7, there is nothing left to shape.
        if self.shaping > 0 && kept == self.shaping {
            for it in &mut self.found {
                it.replacement = it.replacement.or(Some(""));
            }
        }
        self.found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Encoding, characters, units, segments, units per segment, units left.
    fn sizes(text: &str) -> (Encoding, usize, usize, usize, usize, usize) {
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
            assert_eq!(sizes(&text), expected, "{text}");
        }
    }

    #[test]
    fn half_a_surrogate_pair_is_one_unit_of_ucs_2() {
        let halves = String::from_utf16_lossy(&[0x61, 0xd83d]);
        assert_eq!(sizes(&halves), (Encoding::Ucs2, 2, 2, 1, 70, 68));
        let halves = String::from_utf16_lossy(&[0xde00, 0xd83d, 0x201c]);
        let found: Vec<_> = measure(&halves).non_gsm.iter().map(|it| it.index).collect();
        assert_eq!(found, [0, 1, 2]);
        assert_eq!(to_gsm7(&halves).remaining, 2);
    }

    #[test]
    fn non_gsm_characters_are_found_where_they_are() {
        let found: Vec<_> = measure("a😀“ç")
            .non_gsm
            .iter()
            .map(|it| (it.index, it.character, it.replacement))
            .collect();
        assert_eq!(
            found,
            [(1, '😀', None), (3, '“', Some("\"")), (4, 'ç', None),]
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
            let plain = to_gsm7(text);
            assert_eq!((plain.text.as_str(), plain.replaced), (expected, replaced));
            assert_eq!(plain.remaining, remaining, "{text}");
            assert_eq!(measure(&plain.text).non_gsm.len(), remaining, "{text}");
            assert_eq!(to_gsm7(&plain.text).text, plain.text, "twice is once");
        }
    }
}
