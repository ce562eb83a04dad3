//! What differs between providers, as a value. No other code asks which provider it serves.

use crate::input::data::{Data, object};
use crate::input::issue::Issues;

/// A provider of an API.
pub struct Provider {
    /// The name in messages.
    pub name: &'static str,
    /// Where the API is, unless the caller says otherwise.
    pub base_url: &'static str,
    /// How a client proves who it is.
    pub credential: Credential,
    /// The header with the provider's id of an exchange, for its support.
    pub request_id: Option<&'static str>,
    /// Reads an error answer: its status, and its body where that is JSON.
    pub problem: fn(u16, Option<&Data>) -> Problem,
    /// What a 429 means.
    pub too_many_requests: TooManyRequests,
    /// When clients must keep silent, where the provider blocks those who do not.
    pub lockout: Option<Lockout>,
}

/// How a client proves who it is.
pub struct Credential {
    /// The client option that holds it.
    pub option: &'static str,
    /// The header that carries it.
    pub header: &'static str,
    /// What precedes it in the header.
    pub prefix: &'static str,
    /// Checks it.
    pub check: fn(&Data, &str, &mut Issues) -> Option<String>,
}

/// What a 429 means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TooManyRequests {
    /// The caller's address is blocked, and asking again helps nobody.
    Blocked,
    /// A rate limit was reached and nothing was done; `Retry-After` tells when there is room again.
    RateLimited,
}

/// A provider that blocks an address after too many requests with a bad credential.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lockout {
    /// Bad requests that it lets pass within the window.
    pub tries: usize,
    /// Milliseconds in which they are counted.
    pub window: f64,
    /// Milliseconds that a block lasts where the answer does not say.
    pub block: f64,
}

/// What an error answer says.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Problem {
    /// What the status or the code means, from the provider's pages.
    pub meaning: &'static str,
    /// The provider's own sentence, as it came.
    pub sentence: Option<String>,
    /// The provider's own code: a number or a string.
    pub code: Option<Data>,
    /// An id of the exchange, where the body carries it.
    pub request_id: Option<String>,
    /// Refused fields.
    pub violations: Vec<Violation>,
}

/// One refused field, as the provider names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// The field: `service_code`, `phones[3]`.
    pub path: String,
    /// The provider's sentence.
    pub message: String,
    /// The provider's code of the rule.
    pub code: Option<String>,
}

impl From<Violation> for Data {
    fn from(violation: Violation) -> Self {
        object! {
            "path" => violation.path,
            "message" => violation.message,
            "code" => violation.code,
        }
    }
}
