//! A client: reads its options and the inputs of its calls.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Function, Promise};
use wasm_bindgen::prelude::*;

use super::calls::{Calls, Prepared};
use super::connection::Connection;
use super::errors::invalid;
use super::lockouts::{self, SharedLockout};
use super::run::{self, Engine};
use super::runtime::{is_browser, method, property};
use super::{runtime, values};
use crate::call::exchange::Limits;
use crate::input::check::{self, Fields};
use crate::input::data::Data;
use crate::input::issue::{Issue, Issues};
use crate::input::options::{CallOptions, ClientOptions};
use crate::operation::Operation;
use crate::provider::Provider;
use crate::text::text;
use crate::wire::base_url::{self, Parts};

#[wasm_bindgen(module = "/src/js/run.js")]
extern "C" {
    fn connect(
        engine: Engine,
        fetch: Option<&Function>,
        base: &str,
        request_id: Option<&str>,
        max_response_bytes: f64,
        waiting: Option<&Array>,
        is_proxied: bool,
        is_keyed: bool,
    ) -> JsValue;
}

/// A client of one provider, as its calls see it.
pub(super) struct Client {
    pub(super) connection: Rc<Connection>,
    /// The same connection, for run.js.
    pub(super) handle: JsValue,
    /// The client's values for the first placeholders of a path.
    scope: Vec<String>,
}

/// The address that the options of one provider determine.
#[derive(Default)]
pub(super) struct Address {
    /// The base URL, if it is not the provider's first.
    pub(super) base: Option<&'static str>,
    /// The client's values for the first placeholders of a path.
    pub(super) scope: Vec<String>,
}

