//! An exchange with a provider: a plain request through `fetch`, and the answer back, or the
//! error with its outcome. Every way in which `fetch` can behave ends here in one or the other.

use gloo_net::http::{Method as HttpMethod, RequestBuilder};
use js_sys::{Date, Function, JSON, Math, Promise, Uint8Array};
use serde::Serialize;
use serde::de::DeserializeSeed;
use wasm_bindgen::prelude::*;
use web_sys::{AbortSignal, RequestRedirect};

use super::client::Client;
use super::errors::{raise, to_object, without_secret};
use super::guard::{Denied, Pass};
use super::interrupt::{Interrupt, Interrupted, sleep};
use super::runtime::{call, global, method, parse, property, quietly};
use crate::answer::{Depth, Json, Malformed};
use crate::endpoint::Operation;
use crate::error::{Failure, Outcome};
use crate::http::{Body, Method, ReplyHead, Request};
use crate::retry::{Decision, Happened, decide};

/// How long to wait for one attempt, how often to try again, and whose signal ends all of it.
pub(super) struct Limits {
    pub(super) timeout: i32,
    pub(super) max_retries: u32,
    pub(super) signal: Option<JsValue>,
}

/// A 2xx answer whose body is JSON.
pub(super) struct Reply {
    status: u16,
    text: String,
    /// The engine's own value: what the caller gets.
    pub(super) value: JsValue,
    /// An earlier attempt of the same call may have been carried out.
    pub(super) earlier_may_count: bool,
}

impl Reply {
    /// The fields of the body, for the checks.
    pub(super) fn fields(&self) -> Json {
        read_json(&self.value, 1)
    }

    /// The error of an answer that does not hold what its page promises.
    pub(super) fn malformed(&self, operation: &Operation, why: &Malformed) -> JsValue {
        let failure = Failure::malformed(operation, self.status, Some(why));
        raise(&failure, &[("body", &JsValue::from_str(&self.text))])
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
    operation: Operation,
    request: &Request,
    limits: Limits,
) -> Result<Reply, Ended> {
    let mut earlier = None;
    let mut number = 1;
    loop {
        let pass = match admit(client, &operation, &limits).await {
            Ok(pass) => pass,
            Err(Trouble::Aborted(reason)) => return Err(Ended::lasting(reason)),
            Err(Trouble::Failed(failure, ..)) => {
                let failure = failure.after(earlier, &operation);
                return Err(Ended::lasting(raise(&failure, &[])));
            }
        };
        let started = Date::now();
        let mut head = ReplyHead::default();
        let interrupt = Interrupt::start(limits.signal.clone(), Some(limits.timeout))
            .map_err(Ended::lasting)?;
        let failures = Failures {
            client,
            operation,
            number,
            timeout: limits.timeout,
        };
        let result = attempt(&failures, request, &interrupt, &mut head).await;
        drop(interrupt);
        if let Some(pass) = pass {
            pass.report(&head);
        }
        let decision = match &result {
            Err(Trouble::Failed(_, _, happened)) => decide(
                &operation,
                number,
                limits.max_retries,
                *happened,
                head.retry_after,
                Math::random(),
            ),
            _ => Decision::Stop,
        };
        if let Some(hook) = &client.on_attempt {
            let report = Attempt {
                method: request.method.as_str(),
                path: request.masked_target(),
                attempt: number,
                status: Some(head.status).filter(|status| *status > 0),
                request_id: head.request_id.clone(),
                duration_ms: Date::now() - started,
                error: match &result {
                    Ok(_) => None,
                    Err(Trouble::Aborted(_)) => Some("aborted"),
                    Err(Trouble::Failed(failure, ..)) => Some(failure.code),
                },
                retry_in_ms: match decision {
                    Decision::Stop => None,
                    Decision::After(milliseconds) => Some(milliseconds.round()),
                },
            };
            quietly(hook, &to_object(&report));
        }
        match result {
            Ok((text, value)) => {
                return Ok(Reply {
                    status: head.status,
                    text: client.without_secret(text),
                    value,
                    earlier_may_count: earlier.is_some(),
                });
            }
            Err(Trouble::Aborted(reason)) => return Err(Ended::lasting(reason)),
            Err(Trouble::Failed(failure, extra, happened)) => {
                let Decision::After(milliseconds) = decision else {
                    let failure = failure.after(earlier, &operation);
                    let extras = extra.as_ref().map(|(name, value)| (*name, value));
                    return Err(Ended {
                        error: raise(&failure, extras.as_slice()),
                        passing: happened.is_passing(),
                    });
                };
                earlier = Outcome::remembered(earlier, failure.outcome);
                sleep(milliseconds, limits.signal.clone())
                    .await
                    .map_err(Ended::lasting)?;
                number += 1;
            }
        }
    }
}

/// The right to send, where the credential has a guard.
async fn admit(
    client: &Client,
    operation: &Operation,
    limits: &Limits,
) -> Result<Option<Pass>, Trouble> {
    let Some(guard) = &client.guard else {
        return Ok(None);
    };
    let failure = match guard.admit(limits.signal.clone(), limits.timeout).await {
        Ok(pass) => return Ok(Some(pass)),
        Err(Denied::Interrupted(Interrupted::Aborted(reason))) => {
            return Err(Trouble::Aborted(reason));
        }
        Err(Denied::Interrupted(Interrupted::TimedOut)) => {
            Failure::never_admitted(operation, limits.timeout)
        }
        Err(Denied::Refused(status, retry_after)) => {
            Failure::silenced(operation, status, retry_after)
        }
    };
    Err(Trouble::Failed(Box::new(failure), None, Happened::Final))
}

/// What all errors of one attempt have in common.
struct Failures<'a> {
    client: &'a Client,
    operation: Operation,
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
        let failure = Failure::unsendable(&self.operation, why);
        self.failed(failure, None, Happened::Final)
    }

    fn no_answer(&self, status: Option<u16>, cause: JsValue) -> Trouble {
        let failure = Failure::connection(&self.operation, status, self.number);
        let cause = match self.client.secret() {
            Some(secret) => without_secret(&cause, secret),
            None => cause,
        };
        self.failed(failure, Some(("cause", cause)), Happened::NoAnswer)
    }

    fn interrupted(&self, status: Option<u16>, why: Interrupted) -> Trouble {
        match why {
            Interrupted::Aborted(reason) => Trouble::Aborted(reason),
            Interrupted::TimedOut => {
                let failure = Failure::timeout(&self.operation, status, self.number, self.timeout);
                self.failed(failure, None, Happened::NoAnswer)
            }
        }
    }

    fn not_as_documented(&self, failure: Failure, body: String) -> Trouble {
        let body = JsValue::from(self.client.without_secret(body));
        self.failed(failure, Some(("body", body)), Happened::Final)
    }
}

