//! `GET /bulks/{id}/status`: reads a bulk without its recipients and its text, which may be long.

use super::fields::{ANSWER, id};
use crate::lox24::LOX24;
use crate::operation::{JSON, Operation, Repeat};
use crate::wire::Method;

/// Reads the state of the bulk with an id.
pub static GET_BULK_STATUS: Operation = Operation {
    name: "getBulkStatus",
    provider: &LOX24,
    method: Method::Get,
    path: "/bulks/{id}/status",
    accept: JSON,
    repeat: Repeat::Safe,
    pace: 0.0,
    options: &[],
    read: id,
    answer: ANSWER,
};
