//! 8x8's errors: `{ code, message, errorId, timestamp }` (DOC).

use serde_json::json;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::answer::Answer;
use crate::clock::{Clock, Millis};

#[derive(Clone, Copy, Debug)]
pub(crate) struct Error {
    status: u16,
    code: u16,
    message: &'static str,
}

impl Error {
    pub(crate) const UNAUTHORIZED: Self = Self {
        status: 401,
        code: 1200,
        message: "Request was not authenticated properly",
    };
    pub(crate) const FOREIGN_SUB_ACCOUNT: Self = Self {
        status: 400,
        code: 1001,
        message: "Provided subAccountId doesn't belongs to your account",
    };
    pub(crate) const INSECURE: Self = Self {
        status: 426,
        code: 1014,
        message: "TLS 1.3+ is required for Singapore-bound messages. Detected: TLSv1.2",
    };

    /// Code 1000, an invalid parameter.
    pub(crate) const fn parameter(message: &'static str) -> Self {
        Self {
            status: 400,
            code: 1000,
            message,
        }
    }

    /// A bad request with a code of its own.
    pub(crate) const fn bad(code: u16, message: &'static str) -> Self {
        Self {
            status: 400,
            code,
            message,
        }
    }

    pub(crate) const fn not_found() -> Self {
        Self {
            status: 404,
            code: 1300,
            message: "Not found",
        }
    }

    pub(crate) fn answer(self, now: Millis) -> Answer {
        let answer = Answer::json(
            self.status,
            &json!({
                "code": self.code,
                "message": self.message,
                "errorId": Uuid::new_v4(),
                "timestamp": timestamp(now),
            }),
        );
        // DOC: the answer 426 names the protocol to upgrade to.
        if self.status == 426 {
            answer.with("upgrade", "TLS/1.3")
        } else {
            answer
        }
    }
}

/// The error the provider would send with this status. FOUND: the code of a 429 is the status
/// itself.
pub(crate) fn for_status(status: u16) -> Answer {
    let error = match status {
        400 => Error::bad(
            1002,
            "Invalid MSISDN format (not E.164 international number)",
        ),
        401 => Error::UNAUTHORIZED,
        403 => Error {
            status,
            code: 1201,
            message: "Forbidden",
        },
        404 => Error::not_found(),
        426 => Error::INSECURE,
        429 => Error {
            status,
            code: 429,
            message: "Quota exceeded. Please try again in 1 second(s).",
        },
        500.. => Error {
            status,
            code: 2000,
            message: "Internal server error",
        },
        _ => Error {
            status,
            code: 1000,
            message: "Invalid parameter",
        },
    };
    error.answer(Clock::new(1.0).now())
}

/// `yyyy-MM-ddTHH:mm:ss.ffZ` (FOUND).
fn timestamp(now: Millis) -> String {
    let moment = OffsetDateTime::from_unix_timestamp_nanos(i128::from(now) * 1_000_000)
        .unwrap_or(OffsetDateTime::UNIX_EPOCH);
    let (date, time) = (moment.date(), moment.time());
    format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:02}Z",
        date.year(),
        u8::from(date.month()),
        date.day(),
        time.hour(),
        time.minute(),
        time.second(),
        time.millisecond() / 10,
    )
}

#[cfg(test)]
mod tests {
    #[test]
    fn timestamps_have_two_decimals() {
        assert_eq!(
            super::timestamp(1_492_569_079_429),
            "2017-04-19T02:31:19.42Z"
        );
    }
}
