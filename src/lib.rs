//! Bulk SMS control for LOX24 and 8x8, compiled to WebAssembly.
//!
//! Everything that decides is pure Rust without I/O and is tested on the host; everything that
//! knows JavaScript is in `js`, compiled for wasm only. Data goes one way:
//!
//! ```text
//! JavaScript value -> data::Data -> a request type with all its issues -> http::Request
//! http::Request -> fetch -> data::Data -> endpoint::Endpoint::decode -> JavaScript value or error
//! ```
//!
//! A new endpoint is one file in its provider's folder, one method in `js/`, one route in
//! `sandbox/core` and one row in the tests.
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::unreachable,
        clippy::todo
    )
)]

pub mod answer;
pub mod base_url;
pub mod check;
pub mod credential_guard;
pub mod data;
pub mod eight_by_eight;
pub mod encode;
pub mod endpoint;
pub mod error;
pub mod http;
pub mod issue;
pub mod limits;
pub mod lox24;
pub mod message;
pub mod nearest;
pub mod options;
mod personal;
pub mod poll;
pub mod price;
pub mod recipients;
pub mod retry;
pub mod text;

#[cfg(target_arch = "wasm32")]
pub mod js;

/// Smaller than the one of the standard library, and as fast here (docs/decisions.md).
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