/// One attempt: the text and the parsed value of a 2xx answer. `head` is set as soon as it is known.
async fn attempt(
    failures: &Failures<'_>,
    request: &Request,
    interrupt: &Interrupt,
    head: &mut ReplyHead,
) -> Result<(String, JsValue), Trouble> {
    let Failures {
        client, operation, ..
    } = failures;
    let fetch = client.fetch.clone().or_else(global_fetch).ok_or_else(|| {
        failures
            .unsendable("this runtime has no `fetch`. Give the client one by its option `fetch`.")
    })?;
    let request = build(client, request, interrupt.signal()).ok_or_else(|| {
        failures.unsendable("the runtime refused to build the request. Check `baseUrl`.")
    })?;

    let started = call(&JsValue::UNDEFINED, &fetch, &[request.into()]);
    let response = match interrupt.race_promise(started).await {
        Err(why) => return Err(failures.interrupted(None, why)),
        Ok(Err(cause)) => return Err(failures.no_answer(None, cause)),
        Ok(Ok(response)) => response,
    };
    let Some(found) = read_head(&response) else {
        let cause = js_sys::Error::new("`fetch` did not answer with a Response");
        return Err(failures.no_answer(None, cause.into()));
    };
    *head = found;
    let status = head.status;

    let body = interrupt.race_promise(read_body(&response)).await;
    if is_redirect(&response, status) || status >= 400 {
        // The status says what happened, even if the body is cut off or never ends.
        let body = match body {
            Err(Interrupted::Aborted(reason)) => return Err(Trouble::Aborted(reason)),
            body => body.ok().and_then(Result::ok).unwrap_or_default(),
        };
        // First, because what a followed redirect answered says nothing about this request.
        if is_redirect(&response, status) {
            let failure = Failure::redirect(operation, status);
            return Err(failures.not_as_documented(failure, text_of(body)));
        }
        let (failure, body) = api_failure(client, operation, head.clone(), body);
        let happened = Happened::Status(status);
        return Err(failures.failed(failure, Some(("body", body)), happened));
    }
    let text = match body {
        Err(why) => return Err(failures.interrupted(Some(status), why)),
        Ok(Err(cause)) => return Err(failures.no_answer(Some(status), cause)),
        Ok(Ok(body)) => text_of(body),
    };
    match parse(&text) {
        Some(value) => Ok((text, value)),
        None => {
            let failure = Failure::malformed(operation, status, None);
            Err(failures.not_as_documented(failure, text))
        }
    }
}

/// What the hook gets.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Attempt {
    method: &'static str,
    path: String,
    attempt: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    request_id: Option<String>,
    duration_ms: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    retry_in_ms: Option<f64>,
}

