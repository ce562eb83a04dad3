//! The query parameters of batch_delete, which GET /sms shares, and the form of each.

use crate::lox24::uuid::is_uuid;

/// The form of a parameter.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    /// true, false, 1 or 0.
    Flag,
    /// One value or several, each of this form.
    Exact(fn(&str) -> bool),
    Number,
    /// A number, or bounds: `[lt]`, `[lte]`, `[gt]`, `[gte]`, `[between]=a..b`.
    NumberOrRange,
    /// A part of the text; never a list.
    Part {
        /// Whether upper and lower case are the same.
        any_case: bool,
    },
}

/// DOC: the page describes them. FOUND: their names and forms, in the provider's navigation and its own client.
pub(super) const PARAMETERS: [(&str, Kind); 19] = [
    ("is_sent", Kind::Flag),
    ("is_unicode", Kind::Flag),
    ("uuid", Kind::Exact(is_uuid)),
    ("iso2", Kind::Exact(is_country)),
    ("dlr_code", Kind::Number),
    ("status_code", Kind::Number),
    ("gateway_sent_at", Kind::NumberOrRange),
    ("delivery_at", Kind::NumberOrRange),
    ("created_at", Kind::NumberOrRange),
    ("chars_count", Kind::NumberOrRange),
    ("parts_count", Kind::NumberOrRange),
    // The page says "exact and range" of the bulk as well; a range of UUIDs makes no sense, and is not taken.
    ("bulk", Kind::Exact(is_uuid)),
    ("source", Kind::NumberOrRange),
    ("text", Kind::Part { any_case: true }),
    ("phone", Kind::Part { any_case: false }),
    ("sender_id", Kind::Part { any_case: true }),
    ("ip", Kind::Part { any_case: false }),
    ("key_id", Kind::Number),
    ("callback_data", Kind::Exact(|_| true)),
];

/// The fields that `_order` takes.
pub(super) const ORDERS: [&str; 2] = ["created_at", "gateway_sent_at"];

fn is_country(text: &str) -> bool {
    text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_alphabetic())
}
