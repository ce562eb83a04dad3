//! Counts numbers by country.

use super::normalise::Normaliser;
use crate::decimal::value;
use crate::numbering::Region;
use crate::text::text;

/// How many numbers each country has.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Countries {
    /// The regions that occur, by calling code.
    pub known: Vec<(Region, usize)>,
    /// Numbers whose country cannot be determined from their digits.
    pub unknown: usize,
}

impl Countries {
    /// Counts numbers as written: digits, with `+`, `00` or nothing before the calling code. A national number
    /// (`0170…`), a bare number that is not a possible international one, and a number with an unknown calling
    /// code have no known country.
    pub fn of_written<'a>(numbers: impl Iterator<Item = &'a [u8]>) -> Self {
        let Some(normaliser) = Normaliser::new(None, None) else {
            return Self::default();
        };
        let mut counter = Counter::default();
        numbers.for_each(|number| counter.add(region(&normaliser, number)));
        counter.finish()
    }

    /// How many numbers there are in all.
    pub fn total(&self) -> usize {
        self.known.iter().map(|(_, count)| count).sum::<usize>() + self.unknown
    }
}

/// Counts numbers.
pub(super) struct Counter {
    counts: [usize; Region::COUNT],
    unknown: usize,
}

impl Default for Counter {
    fn default() -> Self {
        Self {
            counts: [0; Region::COUNT],
            unknown: 0,
        }
    }
}

impl Counter {
    /// Counts a number of a region, or one of an unknown region.
    pub(super) fn add(&mut self, region: Option<Region>) {
        let count = region.and_then(|region| self.counts.get_mut(region.row()));
        *count.unwrap_or(&mut self.unknown) += 1;
    }

    pub(super) fn finish(self) -> Countries {
        let mut known = Vec::new();
        for (region, count) in Region::all().zip(self.counts) {
            if count > 0 {
                known.push((region, count));
            }
        }
        Countries {
            known,
            unknown: self.unknown,
        }
    }
}

fn region(normaliser: &Normaliser, number: &[u8]) -> Option<Region> {
    let marked = number
        .strip_prefix(b"+")
        .or_else(|| number.strip_prefix(b"00"));
    let bare = || Some(number).filter(|it| normaliser.normalise(it).is_ok());
    let digits = marked.or_else(bare)?;
    // An explicit calling code is taken at its word, whatever the length; more digits do not change the country.
    digits.get(..3)?;
    let digits = digits.get(..15).unwrap_or(digits);
    normaliser.codes().region(value(digits))
}

/// The key under which the numbers of a region are counted: `DE`, or `+800` if the calling code belongs to no country.
pub fn region_name(region: Region) -> String {
    match region.country() {
        Some(country) => country.to_owned(),
        None => text!("+", region.code()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_numbers() {
        for (number, expected) in [
            ("+447700900123", Some("GB")),
            ("00447700900123", Some("GB")),
            ("447700900123", Some("GB")),
            ("+12025550123", Some("US")),
            ("+14165550123", Some("CA")),
            ("+1416", Some("CA")),
            ("0014165550123", Some("CA")),
            ("+49751234567", Some("DE")),
            ("0049751234567", Some("DE")),
            ("49751234567", Some("DE")),
            // An explicit calling code is taken at its word, whatever the length.
            ("+4912345", Some("DE")),
            ("+80012345678", Some("+800")),
            // National numbers: one with its 0, one that only the plan shows to be national.
            ("07700900123", None),
            ("1701234567", None),
            ("+999123456", None),
            ("00999123456", None),
            ("99912", None),
        ] {
            let found = Countries::of_written([number.as_bytes()].into_iter());
            let known: Vec<_> = found
                .known
                .iter()
                .map(|(region, _)| region_name(*region))
                .collect();
            assert_eq!(
                known,
                Vec::from_iter(expected.map(str::to_owned)),
                "{number}"
            );
            assert_eq!(found.unknown, usize::from(expected.is_none()), "{number}");
        }
    }
}
