//! The filters of SMS, which the list and the deletion share: how they are written and what they select.

mod condition;
mod parameters;
mod read;
mod selection;

pub(super) use read::{Paging, read};
