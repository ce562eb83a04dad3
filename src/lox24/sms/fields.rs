//! The fields of an SMS in responses. The page is cut off after `voice_lang`; further fields are passed on
//! unchecked.

use crate::wire::shape::{Field, Kind, documented};

/// Source: GET /sms/{uuid} page.
pub static FIELDS: [Field; 14] = [
    documented("uuid", Kind::Text, false),
    documented("status_code", Kind::Number, false),
    documented("text", Kind::Text, true),
    documented("sender_id", Kind::Text, true),
    documented("phone", Kind::Text, true),
    documented("delivery_at", Kind::Number, true),
    documented("gateway_sent_at", Kind::Number, true),
    documented("source", Kind::Number, true),
    documented("dlr_code", Kind::Number, true),
    documented("ip", Kind::Text, true),
    documented("created_at", Kind::Number, true),
    documented("is_unicode", Kind::Bool, true),
    documented("iso2", Kind::Text, true),
    documented("voice_lang", Kind::Text, true),
];
