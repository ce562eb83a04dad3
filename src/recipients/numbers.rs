//! Holds a long list of numbers that grows without being copied.

use std::ops::Range;

/// Items per block: 256 KB of numbers. A list in one piece needs three times its size while it is copied to a
/// larger place.
const BLOCK: usize = 1 << 15;

/// Items in blocks, of which all but the last are full.
#[derive(Debug, Default)]
pub(super) struct Blocks<T> {
    blocks: Vec<Vec<T>>,
    length: usize,
}

/// The numbers of a list.
pub(super) type Numbers = Blocks<u64>;

impl<T: Copy> Blocks<T> {
    pub(super) fn len(&self) -> usize {
        self.length
    }

    #[inline(always)]
    pub(super) fn push(&mut self, item: T) {
        match self.blocks.last_mut().filter(|last| last.len() < BLOCK) {
            Some(last) => last.push(item),
            None => {
                // A short list does not take a whole block.
                let room = if self.blocks.is_empty() { 0 } else { BLOCK };
                let mut block = Vec::with_capacity(room);
                block.push(item);
                self.blocks.push(block);
            }
        }
        self.length += 1;
    }

    #[inline(always)]
    pub(super) fn get(&self, position: usize) -> Option<T> {
        let block = self.blocks.get(position / BLOCK)?;
        block.get(position % BLOCK).copied()
    }

    /// The items in a range, one slice per block.
    pub(super) fn slices(&self, range: Range<usize>) -> impl Iterator<Item = &[T]> {
        let blocks = range.start / BLOCK..range.end.div_ceil(BLOCK);
        blocks.filter_map(move |index| {
            let first = index * BLOCK;
            let block = self.blocks.get(index)?;
            let end = block.len().min(range.end - first);
            block.get(range.start.saturating_sub(first)..end)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn like_a_vec() {
        let mut numbers = Numbers::default();
        let all: Vec<u64> = (0..2 * BLOCK as u64 + 7).collect();
        for number in &all {
            numbers.push(*number);
        }
        assert_eq!(numbers.len(), all.len());
        assert_eq!(numbers.get(BLOCK), Some(BLOCK as u64));
        assert_eq!(numbers.get(all.len()), None);
        let ends = [0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK, all.len()];
        for start in ends {
            for end in ends.into_iter().filter(|end| *end >= start) {
                let found: Vec<u64> = numbers.slices(start..end).flatten().copied().collect();
                assert_eq!(found, all[start..end], "{start}..{end}");
            }
        }
    }
}
