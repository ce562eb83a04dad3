//! `PUT /bulks/{id}/cancel`: stops the messages of a bulk that have not been sent yet.

use super::fields::{ANSWER, id};
use crate::lox24::LOX24;
use crate::operation::{JSON, Operation, Repeat};
use crate::wire::Method;

/// Cancels the bulk with an id. Messages already sent stay sent.
pub static CANCEL_BULK: Operation = Operation {
    name: "cancelBulk",
    provider: &LOX24,
    method: Method::Put,
    // No sample on the page sends a body or a Content-Type.
    path: "/bulks/{id}/cancel",
    accept: JSON,
    repeat: Repeat::Safe,
    pace: 0.0,
    options: &[],
    read: id,
    answer: ANSWER,
};
