//! How 8x8's requests are read back.

use super::batches::{self, CANCEL_BATCH, SEND_BATCH};
use super::messages::{self, CANCEL_SMS, GET_SMS, SEND_SMS};
use crate::operation::decoder::{Decoder, Input, decoder};

/// One for each operation.
pub static DECODERS: [Decoder; 5] = [
    Decoder {
        sizes: Some(batches::sizes),
        ..decoder(&SEND_BATCH, Input::Body("batch", batches::from_wire))
    },
    decoder(&CANCEL_BATCH, Input::Id),
    Decoder {
        sizes: Some(messages::sizes),
        ..decoder(&SEND_SMS, Input::Body("sms", messages::from_wire))
    },
    decoder(&GET_SMS, Input::Id),
    decoder(&CANCEL_SMS, Input::Id),
];
