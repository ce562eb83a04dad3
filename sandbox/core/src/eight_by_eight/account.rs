//! An account at 8x8: its batches.

use super::batch::Batch;

#[derive(Debug, Default)]
pub(crate) struct Account {
    pub(crate) batches: Vec<Batch>,
}
