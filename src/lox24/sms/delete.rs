//! `POST /sms/ops/batch_delete`: permanently deletes every SMS that a filter selects, sent or not.

use super::filter;
use super::guard::DELETED;
use crate::lox24::LOX24;
use crate::operation::{JSON, Operation, Repeat};
use crate::wire::Method;
use crate::wire::shape::Answer;

/// Deletes the SMS that a filter selects.
pub static DELETE_SMS: Operation = Operation {
    name: "deleteSms",
    provider: &LOX24,
    method: Method::Post,
    path: "/sms/ops/batch_delete",
    accept: JSON,
    repeat: Repeat::Never,
    pace: 0.0,
    options: &["all", DELETED.option],
    read: |input, options, issues| filter::change(input, options, &DELETED, issues),
    // The page documents a number but not its name. `deleted_sms_count` is known only from the tests of the
    // official PHP client, which accepts the first value whatever its name.
    answer: Answer::Count {
        name: "deleted_sms_count",
        or_only_number: true,
        with_certainty: false,
    },
};
