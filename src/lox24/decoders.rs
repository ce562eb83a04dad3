//! How LOX24's requests are read back.

use std::convert::identity;

use super::ACCOUNT;
use super::blocked_numbers::BLOCKED_NUMBERS;
use super::bulks::{
    BULK_FILTERS, CANCEL_BULK, CREATE_BULK, DELETE_BULK, GET_BULK, GET_BULK_STATUS, LIST_BULKS,
    sizes,
};
use super::sms::filter::SMS_FILTERS;
use super::sms::{CANCEL_SMS, COUNT_SMS, DELETE_SMS, GET_SMS, LIST_SMS};
use crate::operation::decoder::{Decoder, Input, decoder};

/// One for each operation. `listSms` and `countSms` have the same request, of which `countSms` shows less.
pub static DECODERS: [Decoder; 13] = [
    Decoder {
        sizes: Some(sizes),
        ..decoder(&CREATE_BULK, Input::Body("bulk", identity))
    },
    decoder(&GET_BULK, Input::Id),
    decoder(&GET_BULK_STATUS, Input::Id),
    decoder(&LIST_BULKS, Input::Filter(&BULK_FILTERS)),
    decoder(&CANCEL_BULK, Input::Id),
    decoder(&DELETE_BULK, Input::Id),
    decoder(&GET_SMS, Input::Id),
    decoder(&LIST_SMS, Input::Filter(&SMS_FILTERS)),
    decoder(&COUNT_SMS, Input::Filter(&SMS_FILTERS)),
    decoder(&CANCEL_SMS, Input::Filter(&SMS_FILTERS)),
    decoder(&DELETE_SMS, Input::Filter(&SMS_FILTERS)),
    decoder(&ACCOUNT, Input::Nothing),
    decoder(&BLOCKED_NUMBERS, Input::Nothing),
];
