//! Every call that the package can make. The tests of refusals and retries, the fuzz targets and the check of
//! the declarations all go through this list.

use crate::eight_by_eight::batches::CANCEL_BATCH;
use crate::lox24::bulks::{CANCEL_BULK, CREATE_BULK, GET_BULK};
use crate::lox24::sms::DELETE_SMS;
use crate::operation::Operation;

/// All operations. An operation's position here is its number at the border to JavaScript.
pub static OPERATIONS: [&Operation; 5] = [
    &CREATE_BULK,
    &GET_BULK,
    &CANCEL_BULK,
    &DELETE_SMS,
    &CANCEL_BATCH,
];
