//! The block that follows too many wrong credentials.

use std::collections::VecDeque;

use crate::clock::Millis;

/// FOUND in LOX24's overview: after more than three requests with wrong credentials within one minute, every later one is
/// answered with 429 for ten minutes. The provider counts by IP address; here the world stands for it.
#[derive(Debug, Default)]
pub(crate) struct Lockout {
    wrong: VecDeque<Millis>,
    until: Option<Millis>,
}

impl Lockout {
    const ALLOWED: usize = 3;
    const WINDOW: Millis = 60_000;
    const DURATION: Millis = 600_000;

    pub(super) fn is_locked(&self, now: Millis) -> bool {
        self.until.is_some_and(|until| now < until)
    }

    pub(super) fn count_wrong(&mut self, now: Millis) {
        self.wrong.push_back(now);
        while self
            .wrong
            .front()
            .is_some_and(|first| now.saturating_sub(*first) >= Self::WINDOW)
        {
            self.wrong.pop_front();
        }
        if self.wrong.len() > Self::ALLOWED {
            self.wrong.clear();
            self.until = Some(now.saturating_add(Self::DURATION));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fourth_wrong_request_within_a_minute_locks_for_ten_minutes() {
        let mut lockout = Lockout::default();
        for now in [0, 30_000, 59_000] {
            lockout.count_wrong(now);
        }
        // The first of the three has left the window.
        lockout.count_wrong(60_000);
        assert!(!lockout.is_locked(60_000));
        lockout.count_wrong(60_001);
        assert!(lockout.is_locked(60_001));
        assert!(lockout.is_locked(660_000));
        assert!(!lockout.is_locked(660_001));
    }
}
