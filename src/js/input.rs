//! JavaScript values on their way in, as plain data for the validators.

use js_sys::{Array, Date, Reflect};
use wasm_bindgen::prelude::*;

use super::recipients;
use super::runtime::method;
use crate::input::Input;
use crate::text::find;

#[wasm_bindgen]
extern "C" {
    // A proxy may throw here; the binding of js-sys does not catch that.
    #[wasm_bindgen(catch, js_namespace = Object, js_name = keys)]
    fn object_keys(object: &JsValue) -> Result<Array, JsValue>;
}

/// Takes a value with everything in it that an input can hold: the deepest is
/// `filter.created_at.between[0]`.
pub(super) fn deep(value: &JsValue) -> Input {
    convert(value, 4)
}

/// Takes an answer as deep as it is looked at: the deepest is `violations[0].message`.
pub(super) fn answer(value: &JsValue) -> Input {
    convert(value, 3)
}

/// Takes a value, and of an object its members without what lies in them: options hold functions
/// and signals that are not data.
pub(super) fn shallow(value: &JsValue) -> Input {
    convert(value, 1)
}

/// Takes a value, and of an object its members with theirs: a table of prices among options.
pub(super) fn nested(value: &JsValue) -> Input {
    convert(value, 2)
}

fn convert(value: &JsValue, depth: u8) -> Input {
    if value.is_undefined() {
        Input::Undefined
    } else if value.is_null() {
        Input::Null
    } else if let Some(flag) = value.as_bool() {
        Input::Bool(flag)
    } else if let Some(number) = value.as_f64() {
        Input::Number(number)
    } else if let Some(text) = value.as_string() {
        string(value, text)
    } else if value.is_function() {
        Input::Other("a function")
    } else if value.is_bigint() {
        Input::Other("a bigint")
    } else if value.is_symbol() {
        Input::Other("a symbol")
    } else if let Some(milliseconds) = date(value) {
        Input::Date(milliseconds)
    } else if Array::is_array(value) {
        let items = value.unchecked_ref::<Array>();
        // Not looked at below the depth: an answer's list may be long.
        let length = if depth == 0 { 0 } else { items.length() };
        Input::List(
            (0..length)
                .map(|index| convert(&items.get(index), depth - 1))
                .collect(),
        )
    } else if depth == 0 {
        Input::Other("an object")
    } else {
        recipients::borrow(value).unwrap_or_else(|| object(value, depth))
    }
}

/// Crossing into UTF-8 replaces half surrogates by U+FFFD; only then the strings differ.
fn string(value: &JsValue, text: String) -> Input {
    if find(&text, "\u{fffd}").is_some() && JsValue::from_str(&text) != *value {
        return Input::BrokenText;
    }
    Input::Text(text)
}

/// The time of a `Date`, also of one from another realm (a frame, a test's sandbox), which is no
/// `instanceof` this realm's `Date`.
fn date(value: &JsValue) -> Option<f64> {
    if let Some(date) = value.dyn_ref::<Date>() {
        return Some(date.get_time());
    }
    method(value, "toISOString")?;
    method(value, "getTime")?.call0(value).ok()?.as_f64()
}

fn object(value: &JsValue, depth: u8) -> Input {
    let Ok(keys) = object_keys(value) else {
        return Input::Other("an object that cannot be read");
    };
    Input::Object(
        keys.iter()
            .map(|key| {
                let member = match Reflect::get(value, &key) {
                    Ok(member) => convert(&member, depth - 1),
                    Err(_) => Input::Other("a property that cannot be read"),
                };
                (key.as_string().unwrap_or_default(), member)
            })
            .collect(),
    )
}
