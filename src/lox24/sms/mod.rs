//! Single messages, selected by filters.

mod cancel;
mod delete;
pub mod fields;
pub mod filter;
mod get;
pub mod guard;
mod list;

pub use self::cancel::CANCEL_SMS;
pub use self::delete::DELETE_SMS;
pub use self::get::GET_SMS;
pub use self::list::{COUNT_SMS, LIST_SMS};
