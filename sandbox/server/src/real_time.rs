//! Real time that never runs backwards, even when somebody sets the system's clock.

use std::time::{Instant, SystemTime, UNIX_EPOCH};

#[derive(Debug)]
pub(crate) struct RealTime {
    /// Milliseconds since the Unix epoch at `since`.
    start: f64,
    since: Instant,
}

impl RealTime {
    pub(crate) fn start() -> Self {
        let start = SystemTime::now().duration_since(UNIX_EPOCH);
        Self {
            start: start.unwrap_or_default().as_secs_f64() * 1000.0,
            since: Instant::now(),
        }
    }

    /// Milliseconds since the Unix epoch.
    pub(crate) fn now(&self) -> f64 {
        self.start + self.since.elapsed().as_secs_f64() * 1000.0
    }
}
