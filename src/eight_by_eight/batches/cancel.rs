//! `DELETE /api/v1/subaccounts/{subAccountId}/messages/batch/{batchId}`: cancels the messages of a scheduled
//! batch that have not been sent yet.

use crate::eight_by_eight::{EIGHT_BY_EIGHT, id};
use crate::operation::{JSON, Operation, Repeat};
use crate::wire::Method;
use crate::wire::shape::Answer;

/// Cancels a batch. The client has the sub-account.
pub static CANCEL_BATCH: Operation = Operation {
    name: "cancelBatch",
    provider: &EIGHT_BY_EIGHT,
    method: Method::Delete,
    path: "/api/v1/subaccounts/{subAccountId}/messages/batch/{batchId}",
    accept: JSON,
    repeat: Repeat::Safe,
    pace: 0.0,
    options: &[],
    read: id::of_batch,
    answer: CANCELLED,
};

/// How many messages a call cancelled; 0 the second time.
pub const CANCELLED: Answer = Answer::Count {
    name: "cancelledCount",
    or_only_number: false,
    with_certainty: true,
};
