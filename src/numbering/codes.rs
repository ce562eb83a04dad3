//! Finds the region of a number by its first digits.

use super::plan;
use super::region::Region;
use crate::decimal;

/// The regions by the first digits of their numbers.
#[derive(Debug, Clone)]
pub struct Codes {
    /// For any first three digits of a number, the row of the main region of its calling code, from 1.
    rows: Vec<u8>,
}

impl Codes {
    /// Makes the table.
    pub fn new() -> Self {
        let mut rows = vec![0; 1000];
        let mut code = 0;
        for (region, step) in Region::all().zip(&plan::STEPS) {
            code += usize::from(*step);
            let numbers = match region.width() {
                1 => 100,
                2 => 10,
                _ => 1,
            };
            if let Some(range) = rows.get_mut(code * numbers..(code + 1) * numbers) {
                // The main region of a calling code comes first and is kept.
                let free = range.iter_mut().filter(|it| **it == 0);
                free.for_each(|it| *it = region.row() as u8 + 1);
            }
        }
        Self { rows }
    }

    /// The main region of the calling code of a number with these first three digits.
    #[inline(always)]
    pub fn main(&self, head: usize) -> Option<Region> {
        let row = self.rows.get(head).copied()?;
        usize::from(row).checked_sub(1).map(Region::at)
    }

    /// The main region of the calling code of a number, in E.164 form without the `+`.
    #[inline(always)]
    pub fn main_of(&self, number: u64) -> Option<Region> {
        self.main(decimal::first(number, 3) as usize)
    }

    /// The region of a number. Countries that share a calling code are distinguished by the leading digits. If these
    /// do not identify a country, the number belongs to the main country of the code.
    pub fn region(&self, number: u64) -> Option<Region> {
        let main = self.main_of(number)?;
        if !main.shares_code() {
            return Some(main);
        }
        // A number that is cut off is looked up by the digits that are left.
        let head = aligned(decimal::first(number, DIGITS));
        let next = plan::PLACES.partition_point(|it| aligned((*it).into()) <= head);
        let place = next.wrapping_sub(1);
        let place = plan::PLACES.get(place).zip(plan::OWNERS.get(place));
        let owner = place.filter(|(digits, _)| {
            let digits = u64::from(**digits);
            decimal::first(head, decimal::digits(digits)) == digits
        });
        Some(owner.map_or(main, |(_, owner)| Region::at(usize::from(*owner))))
    }
}

/// Pads a number of at most seven digits to seven, with zeros at the end.
fn aligned(number: u64) -> u64 {
    number * decimal::power(DIGITS.saturating_sub(decimal::digits(number)))
}

impl Default for Codes {
    fn default() -> Self {
        Self::new()
    }
}

/// The most digits that [`plan::PLACES`] have. No number of a shared code has fewer.
const DIGITS: usize = 7;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leading_digits_tell_countries_apart() {
        let codes = Codes::new();
        for (number, country) in [
            (491_701_234_567, "DE"),
            (12_025_550_123, "US"),
            (14_165_550_123, "CA"),
            (12_045_550_123, "CA"),
            (12_425_550_123, "BS"),
            (18_765_550_123, "JM"),
            (16_585_550_123, "JM"),
            (17_875_550_123, "PR"),
            (12_685_550_123, "AG"),
            (18_005_550_123, "US"),
            (79_123_456_789, "RU"),
            (77_012_345_678, "KZ"),
            (393_123_456_789, "IT"),
            (390_669_812_345, "VA"),
            (447_700_900_123, "GB"),
            (447_797_712_345, "JE"),
            (447_781_123_456, "GG"),
            (447_624_012_345, "IM"),
            (4_740_612_345, "NO"),
            (4_779_123_456, "SJ"),
            (212_650_123_456, "MA"),
            (262_639_012_345, "YT"),
            (262_692_123_456, "RE"),
            (358_412_345_678, "FI"),
            (5_993_181_234, "BQ"),
            (59_995_181_234, "CW"),
            (2_908_999, "TA"),
            (29_051_234, "SH"),
        ] {
            let found = codes.region(number).and_then(Region::country);
            assert_eq!(found, Some(country), "+{number}");
        }
        for (number, code) in [(80_012_345_678, 800), (88_212_345_678, 882)] {
            let region = codes.region(number).unwrap();
            assert_eq!((region.code(), region.country()), (code, None));
        }
        assert_eq!(codes.region(9_991_234_567), None);
        assert_eq!(codes.region(0), None);
    }
}
