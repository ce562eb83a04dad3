//! `POST /sms/ops/batch_cancel`: stops every SMS that a filter selects and that has not been sent yet.

use super::filter;
use super::guard::CANCELLED;
use crate::lox24::LOX24;
use crate::operation::{JSON, Operation, Repeat};
use crate::wire::Method;
use crate::wire::shape::Answer;

/// Cancels the SMS that a filter selects.
pub static CANCEL_SMS: Operation = Operation {
    name: "cancelSms",
    provider: &LOX24,
    method: Method::Post,
    path: "/sms/ops/batch_cancel",
    accept: JSON,
    // A second request would also stop messages that were created after the first.
    repeat: Repeat::Never,
    pace: 0.0,
    options: &["all", CANCELLED.option],
    read: |input, options, issues| filter::change(input, options, &CANCELLED, issues),
    // Known, as for `deleted_sms_count`, only from the tests of the official PHP client.
    answer: Answer::Count {
        name: CANCELLED.count,
        or_only_number: true,
        with_certainty: false,
    },
};