fn global_fetch() -> Option<Function> {
    let fetch = global("fetch");
    fetch.is_function().then(|| fetch.unchecked_into())
}

/// The runtime's `Request`. The signal is left out where the runtime refuses it (a test's
/// imitation of a browser has an `AbortSignal` that is not its `fetch`'s): the wait ends all the
/// same, because it is raced.
fn build(
    client: &Client,
    request: &Request,
    signal: Option<AbortSignal>,
) -> Option<web_sys::Request> {
    let attempt = |signal: Option<&AbortSignal>| {
        let mut builder = RequestBuilder::new(&format!("{}{}", client.base, request.target))
            .method(match request.method {
                Method::Get => HttpMethod::GET,
                Method::Post => HttpMethod::POST,
                Method::Put => HttpMethod::PUT,
                Method::Delete => HttpMethod::DELETE,
            })
            .header("Accept", "application/json")
            // The one redirect mode that every runtime knows and that follows nothing.
            .redirect(RequestRedirect::Manual);
        if let Some((name, value)) = &client.credential {
            builder = builder.header(name, value);
        }
        if signal.is_some() {
            builder = builder.abort_signal(signal);
        }
        match &request.body {
            Some(body) => builder
                .header("Content-Type", "application/json")
                .body(body_value(body)),
            None => builder.build(),
        }
        .ok()
        .map(web_sys::Request::from)
    };
    attempt(signal.as_ref()).or_else(|| attempt(None))
}

/// A short body as a string. One with a list is written into the bytes that are sent, so that
/// neither the wasm's memory nor a string holds it once more.
fn body_value(body: &Body) -> JsValue {
    if let Some(text) = body.as_text() {
        return JsValue::from_str(text);
    }
    // No body has 2^32 bytes: no memory of 32 bits holds its numbers.
    let bytes = Uint8Array::new_with_length(body.size() as u32);
    let mut start = 0;
    body.write(&mut |piece| {
        let end = start + piece.len() as u32;
        bytes.subarray(start, end).copy_from(piece);
        start = end;
    });
    bytes.into()
}

/// The head of a `Response`, read by name: it may come from another realm or be a double.
fn read_head(response: &JsValue) -> Option<ReplyHead> {
    let status = property(response, "status").as_f64()?;
    let headers = property(response, "headers");
    let get = method(&headers, "get");
    let header = |name: &str| {
        let value = get.as_ref()?.call1(&headers, &JsValue::from_str(name));
        value.ok()?.as_string().filter(|text| !text.is_empty())
    };
    Some(ReplyHead {
        // A float that is no status becomes the nearest end of the range, which no code accepts.
        status: status as u16,
        request_id: header("x-lox24-request-id"),
        retry_after: header("retry-after").and_then(|text| retry_after(&text)),
    })
}

/// Seconds, or a date, which the engine knows how to read.
fn retry_after(text: &str) -> Option<f64> {
    let seconds = match text.trim().parse::<u32>() {
        Ok(seconds) => f64::from(seconds),
        Err(_) => ((Date::parse(text) - Date::now()) / 1000.0).ceil().max(0.0),
    };
    seconds.is_finite().then_some(seconds)
}

fn is_redirect(response: &JsValue, status: u16) -> bool {
    (300..400).contains(&status)
        || status == 0
        // A `fetch` of the caller's may have followed one in spite of the request's mode.
        || property(response, "redirected").is_truthy()
}

/// The body as text; of a double that has only `json()`, as that value.
fn read_body(response: &JsValue) -> Promise {
    let read = method(response, "text").or_else(|| method(response, "json"));
    match read {
        Some(read) => call(response, &read, &[]),
        None => Promise::resolve(&JsValue::from_str("")),
    }
}

fn text_of(body: JsValue) -> String {
    body.as_string().unwrap_or_else(|| {
        let text = JSON::stringify(&body).ok();
        text.map(String::from).unwrap_or_default()
    })
}

/// The error of an error status, and its body: parsed where it is JSON, else the text.
fn api_failure(
    client: &Client,
    operation: &Operation,
    head: ReplyHead,
    body: JsValue,
) -> (Failure, JsValue) {
    let body = match body.as_string() {
        Some(text) => JsValue::from(client.without_secret(text)),
        None => body,
    };
    let parsed = match body.as_string() {
        Some(text) => parse(&text),
        None => Some(body.clone()).filter(JsValue::is_object),
    };
    let json = parsed.as_ref().map(|value| read_json(value, 3));
    let failure = Failure::api(operation, head, json.as_ref());
    (failure, parsed.unwrap_or(body))
}

fn read_json(value: &JsValue, depth: u8) -> Json {
    // What `JSON.parse` makes is always readable.
    Depth(depth)
        .deserialize(serde_wasm_bindgen::Deserializer::from(value.clone()))
        .unwrap_or(Json::Null)
}
