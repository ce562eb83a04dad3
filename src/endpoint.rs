//! What an operation of a provider is: how it is asked, how its answer is read, and what a second
//! try would do.

use crate::answer::Malformed;
use crate::data::Data;
use crate::http::{Method, Request};

/// The two providers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Provider {
    /// `https://api.lox24.eu`
    Lox24,
    /// `https://sms.8x8.com` and its regional hosts.
    EightByEight,
}

impl Provider {
    /// The name in messages.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Lox24 => "LOX24",
            Self::EightByEight => "8x8",
        }
    }
}

/// What a further attempt of the same call would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repeat {
    /// Nothing more than the first: reading, or cancelling what is cancelled already.
    Safe,
    /// Possibly everything once more: no provider documents an idempotency key, so a second
    /// `POST /bulks` is a second bulk, and it is billed.
    Never,
}

/// The fixed facts of an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Operation {
    /// Whose operation it is.
    pub provider: Provider,
    /// Its method.
    pub method: Method,
    /// Its path with placeholders (`/bulks/{id}`): what messages and logs name, because it holds
    /// no value of the caller.
    pub path: &'static str,
    /// Whether another attempt is harmless.
    pub repeat: Repeat,
}

/// An operation with its checked input.
pub trait Endpoint {
    /// The operation.
    const OPERATION: Operation;
    /// What a decoded answer says.
    type Answer;

    /// The request, complete and percent-encoded.
    fn request(&self) -> Request;

    /// Reads the body of a 2xx answer, already parsed as JSON.
    ///
    /// # Errors
    /// [`Malformed`] where the body contradicts the provider's page in a way that could mislead.
    fn decode(body: &Data) -> Result<Self::Answer, Malformed>;
}
