//! The clients, one for each provider: a method is an operation and its input.

#[cfg(feature = "lists")]
mod blocked_recipients;
mod eight_by_eight;
mod lox24;

pub use self::eight_by_eight::EightByEightClient;
pub use self::lox24::Lox24Client;
