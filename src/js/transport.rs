//! An exchange with a provider: a plain request through `fetch`, and the answer back, or the
//! error with its outcome. Every way in which `fetch` can behave ends here in one or the other.

use gloo_net::http::Headers;
use js_sys::{Array, Date, Math, Promise};
use wasm_bindgen::prelude::*;
use web_sys::AbortController;

use super::client::Client;
use super::errors::{raise, to_js, without_secret};
use super::guard::{Denied, Pass};
use super::input;
use super::runtime::{self, bytes, parse, property, quietly};
use super::wait::{Waited, answer, sleep};
use crate::answer::Malformed;
use crate::data::{Data, object};
use crate::endpoint::Operation;
use crate::error::{Failure, Outcome};
use crate::http::{Body, ReplyHead, Request};
use crate::retry::{Decision, Happened, decide};
use crate::text::text;

/// How long to wait for one attempt, how often to try again, and whose signal (`undefined`: nobody's)
/// ends all of it.
pub(super) struct Limits {
    pub(super) timeout: i32,
    pub(super) max_retries: u32,
    pub(super) signal: JsValue,
}

/// A 2xx answer whose body is JSON.
pub(super) struct Reply {
    status: u16,
    text: JsValue,
    /// The engine's own value: what the caller gets.
    pub(super) value: JsValue,
    /// An earlier attempt of the same call may have been carried out.
    pub(super) earlier_may_count: bool,
}

impl Reply {
    /// The fields of the body, for the checks.
    pub(super) fn fields(&self) -> Data {
        input::outline(&self.value)
    }

    /// The error of an answer that does not hold what its page promises.
    pub(super) fn malformed(
        &self,
        client: &Client,
        operation: &Operation,
        why: &Malformed,
    ) -> JsValue {
        let failure = Failure::malformed(operation, self.status, Some(why));
        raise(
            failure,
            &[("body", &client.without_secret(self.text.clone()))],
        )
    }
}

/// Why an attempt did not succeed.
enum Trouble {
    /// The caller's signal; the call rejects with its reason.
    Aborted(JsValue),
    /// Everything else: the error, a value of the runtime that belongs to it, and what happened.
    Failed(Box<Failure>, Option<(&'static str, JsValue)>, Happened),
}

/// How a call ended without success.
pub(super) struct Ended {
    /// What the caller's promise rejects with.
    pub(super) error: JsValue,
    /// It may be different next time: no answer, or a server's failure.
    pub(super) passing: bool,
}

impl Ended {
    fn lasting(error: JsValue) -> Self {
        Self {
            error,
            passing: false,
        }
    }
}

/// Carries a request out; again where that is safe and may help.
pub(super) async fn exchange(
    client: &Client,
    operation: &'static Operation,
    request: &Request,
    limits: Limits,
) -> Result<Reply, Ended> {
    let mut call = Call {
        client,
        operation,
        request,
        limits,
        number: 1,
        earlier: None,
    };
    loop {
        let pass = match &client.guard {
            None => None,
            Some(guard) => {
                let timeout = f64::from(call.limits.timeout);
                let admitted = guard.admit(&call.limits.signal, timeout).await;
                Some(admitted.map_err(|denied| call.denied(denied))?)
            }
        };
        let started = Date::now();
        let answer = answer(call.send()?).await;
        match call.settle(&answer, pass, started) {
            Step::End(result) => return result,
            Step::Again(milliseconds) => {
                let pause = sleep(milliseconds, &call.limits.signal);
                pause.await.map_err(Ended::lasting)?;
            }
        }
    }
}

/// A call and how far it has come.
struct Call<'a> {
    client: &'a Client,
    operation: &'static Operation,
    request: &'a Request,
    limits: Limits,
    /// The attempt, from 1.
    number: u32,
    /// What earlier attempts may have done.
    earlier: Option<Outcome>,
}

/// What follows an attempt.
enum Step {
    /// Nothing.
    End(Result<Reply, Ended>),
    /// Another one, after so many milliseconds.
    Again(f64),
}

// Apart from the loop that awaits: what is alive while a future waits costs code to keep.
impl Call<'_> {
    /// The end of a call that the guard of its credential did not let go out.
    #[inline(never)]
    fn denied(&self, denied: Denied) -> Ended {
        let failure = match denied {
            Denied::Aborted(reason) => return Ended::lasting(reason),
            Denied::TimedOut => Failure::never_admitted(self.operation, self.limits.timeout),
            Denied::Refused(status, retry_after) => {
                Failure::silenced(self.operation, status, retry_after)
            }
        };
        let failure = failure.after(self.earlier, self.operation);
        Ended::lasting(raise(failure, &[]))
    }

