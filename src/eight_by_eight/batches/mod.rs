//! Batches: messages that are sent together.

mod cancel;
mod send;

pub use self::cancel::{CANCEL_BATCH, CANCELLED};
pub use self::send::SEND_BATCH;
#[cfg(feature = "proxy")]
pub use self::send::{from_wire, sizes};
