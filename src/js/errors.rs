//! Errors on their way out: a [`Failure`] becomes an instance of its JavaScript class.

use js_sys::Reflect;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::call::failure::Failure;
use crate::input::data::Data;
use crate::input::issue::Issue;

#[wasm_bindgen(module = "/src/js/errors.js")]
extern "C" {
    #[wasm_bindgen(js_name = createError)]
    fn create_error(class: &str, message: &str, fields: &JsValue) -> JsValue;
    #[wasm_bindgen(js_name = withoutSecret)]
    pub(super) fn without_secret(value: &JsValue, secret: &str, is_body: bool) -> JsValue;
}

/// Plain data as JavaScript's.
pub(super) fn to_js(value: &Data) -> JsValue {
    // It fails only where a `Serialize` of ours fails, and none does.
    value
        .serialize(&Serializer::json_compatible())
        .unwrap_or(JsValue::UNDEFINED)
}

/// The error, with a value of the runtime's as a further field.
pub(super) fn raise(failure: Failure, extra: Option<(&str, JsValue)>) -> JsValue {
    let mut fields = failure.fields;
    fields.set("code", failure.code.into());
    fields.set("outcome", failure.outcome.as_str().into());
    let fields = to_js(&fields);
    if let Some((name, value)) = extra {
        // Setting a new property of a fresh plain object cannot fail.
        let _ = Reflect::set(&fields, &JsValue::from_str(name), &value);
    }
    create_error(failure.class, &failure.message, &fields)
}

/// The `ValidationError` of these issues.
pub(super) fn invalid(issues: Vec<Issue>) -> JsValue {
    raise(Failure::invalid(issues), None)
}
