//! The only folder that touches JavaScript: values in, requests out by `fetch`, values and errors back. It
//! makes no decisions.

mod border;
mod calls;
#[cfg(feature = "prices")]
mod check_bulk;
mod client;
mod clients;
mod connection;
mod errors;
mod iterate;
#[cfg(feature = "lists")]
mod lend;
#[cfg(feature = "lists")]
mod list_input;
#[cfg(feature = "lists")]
mod list_use;
mod lockouts;
#[cfg(feature = "texts")]
mod message;
mod plan;
#[cfg(feature = "proxy")]
mod proxy;
#[cfg(feature = "lists")]
mod recipients;
mod run;
mod runtime;
mod types;
mod values;

#[cfg(feature = "prices")]
pub use self::check_bulk::check_bulk;
pub use self::clients::{EightByEightClient, Lox24Client};
#[cfg(feature = "texts")]
pub use self::message::{measure_text, to_gsm7};
#[cfg(feature = "lists")]
pub use self::recipients::Recipients;
