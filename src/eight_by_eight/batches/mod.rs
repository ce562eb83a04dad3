//! Batches: messages that are sent together.

mod cancel;

pub use self::cancel::CANCEL_BATCH;
