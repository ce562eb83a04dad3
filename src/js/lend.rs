//! A `Recipients` that is given to a call stays the caller's: it lends its list.

use std::cell::RefCell;

use wasm_bindgen::prelude::*;

use crate::input::data::Data;
use crate::recipients::Recipients;

#[wasm_bindgen(module = "/src/js/recipients.js")]
extern "C" {
    /// Whether the object could be asked.
    #[wasm_bindgen(js_name = askToLend)]
    fn ask_to_lend(value: &JsValue) -> bool;
}

thread_local! {
    /// The list of the `Recipients` that was asked last.
    static LENT: RefCell<Option<Recipients>> = const { RefCell::new(None) };
}

/// Asks a `Recipients` for its list.
pub(super) fn borrow(value: &JsValue) -> Data {
    LENT.take();
    let was_asked = ask_to_lend(value);
    match LENT.take() {
        Some(list) => Data::Recipients(list),
        // It has lent its list, but to the wasm that it belongs to.
        None if was_asked => Data::Other(
            "Recipients of another copy of the package (two versions, or both `import` and \
             `require`)",
        ),
        None => Data::Other("freed Recipients"),
    }
}

/// The answer of the `Recipients` that was asked.
pub(super) fn lend(list: &Recipients) {
    LENT.set(Some(list.clone()));
}
