//! Finds the position of a number in a list.

use super::numbers::Numbers;

/// An open-addressing table of positions. Each number takes 5 to 11 bytes; a set that holds the
/// numbers again would take three times as much.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// The low bits of a slot, as many as a position needs, hold a position, from 1. The other bits
    /// hold part of the number's hash, so that a lookup rarely reads other numbers. 0 is a free slot.
    slots: Vec<u32>,
}

/// The free slot for a number.
#[derive(Debug, Clone, Copy)]
pub(super) struct Free {
    at: usize,
    /// The part of the number's hash that the slot holds.
    tag: u32,
}

impl Table {
    /// Builds a table of these distinct numbers, with at least `length` slots.
    pub(super) fn new(numbers: &Numbers, length: usize) -> Self {
        let mut table = Self {
            // More than a third of the slots are free.
            slots: vec![0; length.max(numbers.len() / 5 * 8 + 8)],
        };
        let positions = table.positions();
        for (position, number) in (1..).zip(numbers.slices(0..numbers.len()).flatten()) {
            let hash = hash(*number);
            let mut at = table.place(hash);
            while table.slots.get(at).is_some_and(|slot| *slot != 0) {
                at = table.next(at);
            }
            if let Some(slot) = table.slots.get_mut(at) {
                *slot = hash as u32 & !positions | position;
            }
        }
        table
    }

    /// The number of slots.
    pub(super) fn len(&self) -> usize {
        self.slots.len()
    }

    /// The content of the first slot to probe for a number.
    #[inline(always)]
    pub(super) fn first(&self, number: u64) -> u32 {
        let slot = self.slots.get(self.place(hash(number)));
        slot.copied().unwrap_or_default()
    }

    /// The position of a number or, if the list does not have it, the free slot for it. `slot` is the
    /// content that its first slot had a moment ago. Nothing is ever removed, so only a free slot may
    /// have changed since. `positions` is the mask of the bits that hold a position.
    #[inline(always)]
    pub(super) fn look(
        &self,
        number: u64,
        mut slot: u32,
        positions: u32,
        numbers: &Numbers,
    ) -> Result<usize, Free> {
        let hash = hash(number);
        let mut at = self.place(hash);
        let tag = hash as u32 & !positions;
        if slot == 0 {
            slot = self.slots.get(at).copied().unwrap_or_default();
        }
        while slot != 0 {
            let position = (slot & positions).wrapping_sub(1) as usize;
            if slot & !positions == tag && numbers.get(position) == Some(number) {
                return Ok(position);
            }
            at = self.next(at);
            slot = self.slots.get(at).copied().unwrap_or_default();
        }
        Err(Free { at, tag })
    }

    /// The position of a number.
    pub(super) fn find(&self, number: u64, numbers: &Numbers) -> Option<usize> {
        self.look(number, 0, self.positions(), numbers).ok()
    }

    /// Fills the free slot for a number with its position, from 1.
    #[inline(always)]
    pub(super) fn fill(&mut self, free: Free, position: usize) {
        if let Some(slot) = self.slots.get_mut(free.at) {
            *slot = free.tag | position as u32;
        }
    }

    /// The first slot to probe for a hash.
    #[inline(always)]
    fn place(&self, hash: u64) -> usize {
        // The hash's upper half, scaled to the length of the table.
        (((hash >> 32) * self.slots.len() as u64) >> 32) as usize
    }

    /// The mask of the bits of a slot that hold a position.
    pub(super) fn positions(&self) -> u32 {
        // A 32-bit memory has no room for a table of 2^31 slots.
        u32::MAX
            .checked_shr((self.slots.len() as u32).leading_zeros())
            .unwrap_or(0)
    }

    #[inline(always)]
    fn next(&self, at: usize) -> usize {
        if at + 1 < self.slots.len() { at + 1 } else { 0 }
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
    fn finds_each_number_and_no_other() {
        let mut numbers = Numbers::default();
        for (count, length) in [(0, 0), (1, 0), (1000, 0), (40_000, 100_000)] {
            while numbers.len() < count {
                numbers.push(447_700_900_000 + 3 * numbers.len() as u64);
            }
            let table = Table::new(&numbers, length);
            assert!(table.len() >= length && table.len() > count);
            for position in 0..count {
                let number = 447_700_900_000 + 3 * position as u64;
                assert_eq!(table.find(number, &numbers), Some(position));
                assert_eq!(table.find(number + 1, &numbers), None);
            }
        }
    }

    #[test]
    fn numbers_that_look_alike_in_the_table_stay_apart() {
        // Two numbers with the same slot and the same stored part of the hash.
        let mut numbers = Numbers::default();
        let mut table = Table::new(&numbers, 256);
        let look = |number| {
            let hash = hash(number);
            (table.place(hash), hash as u32 & !table.positions())
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
        for number in [first, second] {
            let free = table.look(number, 0, table.positions(), &numbers);
            numbers.push(number);
            table.fill(free.unwrap_err(), numbers.len());
        }
        assert_eq!(table.find(first, &numbers), Some(0));
        assert_eq!(table.find(second, &numbers), Some(1));
    }
}
