//! Bulks: one text to many recipients.

mod cancel;
#[cfg(feature = "prices")]
pub mod check;
mod create;
pub mod fields;
pub mod find;
mod get;
mod new_bulk;

pub use self::cancel::CANCEL_BULK;
pub use self::create::{CREATE_BULK, TAG};
pub use self::get::GET_BULK;
