//! When clients must not send. Some providers block an address after too many requests with a bad
//! credential, and the lockout never lets through one too many: LOX24 responds with 401 to a bad credential
//! and, after more than three in a minute, with 429 to everything from that address for ten minutes.
//!
//! The provider counts by address, so all clients of a base URL share one state. The clock is passed in, in
//! milliseconds; it must be one that changes of the system time do not affect.

use crate::provider;

/// How many credentials are remembered as proven.
const MAX_PROVEN: usize = 256;

/// What is known about one base URL.
#[derive(Debug)]
pub struct Lockout {
    limits: provider::Lockout,
    /// When the latest 401s arrived.
    refused_at: Vec<f64>,
    silent_until: f64,
    /// Credentials that a response showed to be valid, as hashes.
    proven: Vec<u64>,
    /// Requests in flight whose credential is not proven.
    places: Vec<Place>,
    next: u32,
}

/// A request in flight. Its place ends by the clock even if the request is never reported: in a Worker, the
/// timers of a handler end when it responds.
#[derive(Debug, Clone, Copy)]
struct Place {
    id: u32,
    until: f64,
}

/// Whether a request may be sent.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Admission {
    /// Yes. [`Lockout::report`] should follow, with this pass.
    Go(Pass),
    /// Not before the requests in flight have shown whether the credential is valid. Ask again when one
    /// has been reported, and after this many milliseconds at the latest.
    Wait(f64),
    /// No: the provider would respond with this status, if not now, then soon.
    Refuse {
        /// 401 or 429.
        status: u16,
        /// Seconds after which it may be sent.
        retry_after: f64,
    },
}

/// The right to send one request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pass {
    place: Option<u32>,
    credential: u64,
}

impl Lockout {
    /// Creates a lockout that knows nothing yet.
    pub fn new(limits: provider::Lockout) -> Self {
        Self {
            limits,
            refused_at: Vec::new(),
            silent_until: f64::NEG_INFINITY,
            proven: Vec::new(),
            places: Vec::new(),
            next: 0,
        }
    }

    /// Asks whether a request that takes at most `timeout` milliseconds may be sent. `credential` is a hash
    /// of the credential.
    pub fn ask(&mut self, now: f64, timeout: f64, credential: u64) -> Admission {
        let refuse = |status, until: f64| Admission::Refuse {
            status,
            retry_after: ((until - now) / 1000.0).ceil(),
        };
        if now < self.silent_until {
            return refuse(429, self.silent_until);
        }
        if self.proven.contains(&credential) {
            return Admission::Go(Pass {
                place: None,
                credential,
            });
        }
        let window = self.limits.window;
        self.refused_at.retain(|at| now - at < window);
        self.places.retain(|place| now < place.until);
        if self.refused_at.len() >= self.limits.tries {
            let first = self.refused_at.iter().copied().fold(now, f64::min);
            return refuse(401, first + window);
        }
        if self.refused_at.len() + self.places.len() >= self.limits.tries {
            let ends = self.places.iter().map(|place| place.until);
            return Admission::Wait(ends.fold(f64::INFINITY, f64::min) - now);
        }
        let id = self.next;
        self.next = id.wrapping_add(1);
        let until = now + timeout;
        self.places.push(Place { id, until });
        Admission::Go(Pass {
            place: Some(id),
            credential,
        })
    }

    /// Reports the result of an admitted request: its status, or `None` if no response arrived, and its
    /// `Retry-After` in seconds.
    pub fn report(&mut self, pass: Pass, now: f64, status: Option<u16>, retry_after: Option<f64>) {
        let mut places = self.places.iter();
        if let Some(at) = places.position(|place| Some(place.id) == pass.place) {
            self.places.swap_remove(at);
        }
        match status {
            Some(401) => {
                let mut proven = self.proven.iter();
                if let Some(at) = proven.position(|proven| *proven == pass.credential) {
                    self.proven.remove(at);
                }
                self.refused_at.push(now);
            }
            Some(429) => {
                let block = retry_after.map_or(self.limits.block, |seconds| seconds * 1000.0);
                self.silent_until = self.silent_until.max(now + block);
            }
            // The provider judges the request itself only after it has accepted the credential. A server's
            // failure or a redirect proves nothing.
            Some(200..=299 | 400 | 402..=407 | 409..=428)
                if !self.proven.contains(&pass.credential) =>
            {
                if self.proven.len() == MAX_PROVEN {
                    self.proven.remove(0);
                }
                self.proven.push(pass.credential);
            }
            _ => {}
        }
    }
}

/// Hashes a credential (FNV-1a).
pub fn hash(credential: &str) -> u64 {
    credential
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        })
}

#[cfg(test)]
mod tests {
    use super::Admission::{Go, Refuse, Wait};
    use super::*;
    use crate::operation::testing::LOCKED;

    const TIMEOUT: f64 = 30_000.0;
    const A: u64 = 1;
    const B: u64 = 2;

    fn lockout() -> Lockout {
        Lockout::new(LOCKED.lockout.unwrap())
    }

    /// Asks and returns the pass.
    fn go(lockout: &mut Lockout, now: f64, credential: u64) -> Pass {
        match lockout.ask(now, TIMEOUT, credential) {
            Go(pass) => pass,
            other => panic!("{other:?}"),
        }
    }

    fn refused(status: u16, retry_after: f64) -> Admission {
        Refuse {
            status,
            retry_after,
        }
    }

