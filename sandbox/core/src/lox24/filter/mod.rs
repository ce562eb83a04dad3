//! The filters of lists and of what is done to a selection: how they are written and what they select.

mod condition;
mod parameters;
mod read;
mod row;
mod selection;

pub(super) use parameters::{BLOCKED_NUMBERS, BULKS, SMS};
pub(super) use read::{Paging, read};
pub(super) use row::Row;
pub(super) use selection::{Filter, Order};
