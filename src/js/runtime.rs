//! The globals of the runtime that differ between pages, workers, edge functions and servers.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    // Bound as bare globals: `window` exists in pages only.
    #[wasm_bindgen(js_name = setTimeout)]
    pub(super) fn set_timeout(callback: &Function, milliseconds: i32) -> JsValue;
    #[wasm_bindgen(js_name = clearTimeout)]
    pub(super) fn clear_timeout(timer: &JsValue);
}

/// A property, `undefined` where it is missing or cannot be read.
pub(super) fn property(object: &JsValue, name: &str) -> JsValue {
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

/// Whatever `value` is, a promise of it. A function that throws at once becomes a rejection.
pub(super) fn promise_of(value: Result<JsValue, JsValue>) -> Promise {
    match value {
        Ok(value) => Promise::resolve(&value),
        Err(error) => Promise::reject(&error),
    }
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
