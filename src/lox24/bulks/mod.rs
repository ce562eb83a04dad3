//! Bulks: one text to many recipients.

mod cancel;
#[cfg(feature = "prices")]
pub mod check;
pub mod create;
pub mod fields;
mod get;

pub use self::cancel::CANCEL_BULK;
pub use self::create::CREATE_BULK;
pub use self::get::GET_BULK;
