//! Numbers without duplicates, in the order of their first appearance.

/// A list and, over it, an open-addressing table of positions: 8 bytes a number and about 8 for
/// the table, where a set that holds the numbers once more takes three times of it.
#[derive(Debug, Default)]
pub(super) struct Distinct {
    numbers: Vec<u64>,
    /// Positions in `numbers`, from 1; 0 is a free slot. Its length is a power of two.
    slots: Vec<u32>,
}

impl Distinct {
    /// Adds a number; `false` if it is there already.
    pub(super) fn insert(&mut self, number: u64) -> bool {
        if (self.numbers.len() + 1) * 4 > self.slots.len() * 3 {
            self.grow();
        }
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = hash(number) & mask;
        while let Some(slot) = self.slots.get_mut(at) {
            let Some(position) = (*slot as usize).checked_sub(1) else {
                self.numbers.push(number);
                // Beyond 4 billion numbers, which no memory of 32 bits holds, a duplicate stays.
                *slot = u32::try_from(self.numbers.len()).unwrap_or(0);
                return true;
            };
            if self.numbers.get(position) == Some(&number) {
                return false;
            }
            at = (at + 1) & mask;
        }
        // The table is never full, so this is never reached.
        true
    }

    fn grow(&mut self) {
        let length = (self.slots.len() * 2).max(16);
        // Given back first, so that the memory of both is never taken at once.
        self.slots = Vec::new();
        self.slots = vec![0; length];
        let mask = length - 1;
        for (position, number) in (1..).zip(&self.numbers) {
            let mut at = hash(*number) & mask;
            while let Some(slot) = self.slots.get_mut(at) {
                if *slot == 0 {
                    *slot = position;
                    break;
                }
                at = (at + 1) & mask;
            }
        }
    }

    /// The numbers; the table is dropped.
    pub(super) fn into_numbers(self) -> Vec<u64> {
        self.numbers
    }
}

/// Fibonacci hashing: numbers of a block differ in their last digits, this spreads them.
fn hash(number: u64) -> usize {
    let mixed = (number ^ (number >> 29)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (mixed >> 32) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn like_a_set() {
        let mut distinct = Distinct::default();
        let mut set = std::collections::HashSet::new();
        let mut expected = Vec::new();
        let mut seed = 7u64;
        for _ in 0..50_000 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let number = 447_700_900_000 + (seed >> 40) % 20_000;
            let new = set.insert(number);
            assert_eq!(distinct.insert(number), new);
            if new {
                expected.push(number);
            }
        }
        assert_eq!(distinct.into_numbers(), expected);
    }
}
