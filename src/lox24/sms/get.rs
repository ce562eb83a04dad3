//! `GET /sms/{id}`: reads an SMS.

use super::fields::FIELDS;
use crate::input::rule::{Rule, Value};
use crate::lox24::LOX24;
use crate::operation::{JSON, Operation, Parts, Repeat};
use crate::wire::Method;
use crate::wire::shape::Answer;

/// Reads the SMS with an id.
pub static GET_SMS: Operation = Operation {
    name: "getSms",
    provider: &LOX24,
    method: Method::Get,
    path: "/sms/{id}",
    accept: JSON,
    repeat: Repeat::Safe,
    pace: 0.0,
    options: &[],
    read: |input, _, issues| match Rule::Uuid("a message").read(input, "id", issues) {
        Some(Value::Text(id)) => Some(Parts::path(id)),
        _ => None,
    },
    answer: Answer::AsItIs(&FIELDS),
};
