//! What all calls of a client share.

use std::cell::RefCell;

use gloo_net::http::Headers;
use js_sys::Function;
use wasm_bindgen::JsValue;

use super::calls::{Calls, Prepared};
use super::errors::without_secret;
use super::lockouts::SharedLockout;
use crate::call::exchange::Limits;
use crate::operation::{JSON, Operation};

/// The checked options of a client. The credential stays out of every object that JavaScript can inspect.
pub(super) struct Connection {
    /// The caller's hook.
    pub(super) on_attempt: Option<Function>,
    /// Keeps a bad credential from being sent too often.
    pub(super) lockout: Option<SharedLockout>,
    /// Calls in progress.
    pub(super) calls: Calls,
    /// The name and the value of a header.
    pub(super) credential: Option<(&'static str, String)>,
    /// Created once for each content type, without a body and with one.
    pub(super) headers: RefCell<Vec<(&'static str, bool, JsValue)>>,
    /// The limits of a call that has none of its own.
    pub(super) limits: Limits,
}

impl Connection {
    /// Adds a call and returns its number.
    pub(super) fn add(&self, operation: &'static Operation, prepared: &Prepared) -> usize {
        self.calls
            .add(operation, prepared, self.on_attempt.as_ref())
    }

    /// The headers of a request.
    pub(super) fn headers(&self, accept: &'static str, has_body: bool) -> JsValue {
        let mut made = self.headers.borrow_mut();
        let known = made
            .iter()
            .find(|(of, body, _)| (*of, *body) == (accept, has_body));
        if let Some((.., headers)) = known {
            return headers.clone();
        }
        let headers = Headers::new();
        headers.set("Accept", accept);
        if let Some((name, value)) = &self.credential {
            headers.set(name, value);
        }
        if has_body {
            headers.set("Content-Type", JSON);
        }
        let headers = JsValue::from(headers.into_raw());
        made.push((accept, has_body, headers.clone()));
        headers
    }

    /// The secret part of the credential: the key in `id:key` and in `Bearer key`.
    fn secret(&self) -> Option<&str> {
        let (_, value) = self.credential.as_ref()?;
        let before = value.bytes().rposition(|byte| b": ".contains(&byte))?;
        value.get(before + 1..)
    }

    /// Removes the secret from a body or a cause of an error. A server that echoes the request, such as a
    /// proxy's debugging page, must not get the secret into a log.
    pub(super) fn without_secret(&self, value: JsValue, is_body: bool) -> JsValue {
        match self.secret() {
            Some(secret) => without_secret(&value, secret, is_body),
            None => value,
        }
    }
}
