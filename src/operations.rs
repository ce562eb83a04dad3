//! Every call that the package can make. The tests of refusals and retries, the fuzz targets and the check of
//! the declarations all go through this list.

#[cfg(feature = "proxy")]
use crate::eight_by_eight;
use crate::eight_by_eight::batches::{CANCEL_BATCH, SEND_BATCH};
use crate::eight_by_eight::messages;
#[cfg(feature = "proxy")]
use crate::lox24;
use crate::lox24::ACCOUNT;
use crate::lox24::blocked_numbers::BLOCKED_NUMBERS;
use crate::lox24::bulks::{
    CANCEL_BULK, CREATE_BULK, DELETE_BULK, GET_BULK, GET_BULK_STATUS, LIST_BULKS,
};
use crate::lox24::sms::{CANCEL_SMS, COUNT_SMS, DELETE_SMS, GET_SMS, LIST_SMS};
use crate::operation::Operation;
#[cfg(feature = "proxy")]
use crate::operation::decoder::Decoder;

/// How their requests are read back, by the first word of a proxy's paths.
#[cfg(feature = "proxy")]
pub static DECODERS: [(&str, &[Decoder]); 2] = [
    ("lox24", &lox24::decoders::DECODERS),
    ("8x8", &eight_by_eight::decoders::DECODERS),
];

/// All operations. An operation's position here is its number at the border to JavaScript.
pub static OPERATIONS: [&Operation; 18] = [
    &CREATE_BULK,
    &GET_BULK,
    &GET_BULK_STATUS,
    &LIST_BULKS,
    &CANCEL_BULK,
    &DELETE_BULK,
    &GET_SMS,
    &LIST_SMS,
    &COUNT_SMS,
    &CANCEL_SMS,
    &DELETE_SMS,
    &ACCOUNT,
    &BLOCKED_NUMBERS,
    &SEND_BATCH,
    &CANCEL_BATCH,
    &messages::SEND_SMS,
    &messages::GET_SMS,
    &messages::CANCEL_SMS,
];
