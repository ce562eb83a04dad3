//! The only folder that knows JavaScript: it turns values into plain data, carries plain requests
//! out with `fetch`, and turns answers and errors back. It decides nothing.

mod check_bulk;
mod client;
mod eight_by_eight;
mod errors;
mod guard;
mod input;
mod lox24;
mod message;
mod recipients;
mod runtime;
mod transport;
mod wait;
mod watch;

use wasm_bindgen::prelude::wasm_bindgen;

pub use self::check_bulk::check_bulk;
pub use self::eight_by_eight::EightByEightClient;
pub use self::lox24::Lox24Client;
pub use self::message::{measure_text, to_gsm7};
pub use self::recipients::Recipients;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("types.d.ts");
