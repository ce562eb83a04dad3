//! What differs between pages, workers, edge functions and servers, and what JavaScript does better.

use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/js/run.js")]
extern "C" {
    /// The parts of a URL, a relative one within the page: protocol, hostname, origin, pathname and
    /// everything that has no place in a base URL.
    #[wasm_bindgen(js_name = urlParts)]
    pub(super) fn url_parts(text: &str) -> Option<Array>;
    /// Whether this is a browser's page or one of its workers.
    #[wasm_bindgen(js_name = isBrowser)]
    pub(super) fn is_browser() -> bool;
    /// Calls a function and ignores what comes of it.
    pub(super) fn quietly(callback: &Function, value: &JsValue);
    /// Milliseconds on a clock that a change of the system's time does not move.
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

/// Bytes of a known size that are written in pieces, in the engine's memory and not in the wasm's.
pub(super) fn bytes(size: usize, write: impl FnOnce(&mut dyn FnMut(&[u8]))) -> JsValue {
    // Nothing has 2^32 bytes here: no memory of 32 bits holds the numbers for it.
    let bytes = Uint8Array::new_with_length(size as u32);
    let mut start = 0;
    write(&mut |piece| {
        let end = start + piece.len() as u32;
        bytes.subarray(start, end).copy_from(piece);
        start = end;
    });
    bytes.into()
}

/// From this size on, a body is a `Blob`, which a runtime sends without a second copy.
const LARGE: usize = 1 << 20;

/// A body that is written in pieces.
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

/// The value of a JSON text, or of one in UTF-8 bytes.
pub(super) fn parse(text: &JsValue) -> Option<JsValue> {
    parse_into_array(text).map(|array| array.get(0))
}

/// A property, `undefined` where it is missing or cannot be read.
pub(super) fn property(object: &JsValue, name: &str) -> JsValue {
    // Asked first, because Reflect throws for anything else (see run.js).
    if !object.is_object() && !object.is_function() {
        return JsValue::UNDEFINED;
    }
    Reflect::get(object, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}

/// A property that is a function.
pub(super) fn method(object: &JsValue, name: &str) -> Option<Function> {
    let value = property(object, name);
    value.is_function().then(|| value.unchecked_into())
}
