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
    fn watch_steps(plan: Plan, signal: &JsValue, deadline: f64) -> JsValue;
    #[wasm_bindgen(js_name = paged)]
    fn page_steps(plan: Plan, signal: &JsValue, id: &str) -> JsValue;
    fn follow(plan: Plan, signal: &JsValue) -> Promise;
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
    let signal = prepared.signal.clone();
    let machine = Watch::new(operation, of.is_final, interval, deadline);
    let machine = Machine::Watch(machine, of);
    let plan = Plan::new(client, operation, prepared, machine);
    let deadline = deadline.map_or(f64::NAN, f64::from);
    Ok(watch_steps(plan, &signal, deadline))
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
    let signal = prepared.signal.clone();
    let id = operation.fields().first().map_or("", |field| field.name);
    let machine = Machine::Pages(Pages::new(limit));
    let plan = Plan::new(client, operation, prepared, machine);
    Ok(page_steps(plan, &signal, id))
}

/// Runs a change that is counted first.
pub(super) fn guarded(client: &Client, mut prepared: Prepared, guard: Box<dyn Guard>) -> Promise {
    let signal = prepared.signal.clone();
    let operation = guard.counting();
    if let Some(count) = guard.count() {
        prepared.request = count;
    }
    let plan = Plan::new(client, operation, prepared, Machine::Guard(guard));
    follow(plan, &signal)
}
