//! Every call that the package knows. The tests of refusal, retry and fuzzing walk through this list, and so
//! does the comparison of the declarations with the tables.

use crate::eight_by_eight::batches::CANCEL_BATCH;
use crate::lox24::bulks::{CANCEL_BULK, CREATE_BULK, GET_BULK};
use crate::lox24::sms::DELETE_SMS;
use crate::operation::Operation;

/// All operations. An operation's place here is its number at the border to JavaScript.
pub static OPERATIONS: [&Operation; 5] = [
    &CREATE_BULK,
    &GET_BULK,
    &CANCEL_BULK,
    &DELETE_SMS,
    &CANCEL_BATCH,
];
