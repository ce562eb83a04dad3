//! The declarations that wasm-bindgen cannot write: interfaces, and what depends on the features.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(typescript_custom_section)]
const CLIENTS: &str = include_str!("types/clients.d.ts");

#[wasm_bindgen(typescript_custom_section)]
const LOX24: &str = include_str!("types/lox24.d.ts");

#[wasm_bindgen(typescript_custom_section)]
const EIGHT_BY_EIGHT: &str = include_str!("types/eight_by_eight.d.ts");

#[cfg(feature = "lists")]
#[wasm_bindgen(typescript_custom_section)]
const LISTS: &str = include_str!("types/lists.d.ts");

#[cfg(feature = "texts")]
#[wasm_bindgen(typescript_custom_section)]
const TEXTS: &str = include_str!("types/texts.d.ts");

#[cfg(feature = "prices")]
#[wasm_bindgen(typescript_custom_section)]
const PRICES: &str = include_str!("types/prices.d.ts");

#[cfg(not(feature = "prices"))]
#[wasm_bindgen(typescript_custom_section)]
const CORE: &str = include_str!("types/core.d.ts");
