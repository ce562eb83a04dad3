//! `DELETE /bulks/{id}`: permanently deletes a bulk.

use super::fields::id;
use crate::lox24::LOX24;
use crate::operation::{JSON, Operation, Repeat};
use crate::wire::Method;
use crate::wire::shape::Answer;

/// Deletes the bulk with an id. The second time, it is not found.
pub static DELETE_BULK: Operation = Operation {
    name: "deleteBulk",
    provider: &LOX24,
    method: Method::Delete,
    path: "/bulks/{id}",
    accept: JSON,
    repeat: Repeat::Safe,
    pace: 0.0,
    options: &[],
    read: id,
    answer: Answer::Nothing,
};
