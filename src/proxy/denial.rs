//! Why a request goes no further.

use crate::call::Failure;
use crate::input::data::{Data, object};
use crate::input::issue::Issue;

/// A refusal. Nothing has been sent to the provider.
#[derive(Debug, Clone, PartialEq)]
pub struct Denial {
    /// HTTP status.
    pub status: u16,
    /// What it is, as a stable code.
    pub code: &'static str,
    /// What is wrong, and what to do. It never repeats a value of the request.
    pub message: String,
    /// What is wrong with the input.
    pub issues: Vec<Issue>,
}

impl Denial {
    /// A refusal with these words.
    pub fn new(status: u16, code: &'static str, message: impl Into<String>) -> Self {
        Self {
            status,
            code,
            message: message.into(),
            issues: Vec::new(),
        }
    }

    /// The operation, its path or its sub-account is not here.
    pub fn not_found(message: impl Into<String>) -> Self {
        Self::new(404, "not_found", message)
    }

    /// The request is not one that a client makes.
    pub fn bad(message: impl Into<String>) -> Self {
        Self::new(400, "bad_request", message)
    }

    /// The input has problems.
    pub fn invalid(issues: Vec<Issue>) -> Self {
        let message = Failure::invalid(issues.clone()).message;
        Self {
            issues,
            ..Self::new(422, "invalid_input", message)
        }
    }
}

impl From<&Denial> for Data {
    fn from(denial: &Denial) -> Self {
        object! {
            "status" => denial.status,
            "code" => denial.code,
            "message" => &*denial.message,
            "violations" => Data::from_iter(&denial.issues),
        }
    }
}
