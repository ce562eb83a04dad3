//! One exchange with a provider: a plain request through `fetch`, and the answer back, or the
//! error with its outcome. Every way in which `fetch` can behave ends here in one or the other.

use gloo_net::http::{Method as HttpMethod, RequestBuilder};
use js_sys::{Date, Function, JSON};
use serde::de::DeserializeSeed;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, RequestRedirect};

use super::client::Client;
use super::errors::raise;
use super::interrupt::{Interrupt, Interrupted};
use super::runtime::{global, method, promise_of, property};
use crate::answer::{Depth, Json, Malformed};
use crate::endpoint::Operation;
use crate::error::Failure;
use crate::http::{Method, ReplyHead, Request};

/// How long to wait for one attempt, and whose signal ends it.
pub(super) struct Limits {
    pub(super) timeout: i32,
    pub(super) signal: Option<JsValue>,
}

/// A 2xx answer whose body is JSON.
pub(super) struct Reply {
    status: u16,
    text: String,
    /// The engine's own value: what the caller gets.
    pub(super) value: JsValue,
}

impl Reply {
    /// The fields of the body, for the checks.
    pub(super) fn fields(&self) -> Json {
        read_json(&self.value, 1)
    }

    /// The error of an answer that does not hold what its page promises.
    pub(super) fn malformed(&self, operation: &Operation, why: &Malformed) -> JsValue {
        response_error(
            &Failure::malformed(operation, self.status, Some(why)),
            &self.text,
        )
    }
}

/// Carries a request out, once.
pub(super) async fn exchange(
    client: &Client,
    operation: Operation,
    request: &Request,
    limits: Limits,
) -> Result<Reply, JsValue> {
    let interrupt = Interrupt::start(limits.signal, limits.timeout)?;
    let no_answer = |status, cause: &JsValue| {
        let failure = Failure::connection(&operation, status, 1);
        raise(&failure, &[("cause", cause)])
    };
    let interrupted = |status, why| match why {
        Interrupted::Aborted(reason) => reason,
        Interrupted::TimedOut => {
            let failure = Failure::timeout(&operation, status, 1, limits.timeout);
            raise(&failure, &[])
        }
    };

    let Some(fetch) = client.fetch.clone().or_else(global_fetch) else {
        let why = "this runtime has no `fetch`. Give the client one by its option `fetch`.";
        return Err(raise(&Failure::unsendable(&operation, why), &[]));
    };
    let Some(request) = build(client, request, interrupt.signal()) else {
        let why = "the runtime refused to build the request. Check `baseUrl`.";
        return Err(raise(&Failure::unsendable(&operation, why), &[]));
    };

    let started = promise_of(fetch.call1(&JsValue::UNDEFINED, &request));
    let response = match interrupt.race(JsFuture::from(started)).await {
        Err(why) => return Err(interrupted(None, why)),
        Ok(Err(cause)) => return Err(no_answer(None, &cause)),
        Ok(Ok(response)) => response,
    };
    let Some(head) = head(&response) else {
        let cause = JsValue::from(js_sys::Error::new("`fetch` did not answer with a Response"));
        return Err(no_answer(None, &cause));
    };
    let status = head.status;

    let body = interrupt.race(JsFuture::from(read_body(&response))).await;
    if is_redirect(&response, status) {
        return match body {
            Err(Interrupted::Aborted(reason)) => Err(reason),
            body => Err(response_error(
                &Failure::redirect(&operation, status),
                &body
                    .ok()
                    .and_then(Result::ok)
                    .map_or_else(String::new, text_of),
            )),
        };
    }
    if status >= 400 {
        // The status says what happened, even if the body is cut off or never ends.
        let body = match body {
            Err(Interrupted::Aborted(reason)) => return Err(reason),
            body => body.ok().and_then(Result::ok).unwrap_or_default(),
        };
        return Err(api_error(&operation, head, body));
    }
    let text = match body {
        Err(why) => return Err(interrupted(Some(status), why)),
        Ok(Err(cause)) => return Err(no_answer(Some(status), &cause)),
        Ok(Ok(body)) => text_of(body),
    };
    match JSON::parse(&text) {
        Ok(value) => Ok(Reply {
            status,
            text,
            value,
        }),
        Err(_) => Err(response_error(
            &Failure::malformed(&operation, status, None),
            &text,
        )),
    }
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
                .body(JsValue::from_str(body)),
            None => builder.build(),
        }
        .ok()
        .map(web_sys::Request::from)
    };
    attempt(signal.as_ref()).or_else(|| attempt(None))
}

/// The head of a `Response`, read by name: it may come from another realm or be a double.
fn head(response: &JsValue) -> Option<ReplyHead> {
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
fn read_body(response: &JsValue) -> js_sys::Promise {
    let read = method(response, "text").or_else(|| method(response, "json"));
    promise_of(match read {
        Some(read) => read.call0(response),
        None => Ok(JsValue::from_str("")),
    })
}

fn text_of(body: JsValue) -> String {
    body.as_string().unwrap_or_else(|| {
        let text = JSON::stringify(&body).ok();
        text.map(String::from).unwrap_or_default()
    })
}

fn api_error(operation: &Operation, head: ReplyHead, body: JsValue) -> JsValue {
    let parsed = match body.as_string() {
        Some(text) => JSON::parse(&text).ok(),
        None => Some(body.clone()).filter(JsValue::is_object),
    };
    let json = parsed.as_ref().map(|value| read_json(value, 3));
    let failure = Failure::api(operation, head, json.as_ref());
    raise(&failure, &[("body", &parsed.unwrap_or(body))])
}

fn response_error(failure: &Failure, body: &str) -> JsValue {
    raise(failure, &[("body", &JsValue::from_str(body))])
}

fn read_json(value: &JsValue, depth: u8) -> Json {
    // What `JSON.parse` makes is always readable.
    Depth(depth)
        .deserialize(serde_wasm_bindgen::Deserializer::from(value.clone()))
        .unwrap_or(Json::Null)
}
