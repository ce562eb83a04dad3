//! Bulks: one text to many recipients.

mod cancel;
#[cfg(feature = "prices")]
pub mod check;
mod create;
mod delete;
pub mod fields;
pub mod find;
mod get;
mod list;
mod new_bulk;
mod status;

pub use self::cancel::CANCEL_BULK;
pub use self::create::{CREATE_BULK, TAG};
pub use self::delete::DELETE_BULK;
pub use self::get::GET_BULK;
pub use self::list::{BULK_FILTERS, LIST_BULKS};
#[cfg(feature = "proxy")]
pub use self::new_bulk::sizes;
pub use self::status::GET_BULK_STATUS;
