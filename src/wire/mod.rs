//! Bytes to and from a provider.

pub mod base_url;
mod body;
pub mod encode;
pub mod filter;
pub mod personal;
mod query;
mod request;
pub mod shape;

pub use self::body::Body;
pub use self::query::Query;
pub use self::request::{Method, ReplyHead, Request, masked};
