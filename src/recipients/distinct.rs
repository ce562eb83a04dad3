//! Numbers without duplicates, in the order of their first appearance.

use super::numbers::Numbers;

/// How many numbers are looked up together. In a table larger than the processor's caches each lookup
/// waits for memory; the lookups of a batch are independent, so they wait at the same time.
const BATCH: usize = 64;

/// A list and an open-addressing table of positions in it. Each number takes 8 bytes, plus 5 to 11
/// in the table; a set that holds the numbers again would take three times as much.
#[derive(Debug, Default)]
pub(super) struct Distinct {
    numbers: Numbers,
    /// The low bits of a slot, as many as a position needs, hold a position in `numbers`, from 1.
    /// The other bits hold part of the number's hash, so that other numbers are rarely read. 0 is a
    /// free slot.
    slots: Vec<u32>,
    batch: Vec<u64>,
    duplicates: usize,
    /// The length of the input in bytes, if known, and how many of them have been read.
    expected: usize,
    read: usize,
}

impl Distinct {
    /// Sets the length of the input. A full table then grows at once to the size that the whole
    /// input needs at the current rate, instead of growing again and again.
    pub(super) fn expect(&mut self, bytes: usize) {
        self.expected = bytes;
    }

    /// Counts bytes of the input that have been read.
    pub(super) fn read(&mut self, bytes: usize) {
        self.read = self.read.saturating_add(bytes);
    }

    /// Adds a number.
    pub(super) fn add(&mut self, number: u64) {
        self.batch.push(number);
        if self.batch.len() == BATCH {
            self.look_up();
        }
    }

    /// Drops the table and returns the numbers and how many duplicates there were.
    pub(super) fn finish(mut self) -> (Numbers, usize) {
        self.look_up();
        (self.numbers, self.duplicates)
    }

    /// Whether a number was added again.
    pub(super) fn has_duplicates(&mut self) -> bool {
        self.look_up();
        self.duplicates > 0
    }

    fn look_up(&mut self) {
        let mut batch = std::mem::take(&mut self.batch);
        while (self.numbers.len() + batch.len()) * 4 > self.slots.len() * 3 {
            self.grow();
        }
        let mut slots = [0; BATCH];
        for (slot, number) in slots.iter_mut().zip(&batch) {
            let found = self.slots.get(self.place(hash(*number)));
            *slot = found.copied().unwrap_or_default();
        }
        let positions = self.positions();
        for (slot, number) in slots.into_iter().zip(&batch) {
            self.insert(*number, slot, positions);
        }
        batch.clear();
        self.batch = batch;
    }

    /// The first slot to probe for a hash.
    #[inline(always)]
    fn place(&self, hash: u64) -> usize {
        // The hash's upper half, scaled to the length of the table.
        (((hash >> 32) * self.slots.len() as u64) >> 32) as usize
    }

    /// The mask of the bits of a slot that hold a position.
    fn positions(&self) -> u32 {
        // A 32-bit memory cannot hold a table of 2^31 slots.
        u32::MAX
            .checked_shr((self.slots.len() as u32).leading_zeros())
            .unwrap_or(0)
    }

    /// Inserts a number. `slot` is the content that its first slot had a moment ago. Nothing is ever
    /// removed, so only a free slot may have changed since.
    #[inline(always)]
    fn insert(&mut self, number: u64, mut slot: u32, positions: u32) {
        let hash = hash(number);
        let mut at = self.place(hash);
        let tag = hash as u32 & !positions;
        if slot == 0 {
            slot = self.slots.get(at).copied().unwrap_or_default();
        }
        while slot != 0 {
            let position = (slot & positions).wrapping_sub(1) as usize;
            if slot & !positions == tag && self.numbers.get(position) == Some(number) {
                self.duplicates += 1;
                return;
            }
            at = self.next(at);
            slot = self.slots.get(at).copied().unwrap_or_default();
        }
        self.numbers.push(number);
        if let Some(free) = self.slots.get_mut(at) {
            *free = tag | self.numbers.len() as u32;
        }
    }

    #[inline(always)]
    fn next(&self, at: usize) -> usize {
        if at + 1 < self.slots.len() { at + 1 } else { 0 }
    }

    fn grow(&mut self) {
        let (numbers, expected, read) = (self.numbers.len(), self.expected, self.read);
        let least = (self.slots.len() * 2).max(4 * BATCH);
        let length = if read == 0 {
            least
        } else {
            // Enough for the whole input at the rate so far, with more than a third of the slots free.
            let projected = numbers as f64 * expected as f64 / read as f64;
            least.max((projected * 1.6) as usize)
        };
        // Freed first, so that both tables never take memory at the same time.
        self.slots = Vec::new();
        self.slots = vec![0; length];
        let positions = self.positions();
        for (position, number) in (1..).zip(self.numbers.slices(0..numbers).flatten()) {
            let hash = hash(*number);
            let mut at = self.place(hash);
            while self.slots.get(at).is_some_and(|slot| *slot != 0) {
                at = self.next(at);
            }
            if let Some(slot) = self.slots.get_mut(at) {
                *slot = hash as u32 & !positions | position;
            }
        }
    }
}

/// Fibonacci hashing: it spreads numbers that differ only in their last digits.
#[inline(always)]
fn hash(number: u64) -> u64 {
    (number ^ (number >> 29)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn like_a_set() {
        for bytes in [0, 1_000_000] {
            let mut distinct = Distinct::default();
            distinct.expect(bytes);
            let mut set = std::collections::HashSet::new();
            let mut expected = Vec::new();
            let mut seed = 7u64;
            for count in 0..50_001 {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                let number = 447_700_900_000 + (seed >> 40) % 20_000;
                distinct.read(bytes / 50_001);
                distinct.add(number);
                if set.insert(number) {
                    expected.push(number);
                }
                // A duplicate within one batch.
                if count % 3 == 0 {
                    distinct.add(number);
                }
            }
            let (numbers, duplicates) = distinct.finish();
            let found: Vec<u64> = numbers
                .slices(0..numbers.len())
                .flatten()
                .copied()
                .collect();
            assert_eq!(duplicates, 50_001 + 16_667 - expected.len());
            assert_eq!(found, expected);
        }
    }

    #[test]
    fn numbers_that_look_alike_in_the_table_stay_apart() {
        // Two numbers that share their slot and the stored part of their hash.
        let mut small = Distinct {
            slots: vec![0; 4 * BATCH],
            ..Distinct::default()
        };
        let positions = small.positions();
        let look = |number| {
            let hash = hash(number);
            (small.place(hash), hash as u32 & !positions)
        };
        let mut seen = std::collections::HashMap::new();
        let mut seed = 3u64;
        let (first, second) = std::iter::repeat_with(|| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            447_000_000_000 + (seed >> 30)
        })
        .take(1_000_000)
        .find_map(|number| {
            let other = seen.insert(look(number), number)?;
            (other != number).then_some((other, number))
        })
        .unwrap();
        small.add(first);
        small.add(second);
        small.add(first);
        let (numbers, duplicates) = small.finish();
        assert_eq!((numbers.len(), duplicates), (2, 1));
    }
}
