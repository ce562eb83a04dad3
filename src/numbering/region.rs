//! A region of the numbering plan: a row of its tables.

use super::plan;

/// A country or, for a calling code without a country (`+800`), the code itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Region(u8);

impl Region {
    /// How many regions there are.
    pub const COUNT: usize = plan::COUNT;

    /// All regions, sorted by calling code. The main region of a code comes first.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..Self::COUNT).map(Self::at)
    }

    /// The region of a row.
    #[inline(always)]
    pub(super) const fn at(row: usize) -> Self {
        // Exact: there are fewer than 256 rows.
        Self(row as u8)
    }

    /// The region of a country, ISO 3166-1 alpha-2.
    pub fn of_country(country: &str) -> Option<Self> {
        let row = plan::COUNTRIES
            .iter()
            .position(|it| it == country.as_bytes())?;
        Some(Self::at(row)).filter(|_| country != NOWHERE)
    }

    /// The main region of a calling code.
    pub fn of_code(code: u16) -> Option<Self> {
        Self::all().find(|region| region.code() == code)
    }

    /// The position of the region among all.
    #[inline(always)]
    pub fn row(self) -> usize {
        usize::from(self.0)
    }

    /// The calling code, without a `+`. Adding it up takes a moment.
    pub fn code(self) -> u16 {
        let steps = plan::STEPS.get(..=self.row()).unwrap_or_default();
        steps.iter().fold(0, |code, step| code + u16::from(*step))
    }

    /// The number of digits in the calling code.
    #[inline(always)]
    pub fn width(self) -> usize {
        match self.row() {
            0..plan::ONE_DIGIT => 1,
            plan::ONE_DIGIT..plan::TWO_DIGITS => 2,
            _ => 3,
        }
    }

    /// The main region of its calling code.
    pub fn main(self) -> Self {
        let mut main = self;
        while plan::STEPS.get(main.row()) == Some(&0) {
            main = Self::at(main.row().saturating_sub(1));
        }
        main
    }

    /// For the main region of a code: whether the code has other regions.
    #[inline(always)]
    pub fn shares_code(self) -> bool {
        plan::STEPS.get(self.row() + 1) == Some(&0)
    }

    /// For the main region of a code of three digits: whether the code has other regions. Lengths differ only among
    /// those.
    #[inline(always)]
    pub fn has_long_shared_code(self) -> bool {
        self.width() == 3 && self.shares_code()
    }

    /// The country, ISO 3166-1 alpha-2.
    pub fn country(self) -> Option<&'static str> {
        let country = plan::COUNTRIES.get(self.row())?;
        std::str::from_utf8(country)
            .ok()
            .filter(|it| *it != NOWHERE)
    }

    /// Whether a number, without its calling code, may have this many digits.
    #[inline(always)]
    pub fn has_length(self, length: usize) -> bool {
        has(&plan::LENGTHS, self, length)
    }

    /// Whether a mobile number, without its calling code, may have this many digits. For the main region of a
    /// code: a mobile number of any region of the code.
    #[inline(always)]
    pub fn has_mobile_length(self, length: usize) -> bool {
        has(&plan::MOBILE, self, length)
    }

    /// The fewest digits that a number may have.
    pub fn shortest(self) -> usize {
        self.lengths().trailing_zeros() as usize
    }

    /// The most digits that a number may have.
    pub fn longest(self) -> usize {
        (15 - self.lengths().leading_zeros().min(15)) as usize
    }

    fn lengths(self) -> u16 {
        plan::LENGTHS.get(self.row()).copied().unwrap_or_default()
    }

    /// The prefixes that may be dialled before a national number within the country, the longest first: `0`; `06`;
    /// `80` or `8`; none.
    pub fn prefixes(self) -> impl Iterator<Item = &'static [u8]> {
        listed(&plan::PREFIX_LISTS, plan::PREFIXES.get(self.row()))
    }

    /// Whether a national prefix may begin with a digit.
    #[inline(always)]
    pub fn may_be_prefix(self, digit: u8) -> bool {
        let list = plan::PREFIXES.get(self.row()).copied().unwrap_or_default();
        let firsts = plan::PREFIX_FIRSTS.get(usize::from(list)).copied();
        firsts.unwrap_or_default() >> digit & 1 == 1
    }

    /// The prefixes that may be dialled before an international number: `00`; in some countries also `011` or `0011`.
    pub fn international_prefixes(within: Option<Self>) -> impl Iterator<Item = &'static [u8]> {
        let list = within.and_then(|it| plan::INTERNATIONAL.get(it.row()));
        listed(&plan::INTERNATIONAL_LISTS, list)
    }

    /// Whether a number may begin with 0.
    pub fn keeps_zero(self) -> bool {
        self.flags() & 1 != 0
    }

    /// Whether people write mobile numbers with the national prefix.
    pub fn writes_prefix(self) -> bool {
        self.flags() & 2 != 0
    }

    /// Whether a mobile number may begin with the digits of its calling code and also be possible without them.
    pub fn begins_with_code(self) -> bool {
        self.flags() & 4 != 0
    }

    /// Whether a mobile number may begin with 0.
    pub fn has_mobile_zero(self) -> bool {
        self.flags() & 8 != 0
    }

    fn flags(self) -> u8 {
        plan::FLAGS.get(self.row()).copied().unwrap_or_default()
    }
}

