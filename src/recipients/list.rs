//! The finished list.

use std::ops::Range;
use std::rc::Rc;

use super::country::named;
use super::distinct::Distinct;
use super::normalise::Normaliser;
use super::numbering_plan::REGIONS;
use super::numbers::Numbers;
use super::reason::Reason;
use crate::decimal::{self, SCRATCH, digits};

/// So many rejected lines are kept; the others are only counted.
const MAX_REJECTED: usize = 1000;

/// A line that was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejected {
    /// Its number, from 0.
    pub index: usize,
    /// The first 256 bytes of it, in whatever encoding they are.
    pub input: Vec<u8>,
    /// Why.
    pub reason: Reason,
}

/// What has been read so far.
#[derive(Debug, Default)]
pub(super) struct Collected {
    pub(super) numbers: Distinct,
    rejected: Vec<Rejected>,
    reasons: [usize; Reason::ALL.len()],
}

impl Collected {
    pub(super) fn reject(&mut self, index: usize, line: &[u8], reason: Reason) {
        if let Some(count) = self.reasons.get_mut(reason as usize) {
            *count += 1;
        }
        if self.rejected.len() < MAX_REJECTED {
            self.rejected.push(Rejected {
                index,
                input: line.trim_ascii().to_vec(),
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
    numbers: Numbers,
    duplicates: usize,
    rejected: Vec<Rejected>,
    reasons: [usize; Reason::ALL.len()],
    normaliser: Normaliser,
}

impl Eq for Recipients {}

impl PartialEq for Recipients {
    fn eq(&self, other: &Self) -> bool {
        self.numbers().eq(other.numbers())
    }
}

impl Recipients {
    pub(super) fn new(collected: Collected, normaliser: Normaliser) -> Self {
        let (numbers, duplicates) = collected.numbers.finish();
        Self {
            range: 0..numbers.len(),
            whole: Rc::new(Whole {
                numbers,
                duplicates,
                rejected: collected.rejected,
                reasons: collected.reasons,
                normaliser,
            }),
            is_part: false,
        }
    }

    /// How many numbers there are.
    pub fn len(&self) -> usize {
        self.range.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.range.is_empty()
    }

    /// The numbers in the order of the input: E.164 without the `+`.
    pub fn numbers(&self) -> impl Iterator<Item = u64> {
        self.slices().flatten().copied()
    }

    fn slices(&self) -> impl Iterator<Item = &[u64]> {
        self.whole.numbers.slices(self.range.clone())
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
        for number in self.slices().flatten() {
            let row = self.whole.normaliser.row(decimal::head(*number));
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

    /// The bytes of [`Self::write_json`].
    pub fn json_size(&self) -> usize {
        // Quotes, `+` and a comma for each, brackets for all; the last has no comma.
        let digits: usize = self.slices().flatten().map(|number| digits(*number)).sum();
        digits + (4 * self.len()).saturating_sub(1) + 2
    }

    /// Hands on the numbers as a JSON array of strings, piece by piece: neither a string for each
    /// nor one for all.
    pub fn write_json(&self, take: &mut dyn FnMut(&[u8])) {
        let mut piece = vec![0; PIECE];
        let mut comma = 1;
        take(b"[");
        for numbers in self
            .slices()
            .flat_map(|slice| slice.chunks(PIECE / SCRATCH - 1))
        {
            // Begun at its end, because a number is divided into its last digit first.
            let mut start = PIECE;
            for number in numbers.iter().rev() {
                start = decimal::prepend(&mut piece, start, *number);
            }
            take(piece.get(start + comma..).unwrap_or_default());
            comma = 0;
        }
        take(b"]");
    }
}

/// Bytes of a piece of JSON.
const PIECE: usize = 49_152;
