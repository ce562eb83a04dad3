//! The clients, one for each provider: a method is an operation and its input.

#[cfg(feature = "lists")]
mod blocked_recipients;
#[cfg(feature = "proxy")]
mod carry_out;
mod change_sms;
mod eight_by_eight;
mod find_bulk;
mod lox24;

pub use self::eight_by_eight::EightByEightClient;
pub use self::lox24::Lox24Client;