/// The prefixes in one of several lists, by default the first.
fn listed(
    lists: &'static [&'static [[u8; 4]]],
    number: Option<&u8>,
) -> impl Iterator<Item = &'static [u8]> {
    let list = lists.get(number.map_or(0, |it| usize::from(*it)));
    let list = list.copied().unwrap_or_default();
    list.iter().map(|it| it.trim_ascii_end())
}

/// Stands for the country of a calling code that belongs to no country.
const NOWHERE: &str = "  ";

#[inline(always)]
fn has(lengths: &[u16], region: Region, length: usize) -> bool {
    let lengths = lengths.get(region.row()).copied().unwrap_or_default();
    length < 16 && lengths >> length & 1 == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regions_have_what_the_plan_says() {
        let of = |country| Region::of_country(country).unwrap();
        assert_eq!((of("DE").code(), of("DE").width()), (49, 2));
        assert_eq!((of("US").code(), of("US").width()), (1, 1));
        assert_eq!((of("PT").code(), of("PT").width()), (351, 3));
        assert_eq!(of("CA").main(), of("US"));
        for (country, prefixes, international) in [
            ("DE", &[&b"0"[..]][..], &[&b"00"[..]][..]),
            ("BY", &[b"80", b"0", b"8"], &[b"00", b"810"]),
            ("HU", &[b"06"], &[b"00"]),
            ("ES", &[], &[b"00"]),
            ("CA", &[b"1"], &[b"00", b"011"]),
            ("AU", &[b"0"], &[b"00", b"0011"]),
            ("JP", &[b"0"], &[b"00", b"010"]),
        ] {
            let region = of(country);
            assert!(region.prefixes().eq(prefixes.iter().copied()), "{country}");
            let found = Region::international_prefixes(Some(region));
            assert!(found.eq(international.iter().copied()), "{country}");
        }
        assert!(Region::international_prefixes(None).eq([b"00"]));
        assert!(of("IT").keeps_zero() && !of("DE").keeps_zero());
        assert!(of("DE").writes_prefix());
        for country in ["US", "ES", "IT", "BR", "CN", "IN", "PL", "MX", "NO"] {
            assert!(!of(country).writes_prefix(), "{country}");
        }
        assert!(of("DE").has_mobile_length(11) && !of("DE").has_mobile_length(9));
        assert!(of("DE").has_length(9) && !of("DE").has_length(16));
        assert_eq!((of("DE").shortest(), of("DE").longest()), (4, 13));
        for none in ["", "  ", "de", "XX", "DEU"] {
            assert_eq!(Region::of_country(none), None, "{none}");
        }
        assert_eq!(Region::of_code(999), None);
        assert_eq!(Region::of_code(800).unwrap().country(), None);
    }

    #[test]
    fn the_tables_fit_together() {
        assert!(plan::PLACES.is_sorted_by_key(u32::to_string));
        assert_eq!(plan::PLACES.len(), plan::OWNERS.len());
        for region in Region::all() {
            assert!(region.shortest() > 1 && region.shortest() <= region.longest());
            // Every number fits into E.164's 15 digits.
            assert!(region.longest() + region.width() <= 15, "{region:?}");
            for prefix in region.prefixes() {
                assert!(prefix.iter().all(u8::is_ascii_digit) && !prefix.is_empty());
            }
            if let Some(country) = region.country() {
                assert_eq!(Region::of_country(country), Some(region));
            }
        }
    }
}
