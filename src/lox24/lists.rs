//! Lists: filtered, and the newest first.

use crate::input::data::Data;
use crate::input::issue::Issues;
use crate::operation::Parts;
use crate::wire::filter::{Filters, ORDER};

/// Reads the filter of a list. The order is always sent, because the pages about lists
/// contradict themselves about the default: "newest first", and `asc`.
pub(super) fn read(filters: &Filters, input: &Data, issues: &mut Issues) -> Option<Parts> {
    let mut query = filters.read(input, issues)?.query;
    let mut is_ordered = false;
    query.retain(|name, _| {
        is_ordered |= name.starts_with(ORDER);
        true
    });
    if !is_ordered {
        query.push("_order[created_at]".to_owned(), "desc".to_owned());
    }
    Some(Parts {
        query,
        ..Parts::default()
    })
}
