//! `DELETE /api/v1/subaccounts/{subAccountId}/messages/{umid}`: cancels a scheduled message that has not been
//! sent yet.

use crate::eight_by_eight::batches::CANCELLED;
use crate::eight_by_eight::{EIGHT_BY_EIGHT, id};
use crate::operation::{JSON, Operation, Repeat};
use crate::wire::Method;

/// Cancels a message. The client has the sub-account.
pub static CANCEL_SMS: Operation = Operation {
    name: "cancelSms",
    provider: &EIGHT_BY_EIGHT,
    method: Method::Delete,
    path: "/api/v1/subaccounts/{subAccountId}/messages/{umid}",
    accept: JSON,
    repeat: Repeat::Safe,
    pace: 0.0,
    options: &[],
    read: id::of_message,
    answer: CANCELLED,
};
