//! `POST /api/v1/subaccounts/{subAccountId}/messages`: sends a message. It costs money and cannot be undone.

use super::fields::{NEW_SMS, RECEIPT, check};
use crate::eight_by_eight::EIGHT_BY_EIGHT;
use crate::input::record::{Record, is_given};
use crate::operation::{JSON, Operation, Parts, Repeat};
use crate::wire::shape::Answer;
use crate::wire::{Body, Method};

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
        let sms = Record::read(input, "sms", &NEW_SMS, issues)?;
        check(&sms, "", None, issues);
        if !is_given(input, "text") {
            issues.push("text", "required", "Expected the text of the message.");
        }
        Some(Parts {
            body: Some(Body::object(sms)),
            ..Parts::default()
        })
    },
    answer: Answer::AsItIs(&RECEIPT),
};
