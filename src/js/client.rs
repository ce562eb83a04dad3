//! What both clients share: where to, with which credential, and how a call runs.

use std::rc::Rc;

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;

use super::errors::invalid;
use super::guard::{self, Guard};
use super::runtime::{is_browser, property, to_promise};
use super::transport::{Limits, Reply, exchange};
use super::wait::is_signal;
use super::{input, runtime};
use crate::answer::Malformed;
use crate::base_url::{self, Parts};
use crate::check::{self, Fields};
use crate::endpoint::Operation;
use crate::http::Request;
use crate::issue::{Issue, Issues};
use crate::options::{CallOptions, ClientOptions, Takes};
use crate::text::{find, replaced, text};

/// The settled options of a client. The credential stays in wasm memory: nothing of it can be
/// inspected from JavaScript.
pub(super) struct Client {
    /// Origin and path prefix, without a slash at the end.
    pub(super) base: String,
    /// A header's name and value.
    pub(super) credential: Option<(&'static str, String)>,
    /// The caller's own `fetch`.
    pub(super) fetch: Option<Function>,
    /// The caller's hook.
    pub(super) on_attempt: Option<Function>,
    /// Keeps a bad credential from being sent too often.
    pub(super) guard: Option<Rc<Guard>>,
    timeout: i32,
    max_retries: u32,
}

/// What a provider's client reads of its options beside those that both share.
pub(super) struct Own {
    pub(super) default_base: &'static str,
    pub(super) credential: Option<(&'static str, String)>,
    /// The provider blocks whoever sends bad credentials.
    pub(super) guarded: bool,
}

impl Client {
    /// Reads the options of a client; `own` reads those of its provider, named by `keys`, among
    /// them `secret`.
    pub(super) fn read(
        options: &JsValue,
        keys: &[&'static str],
        secret: &'static str,
        issues: &mut Issues,
        own: &mut dyn FnMut(&Fields<'_>, &mut Issues) -> Own,
    ) -> Option<Self> {
        let plain = input::shallow(options);
        let known: Vec<&'static str> = ClientOptions::KEYS.iter().chain(keys).copied().collect();
        let fields = Fields::open(&plain, "options", "", &known, issues)?;
        let common = ClientOptions::read(&fields, issues);
        let own = own(&fields, issues);
        let fetch = read_function(options, "fetch", issues);
        let on_attempt = read_function(options, "onAttempt", issues);
        let base_url = property(options, "baseUrl");

        if own.credential.is_some() && is_browser() && !common.allow_browser {
            let message = text!(
                "Whoever opens a page can read every secret in it. Leave `",
                secret,
                "` out and call through a proxy of yours (`baseUrl`), or say `dangerouslyAllowBrowser: true`."
            );
            issues.push("dangerouslyAllowBrowser", "browser", message);
        }
        let given = !matches!(
            fields.raw(secret),
            None | Some(crate::data::Data::Undefined)
        );
        if !given && fetch.is_none() && base_url.is_undefined() {
            // The provider could only answer 401, and LOX24 blocks an IP address for those.
            let message = text!(
                "Expected `",
                secret,
                "`. It may be left out only where a proxy adds it, that is with a `baseUrl` or a `fetch` of your own."
            );
            issues.push(secret, "required", message);
        }
        let base = if base_url.is_undefined() {
            Some(own.default_base.to_owned())
        } else {
            read_base_url(&base_url, issues)
        };
        let base = base?;
        let guard = own.guarded.then(|| {
            let credential = own.credential.as_ref().map_or("", |(_, value)| value);
            guard::shared(&base, credential)
        });
        Some(Self {
            base,
            credential: own.credential,
            guard,
            fetch,
            on_attempt,
            timeout: common.timeout,
            max_retries: common.max_retries,
        })
    }

    /// The part of the credential that nobody may see: the key of `id:key` and of `Bearer key`.
    pub(super) fn secret(&self) -> Option<&str> {
        let (_, value) = self.credential.as_ref()?;
        let before = value.bytes().rposition(|byte| b": ".contains(&byte))?;
        value.get(before + 1..)
    }

    /// A body for an error. A server that echoes the request (a proxy's page for debugging does)
    /// must not bring the secret into a log.
    pub(super) fn without_secret(&self, body: JsValue) -> JsValue {
        match (self.secret(), body.as_string()) {
            (Some(secret), Some(text)) if find(&text, secret).is_some() => {
                replaced(&text, secret, "…").into()
            }
            _ => body,
        }
    }

    /// Runs a call: everything is checked now, and what is sent is fixed now, whatever the caller
    /// does with its objects afterwards. `answer` makes the caller's value of the reply.
    ///
    /// Nothing here depends on the operation, so that the machinery of a call is compiled once.
    pub(super) fn call(
        self: &Rc<Self>,
        options: &JsValue,
        takes: Takes,
        operation: &'static Operation,
        read: &mut dyn FnMut(&CallOptions, &mut Issues) -> Option<Request>,
        answer: fn(&Reply) -> Result<JsValue, Malformed>,
    ) -> Promise {
        match self.prepare(options, takes, read) {
            Err(issues) => Promise::reject(&invalid(issues)),
            Ok((request, _, limits)) => {
                let client = Rc::clone(self);
                to_promise(async move {
                    let reply = exchange(&client, operation, &request, limits)
                        .await
                        .map_err(|ended| ended.error)?;
                    answer(&reply).map_err(|why| reply.malformed(&client, operation, &why))
                })
            }
        }
    }

    /// Checks the input of a call and its options.
    pub(super) fn prepare(
        &self,
        options: &JsValue,
        takes: Takes,
        read: &mut dyn FnMut(&CallOptions, &mut Issues) -> Option<Request>,
    ) -> Result<(Request, CallOptions, Limits), Vec<Issue>> {
        let mut issues = Issues::new();
        let plain = match takes {
            Takes::Limits => input::nested(options),
            _ => input::shallow(options),
        };
        let settings = CallOptions::read(&plain, takes, &mut issues);
        let request = read(&settings, &mut issues);
        let signal = property(options, "signal");
        if !signal.is_undefined() && !is_signal(&signal) {
            issues.push("options.signal", "wrong_type", "Expected an AbortSignal.");
        }
        let request = issues.finish(request)?;
        let limits = Limits {
            timeout: settings.timeout.unwrap_or(self.timeout),
            max_retries: settings.max_retries.unwrap_or(self.max_retries),
            signal,
        };
        Ok((request, settings, limits))
    }
}

fn read_function(options: &JsValue, name: &str, issues: &mut Issues) -> Option<Function> {
    let value = property(options, name);
    if !value.is_undefined() && !value.is_function() {
        check::wrong_type(&input::shallow(&value), name, "a function", issues);
    }
    runtime::method(options, name)
}

/// A string or a `URL`; a relative one resolves against the page.
fn read_base_url(value: &JsValue, issues: &mut Issues) -> Option<String> {
    let href = property(value, "href");
    let text = value
        .as_string()
        .or_else(|| href.as_string().filter(|_| value.is_object()));
    let Some(text) = text else {
        check::wrong_type(&input::shallow(value), "baseUrl", "a URL", issues);
        return None;
    };
    if text.is_empty() {
        let message = "Expected a URL; leave the key out for the provider's.";
        issues.push("baseUrl", "empty", message);
        return None;
    }
    let Some(parts) = runtime::url_parts(&text) else {
        let message = "Expected an absolute URL such as https://api.example.com (a relative one \
                       only within a page).";
        issues.push("baseUrl", "format", message);
        return None;
    };
    let part = |index| parts.get(index).as_string().unwrap_or_default();
    let parts = Parts {
        protocol: part(0),
        hostname: part(1),
        origin: part(2),
        pathname: part(3),
        has_extras: !part(4).is_empty(),
    };
    base_url::check(&parts, issues)
}
