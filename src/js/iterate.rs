//! Calls that are made of several: watching, reading a list, and counting before a change.

use js_sys::Promise;
use wasm_bindgen::prelude::*;

use super::calls::Prepared;
use super::client::Client;
use super::errors::invalid;
use super::plan::{Machine, Plan, Watched};
use crate::call::guard::Guard;
use crate::call::pages::{self, Pages};
use crate::call::watch::{self, Watch};
use crate::input::check::Fields;
use crate::input::data::Data;
use crate::input::issue::Issues;
use crate::input::options::milliseconds;
use crate::operation::Operation;

#[wasm_bindgen(module = "/src/js/run.js")]
extern "C" {
    fn refusing(error: &JsValue) -> JsValue;
    fn iterating(steps: &JsValue) -> JsValue;
    fn finish(steps: &JsValue) -> Promise;
    #[wasm_bindgen(js_name = watched)]
    fn watch_steps(connection: &JsValue, plan: Plan, signal: &JsValue, timeout: f64) -> JsValue;
    #[wasm_bindgen(js_name = paged)]
    fn page_steps(
        connection: &JsValue,
        plan: Plan,
        id: &str,
        signal: &JsValue,
        timeout: f64,
    ) -> JsValue;
    #[wasm_bindgen(js_name = follow)]
    fn follow(connection: &JsValue, plan: Plan, signal: &JsValue, timeout: f64) -> Promise;
}

/// Returns a promise of the final state.
pub(super) fn last(client: &Client, of: Watched, input: &Data, options: &JsValue) -> Promise {
    match begin_watch(client, of, input, options) {
        Ok(steps) => finish(&steps),
        Err(error) => Promise::reject(&error),
    }
}

/// Returns an async iterable of the states.
pub(super) fn each(client: &Client, of: Watched, input: &Data, options: &JsValue) -> JsValue {
    iterable(begin_watch(client, of, input, options))
}

/// Returns an async iterable of the items of a list.
pub(super) fn pages(
    client: &Client,
    operation: &'static Operation,
    input: &Data,
    options: &JsValue,
) -> JsValue {
    iterable(begin_pages(client, operation, input, options))
}

fn iterable(steps: Result<JsValue, JsValue>) -> JsValue {
    match steps {
        Ok(steps) => iterating(&steps),
        Err(error) => refusing(&error),
    }
}

fn begin_watch(
    client: &Client,
    of: Watched,
    input: &Data,
    options: &JsValue,
) -> Result<JsValue, JsValue> {
    let (mut interval, mut deadline) = (None, None);
    let operation = of.full;
    let names = &watch::OPTIONS;
    let mut read = |options: &Fields<'_>, issues: &mut Issues| {
        interval = milliseconds(options, "interval", issues);
        deadline = milliseconds(options, "deadline", issues);
    };
    let prepared = client.prepare(operation, input, options, names, &mut read);
    let mut prepared = prepared.map_err(invalid)?;
    prepared.pace = watch::PACE;
    let full = prepared.request.target.clone();
    // The same input, which has been checked.
    let none = Fields::none("options");
    let short = of.short.prepare(input, &none, &[], &mut Issues::new());
    let short = short.map_or_else(|| full.clone(), |request| request.target);
    let machine = Watch::new(operation, of.is_final, interval, deadline);
    let signal = prepared.signal.clone();
    let timeout = prepared.limits.timeout.into();
    let machine = Machine::Watch(machine, of, [full, short]);
    let plan = Plan::new(&client.connection, operation, prepared, machine);
    Ok(watch_steps(&client.handle, plan, &signal, timeout))
}

/// Begins to read a list; its steps are the items.
pub(super) fn begin_pages(
    client: &Client,
    operation: &'static Operation,
    input: &Data,
    options: &JsValue,
) -> Result<JsValue, JsValue> {
    let mut limit = None;
    let names = &pages::OPTIONS;
    let mut read = |options: &Fields<'_>, issues: &mut Issues| {
        limit = pages::limit(options, issues);
    };
    let prepared = client.prepare(operation, input, options, names, &mut read);
    let prepared = prepared.map_err(invalid)?;
    let machine = Pages::new(limit);
    let machine = Machine::Pages(machine, prepared.request.target.clone());
    let signal = prepared.signal.clone();
    let timeout = prepared.limits.timeout.into();
    let id = operation.fields().first().map_or("", |field| field.name);
    let plan = Plan::new(&client.connection, operation, prepared, machine);
    Ok(page_steps(&client.handle, plan, id, &signal, timeout))
}

/// Runs a change that is counted first.
pub(super) fn guarded(client: &Client, prepared: Prepared, guard: Box<dyn Guard>) -> Promise {
    let signal = prepared.signal.clone();
    let timeout = prepared.limits.timeout.into();
    let operation = guard.operation();
    let machine = Machine::Guard(guard);
    let plan = Plan::new(&client.connection, operation, prepared, machine);
    follow(&client.handle, plan, &signal, timeout)
}
