//! A bulk as the API shows it.

use serde_json::{Map, Value, json};

use super::account::{IP, KEY_ID};
use super::bulk::Bulk;
use crate::clock::Millis;
use crate::text;

/// All fields on the page of GET /bulks/{id}.
pub(super) fn all_fields(bulk: &Bulk, now: Millis) -> Map<String, Value> {
    let mut fields = cancelled_fields(bulk, now);
    fields.insert("sender_id".to_owned(), json!(bulk.sender_id));
    fields.insert("text".to_owned(), json!(bulk.text));
    fields.insert("phones".to_owned(), json!(bulk.phones));
    fields.insert("msg_groups".to_owned(), json!(bulk.msg_groups));
    fields
}

/// The fields on the page of the cancellation: all but sender_id, text, phones and msg_groups.
pub(super) fn cancelled_fields(bulk: &Bulk, now: Millis) -> Map<String, Value> {
    let parts = text::parts(&bulk.text, bulk.is_unicode);
    let fields = [
        ("uuid", json!(bulk.uuid)),
        ("delivery_at", json!(bulk.delivery_at)),
        ("status_code", json!(bulk.status(now) as i64)),
        ("msg_total_count", json!(bulk.total)),
        ("created_at", json!(bulk.created / 1000)),
        ("processed_at", json!(bulk.processed_at(now))),
        ("ip", json!(IP)),
        ("is_unicode", json!(bulk.is_unicode)),
        ("is_dryrun", json!(false)),
        ("service_code", json!(bulk.service_code)),
        ("key_id", json!(KEY_ID)),
        ("source", json!(bulk.source)),
        ("voice_lang", json!(bulk.voice_lang)),
        ("is_text_deleted", json!(false)),
        // UNKNOWN: the unit. The page says only that it is an integer.
        ("msg_total_cost", json!(bulk.total * parts * 10)),
    ];
    fields
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}
