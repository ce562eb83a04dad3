//! Counts numbers by country. A calling code that several countries share stands for all of them,
//! because the numbering plan here holds only lengths and cannot tell them apart.

use crate::text::text;

use super::normalise::{Normaliser, value};
use super::numbering_plan::REGIONS;
use super::regions;

/// How many numbers each country has.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Countries {
    /// Keyed by ISO 3166-1 alpha-2 code, or by calling code (`+1`) if several countries share it or
    /// none uses it.
    pub known: Vec<(String, usize)>,
    /// Numbers whose country cannot be determined from their digits.
    pub unknown: usize,
}

impl Countries {
    /// Counts numbers as written: digits, with `+`, `00` or nothing before the calling code. A
    /// national number (`0170…`), a bare number that is not a possible international one, and a
    /// number with an unknown calling code have no known country.
    pub fn of_written<'a>(numbers: impl Iterator<Item = &'a [u8]>) -> Self {
        let normaliser = Normaliser::new(None);
        let mut rows = [0; REGIONS.len()];
        let mut unknown = 0;
        for number in numbers {
            let row = normaliser.as_ref().and_then(|it| row(it, number));
            match row.and_then(|row| rows.get_mut(row)) {
                Some(count) => *count += 1,
                None => unknown += 1,
            }
        }
        Self {
            known: named(&rows),
            unknown,
        }
    }

    /// How many numbers there are in all.
    pub fn total(&self) -> usize {
        self.known.iter().map(|(_, count)| count).sum::<usize>() + self.unknown
    }
}

fn row(normaliser: &Normaliser, number: &[u8]) -> Option<usize> {
    let marked = number
        .strip_prefix(b"+")
        .or_else(|| number.strip_prefix(b"00"));
    let bare = || Some(number).filter(|it| normaliser.normalise(it).is_ok());
    let (head, _) = marked.or_else(bare)?.split_at_checked(3)?;
    normaliser.row(value(head) as usize)
}

/// The rows that occur, with their names. A calling code is counted in its first row only.
pub(super) fn named(rows: &[usize; REGIONS.len()]) -> Vec<(String, usize)> {
    let rows = rows.iter().enumerate().filter(|(_, count)| **count > 0);
    rows.filter_map(|(row, count)| Some((row_name(row)?, *count)))
        .collect()
}

fn row_name(row: usize) -> Option<String> {
    let region = REGIONS.get(row)?;
    let next = REGIONS.get(row + 1);
    let shared = next.is_some_and(|it| it.calling_code == region.calling_code);
    let country = region.country().filter(|_| !shared);
    Some(country.unwrap_or_else(|| text!("+", region.calling_code)))
}

/// The name under which the numbers of a country (`DE`) or a calling code (`+49`) are counted, or
/// `None` if there is no such country or code.
pub fn name(key: &str) -> Option<String> {
    let code = match key.strip_prefix('+') {
        // Rust's own parser would also accept `+49` and `049`.
        Some(digits) if digits.starts_with(['+', '0']) => return None,
        Some(digits) => digits.parse().ok()?,
        None => regions::of_country(key)?.calling_code,
    };
    row_name(REGIONS.iter().position(|it| it.calling_code == code)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        for (key, expected) in [
            ("DE", Some("DE")),
            ("+49", Some("DE")),
            ("US", Some("+1")),
            ("CA", Some("+1")),
            ("+1", Some("+1")),
            ("GB", Some("+44")),
            ("+800", Some("+800")),
            ("+979", Some("+979")),
            ("de", None),
            ("UK", None),
            ("  ", None),
            ("", None),
            ("+", None),
            ("++49", None),
            ("+049", None),
            ("+49 ", None),
            ("+999", None),
            ("+447", None),
            ("+65585", None),
            ("49", None),
        ] {
            assert_eq!(name(key).as_deref(), expected, "{key:?}");
        }
        for region in &REGIONS {
            let code = format!("+{}", region.calling_code);
            let by_code = name(&code).unwrap();
            // A name maps to itself.
            assert_eq!(name(&by_code).unwrap(), by_code);
            if let Some(country) = region.country() {
                assert_eq!(name(&country).unwrap(), by_code);
            }
        }
    }

    #[test]
    fn written_numbers() {
        for (number, expected) in [
            ("+447700900123", Some("+44")),
            ("00447700900123", Some("+44")),
            ("447700900123", Some("+44")),
            ("+12025550123", Some("+1")),
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
            let known: Vec<_> = found.known.iter().map(|(name, _)| name.as_str()).collect();
            assert_eq!(known, Vec::from_iter(expected), "{number}");
            assert_eq!(found.unknown, usize::from(expected.is_none()), "{number}");
        }
    }
}
