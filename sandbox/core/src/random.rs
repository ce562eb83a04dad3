//! Ids and keys from a seed: the same seed gives the same ones in the same order.

use uuid::{Builder, Uuid};

/// SplitMix64 (Steele, Lea and Flood 2014): small, fast, and good enough for ids that only have to differ.
#[derive(Debug)]
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Another generator, whose numbers do not depend on what is drawn from this one later.
    pub(crate) fn fork(&mut self) -> Self {
        Self(self.next())
    }

    /// A UUID of version 4.
    pub(crate) fn uuid(&mut self) -> String {
        self.draw().to_string()
    }

    /// 32 hexadecimal digits.
    pub(crate) fn hex(&mut self) -> String {
        self.draw().simple().to_string()
    }

    fn draw(&mut self) -> Uuid {
        let (high, low) = (u128::from(self.next()), u128::from(self.next()));
        Builder::from_random_bytes((high << 64 | low).to_be_bytes()).into_uuid()
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_those_of_the_published_generator() {
        let mut random = Random::new(1_234_567);
        assert_eq!(random.next(), 6_457_827_717_110_365_317);
        assert_eq!(random.next(), 3_203_168_211_198_807_973);
    }

    #[test]
    fn ids_differ_and_follow_from_the_seed() {
        let ids = |seed| {
            let mut random = Random::new(seed);
            [random.uuid(), random.uuid(), random.fork().uuid()]
        };
        let [first, second, forked] = ids(1);
        assert!(first != second && second != forked);
        assert_eq!(ids(1), [first.clone(), second, forked]);
        assert_ne!(ids(2)[0], first);
        assert_eq!((first.len(), &first[14..15]), (36, "4"));
    }

    #[test]
    fn a_fork_goes_its_own_way() {
        let mut random = Random::new(1);
        let mut forked = random.fork();
        assert_ne!(forked.uuid(), random.uuid());
    }
}
