//! `checkBulk`.

use js_sys::Date;
use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::errors::to_object;
use super::input;
use crate::issue::Issue;
use crate::lox24::check_bulk::check;

#[derive(Serialize)]
struct BulkCheck {
    issues: Vec<Issue>,
    warnings: Vec<Issue>,
    segments: usize,
    recipients: usize,
    messages: usize,
}

/// Tells what `createBulk` would do with a bulk, without sending anything: what it would refuse,
/// what is probably not meant, and how many messages would be paid. It never throws for a bad
/// bulk.
#[wasm_bindgen(js_name = checkBulk, unchecked_return_type = "BulkCheck")]
pub fn check_bulk(#[wasm_bindgen(unchecked_param_type = "NewBulk")] bulk: JsValue) -> JsValue {
    let check = check(&input::deep(&bulk), Date::now() / 1000.0);
    to_object(&BulkCheck {
        issues: check.issues,
        warnings: check.warnings,
        segments: check.segments,
        recipients: check.recipients,
        messages: check.messages,
    })
}
