//! JavaScript values on their way in, as plain data for the validators.

use js_sys::Array;
use wasm_bindgen::prelude::*;

use super::recipients;
use crate::data::{Data, Lines};

#[wasm_bindgen(module = "/src/js/values.js")]
extern "C" {
    #[wasm_bindgen(js_name = kindOf)]
    fn kind_of(value: &JsValue) -> u8;
    #[wasm_bindgen(js_name = timeOf)]
    fn time_of(date: &JsValue) -> f64;
    #[wasm_bindgen(js_name = entries)]
    fn entries(object: &JsValue) -> Option<Array>;
    #[wasm_bindgen(js_name = lines)]
    fn lines(items: &JsValue) -> Option<Vec<u8>>;
    #[wasm_bindgen(js_name = outline)]
    fn outline_of(answer: &JsValue) -> Option<Array>;
}

/// From so many strings on, an array crosses as one string.
const MANY: u32 = 32;

/// Takes a value with everything in it that an input can hold: the deepest is
/// `filter.created_at.between[0]`.
pub(super) fn deep(value: &JsValue) -> Data {
    convert(value, 4)
}

/// Takes an answer as deep as it is looked at: the deepest is `violations[0].message`.
pub(super) fn answer(value: &JsValue) -> Data {
    convert(value, 3)
}

/// Takes a value, and of an object its members with what lies in them: options that are data.
pub(super) fn nested(value: &JsValue) -> Data {
    convert(value, 2)
}

/// Takes a value, and of an object its members without what lies in them: options hold functions
/// and signals that are not data.
pub(super) fn shallow(value: &JsValue) -> Data {
    convert(value, 1)
}

/// Takes the names of an answer's members, what they are, and of numbers the value.
pub(super) fn outline(value: &JsValue) -> Data {
    let Some(found) = outline_of(value) else {
        return Data::Null;
    };
    let names = found.get(0).as_string().unwrap_or_default();
    let numbers: Array = found.get(1).unchecked_into();
    let mut next = 0;
    let mut object = Data::EMPTY;
    for name in names.split_terminator('\0') {
        let (kind, name) = name.split_at_checked(1).unwrap_or_default();
        let value = match kind.bytes().next().unwrap_or_default().wrapping_sub(b'0') {
            1 => Data::Null,
            2 => Data::Bool(false),
            3 => {
                next += 1;
                Data::Number(numbers.get(next - 1).as_f64().unwrap_or(f64::NAN))
            }
            4 => Data::Text(String::new()),
            5 => Data::BrokenText,
            7 => Data::List(Vec::new()),
            _ => Data::Other("an object"),
        };
        object.set(name, value);
    }
    object
}

fn convert(value: &JsValue, depth: u8) -> Data {
    match kind_of(value) {
        0 => Data::Undefined,
        1 => Data::Null,
        2 => Data::Bool(value.is_truthy()),
        3 => Data::Number(value.as_f64().unwrap_or(f64::NAN)),
        4 => Data::Text(value.as_string().unwrap_or_default()),
        5 => Data::BrokenText,
        6 => Data::Date(time_of(value)),
        7 => array(value.unchecked_ref(), depth),
        8 => recipients::borrow(value),
        9 if depth > 0 => object(value, depth),
        9 => Data::Other("an object"),
        10 => Data::Other("a function"),
        11 => Data::Other("a bigint"),
        12 => Data::Other("a symbol"),
        _ => Data::Other("a property that cannot be read"),
    }
}

fn array(items: &Array, depth: u8) -> Data {
    // Not looked at below the depth: an answer's list may be long.
    let length = if depth == 0 { 0 } else { items.length() };
    if length >= MANY
        && let Some(lines) = lines(items).and_then(|text| Lines::new(text, length as usize))
    {
        return Data::Lines(lines);
    }
    let items = (0..length).map(|index| convert(&items.get(index), depth - 1));
    Data::List(items.collect())
}

fn object(value: &JsValue, depth: u8) -> Data {
    let Some(entries) = entries(value) else {
        return Data::Other("an object that cannot be read");
    };
    let members = (0..entries.length()).step_by(2).map(|index| {
        let name = entries.get(index).as_string().unwrap_or_default();
        (name, convert(&entries.get(index + 1), depth - 1))
    });
    Data::Object(members.collect())
}
