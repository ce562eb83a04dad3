//! One call, from the question whether its request may be sent to its result or its error.

use super::failure::Failure;
use super::lockout::Admission;
use super::outcome::Outcome;
use super::retry::{Happened, delay};
use crate::input::data::{Data, object};
use crate::operation::Operation;
use crate::wire::ReplyHead;
use crate::wire::shape::{Answer, Fit, Malformed, check_fields, count, read_count};

/// A call and its progress.
pub struct Exchange {
    operation: &'static Operation,
    limits: Limits,
    /// The number of the attempt, from 1.
    attempt: u32,
    /// What earlier attempts may have done.
    earlier: Option<Outcome>,
}

/// How long an attempt may take, how many there may be, and how large a response may be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    /// Milliseconds for one attempt, including the body.
    pub timeout: i32,
    /// Retries.
    pub max_retries: u32,
    /// The largest response that is read, in bytes.
    pub max_response_bytes: f64,
}

/// What happened.
pub enum Event {
    /// The lockout has decided whether the request may be sent.
    Asked(Admission),
    /// The call's time was up before the lockout let the request through.
    NoTurn,
    /// An attempt has ended.
    Ended(Attempt),
}

/// An attempt that has ended.
#[derive(Default)]
pub struct Attempt {
    /// How it ended.
    pub end: End,
    /// The head of the response, if one arrived.
    pub head: Option<ReplyHead>,
    /// Whether `fetch` has followed a redirect to this response.
    pub redirected: bool,
    /// What a proxy says about the call, if the response is one's.
    pub outcome: Option<Outcome>,
    /// What was in the body.
    pub content: Content,
}

/// How an attempt ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum End {
    /// With the complete body.
    #[default]
    Whole,
    /// With an error from `fetch`, or from the body.
    Lost,
    /// The time was up.
    TimedOut,
    /// The caller's signal fired.
    Aborted,
    /// The body was too large.
    TooLarge,
    /// There is no `fetch`.
    NoFetch,
    /// The runtime could not build the request.
    NoRequest,
}

/// What was in a body.
#[derive(Default)]
pub enum Content {
    /// Not JSON.
    #[default]
    NotJson,
    /// Nothing.
    Empty,
    /// A value.
    Value(Data),
    /// A value of which only the kinds of the declared fields were read. Of a page, all items were.
    Fields(Fit),
}

/// Which part of a body has to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// Nothing.
    Nothing,
    /// The kinds of these fields.
    Fields,
    /// The members of the object.
    Members,
    /// Everything in an error document.
    Problem,
}

/// What to do next.
#[derive(Debug)]
pub enum Action {
    /// Send the request.
    Send,
    /// Ask the lockout again when a request has been reported, or after this many milliseconds.
    AskAgain(f64),
    /// Ask the lockout again after this many milliseconds: another attempt follows.
    Pause(f64),
    /// Resolve: with this value, or with the response unchanged.
    Done(Option<Data>),
    /// Reject. The flag says whether it may succeed next time.
    Fail(Box<Failure>, bool),
    /// Reject with the reason of the caller's signal.
    Abort,
}

/// What the caller's hook receives after an attempt.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Report {
    attempt: u32,
    status: Option<u16>,
    request_id: Option<String>,
    error: Option<&'static str>,
    retry_in: Option<f64>,
}

impl Report {
    /// Converts it for the hook. `path` is the masked target; `duration` is in milliseconds.
    pub fn into_data(self, operation: &Operation, path: String, duration: f64) -> Data {
        object! {
            "method" => operation.method.as_str(),
            "path" => path,
            "attempt" => self.attempt,
            "status" => self.status,
            "requestId" => self.request_id,
            "durationMs" => duration,
            "error" => self.error,
            "retryInMs" => self.retry_in,
        }
    }
}

impl Exchange {
    /// Creates a call that is about to begin.
    pub fn new(operation: &'static Operation, limits: Limits) -> Self {
        Self {
            operation,
            limits,
            attempt: 1,
            earlier: None,
        }
    }

    /// Which part of a body has to be read, given the head of the response and how the attempt ended.
    pub fn wanted(&self, attempt: &Attempt) -> Wanted {
        let status = attempt.head.as_ref().map_or(0, |head| head.status);
        match (attempt.end, status, &self.operation.answer) {
            (End::Whole, 400.., _) => Wanted::Problem,
            (End::Whole, 200..=299, answer) => match answer {
                Answer::AsItIs(_) | Answer::Receipt(_) | Answer::Page(_) => Wanted::Fields,
                Answer::Count { .. } | Answer::Total(_) => Wanted::Members,
                Answer::Nothing => Wanted::Nothing,
            },
            _ => Wanted::Nothing,
        }
    }

    /// Handles an event. Returns what to do next and, after an attempt, what the caller's hook receives.
    /// `random` is at least 0 and less than 1.
    pub fn on(&mut self, event: Event, random: f64) -> (Action, Option<Report>) {
        let operation = self.operation;
        let failure = match event {
            Event::Ended(attempt) => {
                let (action, report) = self.settle(attempt, random);
                return (action, Some(report));
            }
            Event::Asked(Admission::Go(_)) => return (Action::Send, None),
            Event::Asked(Admission::Wait(milliseconds)) => {
                return (Action::AskAgain(milliseconds), None);
            }
            Event::Asked(Admission::Refuse {
                status,
                retry_after,
            }) => Failure::silenced(operation, status, retry_after),
            Event::NoTurn => Failure::never_admitted(operation, self.limits.timeout),
        };
        (self.fail(failure, false), None)
    }

