//! Waits that end: with what they wait for, with the caller's signal, or when the time is over.

use js_sys::{Array, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortController;

use super::runtime::{self, method, property};

/// How a wait ended.
pub(super) enum Waited {
    /// With the value.
    Done(JsValue),
    /// With the error of what was waited for.
    Failed(JsValue),
    /// The caller's signal fired; the call rejects with its reason, whatever value that is.
    Aborted(JsValue),
    /// The time is over.
    TimedOut,
    /// It did not begin: there is no `fetch`.
    NoFetch,
    /// It did not begin: the runtime made no request of what it got.
    NoRequest,
}

impl Waited {
    /// What `runtime.js` answers: how it ended, and a value.
    pub(super) fn read(answer: &Array) -> Self {
        let value = answer.get(1);
        match answer.get(0).as_f64() {
            Some(0.0) => Self::Done(value),
            Some(2.0) => Self::Aborted(value),
            Some(3.0) => Self::TimedOut,
            Some(4.0) => Self::NoFetch,
            Some(5.0) => Self::NoRequest,
            _ => Self::Failed(value),
        }
    }
}

/// Waits for a promise, or for nothing where it is `undefined`, but not beyond the caller's signal
/// or a time in milliseconds. Where that ends it, `controller` ends what is under way.
pub(super) async fn within(
    promise: &JsValue,
    controller: Option<&AbortController>,
    signal: &JsValue,
    milliseconds: Option<f64>,
) -> Waited {
    let wait = runtime::within(promise, controller, signal, milliseconds);
    Waited::read(&answer(wait).await)
}

/// What `runtime.js` answers. Its promises do not reject; if one should, because a double of a signal
/// throws where none is expected to, that is a failure like any other.
pub(super) async fn answer(promise: Promise) -> Array {
    match JsFuture::from(promise).await {
        Ok(answer) => answer.unchecked_into(),
        Err(error) => Array::of2(&JsValue::from(1), &error),
    }
}

/// Waits for a time.
///
/// # Errors
/// The reason of the signal, at once when it fires.
pub(super) async fn sleep(milliseconds: f64, signal: &JsValue) -> Result<(), JsValue> {
    let time = Some(milliseconds.ceil());
    match within(&JsValue::UNDEFINED, None, signal, time).await {
        Waited::Aborted(reason) => Err(reason),
        _ => Ok(()),
    }
}

/// Whether a value can be listened to like an `AbortSignal`.
pub(super) fn is_signal(value: &JsValue) -> bool {
    property(value, "aborted").as_bool().is_some() && method(value, "addEventListener").is_some()
}
