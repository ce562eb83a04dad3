//! Converts JavaScript values to plain data for the validators.

use js_sys::Array;
use wasm_bindgen::prelude::*;

use super::border::kind;
#[cfg(feature = "lists")]
use super::lend;
use crate::input::data::Data;
use crate::input::strings::Strings;

#[wasm_bindgen(module = "/src/js/values.js")]
extern "C" {
    #[wasm_bindgen(js_name = kindOf)]
    fn kind_of(value: &JsValue) -> u32;
    #[wasm_bindgen(js_name = timeOf)]
    fn time_of(date: &JsValue) -> f64;
    #[wasm_bindgen(js_name = entries)]
    fn entries(object: &JsValue) -> Option<Array>;
    #[wasm_bindgen(js_name = lengthOf)]
    fn length_of(items: &JsValue) -> usize;
    #[wasm_bindgen(js_name = writeItems)]
    fn write_items(items: &JsValue, bytes: &mut [u8]) -> bool;
}

/// From this many strings on, an array crosses as one piece of memory.
const MANY: u32 = 32;

/// Converts a value with everything that an input may contain: the deepest is
/// `filter.created_at.between[0]`.
pub(super) fn deep(value: &JsValue) -> Data {
    convert(value, 4)
}

/// Converts an error document to the depth that is read: the deepest is `violations[0].message`.
pub(super) fn problem(value: &JsValue) -> Data {
    convert(value, 3)
}

/// Converts a value, including the members of an object and their members: options that are data.
pub(super) fn nested(value: &JsValue) -> Data {
    convert(value, 2)
}

/// Converts a value, including the members of an object but not their members.
pub(super) fn shallow(value: &JsValue) -> Data {
    convert(value, 1)
}

fn convert(value: &JsValue, depth: u8) -> Data {
    match kind_of(value) {
        kind::UNDEFINED => Data::Undefined,
        kind::NULL => Data::Null,
        kind::BOOLEAN => Data::Bool(value.is_truthy()),
        kind::NUMBER => Data::Number(value.as_f64().unwrap_or(f64::NAN)),
        kind::STRING => Data::Text(value.as_string().unwrap_or_default()),
        kind::BROKEN => Data::BrokenText,
        kind::DATE => Data::Date(time_of(value)),
        kind::ARRAY => array(value.unchecked_ref(), depth),
        #[cfg(feature = "lists")]
        kind::RECIPIENTS => lend::borrow(value),
        #[cfg(not(feature = "lists"))]
        kind::RECIPIENTS => Data::Other("Recipients of another copy of the package"),
        kind::OBJECT if depth > 0 => object(value, depth),
        kind::OBJECT => Data::Other("an object"),
        kind::FUNCTION => Data::Other("a function"),
        kind::BIGINT => Data::Other("a bigint"),
        kind::SYMBOL => Data::Other("a symbol"),
        _ => Data::Other("a property that cannot be read"),
    }
}

fn array(items: &Array, depth: u8) -> Data {
    // Not read below the depth: a list in a response may be long.
    let length = if depth == 0 { 0 } else { items.length() };
    if length >= MANY
        && let Some(strings) = packed(items, length as usize)
    {
        return Data::Strings(strings);
    }
    let mut list = Vec::new();
    for index in 0..length {
        list.push(convert(&items.get(index), depth - 1));
    }
    Data::List(list)
}

/// Packs the items into one piece of memory, if all are ASCII strings without quotes.
fn packed(items: &Array, count: usize) -> Option<Strings> {
    let mut bytes = vec![0; length_of(items)];
    let is_whole = !bytes.is_empty() && write_items(items, &mut bytes);
    is_whole.then(|| Strings::new(bytes, count)).flatten()
}

fn object(value: &JsValue, depth: u8) -> Data {
    let Some(entries) = entries(value) else {
        return Data::Other("an object that cannot be read");
    };
    let mut members = Vec::new();
    let mut index = 0;
    while index < entries.length() {
        let name = entries.get(index).as_string().unwrap_or_default();
        members.push((name, convert(&entries.get(index + 1), depth - 1)));
        index += 2;
    }
    Data::Object(members)
}
