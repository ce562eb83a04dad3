//! What differs between pages, workers, edge functions and servers, and what JavaScript does better.

use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/js/run.js")]
extern "C" {
    /// The parts of a URL, which may be relative to the page: protocol, hostname, origin, pathname and
    /// everything that does not belong in a base URL.
    #[wasm_bindgen(js_name = urlParts)]
    pub(super) fn url_parts(text: &str) -> Option<Array>;
    /// Whether this is a browser's page or one of its workers.
    #[wasm_bindgen(js_name = isBrowser)]
    pub(super) fn is_browser() -> bool;
    /// Calls a function and ignores its result.
    pub(super) fn quietly(callback: &Function, value: &JsValue);
    /// Milliseconds on a clock that changes of the system time do not affect.
    pub(super) fn now() -> f64;
    #[wasm_bindgen(js_name = parse)]
    fn parse_into_array(text: &JsValue) -> Option<Array>;
    #[wasm_bindgen(js_name = newParts)]
    fn new_parts() -> Option<Array>;
    #[wasm_bindgen(js_name = addPart)]
    fn add_part(parts: &Array, piece: &[u8]);
    #[wasm_bindgen(js_name = joinParts)]
    fn join_parts(parts: &Array) -> JsValue;
}

/// Writes bytes of a known size in pieces, into the engine's memory instead of the wasm's.
pub(super) fn bytes(size: usize, write: impl FnOnce(&mut dyn FnMut(&[u8]))) -> JsValue {
    // Nothing has 2^32 bytes here: 32-bit memory has no room for the numbers.
    let bytes = Uint8Array::new_with_length(size as u32);
    let mut start = 0;
    write(&mut |piece| {
        let end = start + piece.len() as u32;
        bytes.subarray(start, end).copy_from(piece);
        start = end;
    });
    bytes.into()
}

/// From this size on, a body is a `Blob`, which runtimes send without another copy.
const LARGE: usize = 1 << 20;

/// Writes a body in pieces.
pub(super) fn body(size: usize, write: impl FnOnce(&mut dyn FnMut(&[u8]))) -> JsValue {
    let parts = if size < LARGE { None } else { new_parts() };
    match parts {
        None => bytes(size, write),
        Some(parts) => {
            write(&mut |piece| add_part(&parts, piece));
            join_parts(&parts)
        }
    }
}

/// Parses a JSON text, or one in UTF-8 bytes.
pub(super) fn parse(text: &JsValue) -> Option<JsValue> {
    parse_into_array(text).map(|array| array.get(0))
}

/// Returns a property, or `undefined` if it is missing or cannot be read.
pub(super) fn property(object: &JsValue, name: &str) -> JsValue {
    // Checked first, because Reflect throws for anything else (see run.js).
    if !object.is_object() && !object.is_function() {
        return JsValue::UNDEFINED;
    }
    Reflect::get(object, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}

/// Returns a property that is a function.
pub(super) fn method(object: &JsValue, name: &str) -> Option<Function> {
    let value = property(object, name);
    value.is_function().then(|| value.unchecked_into())
}
