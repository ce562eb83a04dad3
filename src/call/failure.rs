//! What a caller gets instead of a result.

use super::outcome::Outcome;
use super::proxied;
use crate::input::data::{Data, object};
use crate::input::issue::Issue;
use crate::operation::{Operation, Repeat};
use crate::provider::Violation;
use crate::text::text;
use crate::wire::ReplyHead;
use crate::wire::personal::{is_field_path, masked};
use crate::wire::shape::Malformed;

/// How many characters of a provider's sentence a message repeats.
const MAX_SENTENCE: usize = 200;

/// An error as plain data: its class, its message and its fields. Its `body` or `cause` is a value of the
/// runtime, which `js/` adds when it creates the JavaScript error.
#[derive(Debug, Clone, PartialEq)]
pub struct Failure {
    /// The JavaScript class.
    pub class: &'static str,
    /// A sentence without anything secret or personal.
    pub message: String,
    /// A stable code for programs.
    pub code: &'static str,
    /// Whether the operation happened.
    pub outcome: Outcome,
    /// The other fields of the error: an object with `status` (HTTP), `requestId` (the provider's id of
    /// the exchange), `retryAfter` (seconds), `providerCode`, `violations` (refused fields), `attempts`
    /// (how many times the request was sent) or `issues` (problems with the input).
    pub fields: Data,
    /// The value of the runtime that belongs to it.
    pub carries: Carries,
}

/// A value of the runtime that belongs to an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Carries {
    /// None.
    Nothing,
    /// The body as text.
    Text,
    /// The body: parsed if it is JSON, otherwise as text.
    Body,
    /// What `fetch` rejected with.
    Cause,
}

impl Failure {
    fn new(
        class: &'static str,
        code: &'static str,
        outcome: Outcome,
        message: String,
        fields: Data,
    ) -> Box<Self> {
        Box::new(Self {
            class,
            message,
            code,
            outcome,
            fields,
            carries: Carries::Nothing,
        })
    }

    fn carrying(mut self: Box<Self>, carries: Carries) -> Box<Self> {
        self.carries = carries;
        self
    }

