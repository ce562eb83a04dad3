//! What differs between providers, as a value. No other code asks which provider it works for.

use crate::input::data::{Data, object};
use crate::input::issue::Issues;

/// A provider of an API.
pub struct Provider {
    /// The name in messages.
    pub name: &'static str,
    /// The addresses of the API. The first is used unless the caller sets another.
    pub base_urls: &'static [&'static str],
    /// How a client proves who it is.
    pub credential: Credential,
    /// The header with the provider's id of an exchange, for its support team.
    pub request_id: Option<&'static str>,
    /// Reads an error response: its status, and its body if that is JSON.
    pub problem: fn(u16, Option<&Data>) -> Problem,
    /// What a 429 means.
    pub too_many_requests: TooManyRequests,
    /// When clients must not send, if the provider blocks an address.
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
    /// The caller's address is blocked, and retrying would not help.
    Blocked,
    /// A rate limit was reached and nothing was done; `Retry-After` says when requests are accepted again.
    RateLimited,
}

/// A provider that blocks an address after too many requests with a bad credential.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lockout {
    /// How many bad requests it allows within the window.
    pub tries: usize,
    /// Milliseconds in which they are counted.
    pub window: f64,
    /// Milliseconds that a block lasts, unless the response says.
    pub block: f64,
}

/// What an error response says.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Problem {
    /// What the status or the code means, from the provider's pages.
    pub meaning: &'static str,
    /// The provider's own sentence, unchanged.
    pub sentence: Option<String>,
    /// The provider's own code: a number or a string.
    pub code: Option<Data>,
    /// An id of the exchange, if the body has one.
    pub request_id: Option<String>,
    /// Refused fields.
    pub violations: Vec<Violation>,
}

impl Problem {
    /// A text in an error document.
    pub fn text(document: Option<&Data>, name: &str) -> Option<String> {
        document?.get(name)?.as_text().map(str::to_owned)
    }

    /// The code in an error document.
    pub fn code(document: Option<&Data>) -> Option<Data> {
        document?.get("code")?.as_code()
    }
}

/// One refused field, as the provider names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// The field: `service_code`, `phones[3]`.
    pub path: String,
    /// The provider's sentence.
    pub message: String,
    /// The provider's code for the rule.
    pub code: Option<String>,
}

impl From<&Violation> for Data {
    fn from(violation: &Violation) -> Self {
        object! {
            "path" => &*violation.path,
            "message" => &*violation.message,
            "code" => violation.code.as_deref(),
        }
    }
}
