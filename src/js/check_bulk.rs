//! `checkBulk`.

use js_sys::Date;
use wasm_bindgen::prelude::*;

use super::errors::to_js;
use super::values;
use crate::input::data::{Data, object};
use crate::lox24::bulks::check::check;

/// Shows what `createBulk` would do with a bulk, without sending anything: what it would refuse, what
/// is probably a mistake, how many messages you would pay for and, with `prices`, what they cost. It
/// never throws for an invalid bulk.
///
/// @param bulk the bulk, as for `createBulk`.
/// @param limits the prices and limits that you will pass to `createBulk`, and your account, with which it
/// warns of a balance that does not cover the cost and of a service that the account may not use.
#[wasm_bindgen(js_name = checkBulk, unchecked_return_type = "BulkCheck")]
pub fn check_bulk(
    #[wasm_bindgen(unchecked_param_type = "NewBulk")] bulk: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "CheckBulkOptions")] limits: JsValue,
) -> JsValue {
    let (bulk, limits) = (values::deep(&bulk), values::deep(&limits));
    let check = check(&bulk, &limits, Date::now() / 1000.0);
    to_js(&object! {
        "issues" => Data::from_iter(&check.issues),
        "warnings" => Data::from_iter(&check.warnings),
        "segments" => check.segments,
        "recipients" => check.recipients,
        "messages" => check.messages as f64,
        "cost" => check.cost,
    })
}
