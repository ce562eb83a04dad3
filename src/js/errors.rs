//! Creates JavaScript errors: a [`Failure`] becomes an instance of its class.

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

/// Converts plain data to a JavaScript value.
pub(super) fn to_js(value: &Data) -> JsValue {
    // It fails only if one of our `Serialize` fails, and none does.
    value
        .serialize(&Serializer::json_compatible())
        .unwrap_or(JsValue::UNDEFINED)
}

/// Creates the error, with a value of the runtime as a further field.
pub(super) fn raise(failure: &mut Failure, extra: Option<(&str, JsValue)>) -> JsValue {
    let Failure { fields, .. } = failure;
    fields.set("code", failure.code.into());
    fields.set("outcome", failure.outcome.as_str().into());
    let fields = to_js(fields);
    if let Some((name, value)) = extra {
        // Setting a property of a new plain object cannot fail.
        let _ = Reflect::set(&fields, &JsValue::from_str(name), &value);
    }
    create_error(failure.class, &failure.message, &fields)
}

/// Creates the `ValidationError` with these issues.
pub(super) fn invalid(issues: Vec<Issue>) -> JsValue {
    raise(&mut Failure::invalid(issues), None)
}
