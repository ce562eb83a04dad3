//! What a caller gets instead of an answer, with the one thing that costs money: did it happen?

use crate::answer::Malformed;
use crate::data::{Data, object};
use crate::eight_by_eight;
use crate::endpoint::{Operation, Provider};
use crate::http::{Method, ReplyHead};
use crate::issue::Issue;
use crate::lox24;
use crate::personal::{is_field_path, masked};
use crate::text::{listed, text};

/// Whether the operation happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing left the client.
    NotSent,
    /// The provider answered that it did not do it.
    Rejected,
    /// Nobody can tell: it may have happened.
    Unknown,
    /// The provider answered that it did it; only its words could not be read.
    Accepted,
}

impl Outcome {
    /// The word that a caller gets.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotSent => "not-sent",
            Self::Rejected => "rejected",
            Self::Unknown => "unknown",
            Self::Accepted => "accepted",
        }
    }

    /// What a status proves. A server may fail after it did its work, and a redirect may follow
    /// it, so neither proves anything.
    pub const fn of(status: u16) -> Self {
        match status {
            200..=299 => Self::Accepted,
            400..=499 => Self::Rejected,
            _ => Self::Unknown,
        }
    }
}

impl Outcome {
    /// What to remember of a call's attempts once another one has failed: the worst for a caller
    /// who would call again. Attempts that did nothing are not remembered.
    #[must_use]
    pub const fn remembered(earlier: Option<Self>, failed: Self) -> Option<Self> {
        match (earlier, failed) {
            (Some(Self::Accepted), _) | (_, Self::Accepted) => Some(Self::Accepted),
            (_, Self::Unknown) => Some(Self::Unknown),
            (earlier, _) => earlier,
        }
    }
}

/// One refused field, as the provider names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// The field: `service_code`, `phones[3]`.
    pub path: String,
    /// The provider's sentence, with what may be personal masked.
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

/// What an error body says.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Problem {
    /// The provider's own code: a number or a string.
    pub provider_code: Option<Data>,
    /// An id of the exchange, where the body carries it.
    pub request_id: Option<String>,
    /// Refused fields.
    pub violations: Vec<Violation>,
}

/// An error as plain data: its class, its message and its fields. The `body` and `cause` of an
/// answer stay the runtime's own values and are added where errors become JavaScript's.
#[derive(Debug, Clone, PartialEq)]
pub struct Failure {
    /// The JavaScript class.
    pub class: &'static str,
    /// A sentence without anything secret or personal.
    pub message: String,
    /// Stable word for programs.
    pub code: &'static str,
    /// Whether the operation happened.
    pub outcome: Outcome,
    /// What else a caller finds in the error: an object with `status` (HTTP), `requestId` (the
    /// provider's id of the exchange), `retryAfter` (seconds), `providerCode`, `violations` (refused
    /// fields), `attempts` (how often the request went out) or `issues` (problems of the input).
    pub fields: Data,
}

impl Failure {
    fn new(
        class: &'static str,
        code: &'static str,
        outcome: Outcome,
        message: String,
        fields: Data,
    ) -> Self {
        Self {
            class,
            message,
            code,
            outcome,
            fields,
        }
    }

    /// An input that was refused before anything was sent.
    pub fn invalid(issues: Vec<Issue>) -> Self {
        let mut message = match issues.len() {
            1 => "Nothing was sent: the input has a problem.".to_owned(),
            count => text!("Nothing was sent: the input has ", count, " problems."),
        };
        for issue in issues.iter().take(5) {
            message.push_str("\n  ");
            message.push_str(&issue.path);
            message.push_str(": ");
            message.push_str(&issue.message);
        }
        if issues.len() > 5 {
            message.push_str("\n  … (all are in `issues`)");
        }
        Self::new(
            "ValidationError",
            "invalid_input",
            Outcome::NotSent,
            message,
            object! { "issues" => Data::from_iter(issues) },
        )
    }

