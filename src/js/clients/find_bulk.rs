//! Marks a bulk before it is sent, and finds it afterwards.

use js_sys::{Math, Promise};
use wasm_bindgen::prelude::*;

use super::super::client::Client;
use super::super::errors::invalid;
use super::super::iterate::begin_pages;
use super::super::runtime::property;
use super::super::values;
use crate::input::data::Data;
use crate::input::issue::Issues;
use crate::lox24::bulks::find::{MARK, filter, mark};
use crate::lox24::bulks::{LIST_BULKS, TAG};
use crate::operation::Operation;

#[wasm_bindgen(module = "/src/js/run.js")]
extern "C" {
    fn tagged(promise: &Promise, source: f64, is_unique: bool) -> Promise;
    #[wasm_bindgen(js_name = findIn)]
    fn find_in(steps: &JsValue, source: f64, is_unique: bool) -> Promise;
}

/// Creates a bulk; with the option `tag`, its error carries its mark.
pub(super) fn create(
    client: &Client,
    operation: &'static Operation,
    bulk: &JsValue,
    options: &JsValue,
) -> Promise {
    let mut bulk = values::deep(bulk);
    if property(options, TAG).as_bool() != Some(true) {
        return client.call(operation, &bulk, options);
    }
    let (source, is_new) = mark(&mut bulk, Math::random());
    tagged(&client.call(operation, &bulk, options), source, is_new)
}

/// Looks for the bulk of a call that failed.
pub(super) fn find(client: &Client, error: &JsValue, options: &JsValue) -> Promise {
    let error = values::deep(error);
    let tag = error.get(TAG).unwrap_or(&error);
    let number = |name| match tag.get(name) {
        Some(Data::Number(number)) => Some(*number),
        _ => None,
    };
    let (Some(source), Some(since)) = (number(MARK), number("sentAt")) else {
        let mut issues = Issues::new();
        let message =
            "Expected the error of a `createBulk` with the option `tag: true`, or its `tag`.";
        issues.push("error", "required", message);
        return Promise::reject(&invalid(issues.into_vec()));
    };
    let outcome = error.get("outcome").and_then(Data::as_text);
    if matches!(outcome, Some("not-sent" | "rejected")) {
        return find_in(&JsValue::UNDEFINED, source, false);
    }
    let is_unique = matches!(tag.get("isUnique"), Some(Data::Bool(true)));
    match begin_pages(client, &LIST_BULKS, &filter(since), options) {
        Ok(steps) => find_in(&steps, source, is_unique),
        Err(error) => Promise::reject(&error),
    }
}
