//! The only folder that knows JavaScript.
use wasm_bindgen::prelude::*;

/// Placeholder.
#[wasm_bindgen]
pub fn hello() -> String { "hello".to_owned() }