    #[test]
    fn never_a_fourth_within_a_minute_whatever_the_credential() {
        let mut lockout = lockout();
        let passes = [A, B, A].map(|credential| go(&mut lockout, 0.0, credential));
        assert_eq!(lockout.ask(10.0, TIMEOUT, B), Wait(TIMEOUT - 10.0));
        for (pass, at) in passes.into_iter().zip([10.0, 20.0, 30.0]) {
            lockout.report(pass, at, Some(401), None);
        }
        assert_eq!(lockout.ask(30.0, TIMEOUT, A), refused(401, 60.0));
        assert_eq!(lockout.ask(30.0, TIMEOUT, 3), refused(401, 60.0));
        assert_eq!(lockout.ask(59_000.0, TIMEOUT, B), refused(401, 2.0));
        // The minute since the first has passed: one more, and not a second at the same time.
        go(&mut lockout, 60_010.0, A);
        assert_eq!(lockout.ask(60_010.0, TIMEOUT, B), Wait(TIMEOUT));
    }

    #[test]
    fn a_place_ends_by_the_clock() {
        let mut lockout = lockout();
        let forgotten = [0.0, 1.0, 2.0].map(|at| go(&mut lockout, at, A));
        assert_eq!(lockout.ask(TIMEOUT - 1.0, TIMEOUT, A), Wait(1.0));
        // The first place has ended, so there is room for one.
        let pass = go(&mut lockout, TIMEOUT, A);
        assert_eq!(lockout.ask(TIMEOUT, TIMEOUT, A), Wait(1.0));
        // A late report does not free another request's place.
        lockout.report(forgotten[0], TIMEOUT, None, None);
        assert_eq!(lockout.ask(TIMEOUT, TIMEOUT, A), Wait(1.0));
        lockout.report(pass, TIMEOUT, None, None);
        go(&mut lockout, TIMEOUT, A);
    }

    #[test]
    fn a_proven_credential_flows_while_others_are_refused() {
        let mut lockout = lockout();
        let pass = go(&mut lockout, 0.0, A);
        lockout.report(pass, 1.0, Some(404), None);
        for _ in 0..3 {
            let pass = go(&mut lockout, 2.0, B);
            lockout.report(pass, 2.0, Some(401), None);
        }
        assert_eq!(lockout.ask(3.0, TIMEOUT, B), refused(401, 60.0));
        let passes: Vec<Pass> = (0..100).map(|_| go(&mut lockout, 3.0, A)).collect();
        for pass in passes {
            lockout.report(pass, 4.0, Some(200), None);
        }
        // Revoked meanwhile: it is unproven again.
        let pass = go(&mut lockout, 5.0, A);
        lockout.report(pass, 5.0, Some(401), None);
        assert_eq!(lockout.ask(6.0, TIMEOUT, A), refused(401, 60.0));
    }

    #[test]
    fn what_proves_a_credential() {
        for (statuses, proven) in [
            (
                &[200, 201, 299, 400, 402, 403, 404, 407, 409, 422, 428][..],
                true,
            ),
            (&[0, 199, 302, 399, 408, 500, 503], false),
        ] {
            for status in statuses {
                let mut lockout = lockout();
                let pass = go(&mut lockout, 0.0, A);
                lockout.report(pass, 1.0, Some(*status), None);
                let more = (0..4).map(|_| lockout.ask(1.0, TIMEOUT, A));
                let went = more.filter(|it| matches!(it, Go(_))).count();
                assert_eq!(went, if proven { 4 } else { 3 }, "{status}");
            }
        }
        let mut lockout = lockout();
        let pass = go(&mut lockout, 0.0, A);
        lockout.report(pass, 1.0, None, None);
        for _ in 0..3 {
            go(&mut lockout, 1.0, A);
        }
        assert_eq!(lockout.ask(1.0, TIMEOUT, A), Wait(TIMEOUT));
    }

    #[test]
    fn a_block_silences_everyone() {
        for (retry_after, until) in [(None, 600_000.0), (Some(5.0), 5_000.0)] {
            let mut lockout = lockout();
            let pass = go(&mut lockout, 0.0, A);
            lockout.report(pass, 0.0, Some(200), None);
            let pass = go(&mut lockout, 0.0, B);
            lockout.report(pass, 0.0, Some(429), retry_after);
            for credential in [A, B] {
                let silent = refused(429, until / 1000.0);
                assert_eq!(lockout.ask(0.0, TIMEOUT, credential), silent);
                assert_eq!(
                    lockout.ask(until - 1.0, TIMEOUT, credential),
                    refused(429, 1.0)
                );
                go(&mut lockout, until, credential);
            }
            // A shorter block does not end a longer one.
            let [first, second] = [A, A].map(|credential| go(&mut lockout, until, credential));
            lockout.report(first, until, Some(429), Some(100.0));
            lockout.report(second, until, Some(429), Some(1.0));
            assert_eq!(lockout.ask(until, TIMEOUT, A), refused(429, 100.0));
        }
    }

    #[test]
    fn remembers_a_bounded_number_of_credentials() {
        let mut lockout = lockout();
        let mut prove = |credential: u64| {
            let pass = go(&mut lockout, 0.0, credential);
            lockout.report(pass, 0.0, Some(200), None);
            lockout.report(pass, 0.0, Some(200), None);
            lockout.proven.clone()
        };
        let most = MAX_PROVEN as u64;
        let proven: Vec<Vec<u64>> = (0..=most).map(&mut prove).collect();
        assert!(proven[MAX_PROVEN - 1].iter().copied().eq(0..most));
        // The oldest makes room.
        assert!(proven[MAX_PROVEN].iter().copied().eq(1..=most));
    }

    #[test]
    fn hashes_tell_credentials_apart() {
        assert_eq!(hash(""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(hash("a"), 0xaf63_dc4c_8601_ec8c);
        assert_ne!(hash("1:ab"), hash("1:ba"));
    }
}
