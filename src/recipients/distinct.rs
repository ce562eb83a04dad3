//! Numbers without duplicates, in the order of their first appearance.

use super::numbers::{Blocks, Numbers};
use super::table::Table;

/// How many numbers are looked up together. In a table larger than the processor's caches each lookup
/// waits for memory; the lookups of a batch are independent, so they wait at the same time.
const BATCH: usize = 64;

/// A growing list and its table.
#[derive(Debug, Default)]
pub(super) struct Distinct {
    numbers: Numbers,
    table: Table,
    batch: Vec<u64>,
    duplicates: usize,
    rows: Option<Rows>,
    /// The length of the input in bytes, if known, and how many of them have been read.
    expected: usize,
    read: usize,
}

/// Where the numbers come from.
#[derive(Debug, Default)]
struct Rows {
    /// Those of the batch.
    batch: Vec<u32>,
    /// Those of the numbers.
    kept: Blocks<u32>,
}

/// The finished list, without its table.
#[derive(Debug)]
pub(super) struct Finished {
    pub(super) numbers: Numbers,
    /// How many numbers repeated an earlier one.
    pub(super) duplicates: usize,
    /// For each number, the row where it first appeared, if rows are kept.
    pub(super) rows: Option<Blocks<u32>>,
}

impl Distinct {
    /// Keeps the row of each number, too.
    pub(super) fn keep_rows(&mut self) {
        self.rows = Some(Rows::default());
    }

    /// Sets the length of the input. A full table then grows at once to the size that the whole
    /// input needs at the current rate, instead of growing again and again.
    pub(super) fn expect(&mut self, bytes: usize) {
        self.expected = bytes;
    }

    /// Counts bytes of the input that have been read.
    pub(super) fn read(&mut self, bytes: usize) {
        self.read = self.read.saturating_add(bytes);
    }

    /// Adds a number from a row.
    #[inline(always)]
    pub(super) fn add(&mut self, number: u64, row: usize) {
        self.batch.push(number);
        if let Some(rows) = &mut self.rows {
            // Exact in the wasm, where a row has 32 bits.
            rows.batch.push(row as u32);
        }
        if self.batch.len() == BATCH {
            self.look_up();
        }
    }

    /// Drops the table and returns the list.
    pub(super) fn finish(mut self) -> Finished {
        self.look_up();
        Finished {
            numbers: self.numbers,
            duplicates: self.duplicates,
            rows: self.rows.map(|rows| rows.kept),
        }
    }

    fn look_up(&mut self) {
        let mut batch = std::mem::take(&mut self.batch);
        while (self.numbers.len() + batch.len()) * 4 > self.table.len() * 3 {
            self.grow();
        }
        let mut slots = [0; BATCH];
        for (slot, number) in slots.iter_mut().zip(&batch) {
            *slot = self.table.first(*number);
        }
        let positions = self.table.positions();
        for (index, (slot, number)) in slots.into_iter().zip(&batch).enumerate() {
            match self.table.look(*number, slot, positions, &self.numbers) {
                Ok(_) => self.duplicates += 1,
                Err(free) => {
                    self.numbers.push(*number);
                    self.table.fill(free, self.numbers.len());
                    if let Some(rows) = &mut self.rows
                        && let Some(row) = rows.batch.get(index)
                    {
                        rows.kept.push(*row);
                    }
                }
            }
        }
        batch.clear();
        self.batch = batch;
        if let Some(rows) = &mut self.rows {
            rows.batch.clear();
        }
    }

    fn grow(&mut self) {
        let (numbers, expected, read) = (self.numbers.len(), self.expected, self.read);
        let least = (self.table.len() * 2).max(4 * BATCH);
        let length = if read == 0 {
            least
        } else {
            // Enough for the whole input at the rate so far, with more than a third of the slots free.
            let projected = numbers as f64 * expected as f64 / read as f64;
            least.max((projected * 1.6) as usize)
        };
        // Freed first, so that both tables never take memory at the same time.
        self.table = Table::default();
        self.table = Table::new(&self.numbers, length);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn like_a_map_of_the_first_rows() {
        for (bytes, with_rows) in [(0, false), (1_000_000, true)] {
            let mut distinct = Distinct::default();
            if with_rows {
                distinct.keep_rows();
            }
            distinct.expect(bytes);
            let mut set = std::collections::HashSet::new();
            let mut expected = Vec::new();
            let mut seed = 7u64;
            for count in 0..50_001 {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                let number = 447_700_900_000 + (seed >> 40) % 20_000;
                distinct.read(bytes / 50_001);
                distinct.add(number, count);
                if set.insert(number) {
                    expected.push((number, count as u32));
                }
                // A duplicate within one batch.
                if count % 3 == 0 {
                    distinct.add(number, count);
                }
            }
            let found = distinct.finish();
            assert_eq!(found.duplicates, 50_001 + 16_667 - expected.len());
            assert_eq!(found.numbers.len(), expected.len());
            assert_eq!(found.rows.is_some(), with_rows);
            for (position, (number, row)) in expected.into_iter().enumerate() {
                assert_eq!(found.numbers.get(position), Some(number));
                if let Some(rows) = &found.rows {
                    assert_eq!(rows.get(position), Some(row));
                }
            }
        }
    }
}
