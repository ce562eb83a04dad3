//! A `Recipients` that is passed to a call remains the caller's: it lends its list.

use std::cell::RefCell;

use wasm_bindgen::prelude::*;

use crate::input::data::Data;
use crate::recipients::Recipients;

#[wasm_bindgen(module = "/src/js/recipients.js")]
extern "C" {
    /// Asks an object to lend its list. Returns whether it could be asked.
    #[wasm_bindgen(js_name = askToLend)]
    fn ask_to_lend(value: &JsValue) -> bool;
}

thread_local! {
    /// The list that was lent last.
    static LENT: RefCell<Option<Recipients>> = const { RefCell::new(None) };
}

/// Borrows the list of a `Recipients`.
pub(super) fn borrow(value: &JsValue) -> Data {
    LENT.take();
    let was_asked = ask_to_lend(value);
    match LENT.take() {
        Some(list) => Data::Recipients(list),
        // It lent its list to the wasm that it belongs to, which is another one.
        None if was_asked => Data::Other(
            "Recipients of another copy of the package (two versions, or both `import` and \
             `require`)",
        ),
        None => Data::Other("freed Recipients"),
    }
}

/// Lends a list to [`borrow`].
pub(super) fn lend(list: &Recipients) {
    LENT.set(Some(list.clone()));
}
