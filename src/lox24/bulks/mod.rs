//! Bulks: one text to many recipients.

mod cancel;
#[cfg(feature = "prices")]
pub mod check;
mod create;
pub mod fields;
mod get;
mod new_bulk;

pub use self::cancel::CANCEL_BULK;
pub use self::create::CREATE_BULK;
pub use self::get::GET_BULK;