    /// An input that was refused before anything was sent.
    pub fn invalid(issues: Vec<Issue>) -> Box<Self> {
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
            message.push_str("\n  … (see `issues`)");
        }
        Self::new(
            "ValidationError",
            "invalid_input",
            Outcome::NotSent,
            message,
            object! { "issues" => Data::from_iter(&issues) },
        )
    }

    /// A change that was refused before it was sent, because it would concern more than the caller allows.
    pub fn too_many(issue: Issue, count: f64) -> Box<Self> {
        let code = issue.code;
        let mut failure = Self::invalid(vec![issue]);
        failure.code = code;
        failure.fields.set("count", count.into());
        failure
    }

    /// The provider returned an error status, or a proxy did, which then says what became of the call. `body` is the parsed body if
    /// it was JSON.
    pub fn api(
        operation: &Operation,
        head: ReplyHead,
        body: Option<&Data>,
        proxied: Option<Outcome>,
    ) -> Box<Self> {
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
        let provider = operation.provider;
        let (mut problem, speaker) = match proxied {
            None => ((provider.problem)(status, body), provider.name),
            Some(outcome) => (proxied::problem(outcome, body), "The proxy"),
        };
        for violation in &mut problem.violations {
            violation.message = masked(&violation.message);
        }
        let outcome = proxied.unwrap_or(Outcome::of(status));
        let mut message = text!(
            called(operation),
            " returned ",
            status,
            ": ",
            problem.meaning,
            "."
        );
        // What may be personal in the provider's sentence is masked; `body` has the original.
        let sentence = problem.sentence.as_deref();
        let sentence = match proxied {
            None => sentence.map(sentence_of),
            // Its own sentences, which also say what to do next.
            Some(_) => sentence.map(masked),
        };
        let sentence = sentence.unwrap_or_default();
        let sentence = sentence.trim_ascii();
        if !sentence.is_empty() {
            message.push_str(&text!(" ", speaker, " says: "));
            message.push_str(sentence);
            let is_ended = matches!(sentence.as_bytes().last(), Some(b'.' | b'!' | b'?'));
            message.push_str(if is_ended { "" } else { "." });
        }
        let mut refused = String::new();
        let mut named = 0;
        for Violation { path, .. } in &problem.violations {
            if named < 5 && is_field_path(path) {
                refused.push_str(if named > 0 { ", " } else { "" });
                refused.push_str(path);
                named += 1;
            }
        }
        if !refused.is_empty() {
            message.push_str(&text!(" Refused: ", refused, " (see `violations`)."));
        }
        if proxied.is_none() {
            message.push_str(advice(operation, outcome));
        }
        Self::new(
            class,
            code,
            outcome,
            message,
            object! {
                "status" => status,
                "requestId" => head.request_id.or(problem.request_id),
                "retryAfter" => head.retry_after,
                "providerCode" => problem.code,
                "violations" => Data::from_iter(&problem.violations),
            },
        )
        .carrying(Carries::Body)
    }

    /// No complete response arrived. `status` is that of the head, if one arrived.
    pub fn connection(operation: &Operation, status: Option<u16>, attempts: u32) -> Box<Self> {
        let outcome = status.map_or(Outcome::Unknown, Outcome::of);
        let names = ("ConnectionError", "connection_failed");
        let what = " got no full response.";
        Self::unanswered(operation, names, outcome, attempts, what).carrying(Carries::Cause)
    }

    /// No complete response arrived within `timeout` milliseconds.
    pub fn timeout(
        operation: &Operation,
        status: Option<u16>,
        attempts: u32,
        timeout: i32,
    ) -> Box<Self> {
        let outcome = status.map_or(Outcome::Unknown, Outcome::of);
        let names = ("TimeoutError", "timeout");
        let what = text!(" got no full response within ", timeout, " ms.");
        Self::unanswered(operation, names, outcome, attempts, &what)
    }

    /// The call's time was up before the lockout let the request through.
    pub fn never_admitted(operation: &Operation, timeout: i32) -> Box<Self> {
        let names = ("TimeoutError", "timeout");
        let what = text!(
            " was not sent: the credential was not confirmed within ",
            timeout,
            " ms."
        );
        Self::unanswered(operation, names, Outcome::NotSent, 0, &what)
    }

    /// A watched bulk did not reach a final state in time.
    pub fn deadline(operation: &Operation, deadline: f64, looks: u32) -> Box<Self> {
        let names = ("TimeoutError", "deadline");
        let what = text!(
            ": the bulk did not finish within ",
            deadline as i64,
            " ms. It continues at the provider."
        );
        Self::unanswered(operation, names, Outcome::Unknown, looks, &what)
    }

    /// The runtime could not build or start the request at all.
    pub fn unsendable(operation: &Operation, why: &str) -> Box<Self> {
        let names = ("ConnectionError", "not_sendable");
        let what = text!(" was not sent: ", why);
        Self::unanswered(operation, names, Outcome::NotSent, 0, &what)
    }

    /// Creates an error without a response. `names` are its class and its code; `what` follows the call's
    /// name.
    fn unanswered(
        operation: &Operation,
        (class, code): (&'static str, &'static str),
        outcome: Outcome,
        attempts: u32,
        what: &str,
    ) -> Box<Self> {
        let message = text!(called(operation), what, advice(operation, outcome));
        let fields = object! { "attempts" => attempts };
        Self::new(class, code, outcome, message, fields)
    }

    /// A redirect, which is never followed: it could take the credential to another host and carry the
    /// operation out twice.
    pub fn redirect(operation: &Operation, status: u16) -> Box<Self> {
        let what = " was redirected, and redirects are not followed. Check `baseUrl`.";
        Self::unusable(operation, "redirect", Outcome::Unknown, status, what)
    }

    /// A response of more than `most` bytes, which was not read any further.
    pub fn too_large(operation: &Operation, status: u16, most: f64) -> Box<Self> {
        let what = text!(
            " returned more than ",
            most as i64,
            " bytes, which were not read. Raise `maxResponseBytes` if needed."
        );
        Self::unusable(operation, "too_large", Outcome::of(status), status, &what)
    }

    /// A response that is not as documented.
    pub fn malformed(
        operation: &Operation,
        status: u16,
        malformed: Option<&Malformed>,
    ) -> Box<Self> {
        let field = malformed.and_then(|it| it.field);
        let what = text!(
            " returned ",
            status,
            ", but ",
            if field.is_some() { "`" } else { "the body" },
            field.unwrap_or_default(),
            if field.is_some() { "` in the body" } else { "" },
            " is not ",
            malformed.map_or("JSON", |it| it.expected),
            "."
        );
        let outcome = Outcome::of(status);
        Self::unusable(operation, "unexpected_answer", outcome, status, &what)
    }

    /// Creates an error for a response that cannot be used. `what` follows the call's name.
    fn unusable(
        operation: &Operation,
        code: &'static str,
        outcome: Outcome,
        status: u16,
        what: &str,
    ) -> Box<Self> {
        let message = text!(called(operation), what, advice(operation, outcome));
        let fields = object! { "status" => status };
        Self::new("ResponseError", code, outcome, message, fields).carrying(Carries::Text)
    }

    /// Adjusts the error if an earlier attempt of the same call was, or may have been, carried out.
    pub fn after(
        mut self: Box<Self>,
        earlier: Option<Outcome>,
        operation: &Operation,
    ) -> Box<Self> {
        let outcome = self.outcome.after(earlier);
        if outcome != self.outcome && !operation.only_reads() {
            self.outcome = outcome;
            self.message.push_str(match outcome {
                Outcome::Accepted => " An earlier attempt was accepted.",
                _ => " An earlier attempt may have been carried out.",
            });
            self.message.push_str(match operation.repeat {
                Repeat::Safe => " It is safe to repeat.",
                _ => "",
            });
        }
        self
    }

    /// The lockout did not let the request through: the provider would respond with this status.
    pub fn silenced(operation: &Operation, status: u16, retry_after: f64) -> Box<Self> {
        let (class, code, why) = match status {
            401 => (
                "AuthenticationError",
                "authentication_failed",
                "bad credentials were refused three times within a minute; a fourth would block this IP \
                 address",
            ),
            _ => (
                "RateLimitError",
                "rate_limited",
                "the provider is blocking this IP address",
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
        let fields = object! {
            "status" => status,
            "retryAfter" => retry_after,
            "violations" => Data::List(Vec::new()),
        };
        Self::new(class, code, Outcome::NotSent, message, fields)
    }
}

/// The beginning of a provider's sentence, with what may be personal masked.
fn sentence_of(text: &str) -> String {
    // Masked first: a number that the end cuts would no longer be long enough to be one.
    let mut sentence = masked(text);
    if let Some((end, _)) = sentence.char_indices().nth(MAX_SENTENCE) {
        sentence.truncate(end);
    }
    sentence
}

/// What to do next.
fn advice(operation: &Operation, outcome: Outcome) -> &'static str {
    match (outcome, operation.repeat) {
        _ if operation.only_reads() => "",
        (Outcome::Unknown, Repeat::Safe) => {
            " It may have been carried out, and it is safe to repeat."
        }
        (Outcome::Unknown, _) => " It may have been carried out: check before calling again.",
        (Outcome::Accepted, Repeat::Safe) => " It was accepted, and it is safe to repeat.",
        (Outcome::Accepted, _) => " It was accepted: do not call again.",
        (Outcome::NotSent | Outcome::Rejected, _) => "",
    }
}

fn called(operation: &Operation) -> String {
    text!(
        operation.provider.name,
        " ",
        operation.method.as_str(),
        " ",
        operation.path
    )
}

#[cfg(test)]
mod tests;