    fn settle(&mut self, attempt: Attempt, random: f64) -> (Action, Report) {
        let mut report = Report {
            attempt: self.attempt,
            ..Report::default()
        };
        let mut retry_after = None;
        if let Some(head) = &attempt.head {
            report.status = Some(head.status).filter(|status| *status > 0);
            report.request_id = head.request_id.clone();
            retry_after = head.retry_after;
        }
        if attempt.end == End::Aborted {
            report.error = Some("aborted");
            return (Action::Abort, report);
        }
        let (failure, happened) = match self.read(attempt) {
            Ok(value) => return (Action::Done(value), report),
            Err(failed) => failed,
        };
        let pause = delay(
            self.operation,
            self.attempt,
            self.limits.max_retries,
            happened,
            retry_after,
            random,
        );
        report.error = Some(failure.code);
        report.retry_in = pause.map(f64::round);
        let action = match pause {
            None => self.fail(failure, happened.is_passing()),
            Some(milliseconds) => {
                self.earlier = Outcome::remembered(self.earlier, failure.outcome);
                self.attempt = self.attempt.saturating_add(1);
                Action::Pause(milliseconds)
            }
        };
        (action, report)
    }

    fn fail(&self, failure: Box<Failure>, is_passing: bool) -> Action {
        let failure = failure.after(self.earlier, self.operation);
        Action::Fail(failure, is_passing)
    }

    /// Returns the value of an attempt; `None` for the response unchanged.
    fn read(&self, attempt: Attempt) -> Result<Option<Data>, (Box<Failure>, Happened)> {
        let operation = self.operation;
        let fail = |failure| Err((failure, Happened::Final));
        let status = attempt.head.as_ref().map(|head| head.status);
        match (attempt.end, status) {
            (End::NoFetch, _) => {
                let why = "this runtime has no `fetch`. Pass one in the client option `fetch`.";
                return fail(Failure::unsendable(operation, why));
            }
            (End::NoRequest, _) => {
                let why = "the runtime refused to build the request. Check `baseUrl`.";
                return fail(Failure::unsendable(operation, why));
            }
            // First, because a response after a redirect says nothing about this request. The caller's own
            // `fetch` may have followed one despite the request's mode.
            (_, Some(status)) if matches!(status, 0 | 300..=399) || attempt.redirected => {
                return fail(Failure::redirect(operation, status));
            }
            // The status says what happened, even if the body is cut off or never ends.
            (_, Some(status @ 400..)) => {
                let body = match &attempt.content {
                    Content::Value(body) => Some(body),
                    _ => None,
                };
                let head = attempt.head.clone().unwrap_or_default();
                let mut failure = Failure::api(operation, head, body, attempt.outcome);
                if attempt.end != End::Whole {
                    failure.carries = super::failure::Carries::Nothing;
                }
                return Err((failure, Happened::Status(status)));
            }
            (End::TooLarge, Some(status)) => {
                let most = self.limits.max_response_bytes;
                return fail(Failure::too_large(operation, status, most));
            }
            (End::Whole, Some(status)) => {
                let value = self.check(&attempt.content);
                return value
                    .or_else(|why| fail(Failure::malformed(operation, status, why.as_ref())));
            }
            _ => {}
        }
        let failure = match attempt.end {
            End::TimedOut => Failure::timeout(operation, status, self.attempt, self.limits.timeout),
            _ => Failure::connection(operation, status, self.attempt),
        };
        Err((failure, Happened::NoAnswer))
    }

    /// Checks the content of a 2xx response; the error is `None` if it is not JSON.
    fn check(&self, content: &Content) -> Result<Option<Data>, Option<Malformed>> {
        match (&self.operation.answer, content) {
            (Answer::Page(_), Content::Fields(Fit::NoObject)) => Err(Some(Malformed::NO_LIST)),
            (
                Answer::AsItIs(fields) | Answer::Receipt(fields) | Answer::Page(fields),
                Content::Fields(fit),
            ) => check_fields(*fit, fields).map(|()| None).map_err(Some),
            (Answer::Total(name), Content::Value(body)) => {
                let total = count(body, name, false);
                total.map(|total| Some(total.into())).map_err(Some)
            }
            (Answer::Nothing, Content::Empty) => Ok(None),
            (Answer::Nothing, _) => Err(Some(Malformed::NOT_EMPTY)),
            (
                Answer::Count {
                    name,
                    or_only_number,
                    with_certainty,
                },
                Content::Value(body),
            ) => {
                let certain = with_certainty.then_some(self.earlier.is_none());
                let count = read_count(body, name, *or_only_number, certain);
                count.map(Some).map_err(Some)
            }
            _ => Err(None),
        }
    }
}

#[cfg(test)]
mod tests;
