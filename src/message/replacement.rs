//! The replacement of a character.

/// Up to three units of GSM-7, as one number that fits into JavaScript's small integers: 10 bits for each unit,
/// the first in the lowest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Replacement(u32);

impl Replacement {
    /// One unit. All replacements are below U+0400.
    pub const fn one(unit: u16) -> Self {
        Self(unit as u32)
    }

    /// Up to three ASCII characters. With none, the character is removed.
    pub fn ascii(text: &str) -> Self {
        let bytes = text.bytes().rev();
        Self(bytes.fold(0, |packed, byte| (packed << 10) | u32::from(byte)))
    }

    /// The number.
    pub const fn packed(self) -> u32 {
        self.0
    }

    /// The units.
    pub fn units(self) -> impl Iterator<Item = u16> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let unit = rest & 0x3ff;
            rest >>= 10;
            (unit > 0).then_some(unit as u16)
        })
    }

    /// How many units.
    pub fn length(self) -> usize {
        self.units().fold(0, |count, _| count + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_units_come_back() {
        for text in ["", "'", "oe", "...", "ffi"] {
            let replacement = Replacement::ascii(text);
            assert!(replacement.units().eq(text.encode_utf16()), "{text}");
            assert_eq!(replacement.length(), text.len());
        }
        for letter in ['l', 'é', 'Ω'] {
            let replacement = Replacement::one(letter as u16);
            assert!(replacement.units().eq([letter as u16]));
            assert_eq!(replacement.length(), 1);
        }
        assert_eq!(Replacement::ascii("ab").packed(), 0x61 | (0x62 << 10));
    }
}
