//! A call: the machine decides and run.js acts. This file converts between the values of the two.

use std::rc::Rc;

use js_sys::{Math, Promise};
use wasm_bindgen::prelude::*;

use super::border::{end, fit, form, next};
use super::calls::{Call, Prepared};
use super::connection::Connection;
use super::errors::{raise, to_js};
use super::runtime::{self, parse, quietly};
use super::values;
use crate::call::Outcome;
use crate::call::exchange::{Action, Attempt, Content, End, Event, Wanted};
use crate::call::failure::{Carries, Failure};
use crate::call::lockout::Admission;
use crate::operation::{Operation, Repeat};
use crate::operations::OPERATIONS;
use crate::text::text;
use crate::wire::shape::{Answer, Fit};
use crate::wire::{Body, ReplyHead, masked};

#[wasm_bindgen(module = "/src/js/run.js")]
extern "C" {
    #[allow(clippy::too_many_arguments, reason = "each is a JavaScript value")]
    fn run(
        connection: &JsValue,
        call: usize,
        operation: usize,
        target: &str,
        headers: &JsValue,
        body: &JsValue,
        signal: &JsValue,
        timeout: f64,
        pace: f64,
    ) -> Promise;
}

/// Passes a checked call to run.js, whose side of the connection is `handle`.
pub(super) fn start(
    connection: &Connection,
    handle: &JsValue,
    operation: &'static Operation,
    prepared: &Prepared,
    signal: &JsValue,
) -> Promise {
    let body = prepared.request.body.as_ref().map(body_value);
    run(
        handle,
        connection.add(operation, prepared),
        number_of(operation),
        &prepared.request.target,
        &connection.headers(operation.accept, body.is_some()),
        &body.unwrap_or_default(),
        signal,
        prepared.limits.timeout.into(),
        prepared.pace,
    )
}

/// An operation's number at the border.
fn number_of(operation: &'static Operation) -> usize {
    let mut all = OPERATIONS.iter();
    all.position(|known| std::ptr::eq(*known, operation))
        .unwrap_or_default()
}

/// Returns a short body as a string. Phone numbers are written into the memory that is sent, so that neither
/// the wasm's memory nor a string holds another copy.
fn body_value(body: &Body) -> JsValue {
    match body.as_text() {
        Some(text) => JsValue::from_str(text),
        None => runtime::body(body.size(), |take| body.write(take)),
    }
}

/// What run.js calls: it decides about the calls of one client.
#[wasm_bindgen(js_name = __Engine, skip_typescript)]
pub struct Engine(pub(super) Rc<Connection>);

#[wasm_bindgen(js_class = __Engine)]
impl Engine {
    /// The method of an operation, the form of its response, whether it must not be repeated, and the declared fields with
    /// their masks, separated by blanks.
    #[wasm_bindgen(skip_typescript)]
    pub fn operation(&self, number: usize) -> String {
        let Some(operation) = OPERATIONS.get(number) else {
            return String::new();
        };
        let form = match operation.answer {
            Answer::Page(_) => form::PAGE,
            Answer::Receipt(_) => form::RECEIPT,
            _ => 0,
        };
        let is_once = usize::from(operation.repeat != Repeat::Safe);
        let mut words = text!(operation.method.as_str(), " ", form as usize, " ", is_once);
        for field in operation.fields() {
            words.push_str(&text!(" ", field.name, " ", field.mask()));
        }
        words
    }

    /// Whether the request of a call may be sent; `is_late` if the call's time is up.
    #[wasm_bindgen(skip_typescript)]
    pub fn ask(&self, number: usize, is_late: bool) -> f64 {
        let Some(mut call) = self.0.calls.take(number) else {
            return next::ABORT;
        };
        let action = match &self.0.lockout {
            None => Action::Send,
            Some(_) if is_late => call.exchange.on(Event::NoTurn, 0.0).0,
            Some(lockout) => {
                let admission = lockout.ask(call.timeout);
                if let Admission::Go(pass) = admission {
                    call.pass = Some(pass);
                }
                call.exchange.on(Event::Asked(admission), 0.0).0
            }
        };
        self.proceed(number, call, action, None)
    }

    /// Forgets a call that was aborted between two attempts.
    #[wasm_bindgen(js_name = drop, skip_typescript)]
    pub fn forget(&self, number: usize) {
        self.0.calls.take(number);
    }

    /// The value that belongs to the number which the last step returned.
    #[wasm_bindgen(skip_typescript)]
    pub fn taken(&self) -> JsValue {
        self.0.calls.taken()
    }

