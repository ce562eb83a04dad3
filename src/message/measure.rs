//! How much space a text takes in transmission. A segment carries 140 octets (3GPP TS 23.040, section
//! 9.2.3.24); if there are several, the header that joins them takes 6 of those (section 9.2.3.24.1).
//!
//! Texts are read as the UTF-16 units of JavaScript, which are also the units of UCS-2. Half a
//! surrogate pair counts as a character: one unit, and not in GSM-7.

use super::{Text, gsm7};

/// The alphabet in which a text is sent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Encoding {
    /// 7 bits per unit, and two units for a character of the extension table.
    #[default]
    Gsm7,
    /// 16 bits per unit, and two units for a character beyond U+FFFF, as in UTF-16.
    Ucs2,
}

impl Encoding {
    /// Units in a single segment.
    const fn alone(self) -> usize {
        match self {
            Self::Gsm7 => 160,
            Self::Ucs2 => 70,
        }
    }

    /// Units in each of several segments.
    const fn joined(self) -> usize {
        match self {
            Self::Gsm7 => 153,
            Self::Ucs2 => 67,
        }
    }
}

/// A measured text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measure {
    /// GSM-7 if every character is in it.
    pub encoding: Encoding,
    /// Unicode code points; half a surrogate pair counts as one.
    pub characters: usize,
    /// Units of the encoding. Units left empty at the end of a segment are not counted.
    pub units: usize,
    /// At least 1.
    pub segments: usize,
    /// 160 or 70 in a text of one segment, 153 or 67 if there are several.
    pub units_per_segment: usize,
    /// Units left in the last segment.
    pub units_left: usize,
}

/// Measures a text.
pub fn measure(text: &dyn Text) -> Measure {
    measure_from(text, Encoding::Gsm7)
}

/// Measures a text that is sent in an encoding, or in a larger one if necessary.
pub fn measure_from(text: &dyn Text, smallest: Encoding) -> Measure {
    let mut measuring = Measuring {
        encoding: smallest,
        ..Measuring::default()
    };
    text.read(&mut |units| measuring.add(units));
    measuring.measure()
}

/// How many segments a text takes in an encoding, if it takes several. What the encoding does not have takes one
/// unit. [`measure`] knows more, and is more code.
pub fn joined_segments(text: &str, encoding: Encoding) -> usize {
    let (mut segments, mut used) = (1, 0);
    for character in text.chars() {
        let units = match encoding {
            Encoding::Gsm7 => gsm7::septets(character).max(1),
            Encoding::Ucs2 => character.len_utf16(),
        };
        used += units;
        if used > encoding.joined() {
            segments += 1;
            used = units;
        }
    }
    segments
}

/// A text that is being measured. It may be added in several pieces.
#[derive(Debug, Clone, Copy, Default)]
pub struct Measuring {
    encoding: Encoding,
    /// UTF-16 units.
    length: usize,
    /// Surrogate pairs.
    pairs: usize,
    /// Whether the last unit may begin a pair.
    after_high: bool,
    /// Units of the encoding.
    units: usize,
    /// Segments before the last one, if there are several.
    full: usize,
    /// Units in the last of several segments.
    used: usize,
}

impl Measuring {
    /// Adds the next piece.
    pub fn add(&mut self, units: &[u16]) {
        let rest = match self.encoding {
            Encoding::Gsm7 => self.add_gsm7(units),
            Encoding::Ucs2 => units,
        };
        let mut it = *self;
        for unit in rest {
            let pair = usize::from(it.after_high && is_low(*unit));
            it.after_high = is_high(*unit);
            it.pairs += pair;
            it.add_units(1, 1 + pair, Encoding::Ucs2);
        }
        it.length += rest.len();
        *self = it;
    }

