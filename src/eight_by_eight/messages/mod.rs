//! Single messages.

mod cancel;
pub mod fields;
mod get;
mod send;
#[cfg(feature = "proxy")]
mod wire;

pub use self::cancel::CANCEL_SMS;
pub use self::get::GET_SMS;
pub use self::send::SEND_SMS;
#[cfg(feature = "proxy")]
pub use self::wire::{from_wire, segments_of, sizes, visit};
