//! Single messages, selected by filters.

mod delete;
pub mod filter;

pub use self::delete::DELETE_SMS;
