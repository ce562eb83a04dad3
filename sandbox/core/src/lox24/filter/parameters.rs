//! The query parameters of each list, and the form of each parameter.

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

/// What a query may contain besides the page.
pub(in crate::lox24) struct Parameters {
    pub(super) all: &'static [(&'static str, Kind)],
    /// The fields that `_order` takes.
    pub(super) orders: &'static [&'static str],
}

/// Those of batch_delete, which batch_cancel and GET /sms share.
pub(in crate::lox24) static SMS: Parameters = Parameters {
    all: &OF_SMS,
    orders: &["created_at", "gateway_sent_at"],
};

/// Those of GET /bulks (FOUND, up to `msg_total_count[]`, where the stored page is cut off).
pub(in crate::lox24) static BULKS: Parameters = Parameters {
    all: &[
        ("uuid", Kind::Exact(is_uuid)),
        ("text", Kind::Part { any_case: true }),
        ("sender_id", Kind::Part { any_case: true }),
        ("status_code", Kind::Number),
        ("created_at", Kind::NumberOrRange),
        ("delivery_at", Kind::NumberOrRange),
        ("processed_at", Kind::NumberOrRange),
        ("msg_total_count", Kind::NumberOrRange),
    ],
    orders: &[
        "created_at",
        "delivery_at",
        "processed_at",
        "msg_total_count",
    ],
};

/// Those of GET /blocked_numbers (FOUND).
pub(in crate::lox24) static BLOCKED_NUMBERS: Parameters = Parameters {
    all: &[
        ("number", Kind::Part { any_case: false }),
        ("type", Kind::Number),
    ],
    orders: &[],
};

/// DOC: the page describes them. FOUND: their names and forms, in the provider's navigation and its own client.
static OF_SMS: [(&str, Kind); 19] = [
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

fn is_country(text: &str) -> bool {
    text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_alphabetic())
}
