//! `GET /blocked_numbers`: lists the numbers to which nothing is sent.

use crate::lox24::LOX24;
use crate::operation::{JSON_LD, Operation, Parts, Repeat};
use crate::wire::Method;
use crate::wire::shape::{Answer, Field, Kind, documented};

/// Lists the blocked numbers. No order is documented, so none is sent.
pub static BLOCKED_NUMBERS: Operation = Operation {
    name: "blockedNumbers",
    provider: &LOX24,
    method: Method::Get,
    path: "/blocked_numbers",
    accept: JSON_LD,
    repeat: Repeat::Safe,
    pace: 0.0,
    options: &[],
    read: |_, _, _| Some(Parts::default()),
    answer: Answer::Page(&FIELDS),
};

/// The field with the number itself.
pub const NUMBER: &str = "number";

/// Source: GET /blocked_numbers page. The type of `id`, and the form of `added_at`, are not documented.
pub static FIELDS: [Field; 4] = [
    documented("id", Kind::NumberOrText, false),
    documented(NUMBER, Kind::Text, false),
    documented("type", Kind::Number, true),
    documented("added_at", Kind::NumberOrText, true),
];
