//! What every request may need: the simulator, the time, and the folders of files.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::{Mutex, PoisonError};

use sandbox_core::{Addresses, Sandbox};

use crate::Options;
use crate::real_time::RealTime;

#[derive(Debug)]
pub(crate) struct App {
    pub(crate) options: Options,
    sandbox: Mutex<Sandbox>,
    time: RealTime,
}

impl App {
    pub(crate) fn new(options: Options, addresses: Addresses) -> Self {
        let time = RealTime::start();
        // The standard library's only source of random numbers: two sandboxes give out different credentials.
        let seed = RandomState::new().build_hasher().finish();
        Self {
            options,
            sandbox: Mutex::new(Sandbox::new(addresses, seed, time.now())),
            time,
        }
    }

    /// Hands the simulator and the time over; a panic in another request leaves it usable.
    pub(crate) fn sandbox<T>(&self, act: impl FnOnce(&mut Sandbox, f64) -> T) -> T {
        let mut sandbox = self.sandbox.lock().unwrap_or_else(PoisonError::into_inner);
        act(&mut sandbox, self.time.now())
    }
}
