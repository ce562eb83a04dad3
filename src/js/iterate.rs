//! Watches a bulk: the machine decides when to check and what a check means, and run.js waits.

use std::rc::Rc;

use js_sys::{Math, Promise};
use wasm_bindgen::prelude::*;

use super::border::watch;
use super::calls::Prepared;
use super::client::Client;
use super::connection::Connection;
use super::errors::{invalid, raise};
use super::run::number_of;
use super::runtime::property;
use crate::call::watch::{Action, Event, OPTIONS, Watch};
use crate::input::data::Data;
use crate::input::options::milliseconds;
use crate::operation::Operation;

#[wasm_bindgen(module = "/src/js/run.js")]
extern "C" {
    fn refusing(error: &JsValue) -> JsValue;
    fn watched(
        connection: &JsValue,
        watch: Watcher,
        operation: usize,
        target: &str,
        headers: &JsValue,
        signal: &JsValue,
        timeout: f64,
    ) -> JsValue;
    fn watching(watched: &JsValue) -> JsValue;
    fn finish(watched: &JsValue) -> Promise;
}

/// What is watched: the call that checks it, the number in its response that is the state, and whether a state
/// is final.
pub(super) struct Watched {
    pub(super) operation: &'static Operation,
    pub(super) state: &'static str,
    pub(super) is_final: fn(f64) -> bool,
}

/// A watch in progress, for run.js.
#[wasm_bindgen(js_name = __Watcher, skip_typescript)]
pub struct Watcher {
    connection: Rc<Connection>,
    machine: Watch,
    prepared: Prepared,
    watched: Watched,
    error: JsValue,
}

#[wasm_bindgen(js_class = __Watcher)]
impl Watcher {
    /// The caller waits for the next state.
    #[wasm_bindgen(skip_typescript)]
    pub fn asked(&mut self) -> f64 {
        self.on(Event::Asked)
    }

    /// Begins a check and returns the number of its call.
    #[wasm_bindgen(skip_typescript)]
    pub fn call(&self) -> usize {
        self.connection.add(self.watched.operation, &self.prepared)
    }

    /// What a response means.
    #[wasm_bindgen(skip_typescript)]
    pub fn saw(&mut self, answer: JsValue) -> f64 {
        let state = property(&answer, self.watched.state);
        self.on(Event::Saw(state.as_f64()))
    }

    /// What a failed check means.
    #[wasm_bindgen(skip_typescript)]
    pub fn failed(&mut self, is_passing: bool) -> f64 {
        self.on(Event::Failed(is_passing))
    }

    /// Milliseconds for the whole watch; `NaN` if there is no deadline.
    #[wasm_bindgen(skip_typescript)]
    pub fn deadline(&self) -> f64 {
        self.machine.deadline().unwrap_or(f64::NAN)
    }

    /// The error of a watch whose deadline has passed.
    #[wasm_bindgen(skip_typescript)]
    pub fn late(&mut self) -> JsValue {
        self.on(Event::Late);
        std::mem::take(&mut self.error)
    }
}

impl Watcher {
    fn on(&mut self, event: Event) -> f64 {
        match self.machine.on(event, Math::random()) {
            Action::Look(milliseconds) => milliseconds,
            Action::Yield(false) => watch::YIELD,
            Action::Yield(true) => watch::YIELD_LAST,
            Action::GiveUp => watch::GIVE_UP,
            Action::Fail(failure) => {
                self.error = raise(*failure, None);
                watch::GIVE_UP
            }
        }
    }
}

/// Returns a promise of the final state.
pub(super) fn last(client: &Client, of: Watched, input: &Data, options: &JsValue) -> Promise {
    match begin(client, of, input, options) {
        Ok(watch) => finish(&watch),
        Err(error) => Promise::reject(&error),
    }
}

/// Returns an async iterable of the items of a list.
pub(super) fn pages(
    client: &Client,
    operation: &'static Operation,
    input: &Data,
    options: &JsValue,
) -> JsValue {
    let _ = (client, operation, input, options);
    refusing(&JsValue::UNDEFINED)
}

/// Returns an async iterable of the states.
pub(super) fn each(client: &Client, of: Watched, input: &Data, options: &JsValue) -> JsValue {
    match begin(client, of, input, options) {
        Ok(watch) => watching(&watch),
        Err(error) => refusing(&error),
    }
}

fn begin(
    client: &Client,
    of: Watched,
    input: &Data,
    options: &JsValue,
) -> Result<JsValue, JsValue> {
    let operation = of.operation;
    let (mut interval, mut deadline) = (None, None);
    let prepared = client
        .prepare(
            operation,
            input,
            options,
            &OPTIONS,
            &mut |options, issues| {
                interval = milliseconds(options, "interval", issues);
                deadline = milliseconds(options, "deadline", issues);
            },
        )
        .map_err(invalid)?;
    let target = prepared.request.target.clone();
    let signal = prepared.signal.clone();
    let timeout = prepared.limits.timeout.into();
    let watcher = Watcher {
        connection: Rc::clone(&client.connection),
        machine: Watch::new(operation, of.is_final, interval, deadline),
        prepared,
        watched: of,
        error: JsValue::UNDEFINED,
    };
    let headers = client.connection.headers(operation.accept, false);
    let (handle, number) = (&client.handle, number_of(operation));
    Ok(watched(
        handle, watcher, number, &target, &headers, &signal, timeout,
    ))
}
