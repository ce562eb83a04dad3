//! Bulk SMS control for LOX24 and 8x8, compiled to WebAssembly.
//!
//! Everything that decides is pure Rust without I/O and is tested on the host. Everything that touches
//! JavaScript is in [`js`], compiled for wasm only. Each module uses only those below it:
//!
//! ```text
//! js                    JavaScript values in, fetch, JavaScript values out
//! proxy                 what a proxy lets through
//! operations            every call that the package can make
//! lox24, eight_by_eight what the providers document: fields, operations, errors
//! call                  what happens when: admission, attempts, retries, watches, lists, counted changes
//! operation, provider   one call of an API, and what differs between providers, as values
//! wire, cost            bytes to and from a provider; prices and limits
//! input                 a caller's value, and everything that is wrong with it
//! recipients, message   lists of phone numbers; what a text costs
//! numbering             calling codes, and how each country's numbers are dialled
//! decimal, text         digits; sentences
//! ```
//!
//! A new endpoint is one [`operation::Operation`] in its provider's folder, one method in `js/`, one
//! interface in `js/types/`, one route in the sandbox and one documented example (docs/house.md).
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

pub mod call;
#[cfg(feature = "prices")]
pub mod cost;
#[cfg_attr(
    not(feature = "lists"),
    allow(dead_code, reason = "lists also write numbers")
)]
mod decimal;
pub mod eight_by_eight;
pub mod input;
pub mod lox24;
pub mod message;
pub mod numbering;
pub mod operation;
pub mod operations;
pub mod provider;
#[cfg(feature = "proxy")]
pub mod proxy;
#[cfg(feature = "lists")]
pub mod recipients;
pub mod text;
pub mod wire;

#[cfg(target_arch = "wasm32")]
pub mod js;

/// Smaller than the standard library's allocator, and as fast here (docs/decisions.md).
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