    /// The provider answered with an error status. `body` is the parsed body where it was JSON.
    pub fn api(operation: &Operation, head: ReplyHead, body: Option<&Data>) -> Self {
        let status = head.status;
        let (class, code) = match status {
            400 => ("BadRequestError", "bad_request"),
            401 => ("AuthenticationError", "authentication_failed"),
            402 => ("ApiError", "payment_required"),
            403 => ("PermissionDeniedError", "permission_denied"),
            404 => ("NotFoundError", "not_found"),
            422 => ("UnprocessableEntityError", "unprocessable_entity"),
            426 => ("UpgradeRequiredError", "upgrade_required"),
            429 => ("RateLimitError", "rate_limited"),
            500.. => ("InternalServerError", "server_error"),
            _ => ("ApiError", "request_refused"),
        };
        let (mut problem, meaning) = match operation.provider {
            Provider::Lox24 => (lox24::problem::read(body), lox24::problem::meaning(status)),
            Provider::EightByEight => {
                let problem = eight_by_eight::problem::read(body);
                let meaning = problem
                    .provider_code
                    .as_ref()
                    .and_then(eight_by_eight::problem::code_meaning)
                    .unwrap_or_else(|| eight_by_eight::problem::meaning(status));
                (problem, meaning)
            }
        };
        for violation in &mut problem.violations {
            violation.message = masked(&violation.message);
        }
        let outcome = Outcome::of(status);
        // The provider's own sentence may quote a number or a text, so the message is ours and
        // names the fields only.
        let mut message = text!(called(operation), " answered ", status, ": ", meaning, ".");
        let fields: Vec<&str> = problem
            .violations
            .iter()
            .map(|violation| violation.path.as_str())
            .filter(|path| is_field_path(path))
            .take(5)
            .collect();
        if !fields.is_empty() {
            message.push_str(&text!(" Refused: ", listed(fields), " (see `violations`)."));
        }
        message.push_str(uncertainty(operation, outcome));
        Self::new(
            class,
            code,
            outcome,
            message,
            object! {
                "status" => status,
                "requestId" => head.request_id.or(problem.request_id),
                "retryAfter" => head.retry_after,
                "providerCode" => problem.provider_code,
                "violations" => Data::from_iter(problem.violations),
            },
        )
    }

    /// No complete answer came. `status` is that of the head, where one came.
    pub fn connection(operation: &Operation, status: Option<u16>, attempts: u32) -> Self {
        let outcome = status.map_or(Outcome::Unknown, Outcome::of);
        let message = text!(
            called(operation),
            " got no complete answer.",
            uncertainty(operation, outcome)
        );
        Self::new(
            "ConnectionError",
            "connection_failed",
            outcome,
            message,
            object! { "attempts" => attempts },
        )
    }

    /// No complete answer came within `timeout` milliseconds.
    pub fn timeout(
        operation: &Operation,
        status: Option<u16>,
        attempts: u32,
        timeout: i32,
    ) -> Self {
        let outcome = status.map_or(Outcome::Unknown, Outcome::of);
        let message = text!(
            called(operation),
            " got no complete answer within ",
            timeout,
            " ms.",
            uncertainty(operation, outcome)
        );
        Self::new(
            "TimeoutError",
            "timeout",
            outcome,
            message,
            object! { "attempts" => attempts },
        )
    }

    /// The same error after an earlier attempt of the same call that was, or may have been, carried
    /// out: then a refusal of the last one does not say that nothing happened (a cancelled bulk
    /// refuses to be cancelled).
    pub fn after(mut self, earlier: Option<Outcome>, operation: &Operation) -> Self {
        let outcome = match (earlier, self.outcome) {
            _ if operation.method == Method::Get => return self,
            (Some(Outcome::Accepted), _) => Outcome::Accepted,
            (Some(Outcome::Unknown), Outcome::Rejected | Outcome::NotSent) => Outcome::Unknown,
            _ => return self,
        };
        if outcome != self.outcome {
            self.outcome = outcome;
            self.message.push_str(match outcome {
                Outcome::Accepted => " An earlier attempt of this call was accepted.",
                _ => " An earlier attempt of this call may have been carried out.",
            });
        }
        self
    }

    /// The guard of the credential refused to send: the provider would answer with this status.
    pub fn silenced(operation: &Operation, status: u16, retry_after: f64) -> Self {
        let (class, code, why) = match status {
            401 => (
                "AuthenticationError",
                "authentication_failed",
                "the provider refused the credential three times within a minute, and blocks the \
                 IP address after a fourth",
            ),
            _ => (
                "RateLimitError",
                "rate_limited",
                "the provider has blocked this IP address for a while",
            ),
        };
        let message = text!(
            called(operation),
            " was not sent: ",
            why,
            ". Try again in ",
            retry_after.ceil() as i64,
            " s."
        );
        Self::new(
            class,
            code,
            Outcome::NotSent,
            message,
            object! {
                "status" => status,
                "retryAfter" => retry_after,
                "violations" => Data::List(Vec::new()),
            },
        )
    }

    /// The time was over before the guard of the credential let the request go out.
    pub fn never_admitted(operation: &Operation, timeout: i32) -> Self {
        let message = text!(
            called(operation),
            " was not sent: whether the credential is good was not known within ",
            timeout,
            " ms."
        );
        Self::new(
            "TimeoutError",
            "timeout",
            Outcome::NotSent,
            message,
            object! { "attempts" => 0u32 },
        )
    }

