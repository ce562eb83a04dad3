//! `POST /api/v1/subaccounts/{subAccountId}/messages`: sends a message. It costs money and cannot be undone.

use super::fields::{NEW_SMS, RECEIPT, check};
use crate::eight_by_eight::EIGHT_BY_EIGHT;
use crate::input::record::Record;
use crate::operation::{JSON, Operation, Parts, Repeat};
use crate::wire::Method;
use crate::wire::shape::Answer;

/// Sends a message, or schedules it. The client has the sub-account.
pub static SEND_SMS: Operation = Operation {
    name: "sendSms",
    provider: &EIGHT_BY_EIGHT,
    method: Method::Post,
    path: "/api/v1/subaccounts/{subAccountId}/messages",
    accept: JSON,
    repeat: Repeat::IfNothingWasDone,
    pace: 0.0,
    options: &[],
    read: |input, _, issues| {
        let sms = Record::read(input, "sms", "", &NEW_SMS, issues)?;
        check(&sms, "", &sms, issues);
        Some(Parts::body(sms))
    },
    answer: Answer::AsItIs(&RECEIPT),
};
