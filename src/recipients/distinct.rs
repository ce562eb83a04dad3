//! Numbers without duplicates, in the order of their first appearance.

use super::numbers::Numbers;

/// So many numbers are looked up together. In a table larger than the processor's caches each look-up
/// waits for memory; those of a batch do not depend on each other, so they wait at the same time.
const BATCH: usize = 64;

/// A table as long as this is made at once where the input is long enough: 8 MB, for 1.5 million
/// numbers.
const MAX_EXPECTED: usize = 1 << 21;

/// A list and, over it, an open-addressing table of positions: 8 bytes a number and about 8 for
/// the table, where a set that holds the numbers once more takes three times of it.
#[derive(Debug, Default)]
pub(super) struct Distinct {
    numbers: Numbers,
    /// Its length is a power of two, 2^k. In the low k bits of a slot is a position in `numbers`, from
    /// 1, in the others a part of the number's hash, so that other numbers are hardly ever looked at.
    /// 0 is a free slot.
    slots: Vec<u32>,
    batch: Vec<u64>,
    duplicates: usize,
}

impl Distinct {
    /// Makes room for what an input of so many bytes may hold, so that a growing table is not
    /// filled again and again.
    pub(super) fn expect(&mut self, bytes: usize) {
        // A line has about 15 bytes, and a table is filled to three quarters.
        let slots = (bytes / 11).next_power_of_two().min(MAX_EXPECTED);
        if slots > 1024 && self.slots.is_empty() {
            self.slots = vec![0; slots];
        }
    }

    /// Adds a number.
    pub(super) fn add(&mut self, number: u64) {
        self.batch.push(number);
        if self.batch.len() == BATCH {
            self.look_up();
        }
    }

    /// The numbers, and how many were there already; the table is dropped.
    pub(super) fn finish(mut self) -> (Numbers, usize) {
        self.look_up();
        (self.numbers, self.duplicates)
    }

    fn look_up(&mut self) {
        let mut batch = std::mem::take(&mut self.batch);
        while (self.numbers.len() + batch.len()) * 4 > self.slots.len() * 3 {
            self.grow();
        }
        let mask = self.slots.len().wrapping_sub(1);
        let mut slots = [0; BATCH];
        for (slot, number) in slots.iter_mut().zip(&batch) {
            let found = self.slots.get(hash(*number).0 & mask);
            *slot = found.copied().unwrap_or_default();
        }
        for (slot, number) in slots.into_iter().zip(batch.drain(..)) {
            self.insert(number, slot, mask);
        }
        self.batch = batch;
    }

    /// `slot` is what the first slot of the number had a moment ago. Nothing is ever taken out, so
    /// only a free one may be another now.
    fn insert(&mut self, number: u64, mut slot: u32, mask: usize) {
        let (start, tag) = hash(number);
        let mut at = start & mask;
        // Exact: no memory of 32 bits holds a table of more than 2^30 slots.
        let positions = mask as u32;
        let tag = tag & !positions;
        if slot == 0 {
            slot = self.slots.get(at).copied().unwrap_or_default();
        }
        while slot != 0 {
            let position = (slot & positions).wrapping_sub(1) as usize;
            if slot & !positions == tag && self.numbers.get(position) == Some(number) {
                self.duplicates += 1;
                return;
            }
            at = (at + 1) & mask;
            slot = self.slots.get(at).copied().unwrap_or_default();
        }
        self.numbers.push(number);
        if let Some(free) = self.slots.get_mut(at) {
            *free = tag | self.numbers.len() as u32;
        }
    }

    fn grow(&mut self) {
        let length = (self.slots.len() * 2).max(4 * BATCH);
        // Given back first, so that the memory of both is never taken at once.
        self.slots = Vec::new();
        self.slots = vec![0; length];
        let mask = length - 1;
        let positions = mask as u32;
        let numbers = self.numbers.slices(0..self.numbers.len()).flatten();
        for (position, number) in (1..).zip(numbers) {
            let (start, tag) = hash(*number);
            let mut at = start & mask;
            while let Some(slot) = self.slots.get_mut(at) {
                if *slot == 0 {
                    *slot = tag & !positions | position;
                    break;
                }
                at = (at + 1) & mask;
            }
        }
    }
}

/// How many of these phone numbers stand there before. `+49…`, `0049…` and `49…` are one number;
/// `0170…` is another, in a country that is not known here.
pub fn duplicates<'a>(phones: impl Iterator<Item = &'a str>) -> usize {
    let mut distinct = Distinct::default();
    for phone in phones {
        let digits = phone.strip_prefix('+').unwrap_or(phone);
        let digits = digits.strip_prefix("00").unwrap_or(digits);
        // A 1 before it keeps a leading 0. What is longer than a number is refused elsewhere.
        distinct.add(digits.bytes().fold(1u64, |number, digit| {
            number.wrapping_mul(10).wrapping_add(u64::from(digit & 15))
        }));
    }
    distinct.finish().1
}

/// Fibonacci hashing: numbers of a block differ in their last digits, this spreads them. The second
/// half tells numbers of one slot apart.
fn hash(number: u64) -> (usize, u32) {
    let mixed = (number ^ (number >> 29)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    ((mixed >> 32) as usize, mixed as u32)
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
                distinct.add(number);
                if set.insert(number) {
                    expected.push(number);
                }
                // Twice in one batch.
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
}
