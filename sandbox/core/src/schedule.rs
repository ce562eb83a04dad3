//! When something scheduled goes out: message after message, at a fixed rate from a fixed start.
//!
//! Nothing runs in the background: what has been sent follows from the clock whenever somebody asks.

use crate::clock::Millis;

#[derive(Clone, Copy, Debug)]
pub(crate) struct Schedule {
    pub(crate) start: Millis,
    /// Messages a second; 0 for never.
    pub(crate) rate: f64,
}

impl Schedule {
    /// When the message at this index is sent; none if never.
    pub(crate) fn sent_at(&self, index: usize) -> Option<Millis> {
        let after = (index as f64 + 1.0) * 1000.0 / self.rate;
        (self.rate > 0.0).then(|| self.start.saturating_add(after.ceil() as Millis))
    }

    /// When all of `count` messages are sent.
    pub(crate) fn end(&self, count: usize) -> Option<Millis> {
        count.checked_sub(1).and_then(|last| self.sent_at(last))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_go_out_one_after_the_other() {
        let schedule = Schedule {
            start: 100,
            rate: 4.0,
        };
        assert_eq!(schedule.sent_at(0), Some(350));
        assert_eq!((schedule.end(4), schedule.end(0)), (Some(1100), None));
        let never = Schedule {
            start: 100,
            rate: 0.0,
        };
        assert_eq!(never.end(1), None);
    }
}
