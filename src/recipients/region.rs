//! A row of the numbering plan.

/// What the numbering plan says about one region.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Region {
    pub(super) calling_code: u16,
    /// ISO 3166-1 alpha-2 code; blank if the calling code belongs to no country.
    country: [u8; 2],
    /// Bit n is set if a national number may have n digits.
    pub(super) lengths: u16,
    /// The digits of the national prefix after a 1; 0 for none.
    pub(super) prefix: u8,
    /// Whether a national number may begin with 0.
    pub(super) keeps_zero: bool,
    /// Whether at least some national numbers are written without the leading 0 of a national prefix.
    pub(super) bare: bool,
}

/// A short constructor, because the table has one on each line.
pub(super) const fn region(
    calling_code: u16,
    country: [u8; 2],
    lengths: u16,
    prefix: u8,
    keeps_zero: bool,
    bare: bool,
) -> Region {
    Region {
        calling_code,
        country,
        lengths,
        prefix,
        keeps_zero,
        bare,
    }
}

impl Region {
    /// Whether it is that of a country.
    pub(super) fn is_of(&self, country: &str) -> bool {
        self.country == country.as_bytes() && country != "  "
    }

    /// The ISO 3166-1 alpha-2 code, if the calling code belongs to a country.
    pub(super) fn country(&self) -> Option<String> {
        (self.country != *b"  ").then(|| self.country.map(char::from).iter().collect())
    }

    /// Whether a national number may have this many digits.
    #[inline(always)]
    pub(super) fn has_length(&self, length: usize) -> bool {
        length < 16 && self.lengths >> length & 1 == 1
    }

    pub(super) fn shortest(&self) -> usize {
        self.lengths.trailing_zeros() as usize
    }

    pub(super) fn longest(&self) -> usize {
        (15 - self.lengths.leading_zeros().min(15)) as usize
    }

    /// What is dialled before a national number within the country: `0`, `8`, `06`, or nothing.
    pub(super) fn prefix(&self) -> &'static [u8] {
        match self.prefix {
            10 => b"0",
            11 => b"1",
            18 => b"8",
            101 => b"01",
            102 => b"02",
            106 => b"06",
            _ => b"",
        }
    }
}
