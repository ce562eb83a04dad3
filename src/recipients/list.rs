//! The finished list.

use std::cell::OnceCell;
use std::ops::Range;
use std::rc::Rc;

use super::country::{Counter, Countries};
use super::distinct::Distinct;
use super::normalise::{Normaliser, Number, Reading};
use super::numbers::{Blocks, Numbers};
use super::packed::Packer;
use super::reason::Reason;
use super::table::Table;
use crate::decimal::{self, SCRATCH, digits};

/// A rejected line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejected {
    /// The number of the line, from 0.
    pub index: usize,
    /// Its first 256 bytes, in whatever encoding they have.
    pub input: Vec<u8>,
    /// Why it was rejected.
    pub reason: Reason,
}

/// How lines of digits alone were read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Bare {
    /// How many were read as numbers of the account's country.
    pub national: usize,
    /// How many were read as numbers with their calling code.
    pub international: usize,
}

/// What has been read so far.
#[derive(Debug, Default)]
pub(super) struct Collected {
    pub(super) numbers: Distinct,
    rejected: Vec<Rejected>,
    /// How many rejected lines are kept; the others are only counted.
    keep_rejected: usize,
    reasons: [usize; Reason::ALL.len()],
    bare: Bare,
}

impl Collected {
    pub(super) fn new(keep_rejected: usize, keep_rows: bool) -> Self {
        let mut collected = Self {
            keep_rejected,
            ..Self::default()
        };
        if keep_rows {
            collected.numbers.keep_rows();
        }
        collected
    }

    /// Adds the number in a line.
    #[inline(always)]
    pub(super) fn add(&mut self, number: Number, index: usize) {
        match number.bare {
            None => {}
            Some(Reading::National) => self.bare.national += 1,
            Some(Reading::International) => self.bare.international += 1,
        }
        self.numbers.add(number.value, index);
    }

    pub(super) fn reject(&mut self, index: usize, line: &[u8], reason: Reason) {
        if let Some(count) = self.reasons.get_mut(reason as usize) {
            *count += 1;
        }
        if self.rejected.len() < self.keep_rejected {
            self.rejected.push(Rejected {
                index,
                input: line.to_vec(),
                reason,
            });
        }
    }
}

/// A list of recipients, or a part of one. It is immutable, and clones share their numbers.
#[derive(Debug, Clone)]
pub struct Recipients {
    whole: Rc<Whole>,
    range: Range<usize>,
    /// Duplicates and rejected lines belong to the whole list, not to its parts.
    is_part: bool,
}

