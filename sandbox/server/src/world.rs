//! One isolated world: an account at each provider, with its clock, settings, faults and request
//! log.

use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::clock::{Clock, Millis};
use crate::credentials::{Credentials, Guard};
use crate::eight_by_eight::batches::Batch;
use crate::faults::Faults;
use crate::journal::Journal;
use crate::lox24::store::Store;
use crate::settings::Settings;

#[derive(Debug)]
pub(crate) struct World {
    pub(crate) id: String,
    pub(crate) credentials: Credentials,
    state: Mutex<State>,
}

#[derive(Debug)]
pub(crate) struct State {
    pub(crate) clock: Clock,
    pub(crate) settings: Settings,
    pub(crate) guard: Guard,
    pub(crate) lox24: Store,
    pub(crate) batches: Vec<Batch>,
    pub(crate) faults: Faults,
    pub(crate) journal: Journal,
}

impl World {
    pub(crate) fn new(id: &str, credentials: Credentials, speed: f64, settings: Settings) -> Self {
        let state = State {
            clock: Clock::new(speed),
            settings,
            guard: Guard::default(),
            lox24: Store::default(),
            batches: Vec::new(),
            faults: Faults::default(),
            journal: Journal::default(),
        };
        Self {
            id: id.to_owned(),
            credentials,
            state: Mutex::new(state),
        }
    }

    /// The state; a panic in another request leaves it usable.
    pub(crate) fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// When something scheduled goes out: message after message, at a fixed rate from a fixed start.
///
/// Nothing runs in the background: what has been sent follows from the clock whenever somebody
/// asks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Schedule {
    pub(crate) starts: Millis,
    /// Messages a second; 0 for never.
    pub(crate) rate: f64,
}

impl Schedule {
    /// When the message at this place (from 0) is sent.
    pub(crate) fn sends(&self, place: usize) -> Option<Millis> {
        (self.rate > 0.0)
            .then(|| self.starts + ((place + 1) as f64 * 1000.0 / self.rate).ceil() as Millis)
    }

    /// When all of `count` messages are sent.
    pub(crate) fn ends(&self, count: usize) -> Option<Millis> {
        count.checked_sub(1).and_then(|last| self.sends(last))
    }
}