impl Client {
    /// Reads the options of a client. `own` reads those of its provider, which `keys` names.
    pub(super) fn read(
        options: &JsValue,
        provider: &'static Provider,
        keys: &[&'static str],
        own: &mut dyn FnMut(&Fields<'_>, &mut Issues) -> Address,
    ) -> Result<Self, JsValue> {
        let mut issues = Issues::new();
        let client = Self::read_all(options, provider, keys, own, &mut issues);
        issues.finish(client).map_err(invalid)
    }

    fn read_all(
        options: &JsValue,
        provider: &'static Provider,
        keys: &[&'static str],
        own: &mut dyn FnMut(&Fields<'_>, &mut Issues) -> Address,
        issues: &mut Issues,
    ) -> Option<Self> {
        let secret = provider.credential.option;
        let plain = values::shallow(options);
        let known = [&ClientOptions::KEYS[..], keys, &[secret]];
        let fields = Fields::open(&plain, "options", "", &known, issues)?;
        let common = ClientOptions::read(&fields, issues);
        let credential = fields.optional(secret, issues, provider.credential.check);
        let address = own(&fields, issues);
        let fetch = read_function(options, "fetch", issues);
        let on_attempt = read_function(options, "onAttempt", issues);
        let base_url = property(options, "baseUrl");

        if credential.is_some() && is_browser() && !common.allow_browser {
            let message = text!(
                "Anyone who opens a page can read every secret in it. Omit `",
                secret,
                "` and call through your own proxy (`baseUrl`), or set \
                 `dangerouslyAllowBrowser: true`."
            );
            issues.push("dangerouslyAllowBrowser", "browser", message);
        }
        let is_given = !matches!(fields.raw(secret), None | Some(Data::Undefined));
        if !is_given && fetch.is_none() && base_url.is_undefined() {
            // The provider could only respond with 401, and one blocks an IP address for that.
            let message = text!(
                "Expected `",
                secret,
                "`. It may be omitted only if a proxy adds it: with your own `baseUrl` or `fetch`."
            );
            issues.push(secret, "required", message);
        }
        let base = if base_url.is_undefined() {
            address
                .base
                .or(provider.base_urls.first().copied())
                .unwrap_or_default()
                .to_owned()
        } else {
            read_base_url(&base_url, issues)?
        };
        let is_proxied = !provider.base_urls.contains(&base.as_str());
        let has_credential = credential.is_some();
        let lockout = credential
            .as_ref()
            .zip(provider.lockout)
            .map(|(credential, limits)| {
                // A `fetch` may name a lockout of its own: that of a `Sandbox` leads to accounts of its own.
                let own = fetch.as_ref().map(|it| property(it, "lockout"));
                let own = own.and_then(|it| it.as_string());
                let key = base.clone() + own.as_deref().unwrap_or_default();
                lockouts::shared(&key, credential, limits)
            });
        let waiting = lockout.as_ref().map(SharedLockout::waiting);
        let header = provider.credential.header;
        let prefix = provider.credential.prefix;
        let connection = Rc::new(Connection {
            on_attempt,
            lockout,
            calls: Calls::default(),
            credential: credential.map(|it| (header, text!(prefix, it))),
            headers: RefCell::default(),
            limits: Limits {
                timeout: common.timeout,
                max_retries: common.max_retries,
                max_response_bytes: common.max_response_bytes,
            },
        });
        let handle = connect(
            Engine(Rc::clone(&connection)),
            fetch.as_ref(),
            &base,
            provider.request_id,
            common.max_response_bytes,
            waiting.as_ref(),
            is_proxied,
            // Whoever has no credential calls a proxy.
            is_proxied && !has_credential,
        );
        Some(Self {
            connection,
            handle,
            scope: address.scope,
        })
    }

    /// Runs a call: everything is checked now, and what is sent is fixed now, whatever the caller does with its
    /// objects afterwards.
    pub(super) fn call(
        &self,
        operation: &'static Operation,
        input: &Data,
        options: &JsValue,
    ) -> Promise {
        match self.prepare(operation, input, options, &[], &mut |_, _| {}) {
            Err(issues) => Promise::reject(&invalid(issues)),
            Ok(prepared) => self.start(operation, &prepared),
        }
    }

    /// Begins a checked call.
    pub(super) fn start(&self, operation: &'static Operation, prepared: &Prepared) -> Promise {
        let (connection, handle) = (&self.connection, &self.handle);
        run::start(connection, handle, operation, prepared, &prepared.signal)
    }

    /// Checks the input of a call and its options. `more` names options that the operation itself does not
    /// have; `read` reads them.
    pub(super) fn prepare(
        &self,
        operation: &'static Operation,
        input: &Data,
        options: &JsValue,
        more: &[&'static str],
        read: &mut dyn FnMut(&Fields<'_>, &mut Issues),
    ) -> Result<Prepared, Vec<Issue>> {
        let mut issues = Issues::new();
        // Most calls have no options.
        let plain = match options.is_undefined() {
            true => Data::Undefined,
            false => values::nested(options),
        };
        let names = [operation.options, more];
        let (call, own) = CallOptions::read(&plain, names, &mut issues);
        read(&own, &mut issues);
        let request = operation.prepare(input, &own, &self.scope, &mut issues);
        let signal = property(options, "signal");
        if !signal.is_undefined() && !is_signal(&signal) {
            issues.push("options.signal", "wrong_type", "Expected an AbortSignal.");
        }
        let request = issues.finish(request)?;
        let defaults = self.connection.limits;
        let limits = Limits {
            timeout: call.timeout.unwrap_or(defaults.timeout),
            max_retries: call.max_retries.unwrap_or(defaults.max_retries),
            ..defaults
        };
        Ok(Prepared {
            request,
            limits,
            pace: operation.pace,
            signal,
        })
    }
}

/// Whether a value accepts listeners like an `AbortSignal`.
fn is_signal(value: &JsValue) -> bool {
    property(value, "aborted").as_bool().is_some() && method(value, "addEventListener").is_some()
}

fn read_function(options: &JsValue, name: &str, issues: &mut Issues) -> Option<Function> {
    let value = property(options, name);
    if !value.is_undefined() && !value.is_function() {
        check::wrong_type(&values::shallow(&value), name, "a function", issues);
    }
    method(options, name)
}

/// Reads a string or a `URL`; a relative one resolves against the page.
fn read_base_url(value: &JsValue, issues: &mut Issues) -> Option<String> {
    let href = property(value, "href");
    let text = value
        .as_string()
        .or_else(|| href.as_string().filter(|_| value.is_object()));
    let Some(text) = text else {
        check::wrong_type(&values::shallow(value), "baseUrl", "a URL", issues);
        return None;
    };
    if text.is_empty() {
        let message = "Expected a URL; omit the key to use the provider's.";
        issues.push("baseUrl", "empty", message);
        return None;
    }
    let Some(parts) = runtime::url_parts(&text) else {
        let message = "Expected an absolute URL such as https://api.example.com (relative only in \
                       a page).";
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