    /// Sends the request; a promise of the answer.
    #[inline(never)]
    fn send(&self) -> Result<Promise, Ended> {
        let signal = &self.limits.signal;
        if property(signal, "aborted").is_truthy() {
            return Err(Ended::lasting(property(signal, "reason")));
        }
        let headers = Headers::new();
        headers.set("Accept", "application/json");
        if let Some((name, value)) = &self.client.credential {
            headers.set(name, value);
        }
        let body = match &self.request.body {
            Some(body) => {
                headers.set("Content-Type", "application/json");
                body_value(body)
            }
            None => JsValue::UNDEFINED,
        };
        Ok(runtime::exchange(
            self.client.fetch.as_ref(),
            self.request.method.as_str(),
            &text!(self.client.base, self.request.target),
            &headers.into_raw(),
            &body,
            AbortController::new().ok().as_ref(),
            signal,
            f64::from(self.limits.timeout),
        ))
    }

    /// Decides what an attempt's answer means, and tells those who want to know.
    #[inline(never)]
    fn settle(&mut self, answer: &Array, pass: Option<Pass>, started: f64) -> Step {
        let mut head = ReplyHead::default();
        let failures = Failures {
            client: self.client,
            operation: self.operation,
            number: self.number,
            timeout: self.limits.timeout,
        };
        let result = read(&failures, answer, &mut head);
        if let Some(pass) = pass {
            pass.report(&head);
        }
        let decision = match &result {
            Err(Trouble::Failed(_, _, happened)) => decide(
                self.operation,
                self.number,
                self.limits.max_retries,
                *happened,
                head.retry_after,
                Math::random(),
            ),
            _ => Decision::Stop,
        };
        if let Some(hook) = &self.client.on_attempt {
            let error = match &result {
                Ok(_) => None,
                Err(Trouble::Aborted(_)) => Some("aborted"),
                Err(Trouble::Failed(failure, ..)) => Some(failure.code),
            };
            let retry_in = match decision {
                Decision::Stop => None,
                Decision::After(milliseconds) => Some(milliseconds.round()),
            };
            let report = object! {
                "method" => self.request.method.as_str(),
                "path" => self.request.masked_target(),
                "attempt" => self.number,
                "status" => Some(head.status).filter(|status| *status > 0),
                "requestId" => head.request_id.clone(),
                "durationMs" => Date::now() - started,
                "error" => error,
                "retryInMs" => retry_in,
            };
            quietly(hook, &to_js(&report));
        }
        Step::End(match result {
            Ok((text, value)) => Ok(Reply {
                status: head.status,
                text,
                value,
                earlier_may_count: self.earlier.is_some(),
            }),
            Err(Trouble::Aborted(reason)) => Err(Ended::lasting(reason)),
            Err(Trouble::Failed(failure, extra, happened)) => {
                if let Decision::After(milliseconds) = decision {
                    self.earlier = Outcome::remembered(self.earlier, failure.outcome);
                    self.number += 1;
                    return Step::Again(milliseconds);
                }
                let failure = failure.after(self.earlier, self.operation);
                let extras = extra.as_ref().map(|(name, value)| (*name, value));
                Err(Ended {
                    error: raise(failure, extras.as_slice()),
                    passing: happened.is_passing(),
                })
            }
        })
    }
}

/// What all errors of one attempt have in common.
struct Failures<'a> {
    client: &'a Client,
    operation: &'static Operation,
    number: u32,
    timeout: i32,
}

