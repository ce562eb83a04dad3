//! 8x8's SMS API: <https://developer.8x8.com/connect/reference>.

pub mod account;
pub mod cancel_batch;
pub mod problem;
