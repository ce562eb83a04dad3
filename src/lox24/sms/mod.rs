//! Single messages, selected by filters.

mod delete;
pub mod filter;
pub mod guard;

pub use self::delete::DELETE_SMS;
