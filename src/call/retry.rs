//! Whether to retry, as one pure function of what happened to which attempt. The randomness is passed in.

use crate::operation::{Operation, Repeat};
use crate::provider::TooManyRequests;

/// How an attempt failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Happened {
    /// No complete response: a lost connection or a timeout.
    NoAnswer,
    /// A response with this error status.
    Status(u16),
    /// Something that another attempt would not change: a response that is not as documented, a redirect, or
    /// a request that cannot be built.
    Final,
}

impl Happened {
    /// Whether it may succeed next time.
    pub fn is_passing(self) -> bool {
        matches!(self, Self::NoAnswer | Self::Status(408 | 500..))
    }
}

/// The longest `Retry-After` that a call waits for, in seconds. With a longer one the call fails at once, and
/// its error says when to try again.
const MAX_RETRY_AFTER: f64 = 60.0;

/// The first and the longest back-off, in milliseconds.
const BASE: f64 = 500.0;
const CAP: f64 = 8_000.0;

/// How many milliseconds to wait after attempt `attempt`, counted from 1, before the next one; `None` to
/// report the error. `retry_after` is in seconds; `random` is at least 0 and less than 1.
///
/// A call that is not safe to repeat is never retried: after an error it may have been carried out, and a
/// second `POST /bulks` bills twice. Only a response that proves that nothing was done allows it.
pub fn delay(
    operation: &Operation,
    attempt: u32,
    max_retries: u32,
    happened: Happened,
    retry_after: Option<f64>,
    random: f64,
) -> Option<f64> {
    // A rate limit without `Retry-After` does not say when requests are accepted again.
    let was_limited = happened == Happened::Status(429)
        && operation.provider.too_many_requests == TooManyRequests::RateLimited
        && retry_after.is_some();
    let may_repeat = match operation.repeat {
        Repeat::Safe => was_limited || happened.is_passing(),
        Repeat::IfNothingWasDone => was_limited,
        Repeat::Never => false,
    };
    let wait = retry_after.unwrap_or(0.0);
    if !may_repeat || attempt > max_retries || wait > MAX_RETRY_AFTER {
        return None;
    }
    let exponent = attempt.saturating_sub(1).min(16);
    let ceiling = (BASE * f64::from(1_u32 << exponent)).min(CAP);
    // Full jitter: many clients that failed together do not come back together.
    Some((wait * 1000.0).max(random * ceiling))
}

#[cfg(test)]
mod tests {
    use super::Happened::{Final, NoAnswer, Status};
    use super::*;
    use crate::operation::testing::{LIMITED, LOCKED, operation};

    static GET: Operation = operation(&LOCKED, Repeat::Safe);
    static SAFE: Operation = operation(&LIMITED, Repeat::Safe);
    static UNLESS: Operation = operation(&LIMITED, Repeat::IfNothingWasDone);

    #[test]
    fn the_table() {
        for (operation, attempt, happened, retry_after, expected) in [
            (&GET, 1, NoAnswer, None, Some(250.0)),
            (&GET, 2, NoAnswer, None, Some(500.0)),
            (&GET, 3, NoAnswer, None, None),
            (&SAFE, 1, NoAnswer, None, Some(250.0)),
            (&UNLESS, 1, NoAnswer, None, None),
            (&GET, 1, Status(408), None, Some(250.0)),
            (&GET, 1, Status(500), None, Some(250.0)),
            (&GET, 1, Status(599), None, Some(250.0)),
            (&UNLESS, 1, Status(503), None, None),
            (&GET, 1, Status(503), Some(7.0), Some(7_000.0)),
            (&GET, 1, Status(503), Some(0.0), Some(250.0)),
            (&GET, 1, Status(503), Some(60.0), Some(60_000.0)),
            (&GET, 1, Status(503), Some(61.0), None),
            (&GET, 1, Status(429), Some(1.0), None),
            (&GET, 1, Status(429), None, None),
            (&SAFE, 1, Status(429), Some(1.0), Some(1_000.0)),
            (&SAFE, 1, Status(429), Some(61.0), None),
            (&SAFE, 1, Status(429), None, None),
            (&UNLESS, 1, Status(429), Some(1.0), Some(1_000.0)),
            (&UNLESS, 1, Status(429), None, None),
            (&UNLESS, 3, Status(429), Some(1.0), None),
            (&GET, 1, Final, None, None),
            (&GET, 1, Final, Some(1.0), None),
        ] {
            let found = delay(operation, attempt, 2, happened, retry_after, 0.5);
            assert_eq!(
                found, expected,
                "{:?} {attempt} {happened:?}",
                operation.repeat
            );
        }
        for status in [400, 401, 402, 403, 404, 405, 409, 422, 426] {
            let found = delay(&SAFE, 1, 2, Status(status), Some(1.0), 0.5);
            assert_eq!(found, None, "{status}");
        }
    }

    #[test]
    fn waits_grow_to_a_cap_and_jitter_down_to_nothing() {
        let wait = |attempt, random| delay(&GET, attempt, u32::MAX, NoAnswer, None, random);
        assert_eq!(wait(1, 0.0), Some(0.0));
        assert_eq!(
            [1, 2, 3, 4, 5, 6, 17, 18, 1000].map(|it| wait(it, 0.999_999).unwrap().round()),
            [
                500.0, 1000.0, 2000.0, 4000.0, 8000.0, 8000.0, 8000.0, 8000.0, 8000.0
            ]
        );
        assert_eq!(delay(&GET, 1, 0, NoAnswer, None, 0.5), None);
    }

    #[test]
    fn what_may_be_different_next_time() {
        for (happened, expected) in [
            (NoAnswer, true),
            (Status(408), true),
            (Status(500), true),
            (Status(429), false),
            (Status(404), false),
            (Final, false),
        ] {
            assert_eq!(happened.is_passing(), expected, "{happened:?}");
        }
    }
}
