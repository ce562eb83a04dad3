//! `GET /bulks/{id}`: reads a bulk.

use super::fields::{ANSWER, id};
use crate::lox24::LOX24;
use crate::operation::{JSON, Operation, Repeat};
use crate::wire::Method;

/// Reads the bulk with an id.
pub static GET_BULK: Operation = Operation {
    name: "getBulk",
    provider: &LOX24,
    method: Method::Get,
    path: "/bulks/{id}",
    accept: JSON,
    repeat: Repeat::Safe,
    pace: 0.0,
    options: &[],
    read: id,
    answer: ANSWER,
};
