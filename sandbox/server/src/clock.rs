//! A world's clock: real time, sped up and moved forward at will. It never runs backwards.

use std::time::{Instant, SystemTime, UNIX_EPOCH};

/// Milliseconds of world time since the Unix epoch.
pub(crate) type Millis = i64;

#[derive(Debug)]
pub(crate) struct Clock {
    /// World time at `since`.
    base: f64,
    since: Instant,
    speed: f64,
}

impl Clock {
    pub(crate) fn new(speed: f64) -> Self {
        let now = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default();
        Self {
            base: now.as_millis() as f64,
            since: Instant::now(),
            speed,
        }
    }

    pub(crate) fn now(&self) -> Millis {
        self.exact() as Millis
    }

    pub(crate) fn speed(&self) -> f64 {
        self.speed
    }

    /// Changes the speed from now on; 0 stops the clock.
    pub(crate) fn set_speed(&mut self, speed: f64) {
        self.base = self.exact();
        self.since = Instant::now();
        self.speed = speed;
    }

    pub(crate) fn advance(&mut self, seconds: f64) {
        self.base += seconds * 1000.0;
    }

    fn exact(&self) -> f64 {
        self.base + self.since.elapsed().as_secs_f64() * 1000.0 * self.speed
    }
}

/// A speed or a step forward the clock can take.
pub(crate) fn is_forward(number: f64) -> bool {
    number.is_finite() && (0.0..=1e9).contains(&number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stopped_clock_moves_only_when_told() {
        let mut clock = Clock::new(0.0);
        let start = clock.now();
        assert_eq!(clock.now(), start);
        clock.advance(60.0);
        assert_eq!(clock.now(), start + 60_000);
    }
}