    /// A watched bulk did not come to its end in time.
    pub fn deadline(operation: &Operation, deadline: f64, looks: u32) -> Self {
        let message = text!(
            called(operation),
            ": the bulk came to no final state within ",
            deadline as i64,
            " ms. It goes on at the provider."
        );
        Self::new(
            "TimeoutError",
            "deadline",
            Outcome::Unknown,
            message,
            object! { "attempts" => looks },
        )
    }

    /// The runtime could not make or start the request at all.
    pub fn unsendable(operation: &Operation, why: &str) -> Self {
        let message = text!(called(operation), " was not sent: ", why);
        Self::new(
            "ConnectionError",
            "not_sendable",
            Outcome::NotSent,
            message,
            object! { "attempts" => 0u32 },
        )
    }

    /// A redirect, which is never followed: it could carry the credential to another host and the
    /// operation out twice.
    pub fn redirect(operation: &Operation, status: u16) -> Self {
        let message = text!(
            called(operation),
            " was answered with a redirect, which is not followed. Check `baseUrl`.",
            uncertainty(operation, Outcome::Unknown)
        );
        Self::new(
            "ResponseError",
            "redirect",
            Outcome::Unknown,
            message,
            object! { "status" => status },
        )
    }

    /// An answer that is not as documented.
    pub fn malformed(operation: &Operation, status: u16, malformed: Option<&Malformed>) -> Self {
        let outcome = Outcome::of(status);
        let called = called(operation);
        let what = match malformed {
            None => "the answer is not JSON".to_owned(),
            Some(Malformed {
                field: None,
                expected,
            }) => text!("the answer is not ", expected),
            Some(Malformed {
                field: Some(field),
                expected,
            }) => text!("`", field, "` of the answer is not ", expected),
        };
        let message = text!(
            called,
            " answered ",
            status,
            ", but ",
            what,
            ".",
            uncertainty(operation, outcome)
        );
        Self::new(
            "ResponseError",
            "unexpected_answer",
            outcome,
            message,
            object! { "status" => status },
        )
    }
}

fn uncertainty(operation: &Operation, outcome: Outcome) -> &'static str {
    match outcome {
        _ if operation.method == Method::Get => "",
        Outcome::Unknown => " It may have been carried out: look before you call again.",
        Outcome::Accepted => " It was accepted: do not call again.",
        Outcome::NotSent | Outcome::Rejected => "",
    }
}

fn called(operation: &Operation) -> String {
    text!(
        operation.provider.name(),
        " ",
        operation.method.as_str(),
        " ",
        operation.path
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_proves_only_what_it_says() {
        for (status, outcome) in [
            (200, Outcome::Accepted),
            (201, Outcome::Accepted),
            (204, Outcome::Accepted),
            (0, Outcome::Unknown),
            (302, Outcome::Unknown),
            (307, Outcome::Unknown),
            (400, Outcome::Rejected),
            (408, Outcome::Rejected),
            (429, Outcome::Rejected),
            (499, Outcome::Rejected),
            (500, Outcome::Unknown),
            (503, Outcome::Unknown),
            (599, Outcome::Unknown),
        ] {
            assert_eq!(Outcome::of(status), outcome, "{status}");
        }
    }

    #[test]
    fn a_later_refusal_does_not_undo_an_earlier_attempt() {
        use Outcome::{Accepted, NotSent, Rejected, Unknown};
        for (attempts, last, expected) in [
            (vec![], Rejected, Rejected),
            (vec![Rejected], Rejected, Rejected),
            (vec![Unknown], Rejected, Unknown),
            (vec![Unknown], NotSent, Unknown),
            (vec![Unknown, Rejected], Rejected, Unknown),
            (vec![Accepted], Rejected, Accepted),
            (vec![Accepted, Unknown], Unknown, Accepted),
            (vec![Unknown, Accepted], NotSent, Accepted),
        ] {
            let earlier = attempts.iter().copied().fold(None, Outcome::remembered);
            for (method, expected) in [(Method::Put, expected), (Method::Get, last)] {
                let operation = Operation {
                    provider: Provider::Lox24,
                    method,
                    path: "/",
                    repeat: crate::endpoint::Repeat::Safe,
                };
                let failure = Failure::new("ApiError", "x", last, String::new(), Data::EMPTY);
                let outcome = failure.after(earlier, &operation).outcome;
                assert_eq!(outcome, expected, "{attempts:?} {last:?}");
            }
        }
    }
}
