//! When a client must stay silent. LOX24 answers 401 to a bad credential, and blocks an IP address
//! for ten minutes after more than three such requests within a minute, so the fourth is never
//! sent. The clock is passed in, in milliseconds.

/// Bad-credential requests that LOX24 lets pass within [`WINDOW`]. Source: its API overview.
const ALLOWED: usize = 3;
const WINDOW: f64 = 60_000.0;
/// How long a block lasts where its answer does not say (`Retry-After` is not documented).
const BLOCK: f64 = 600_000.0;

/// What is known of one credential.
#[derive(Debug, Default)]
pub struct CredentialGuard {
    /// When the latest 401s came.
    refused_at: Vec<f64>,
    silent_until: f64,
    /// An answer showed that the credential is good.
    proven: bool,
    under_way: usize,
}

/// Whether a request may go out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Admission {
    /// Yes; [`CredentialGuard::report`] must follow.
    Go,
    /// Not before the requests under way have told whether the credential is good.
    Wait,
    /// No: it would be answered with this status, at the latest. So many seconds from now it may.
    Refuse {
        /// 401 or 429.
        status: u16,
        /// Seconds.
        retry_after: f64,
    },
}

impl CredentialGuard {
    /// Asks for one request.
    pub fn admit(&mut self, now: f64) -> Admission {
        let refuse = |status, until: f64| Admission::Refuse {
            status,
            retry_after: ((until - now) / 1000.0).ceil(),
        };
        if now < self.silent_until {
            return refuse(429, self.silent_until);
        }
        self.refused_at.retain(|at| now - at < WINDOW);
        let refusals = self.refused_at.len();
        if refusals >= ALLOWED {
            let first = self.refused_at.iter().copied().fold(now, f64::min);
            return refuse(401, first + WINDOW);
        }
        if !self.proven && refusals + self.under_way >= ALLOWED {
            return Admission::Wait;
        }
        self.under_way += 1;
        Admission::Go
    }

    /// Tells what came of an admitted request: its status, or `None` where no answer came, and the
    /// seconds of a `Retry-After`.
    pub fn report(&mut self, now: f64, status: Option<u16>, retry_after: Option<f64>) {
        self.under_way = self.under_way.saturating_sub(1);
        match status {
            Some(401) => {
                self.proven = false;
                self.refused_at.push(now);
            }
            Some(429) => {
                let block = retry_after.map_or(BLOCK, |seconds| seconds * 1000.0);
                self.silent_until = self.silent_until.max(now + block);
            }
            // Anything else that LOX24 says about the request itself came after it took the
            // credential; a server's failure or a redirect says nothing about it.
            Some(200..=299 | 400 | 402..=407 | 409..=428) => self.proven = true,
            _ => {}
        }
    }

    /// Whether forgetting this guard would lose something.
    pub fn is_needed(&self, now: f64) -> bool {
        self.under_way > 0
            || now < self.silent_until
            || self.refused_at.iter().any(|at| now - at < WINDOW)
    }
}

#[cfg(test)]
mod tests {
    use super::Admission::{Go, Refuse, Wait};
    use super::*;

    #[test]
    fn never_a_fourth_within_a_minute() {
        let mut guard = CredentialGuard::default();
        // A hundred calls at once: three go, the others queue.
        let admissions: Vec<_> = (0..100).map(|_| guard.admit(0.0)).collect();
        assert_eq!(admissions.iter().filter(|it| **it == Go).count(), 3);
        assert!(admissions.iter().skip(3).all(|it| *it == Wait));
        for at in [10.0, 20.0, 30.0] {
            guard.report(at, Some(401), None);
        }
        let refused = |retry_after| Refuse {
            status: 401,
            retry_after,
        };
        assert_eq!(guard.admit(30.0), refused(60.0));
        assert_eq!(guard.admit(59_000.0), refused(2.0));
        // The minute of the first is over: one more, and no second at the same time.
        assert_eq!(guard.admit(60_010.0), Go);
        assert_eq!(guard.admit(60_010.0), Wait);
    }

    #[test]
    fn a_proven_credential_flows_freely_until_it_is_refused() {
        let mut guard = CredentialGuard::default();
        assert_eq!(guard.admit(0.0), Go);
        guard.report(1.0, Some(404), None);
        assert!((0..100).all(|_| guard.admit(1.0) == Go));
        for _ in 0..100 {
            guard.report(2.0, Some(200), None);
        }
        assert_eq!(guard.admit(3.0), Go);
        guard.report(4.0, Some(401), None);
        assert_eq!(
            [guard.admit(5.0), guard.admit(5.0), guard.admit(5.0)],
            [Go, Go, Wait]
        );
    }

    #[test]
    fn no_answer_and_a_servers_failure_prove_nothing() {
        for status in [None, Some(0), Some(302), Some(408), Some(500), Some(503)] {
            let mut guard = CredentialGuard::default();
            assert_eq!(
                [guard.admit(0.0), guard.admit(0.0), guard.admit(0.0)],
                [Go, Go, Go]
            );
            assert_eq!(guard.admit(0.0), Wait);
            guard.report(1.0, status, None);
            assert_eq!(
                [guard.admit(1.0), guard.admit(1.0)],
                [Go, Wait],
                "{status:?}"
            );
        }
    }

    #[test]
    fn silence_after_a_block() {
        for (retry_after, until) in [(None, 600_000.0), (Some(5.0), 5_000.0)] {
            let mut guard = CredentialGuard::default();
            assert_eq!(guard.admit(0.0), Go);
            guard.report(0.0, Some(429), retry_after);
            let retry_after = until / 1000.0;
            assert_eq!(
                guard.admit(0.0),
                Refuse {
                    status: 429,
                    retry_after
                }
            );
            assert!(guard.is_needed(until - 1.0));
            assert_eq!(guard.admit(until), Go);
        }
    }
}
