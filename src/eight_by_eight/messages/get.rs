//! `GET /api/v1/subaccounts/{subAccountId}/messages/{umid}`: reads a message and its state.

use super::fields::DETAILS;
use crate::eight_by_eight::{EIGHT_BY_EIGHT, id};
use crate::operation::{JSON, Operation, Repeat};
use crate::wire::Method;
use crate::wire::shape::Answer;

/// Reads a message. The client has the sub-account.
pub static GET_SMS: Operation = Operation {
    name: "getSms",
    provider: &EIGHT_BY_EIGHT,
    method: Method::Get,
    path: "/api/v1/subaccounts/{subAccountId}/messages/{umid}",
    accept: JSON,
    repeat: Repeat::Safe,
    // One request a second is allowed for each sub-account. The rest is for the differences between two ways.
    pace: 1_050.0,
    options: &[],
    read: id::of_message,
    answer: Answer::AsItIs(&DETAILS),
};