    /// Adds units up to the first one that is not in GSM-7. Returns the rest.
    #[inline(always)]
    fn add_gsm7<'a>(&mut self, units: &'a [u16]) -> &'a [u16] {
        let mut it = *self;
        let foreign = units.iter().position(|unit| {
            let septets = gsm7::septets(*unit);
            it.add_units(septets, septets, Encoding::Gsm7);
            septets == 0
        });
        let end = foreign.unwrap_or(units.len());
        it.length += end;
        *self = it;
        if foreign.is_some() {
            self.use_ucs2();
        }
        units.get(end..).unwrap_or_default()
    }

    /// Adds the units that complete a character of a size.
    #[inline(always)]
    fn add_units(&mut self, units: usize, size: usize, encoding: Encoding) {
        self.units += units;
        self.used += units;
        // A character never spans two segments: it moves to the next as a whole.
        if self.used > encoding.joined() {
            self.full += 1;
            self.used = size;
        }
    }

    /// Changes to UCS-2. Each character so far becomes one unit.
    fn use_ucs2(&mut self) {
        let joined = Encoding::Ucs2.joined();
        self.encoding = Encoding::Ucs2;
        self.units = self.length;
        self.full = self.length.saturating_sub(1) / joined;
        self.used = self.length - self.full * joined;
    }

    /// Measures what has been added so far.
    #[inline(never)]
    pub fn measure(&self) -> Measure {
        let encoding = self.encoding;
        let (segments, units_per_segment, used) = if self.units <= encoding.alone() {
            (1, encoding.alone(), self.units)
        } else {
            (self.full + 1, encoding.joined(), self.used)
        };
        Measure {
            encoding,
            characters: self.length - self.pairs,
            units: self.units,
            segments,
            units_per_segment,
            units_left: units_per_segment - used,
        }
    }
}

/// Whether a UTF-16 unit is the first half of a surrogate pair.
pub const fn is_high(unit: u16) -> bool {
    unit & 0xfc00 == 0xd800
}

/// Whether a UTF-16 unit is the second half of a surrogate pair.
pub const fn is_low(unit: u16) -> bool {
    unit & 0xfc00 == 0xdc00
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Encoding, characters, units, segments, units per segment, units left.
    fn sizes(text: &str) -> (Encoding, usize, usize, usize, usize, usize) {
        fields(measure(&text))
    }

    fn fields(it: Measure) -> (Encoding, usize, usize, usize, usize, usize) {
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
            // As in split-sms and sms-segments-calculator: an SMS without text is still an SMS.
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
            // The letters before the first character of UCS-2 fill segments as well.
            (a(67) + "я" + &a(66), (Ucs2, 134, 134, 2, 67, 0)),
            (a(134) + "я", (Ucs2, 135, 135, 3, 67, 66)),
            (a(152) + "€" + &a(152) + "я", (Ucs2, 306, 306, 5, 67, 29)),
            // A pair across the boundary moves as a whole.
            (a(66) + "😀" + &a(65), (Ucs2, 132, 133, 2, 67, 0)),
            (a(66) + "😀" + &a(66), (Ucs2, 133, 134, 3, 67, 66)),
            (a(65) + "😀" + &a(67), (Ucs2, 133, 134, 2, 67, 0)),
            // A family emoji is seven code points in eleven units.
            ("👨‍👩‍👧‍👦".into(), (Ucs2, 7, 11, 1, 70, 59)),
        ] {
            assert_eq!(sizes(&text), expected, "{text}");
            let (encoding, _, _, segments, ..) = expected;
            if segments > 1 {
                assert_eq!(joined_segments(&text, encoding), segments, "{text}");
            }
        }
    }

    #[test]
    fn a_text_can_be_sent_in_ucs_2_for_no_reason() {
        use Encoding::Ucs2;
        for (length, expected) in [
            (0, (Ucs2, 0, 0, 1, 70, 70)),
            (70, (Ucs2, 70, 70, 1, 70, 0)),
            (71, (Ucs2, 71, 71, 2, 67, 63)),
            (134, (Ucs2, 134, 134, 2, 67, 0)),
            (135, (Ucs2, 135, 135, 3, 67, 66)),
        ] {
            let text = "[".repeat(length);
            assert_eq!(fields(measure_from(&text.as_str(), Ucs2)), expected);
        }
        let emoji = measure_from(&"😀", Encoding::Gsm7);
        assert_eq!(emoji, measure_from(&"😀", Ucs2));
    }

    #[test]
    fn half_a_surrogate_pair_is_one_unit_of_ucs_2() {
        use Encoding::Ucs2;
        for (units, expected) in [
            (&[0x61, 0xd83d][..], (Ucs2, 2, 2, 1, 70, 68)),
            (&[0xde00, 0xd83d, 0x201c], (Ucs2, 3, 3, 1, 70, 67)),
            (&[0xd83d, 0xd83d, 0xde00, 0xde00], (Ucs2, 3, 4, 1, 70, 66)),
            // At the end of a joined segment, where a whole pair would move to the next.
            (
                &[[0x61; 66].as_slice(), &[0xd83d], &[0x61; 67]].concat(),
                (Ucs2, 134, 134, 2, 67, 0),
            ),
        ] {
            let mut measuring = Measuring::default();
            measuring.add(units);
            assert_eq!(fields(measuring.measure()), expected, "{units:x?}");
        }
    }
}