impl Failures<'_> {
    fn failed(
        &self,
        failure: Failure,
        extra: Option<(&'static str, JsValue)>,
        happened: Happened,
    ) -> Trouble {
        Trouble::Failed(Box::new(failure), extra, happened)
    }

    fn unsendable(&self, why: &str) -> Trouble {
        let failure = Failure::unsendable(self.operation, why);
        self.failed(failure, None, Happened::Final)
    }

    fn no_answer(&self, status: Option<u16>, cause: JsValue) -> Trouble {
        let failure = Failure::connection(self.operation, status, self.number);
        let cause = match self.client.secret() {
            Some(secret) => without_secret(&cause, secret),
            None => cause,
        };
        self.failed(failure, Some(("cause", cause)), Happened::NoAnswer)
    }

    fn timed_out(&self, status: Option<u16>) -> Trouble {
        let failure = Failure::timeout(self.operation, status, self.number, self.timeout);
        self.failed(failure, None, Happened::NoAnswer)
    }

    fn not_as_documented(&self, failure: Failure, body: JsValue) -> Trouble {
        let body = self.client.without_secret(body);
        self.failed(failure, Some(("body", body)), Happened::Final)
    }
}

/// The text and the parsed value of a 2xx answer. `head` is set where it is known.
fn read(
    failures: &Failures<'_>,
    answer: &Array,
    head: &mut ReplyHead,
) -> Result<(JsValue, JsValue), Trouble> {
    let Failures {
        client, operation, ..
    } = failures;
    let waited = match Waited::read(answer) {
        Waited::Aborted(reason) => return Err(Trouble::Aborted(reason)),
        Waited::NoFetch => {
            let why = "this runtime has no `fetch`. Give the client one by its option `fetch`.";
            return Err(failures.unsendable(why));
        }
        Waited::NoRequest => {
            let why = "the runtime refused to build the request. Check `baseUrl`.";
            return Err(failures.unsendable(why));
        }
        waited => waited,
    };
    let status = answer.get(2).as_f64().map(|status| {
        *head = ReplyHead {
            // A float that is no status becomes the nearest end of the range, which no code accepts.
            status: status as u16,
            request_id: answer.get(3).as_string(),
            retry_after: answer.get(4).as_f64(),
        };
        head.status
    });
    if let Some(status) = status {
        // The status says what happened, even if the body is cut off or never ends.
        let text = match &waited {
            Waited::Done(text) => text.clone(),
            _ => JsValue::from_str(""),
        };
        // First, because what a followed redirect answered says nothing about this request; a
        // `fetch` of the caller's may have followed one in spite of the request's mode.
        if (300..400).contains(&status) || status == 0 || answer.get(5).is_truthy() {
            let failure = Failure::redirect(operation, status);
            return Err(failures.not_as_documented(failure, text));
        }
        if status >= 400 {
            let (failure, body) = api_failure(client, operation, head.clone(), text);
            let happened = Happened::Status(status);
            return Err(failures.failed(failure, Some(("body", body)), happened));
        }
    }
    match waited {
        Waited::Done(text) => match parse(&text) {
            Some(value) => Ok((text, value)),
            None => {
                let failure = Failure::malformed(operation, head.status, None);
                Err(failures.not_as_documented(failure, text))
            }
        },
        Waited::TimedOut => Err(failures.timed_out(status)),
        Waited::Failed(cause) => Err(failures.no_answer(status, cause)),
        // They have been answered above.
        Waited::Aborted(_) | Waited::NoFetch | Waited::NoRequest => {
            Err(failures.no_answer(status, JsValue::UNDEFINED))
        }
    }
}

/// A short body as a string. One with a list is written into the bytes that are sent, so that
/// neither the wasm's memory nor a string holds it once more.
fn body_value(body: &Body) -> JsValue {
    if let Some(text) = body.as_text() {
        return JsValue::from_str(text);
    }
    bytes(body.size(), |take| body.write(take))
}

/// The error of an error status, and its body: parsed where it is JSON, else the text.
fn api_failure(
    client: &Client,
    operation: &Operation,
    head: ReplyHead,
    text: JsValue,
) -> (Failure, JsValue) {
    let text = client.without_secret(text);
    let parsed = parse(&text);
    let json = parsed.as_ref().map(input::answer);
    let failure = Failure::api(operation, head, json.as_ref());
    (failure, parsed.unwrap_or(text))
}