#[derive(Debug)]
struct Whole {
    numbers: Numbers,
    /// For each number, the line where it first appeared, if lines are kept.
    rows: Option<Blocks<u32>>,
    /// Created when a number is first looked up.
    table: OnceCell<Table>,
    duplicates: usize,
    rejected: Vec<Rejected>,
    reasons: [usize; Reason::ALL.len()],
    bare: Bare,
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
        let found = collected.numbers.finish();
        Self {
            range: 0..found.numbers.len(),
            whole: Rc::new(Whole {
                numbers: found.numbers,
                rows: found.rows,
                table: OnceCell::new(),
                duplicates: found.duplicates,
                rejected: collected.rejected,
                reasons: collected.reasons,
                bare: collected.bare,
                normaliser,
            }),
            is_part: false,
        }
    }

    /// Joins lists: all their numbers in order, without duplicates, and how many repeated an earlier one.
    /// It reads numbers as the first list does.
    pub fn of(lists: &[Self]) -> Option<Self> {
        let normaliser = match lists {
            [] => Normaliser::new(None, None)?,
            [first, ..] => first.whole.normaliser.clone(),
        };
        let mut collected = Collected::default();
        collected.numbers.expect(lists.iter().map(Self::len).sum());
        for list in lists {
            collected.numbers.read(list.len());
            list.each(&mut |_, number| collected.numbers.add(number, 0));
        }
        Some(Self::new(collected, normaliser))
    }

    /// The numbers that `other` does not have, in order. Duplicates and rejected lines belong to the
    /// lists that were read.
    #[must_use]
    pub fn without(&self, other: &Self) -> Self {
        let mut numbers = Numbers::default();
        let mut rows = self.whole.rows.as_ref().map(|_| Blocks::default());
        self.each(&mut |position, number| {
            if other.position(number).is_some() {
                return;
            }
            numbers.push(number);
            if let Some(rows) = &mut rows {
                rows.push(self.row(position).unwrap_or_default());
            }
        });
        Self {
            range: 0..numbers.len(),
            whole: Rc::new(Whole {
                numbers,
                rows,
                table: OnceCell::new(),
                duplicates: 0,
                rejected: Vec::new(),
                reasons: [0; Reason::ALL.len()],
                bare: Bare::default(),
                normaliser: self.whole.normaliser.clone(),
            }),
            is_part: false,
        }
    }

    /// Whether the list has the number in a line, which is read like the lines of the list.
    pub fn has(&self, line: &[u8]) -> bool {
        self.find(line).is_some()
    }

    /// Whether the list keeps the lines that its numbers came from.
    pub fn keeps_rows(&self) -> bool {
        self.whole.rows.is_some()
    }

    /// The line where the number in `line` first appeared, from 0.
    pub fn row_of(&self, line: &[u8]) -> Option<u32> {
        self.row(self.find(line)?)
    }

    fn row(&self, position: usize) -> Option<u32> {
        self.whole.rows.as_ref()?.get(position)
    }

    fn find(&self, line: &[u8]) -> Option<usize> {
        self.position(self.whole.normaliser.normalise(line).ok()?.value)
    }

    /// The position of a number in the whole list, if it is in this part of it.
    fn position(&self, number: u64) -> Option<usize> {
        let numbers = &self.whole.numbers;
        let table = self.whole.table.get_or_init(|| Table::new(numbers, 0));
        let position = table.find(number, numbers)?;
        self.range.contains(&position).then_some(position)
    }

    /// Packs the numbers into bytes, piece by piece: at most 8 bytes for each.
    pub fn pack(&self, take: &mut dyn FnMut(&[u8])) {
        let mut packer = Packer::new(take);
        self.each(&mut |_, number| packer.add(number));
        packer.finish();
    }

    /// Passes on each number and its position in the whole list. `dyn`, so that the loop is compiled once.
    fn each(&self, take: &mut dyn FnMut(usize, u64)) {
        let mut position = self.range.start;
        for slice in self.slices() {
            for number in slice {
                take(position, *number);
                position += 1;
            }
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

    /// The numbers in the order of the input, in E.164 form without the `+`.
    pub fn numbers(&self) -> impl Iterator<Item = u64> {
        self.slices().flatten().copied()
    }

    fn slices(&self) -> impl Iterator<Item = &[u64]> {
        self.whole.numbers.slices(self.range.clone())
    }

    /// How many lines repeated the number of an earlier line.
    pub fn duplicates(&self) -> usize {
        if self.is_part {
            0
        } else {
            self.whole.duplicates
        }
    }

    /// How accepted lines of digits alone were read.
    pub fn bare(&self) -> Bare {
        if self.is_part {
            Bare::default()
        } else {
            self.whole.bare
        }
    }

    /// How many lines were rejected.
    pub fn rejected_count(&self) -> usize {
        self.reasons().map(|(_, count)| count).sum()
    }

    /// The first rejected lines, up to the limit of the options.
    pub fn rejected(&self) -> &[Rejected] {
        if self.is_part {
            &[]
        } else {
            &self.whole.rejected
        }
    }

    /// How many lines were rejected for each reason that occurred.
    pub fn reasons(&self) -> impl Iterator<Item = (Reason, usize)> {
        let counts = Reason::ALL.into_iter().zip(self.whole.reasons);
        let is_part = self.is_part;
        counts.filter(move |(_, count)| *count > 0 && !is_part)
    }

    /// How many numbers each country in the list has.
    pub fn countries(&self) -> Countries {
        let codes = self.whole.normaliser.codes();
        let mut counter = Counter::default();
        self.each(&mut |_, number| counter.add(codes.region(number)));
        counter.finish()
    }

    /// The numbers from one position to another. The part shares the memory of the whole.
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

    /// The number of bytes that [`Self::write_json`] writes.
    pub fn json_size(&self) -> usize {
        // Each number has quotes, `+` and a comma, the last one no comma; brackets enclose them all.
        let mut size = 0;
        for slice in self.slices() {
            for number in slice {
                size += digits(*number);
            }
        }
        size + (4 * self.len()).saturating_sub(1) + 2
    }

    /// Writes the numbers as a JSON array of strings, piece by piece, without a string for each
    /// number or for the whole array.
    pub fn write_json(&self, take: &mut dyn FnMut(&[u8])) {
        let mut piece = vec![0; PIECE];
        let mut comma = 1;
        take(b"[");
        for slice in self.slices() {
            for numbers in slice.chunks(PIECE / SCRATCH - 1) {
                // Filled from the end, because dividing a number yields its last digit first.
                let mut start = PIECE;
                for number in numbers.iter().rev() {
                    start = decimal::prepend(&mut piece, start, *number);
                }
                take(piece.get(start + comma..).unwrap_or_default());
                comma = 0;
            }
        }
        take(b"]");
    }
}

/// The size of a piece of JSON in bytes.
const PIECE: usize = 49_152;

#[cfg(test)]
mod tests {
    use crate::recipients::{Blank, ParseOptions, Parser, Recipients};

    fn list(text: &str) -> Recipients {
        let options = ParseOptions::new(None, None, None);
        let mut parser = Parser::new(options.unwrap(), Blank::Skipped);
        parser.push(text.as_bytes());
        parser.finish().unwrap()
    }

    #[test]
    fn lists_of_the_same_numbers_in_the_same_order_are_equal() {
        let both = list("+447700900000\n+447700900001");
        assert_eq!(both, list("x\n447700900000\n+44 7700 900001\n"));
        assert_ne!(both, list("+447700900001\n+447700900000"));
        assert_ne!(both, list("+447700900000"));
        assert_eq!(both.part(0, 1), list("+447700900000"));
        assert_ne!(both.part(0, 1), both.part(1, 2));
    }

    #[test]
    fn a_part_has_its_numbers_and_nothing_else_of_the_whole() {
        let whole = list("+447700900000\nx\n+447700900000\n+447700900001\n+447700900002\n");
        assert_eq!((whole.len(), whole.is_empty()), (3, false));
        assert_eq!((whole.duplicates(), whole.rejected_count()), (1, 1));
        assert_eq!((whole.rejected().len(), whole.reasons().count()), (1, 1));
        for (from, to, expected) in [
            (0, 9, &[0, 1, 2][..]),
            (1, 3, &[1, 2]),
            (1, 2, &[1]),
            (2, 2, &[]),
            (2, 1, &[]),
            (9, 9, &[]),
        ] {
            let part = whole.part(from, to);
            let expected = expected.iter().map(|last| 447_700_900_000 + last);
            assert!(part.numbers().eq(expected), "{from}..{to}");
            assert_eq!((part.duplicates(), part.rejected_count()), (0, 0));
            assert_eq!((part.rejected().len(), part.reasons().count()), (0, 0));
            // A part of a part counts from its own beginning.
            let rest: Vec<u64> = part.numbers().skip(1).collect();
            assert!(part.part(1, 9).numbers().eq(rest), "{from}..{to}");
            let counted = part.countries().total();
            assert_eq!(counted, part.len());
            assert_eq!(part.is_empty(), counted == 0);
        }
    }
}
