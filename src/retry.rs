//! Whether to try again, as one pure function: what happened to which attempt, and how long to
//! wait. The randomness is passed in.

use crate::endpoint::{Operation, Provider, Repeat};

/// What came of an attempt that did not succeed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Happened {
    /// No complete answer: a lost connection or a timeout.
    NoAnswer,
    /// An answer with this error status.
    Status(u16),
    /// Something that another attempt would not change: an answer that is not as documented, a
    /// redirect, a request that cannot be built.
    Final,
}

impl Happened {
    /// Whether it may be different next time.
    pub fn is_passing(self) -> bool {
        matches!(self, Self::NoAnswer | Self::Status(408 | 500..))
    }
}

/// What to do next.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Decision {
    /// Report the error.
    Stop,
    /// Wait so many milliseconds, then try again.
    After(f64),
}

/// The longest `Retry-After` that a call waits for, in seconds; a longer one fails now, and its
/// error says when to try again.
const MAX_RETRY_AFTER: f64 = 60.0;

/// The first back-off, in milliseconds, and the longest.
const BASE: f64 = 500.0;
const CAP: f64 = 8_000.0;

/// Decides after attempt `attempt`, counted from 1. `retry_after` is in seconds, `random` from 0
/// (included) to 1 (not included).
///
/// A call that is not safe to repeat is never repeated: after an error nobody can tell whether it
/// was carried out, and a second `POST /bulks` bills twice. The one answer that would prove the
/// contrary, 8x8's 429, belongs to no such operation here.
pub fn decide(
    operation: &Operation,
    attempt: u32,
    max_retries: u32,
    happened: Happened,
    retry_after: Option<f64>,
    random: f64,
) -> Decision {
    // LOX24's 429 is a block of ten minutes for bad credentials: asking again helps nobody. 8x8's is
    // a rate limit that tells when there is room again.
    let room_later = happened == Happened::Status(429)
        && operation.provider == Provider::EightByEight
        && retry_after.is_some();
    let wait = retry_after.unwrap_or(0.0);
    if operation.repeat == Repeat::Never
        || !(happened.is_passing() || room_later)
        || attempt > max_retries
        || wait > MAX_RETRY_AFTER
    {
        return Decision::Stop;
    }
    let exponent = attempt.saturating_sub(1).min(16);
    let ceiling = (BASE * f64::from(1_u32 << exponent)).min(CAP);
    // Full jitter: many clients that failed together do not come back together.
    Decision::After((wait * 1000.0).max(random * ceiling))
}

#[cfg(test)]
mod tests {
    use super::Decision::{After, Stop};
    use super::Happened::{Final, NoAnswer, Status};
    use super::*;
    use crate::eight_by_eight::cancel_batch::CancelBatch;
    use crate::endpoint::Endpoint;
    use crate::lox24::cancel_bulk::CancelBulk;
    use crate::lox24::create_bulk::CreateBulk;
    use crate::lox24::delete_sms::DeleteSms;
    use crate::lox24::get_bulk::GetBulk;

    const GET: Operation = GetBulk::OPERATION;
    const CANCEL: Operation = CancelBulk::OPERATION;
    const BATCH: Operation = CancelBatch::OPERATION;

    #[test]
    fn the_table() {
        for (operation, attempt, happened, retry_after, expected) in [
            (GET, 1, NoAnswer, None, After(250.0)),
            (GET, 2, NoAnswer, None, After(500.0)),
            (GET, 3, NoAnswer, None, Stop),
            (CANCEL, 1, NoAnswer, None, After(250.0)),
            (BATCH, 1, NoAnswer, None, After(250.0)),
            (GET, 1, Status(408), None, After(250.0)),
            (GET, 1, Status(500), None, After(250.0)),
            (GET, 1, Status(599), None, After(250.0)),
            (GET, 1, Status(503), Some(7.0), After(7_000.0)),
            (GET, 1, Status(503), Some(0.0), After(250.0)),
            (GET, 1, Status(503), Some(60.0), After(60_000.0)),
            (GET, 1, Status(503), Some(61.0), Stop),
            (GET, 1, Status(429), Some(1.0), Stop),
            (GET, 1, Status(429), None, Stop),
            (BATCH, 1, Status(429), Some(1.0), After(1_000.0)),
            (BATCH, 1, Status(429), Some(61.0), Stop),
            (BATCH, 1, Status(429), None, Stop),
            (GET, 1, Final, None, Stop),
            (GET, 1, Final, Some(1.0), Stop),
        ] {
            let decision = decide(&operation, attempt, 2, happened, retry_after, 0.5);
            assert_eq!(decision, expected, "{operation:?} {attempt} {happened:?}");
        }
        for status in [400, 401, 402, 403, 404, 405, 409, 422, 426] {
            let decision = decide(&GET, 1, 2, Status(status), Some(1.0), 0.5);
            assert_eq!(decision, Stop, "{status}");
        }
    }

    #[test]
    fn what_costs_money_or_deletes_is_never_repeated() {
        for operation in [CreateBulk::OPERATION, DeleteSms::OPERATION] {
            for happened in [
                NoAnswer,
                Final,
                Status(408),
                Status(429),
                Status(500),
                Status(503),
            ] {
                for retry_after in [None, Some(0.0), Some(1.0)] {
                    let decision = decide(&operation, 1, 100, happened, retry_after, 0.5);
                    assert_eq!(decision, Stop);
                }
            }
        }
    }

    #[test]
    fn waits_grow_to_a_cap_and_jitter_down_to_nothing() {
        let wait = |attempt, random| match decide(&GET, attempt, u32::MAX, NoAnswer, None, random) {
            After(milliseconds) => milliseconds,
            Stop => panic!("stopped"),
        };
        assert_eq!(wait(1, 0.0), 0.0);
        assert_eq!(
            [1, 2, 3, 4, 5, 6, 1000].map(|attempt| wait(attempt, 0.999_999).round()),
            [500.0, 1000.0, 2000.0, 4000.0, 8000.0, 8000.0, 8000.0]
        );
        assert_eq!(decide(&GET, 1, 0, NoAnswer, None, 0.5), Stop);
    }
}
