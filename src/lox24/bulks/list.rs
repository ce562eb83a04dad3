//! `GET /bulks`: lists bulks.

use super::fields::FIELDS;
use crate::input::data::Data;
use crate::input::rule::Rule;
use crate::lox24::{LOX24, lists};
use crate::operation::{JSON_LD, Operation, Repeat};
use crate::wire::Method;
use crate::wire::filter::{Filters, NOT_BLANK, Parameter, Range, parameter};
use crate::wire::shape::Answer;

/// Lists the bulks that a filter selects.
pub static LIST_BULKS: Operation = Operation {
    name: "listBulks",
    provider: &LOX24,
    method: Method::Get,
    path: "/bulks",
    // Only Hydra says how many there are and whether another page follows.
    accept: JSON_LD,
    repeat: Repeat::Safe,
    pace: 0.0,
    options: &[],
    read: |input, _, issues| {
        let all = Data::EMPTY;
        let filter = match input {
            Data::Undefined => &all,
            filter => filter,
        };
        lists::read(&BULK_FILTERS, filter, issues)
    },
    answer: Answer::Page(&FIELDS),
};

/// Those that the page names before it is cut off.
pub static BULK_FILTERS: Filters = Filters {
    parameters: &PARAMETERS,
    order: &[
        "created_at",
        "delivery_at",
        "processed_at",
        "msg_total_count",
    ],
};

const COUNT: Rule = Rule::Integer { least: 0 };

static PARAMETERS: [Parameter; 8] = [
    parameter("uuid", Rule::Uuid("a bulk"), true, Range::No),
    parameter("text", NOT_BLANK, false, Range::No),
    parameter("sender_id", NOT_BLANK, false, Range::No),
    parameter("status_code", COUNT, true, Range::No),
    parameter("created_at", Rule::Time, true, Range::From(1)),
    parameter("delivery_at", Rule::Time, true, Range::From(0)),
    parameter("processed_at", Rule::Time, true, Range::From(0)),
    parameter("msg_total_count", COUNT, true, Range::From(0)),
];
