//! A world's clock: real time, sped up and moved forward on demand. It never runs backwards.

/// Milliseconds of world time since the Unix epoch.
pub(crate) type Millis = i64;

#[derive(Debug)]
pub(crate) struct Clock {
    /// World time at `since`.
    base: f64,
    /// Real time since which the speed holds, in milliseconds since the Unix epoch.
    since: f64,
    /// The latest real time the clock knows of.
    real: f64,
    speed: f64,
}

impl Clock {
    /// A clock that shows the real time, and goes on from there at its own speed.
    pub(crate) fn new(speed: f64, real: f64) -> Self {
        Self {
            base: real,
            since: real,
            real,
            speed,
        }
    }

    /// Makes the clock show this time, and go on from there.
    pub(crate) fn set(&mut self, now: f64) {
        self.base = now;
        self.since = self.real;
    }

    /// Tells the clock the real time. A time before the last one, or none (NaN), changes nothing.
    pub(crate) fn tick(&mut self, real: f64) {
        self.real = self.real.max(real);
    }

    pub(crate) fn now(&self) -> Millis {
        self.exact() as Millis
    }

    /// The real milliseconds until the clock shows this time; none if it never will unless it is moved forward.
    pub(crate) fn until(&self, time: f64) -> Option<f64> {
        let left = (time - self.exact()).max(0.0);
        match left {
            0.0 => Some(0.0),
            left => (self.speed > 0.0).then(|| left / self.speed),
        }
    }

    pub(crate) fn speed(&self) -> f64 {
        self.speed
    }

    /// Changes the speed from now on; 0 stops the clock.
    pub(crate) fn set_speed(&mut self, speed: f64) {
        self.base = self.exact();
        self.since = self.real;
        self.speed = speed;
    }

    pub(crate) fn advance(&mut self, seconds: f64) {
        self.base += seconds * 1000.0;
    }

    pub(crate) fn exact(&self) -> f64 {
        self.base + (self.real - self.since) * self.speed
    }
}

/// Whether the clock can take the number as a speed or as a step forward.
pub(crate) fn is_forward(number: f64) -> bool {
    (0.0..=1e9).contains(&number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stopped_clock_moves_only_when_told() {
        let mut clock = Clock::new(0.0, 5_000.0);
        clock.tick(9_000.0);
        assert_eq!(clock.now(), 5_000);
        clock.advance(60.0);
        assert_eq!(clock.now(), 65_000);
    }

    #[test]
    fn the_real_time_until_a_time_depends_on_the_speed() {
        let mut clock = Clock::new(4.0, 1_000.0);
        assert_eq!(clock.until(1_100.0), Some(25.0));
        assert_eq!(clock.until(900.0), Some(0.0));
        clock.set_speed(0.0);
        assert_eq!(clock.until(1_100.0), None);
        assert_eq!(clock.until(1_000.0), Some(0.0));
    }

    #[test]
    fn a_new_speed_holds_from_now_on() {
        let mut clock = Clock::new(10.0, 1_000.0);
        clock.tick(2_000.0);
        clock.set_speed(2.0);
        assert_eq!(clock.now(), 11_000);
        clock.tick(2_500.0);
        assert_eq!(clock.now(), 12_000);
    }

    #[test]
    fn real_time_that_runs_backwards_is_ignored() {
        let mut clock = Clock::new(1.0, 1_000.0);
        for real in [3_000.0, 2_000.0, f64::NAN] {
            clock.tick(real);
        }
        assert_eq!(clock.now(), 3_000);
    }
}