    /// What follows an attempt. `value` is the text of the body, or an error; `parsed` is the value of a 2xx
    /// body that is JSON, and `fit` says how it compares with the declared fields. A `status` of `NaN` means
    /// that there is no head.
    #[allow(clippy::too_many_arguments, reason = "each is a JavaScript value")]
    #[wasm_bindgen(skip_typescript)]
    pub fn settle(
        &self,
        number: usize,
        end: u32,
        value: JsValue,
        parsed: JsValue,
        status: f64,
        request_id: JsValue,
        outcome: JsValue,
        retry_after: f64,
        redirected: bool,
        took: f64,
        fit: i32,
    ) -> f64 {
        let Some(mut call) = self.0.calls.take(number) else {
            return next::ABORT;
        };
        let mut attempt = Attempt {
            end: end_of(end),
            head: (!status.is_nan()).then(|| ReplyHead {
                // A number that is not a status becomes the nearest end of the range, which no code accepts.
                status: status as u16,
                request_id: request_id.as_string(),
                retry_after: Some(retry_after).filter(|seconds| !seconds.is_nan()),
            }),
            redirected,
            outcome: outcome.as_string().and_then(|word| Outcome::of_word(&word)),
            content: Content::NotJson,
        };
        if let (Some(lockout), Some(pass)) = (&self.0.lockout, call.pass.take()) {
            lockout.report(pass, attempt.head.as_ref());
        }
        let mut runtime = Carried {
            value,
            parsed: JsValue::UNDEFINED,
        };
        attempt.content = match call.exchange.wanted(&attempt) {
            Wanted::Fields if !parsed.is_undefined() => Content::Fields(fit_of(fit)),
            Wanted::Members if !parsed.is_undefined() => Content::Value(values::shallow(&parsed)),
            Wanted::Problem => {
                runtime.value = self.0.without_secret(runtime.value, true);
                match parse(&runtime.value) {
                    Some(body) => {
                        let problem = values::problem(&body);
                        runtime.parsed = body;
                        Content::Value(problem)
                    }
                    None => Content::NotJson,
                }
            }
            Wanted::Nothing if runtime.value.as_string().as_deref() == Some("") => Content::Empty,
            _ => Content::NotJson,
        };
        let (action, report) = call.exchange.on(Event::Ended(attempt), Math::random());
        if let (Some(hook), Some(report)) = (&self.0.on_attempt, report) {
            let path = masked(&call.target);
            let report = report.into_data(call.operation, path, took);
            quietly(hook, &to_js(&report));
        }
        self.proceed(number, call, action, Some(runtime))
    }
}

/// Values of the runtime that may belong to an error.
struct Carried {
    /// The body as text, or what `fetch` rejected with.
    value: JsValue,
    /// The body, if it is JSON.
    parsed: JsValue,
}

impl Engine {
    /// Converts an action to its number; its value waits in `taken`.
    fn proceed(&self, number: usize, call: Call, action: Action, carried: Option<Carried>) -> f64 {
        let calls = &self.0.calls;
        let (code, value) = match action {
            Action::Send => (next::SEND, None),
            Action::Pause(milliseconds) => (milliseconds, None),
            Action::AskAgain(milliseconds) => (next::ASK_AGAIN, Some(milliseconds.into())),
            Action::Done(None) => return next::DONE,
            Action::Abort => return next::ABORT,
            Action::Done(Some(answer)) => {
                calls.hand_out(to_js(&answer));
                return next::ANSWER;
            }
            Action::Fail(mut failure, is_passing) => {
                calls.hand_out(self.error(&mut failure, carried));
                return if is_passing {
                    next::FAIL_PASSING
                } else {
                    next::FAIL
                };
            }
        };
        if let Some(value) = value {
            calls.hand_out(value);
        }
        calls.put_back(number, call);
        code
    }

    fn error(&self, failure: &mut Failure, carried: Option<Carried>) -> JsValue {
        let carries = failure.carries;
        let Some(Carried { value, parsed }) = carried else {
            return raise(failure, None);
        };
        let extra = match carries {
            Carries::Nothing => None,
            Carries::Text => Some(("body", text_of(&self.0.without_secret(value, true)))),
            Carries::Body if parsed.is_undefined() => Some(("body", value)),
            Carries::Body => Some(("body", parsed)),
            Carries::Cause => Some(("cause", self.0.without_secret(value, false))),
        };
        raise(failure, extra)
    }
}

/// Returns a body as text, or an empty text if it did not arrive completely.
fn text_of(value: &JsValue) -> JsValue {
    match value.is_string() {
        true => value.clone(),
        false => JsValue::from_str(""),
    }
}

fn fit_of(number: i32) -> Fit {
    match number {
        fit::FITS => Fit::Fits,
        fit::NO_OBJECT => Fit::NoObject,
        index => Fit::Misfit(index as usize),
    }
}

fn end_of(number: u32) -> End {
    match number {
        end::WHOLE => End::Whole,
        end::ABORTED => End::Aborted,
        end::TIMED_OUT => End::TimedOut,
        end::TOO_LARGE => End::TooLarge,
        end::NO_FETCH => End::NoFetch,
        end::NO_REQUEST => End::NoRequest,
        _ => End::Lost,
    }
}
