//! The globals of the runtime that differ between pages, workers, edge functions and servers.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    // Bound as bare globals: `window` exists in pages only.
    #[wasm_bindgen(js_name = setTimeout)]
    pub(super) fn set_timeout(callback: &Function, milliseconds: i32) -> JsValue;
    #[wasm_bindgen(js_name = clearTimeout)]
    pub(super) fn clear_timeout(timer: &JsValue);
}

#[wasm_bindgen(module = "/src/js/safely.js")]
extern "C" {
    /// Calls a method, or a function with `this` undefined. It never throws.
    #[wasm_bindgen(variadic)]
    pub(super) fn call(target: &JsValue, callback: &Function, given: &[JsValue]) -> Promise;
    /// Calls a function and never minds what comes of it.
    pub(super) fn quietly(callback: &Function, value: &JsValue);
    #[wasm_bindgen(js_name = parse)]
    fn parse_into_array(text: &str) -> Option<Array>;
}

/// The value of a JSON text.
pub(super) fn parse(text: &str) -> Option<JsValue> {
    parse_into_array(text).map(|array| array.get(0))
}

/// A property, `undefined` where it is missing or cannot be read.
pub(super) fn property(object: &JsValue, name: &str) -> JsValue {
    // Asked first, because Reflect throws for anything else (see safely.js).
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

/// A global, `undefined` where there is none.
pub(super) fn global(name: &str) -> JsValue {
    property(&js_sys::global(), name)
}

/// Whether this is a browser's page or one of its workers, where whoever opens the page can read
/// every secret. Servers and edge runtimes have no document, and those with a
/// `WorkerGlobalScope` of their own do not call themselves Mozilla.
pub(super) fn is_browser() -> bool {
    let page = global("document").is_object();
    let agent = property(&global("navigator"), "userAgent").as_string();
    let worker = global("WorkerGlobalScope").is_function()
        && agent.is_some_and(|agent| agent.contains("Mozilla/"));
    page || worker
}
