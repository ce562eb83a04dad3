//! What differs between pages, workers, edge functions and servers, and what JavaScript does better.

use std::pin::Pin;

use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;
use web_sys::{AbortController, Headers};

#[wasm_bindgen(module = "/src/js/runtime.js")]
extern "C" {
    pub(super) fn within(
        promise: &JsValue,
        controller: Option<&AbortController>,
        signal: &JsValue,
        milliseconds: Option<f64>,
    ) -> Promise;
    /// Sends a request and reads its answer.
    #[allow(clippy::too_many_arguments, reason = "each is a value of JavaScript's")]
    pub(super) fn exchange(
        fetch: Option<&Function>,
        method: &str,
        url: &str,
        headers: &Headers,
        body: &JsValue,
        controller: Option<&AbortController>,
        signal: &JsValue,
        milliseconds: f64,
    ) -> Promise;
    /// The parts of a URL, a relative one within the page: protocol, hostname, origin, pathname and
    /// all that has no place in a base URL.
    #[wasm_bindgen(js_name = urlParts)]
    pub(super) fn url_parts(text: &str) -> Option<Array>;
    /// Whether this is a browser's page or one of its workers.
    #[wasm_bindgen(js_name = isBrowser)]
    pub(super) fn is_browser() -> bool;
    /// Calls a function and never minds what comes of it.
    pub(super) fn quietly(callback: &Function, value: &JsValue);
    #[wasm_bindgen(js_name = parse)]
    fn parse_into_array(text: &JsValue) -> Option<Array>;
}

/// A promise of what a future answers. Through a box: each kind of future that is turned into a
/// promise would bring another copy of the machinery.
pub(super) fn to_promise(
    future: impl Future<Output = Result<JsValue, JsValue>> + 'static,
) -> Promise {
    let future: Pin<Box<dyn Future<Output = Result<JsValue, JsValue>>>> = Box::pin(future);
    future_to_promise(future)
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

/// The value of a JSON text, or of one in UTF-8 bytes.
pub(super) fn parse(text: &JsValue) -> Option<JsValue> {
    parse_into_array(text).map(|array| array.get(0))
}

/// A property, `undefined` where it is missing or cannot be read.
pub(super) fn property(object: &JsValue, name: &str) -> JsValue {
    // Asked first, because Reflect throws for anything else (see runtime.js).
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
