//! Single messages.

mod cancel;
pub mod fields;
mod get;
mod send;

pub use self::cancel::CANCEL_SMS;
pub use self::get::GET_SMS;
pub use self::send::SEND_SMS;
