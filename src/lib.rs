//! Bulk SMS control for LOX24 and 8x8.

#[cfg(target_arch = "wasm32")]
mod js;
