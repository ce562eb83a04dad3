//! Requests and responses as plain values, and how a query is read.

pub(crate) mod headers;
pub(crate) mod percent;
pub(crate) mod query;
pub(crate) mod request;
pub(crate) mod response;
