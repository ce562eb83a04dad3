//! Spaces requests out: each waits until a time has passed since the one before, in the order in which they
//! came. It reads no clock.

/// The longest wait, in milliseconds, after which a call asks again. Until then, others may have left.
const MAX_WAIT: f64 = 2_000.0;

/// A queue of calls.
#[derive(Debug)]
pub struct Pace {
    /// Milliseconds between two requests.
    interval: f64,
    /// When the next one may be sent.
    next: f64,
    /// The calls that wait, by number.
    waiting: Vec<usize>,
}

impl Pace {
    /// Creates an empty queue.
    pub fn new(interval: f64) -> Self {
        Self {
            interval,
            next: f64::NEG_INFINITY,
            waiting: Vec::new(),
        }
    }

    /// Milliseconds between two requests.
    pub fn interval(&self) -> f64 {
        self.interval
    }

    /// Asks for a call's turn. `None` means that it is now; otherwise it asks again after this many
    /// milliseconds.
    pub fn ask(&mut self, call: usize, now: f64) -> Option<f64> {
        let known = self.waiting.iter().position(|it| *it == call);
        let place = known.unwrap_or(self.waiting.len());
        if place == 0 && now >= self.next {
            self.leave(call);
            self.next = now + self.interval;
            return None;
        }
        if known.is_none() {
            self.waiting.push(call);
        }
        let turn = self.next.max(now) + place as f64 * self.interval;
        Some((turn - now).clamp(1.0, MAX_WAIT))
    }

    /// A call no longer waits.
    pub fn leave(&mut self, call: usize) {
        self.waiting.retain(|it| *it != call);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_waits_its_turn() {
        let mut pace = Pace::new(100.0);
        let mut ask = |call, now| pace.ask(call, now);
        assert_eq!(ask(1, 0.0), None);
        assert_eq!([ask(2, 0.0), ask(3, 40.0)], [Some(100.0), Some(160.0)]);
        // A timer may be early.
        assert_eq!(ask(2, 99.5), Some(1.0));
        // Nobody overtakes.
        assert_eq!(ask(3, 100.0), Some(100.0));
        assert_eq!(ask(4, 100.0), Some(200.0));
        assert_eq!([ask(2, 100.0), ask(3, 150.0)], [None, Some(50.0)]);
        assert_eq!([ask(3, 200.0), ask(4, 320.0)], [None, None]);
        // After a pause there is no burst.
        assert_eq!(
            [ask(5, 900.0), ask(6, 900.0), ask(6, 1000.0)],
            [None, Some(100.0), None]
        );
    }

    #[test]
    fn who_leaves_makes_room() {
        let mut pace = Pace::new(1_000.0);
        assert_eq!(pace.ask(0, 0.0), None);
        for call in 1..10 {
            assert_eq!(
                pace.ask(call, 0.0),
                Some((call as f64 * 1_000.0).min(2_000.0))
            );
        }
        for call in 1..9 {
            pace.leave(call);
        }
        assert_eq!(pace.ask(9, 1_000.0), None);
        assert_eq!(pace.ask(9, 1_500.0), Some(500.0));
    }
}
