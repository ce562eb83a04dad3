//! 8x8's errors: `{ code, message, errorId, timestamp }` (DOC).

use serde_json::json;

use super::time::timestamp;
use crate::clock::Millis;
use crate::http::response::Response;
use crate::random::Random;

#[derive(Clone, Copy, Debug)]
pub(super) struct Error {
    status: u16,
    code: u16,
    message: &'static str,
}

impl Error {
    pub(super) const UNAUTHORIZED: Self = Self {
        status: 401,
        code: 1200,
        message: "Request was not authenticated properly",
    };
    pub(super) const FOREIGN_SUB_ACCOUNT: Self = Self {
        status: 400,
        code: 1001,
        message: "Provided subAccountId doesn't belongs to your account",
    };
    pub(super) const INSECURE: Self = Self {
        status: 426,
        code: 1014,
        message: "TLS 1.3+ is required for Singapore-bound messages. Detected: TLSv1.2",
    };

    pub(super) const NOT_FOUND: Self = Self {
        status: 404,
        code: 1300,
        message: "Not found",
    };

    /// Code 1000: an invalid parameter.
    pub(super) const fn parameter(message: &'static str) -> Self {
        Self {
            status: 400,
            code: 1000,
            message,
        }
    }

    /// A bad request with a code of its own.
    pub(super) const fn bad(code: u16, message: &'static str) -> Self {
        Self {
            status: 400,
            code,
            message,
        }
    }

    pub(super) fn response(self, now: Millis, random: &mut Random) -> Response {
        let response = Response::json(
            self.status,
            &json!({
                "code": self.code,
                "message": self.message,
                "errorId": random.uuid(),
                "timestamp": timestamp(now),
            }),
        );
        // DOC: a 426 names the protocol to upgrade to, a 429 when to try again.
        match self.status {
            426 => response.with("upgrade", "TLS/1.3"),
            429 => response.with("retry-after", "1"),
            _ => response,
        }
    }

    /// The error that the provider would send with this status. FOUND: the code of a 429 is the status itself.
    pub(super) fn of_status(status: u16) -> Self {
        let (code, message) = match status {
            400 => (
                1002,
                "Invalid MSISDN format (not E.164 international number)",
            ),
            401 => return Self::UNAUTHORIZED,
            403 => (1201, "Forbidden"),
            404 => return Self::NOT_FOUND,
            426 => return Self::INSECURE,
            429 => (429, "Quota exceeded. Please try again in 1 second(s)."),
            500.. => (2000, "Internal server error"),
            _ => (1000, "Invalid parameter"),
        };
        Self {
            status,
            code,
            message,
        }
    }
}
