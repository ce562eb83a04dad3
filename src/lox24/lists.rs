//! Lists: filtered, and the newest first.

use crate::input::data::Data;
use crate::input::issue::Issues;
use crate::operation::Parts;
use crate::wire::filter::{Filters, ORDER, check_room};

/// Reads the filter of a list. The order is always sent, because the pages about lists
/// contradict themselves about the default: "newest first", and `asc`.
pub(super) fn read(filters: &Filters, input: &Data, issues: &mut Issues) -> Option<Parts> {
    let mut query = filters.read(input, issues)?.query;
    // `_order` and `page`.
    check_room(&query, 2, issues);
    if input.get(ORDER).is_none() {
        query.push("_order[created_at]", "desc");
    }
    Some(Parts {
        query,
        ..Parts::default()
    })
}
