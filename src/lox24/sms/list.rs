//! `GET /sms`: lists SMS, and counts them.

use super::fields::FIELDS;
use super::filter::SMS_FILTERS;
use super::guard::TOTAL;
use crate::lox24::{LOX24, lists};
use crate::operation::{JSON_LD, Operation, Repeat};
use crate::wire::Method;
use crate::wire::shape::Answer;

/// Lists the SMS that a filter selects.
pub static LIST_SMS: Operation = Operation {
    name: "listSms",
    answer: Answer::Page(&FIELDS),
    ..COUNT_SMS
};

/// Counts the SMS that a filter selects.
pub static COUNT_SMS: Operation = Operation {
    name: "countSms",
    provider: &LOX24,
    method: Method::Get,
    path: "/sms",
    // Only Hydra says how many there are and whether another page follows.
    accept: JSON_LD,
    repeat: Repeat::Safe,
    pace: 0.0,
    options: &[],
    read: |input, _, issues| lists::read(&SMS_FILTERS, input, issues),
    answer: Answer::Total(TOTAL),
};
