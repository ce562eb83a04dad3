//! The finished list.

use std::ops::Range;
use std::rc::Rc;

use super::country::named;
use super::distinct::Distinct;
use super::normalise::Normaliser;
use super::numbering_plan::REGIONS;
use super::reason::Reason;

/// So many rejected lines are kept; the others are only counted.
const MAX_REJECTED: usize = 1000;

/// A line that was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejected {
    /// Its number, from 0.
    pub index: usize,
    /// Its text, the first 256 bytes of it.
    pub input: String,
    /// Why.
    pub reason: Reason,
}

/// What has been read so far.
#[derive(Debug, Default)]
pub(super) struct Collected {
    numbers: Distinct,
    duplicates: usize,
    rejected: Vec<Rejected>,
    reasons: [usize; Reason::ALL.len()],
}

impl Collected {
    pub(super) fn accept(&mut self, number: u64) {
        if !self.numbers.insert(number) {
            self.duplicates += 1;
        }
    }

    pub(super) fn reject(&mut self, index: usize, line: &[u8], reason: Reason) {
        if let Some(count) = self.reasons.get_mut(reason as usize) {
            *count += 1;
        }
        if self.rejected.len() < MAX_REJECTED {
            let input = String::from_utf8_lossy(line.trim_ascii()).into_owned();
            self.rejected.push(Rejected {
                index,
                input,
                reason,
            });
        }
    }
}

/// A list of recipients, or a part of one. It is never changed, and a clone shares its numbers.
#[derive(Debug, Clone)]
pub struct Recipients {
    whole: Rc<Whole>,
    range: Range<usize>,
    /// Duplicates and rejected lines belong to the whole, not to its parts.
    is_part: bool,
}

#[derive(Debug)]
struct Whole {
    numbers: Vec<u64>,
    duplicates: usize,
    rejected: Vec<Rejected>,
    reasons: [usize; Reason::ALL.len()],
    normaliser: Normaliser,
}

impl PartialEq for Recipients {
    fn eq(&self, other: &Self) -> bool {
        self.numbers() == other.numbers()
    }
}

impl Recipients {
    pub(super) fn new(collected: Collected, normaliser: Normaliser) -> Self {
        let numbers = collected.numbers.into_numbers();
        Self {
            range: 0..numbers.len(),
            whole: Rc::new(Whole {
                numbers,
                duplicates: collected.duplicates,
                rejected: collected.rejected,
                reasons: collected.reasons,
                normaliser,
            }),
            is_part: false,
        }
    }

    /// The numbers in the order of the input: E.164 without the `+`.
    pub fn numbers(&self) -> &[u64] {
        let numbers = self.whole.numbers.get(self.range.clone());
        numbers.unwrap_or_default()
    }

    /// How many lines had a number that an earlier line has.
    pub fn duplicates(&self) -> usize {
        if self.is_part {
            0
        } else {
            self.whole.duplicates
        }
    }

    /// How many lines were not taken.
    pub fn rejected_count(&self) -> usize {
        self.reasons().map(|(_, count)| count).sum()
    }

    /// The first 1000 of them.
    pub fn rejected(&self) -> &[Rejected] {
        if self.is_part {
            &[]
        } else {
            &self.whole.rejected
        }
    }

    /// How many lines were not taken for each reason that occurred.
    pub fn reasons(&self) -> impl Iterator<Item = (Reason, usize)> {
        let counts = Reason::ALL.into_iter().zip(self.whole.reasons);
        let is_part = self.is_part;
        counts.filter(move |(_, count)| *count > 0 && !is_part)
    }

    /// How many numbers each country that occurs has, by ISO 3166-1 alpha-2; by calling code
    /// (`+1`) where several share it or none has it.
    pub fn countries(&self) -> Vec<(String, usize)> {
        let mut rows = [0; REGIONS.len()];
        let mut digits = [0; 20];
        for number in self.numbers() {
            let row = self.whole.normaliser.row(decimal(*number, &mut digits));
            if let Some(count) = row.and_then(|row| rows.get_mut(row)) {
                *count += 1;
            }
        }
        named(&rows)
    }

    /// The numbers from one position to another, which shares the memory.
    #[must_use]
    pub fn part(&self, from: usize, to: usize) -> Self {
        let end = self.range.end.min(self.range.start.saturating_add(to));
        let start = end.min(self.range.start.saturating_add(from));
        Self {
            whole: Rc::clone(&self.whole),
            range: start..end,
            is_part: true,
        }
    }

    /// The bytes of [`Self::write_json`], or one more.
    pub fn json_size(&self) -> usize {
        let digits = self.numbers().iter().map(|number| match number {
            0 => 1,
            number => number.ilog10() as usize + 1,
        });
        digits.map(|digits| digits + 4).sum::<usize>() + 2
    }

    /// Appends the numbers as a JSON array of strings, without a string for each.
    pub fn write_json(&self, out: &mut String) {
        let mut digits = [0; 20];
        out.reserve(self.json_size());
        out.push('[');
        for (index, number) in self.numbers().iter().enumerate() {
            out.push_str(if index > 0 { ",\"+" } else { "\"+" });
            out.push_str(std::str::from_utf8(decimal(*number, &mut digits)).unwrap_or_default());
            out.push('"');
        }
        out.push(']');
    }
}

/// The digits of a number, at the end of `buffer`.
fn decimal(mut number: u64, buffer: &mut [u8; 20]) -> &[u8] {
    let mut start = buffer.len();
    for slot in buffer.iter_mut().rev() {
        // Below 10, so it fits.
        *slot = b'0' + (number % 10) as u8;
        number /= 10;
        start -= 1;
        if number == 0 {
            break;
        }
    }
    buffer.get(start..).unwrap_or_default()
}
