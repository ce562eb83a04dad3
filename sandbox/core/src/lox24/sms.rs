//! An SMS, and what the clock has made of it.

use serde::Serialize;

use super::filter::Row;
use crate::clock::Millis;
use crate::text;

/// SMS status codes (FOUND on the page of SMS status codes).
const NEW: i64 = 0;
const SENT: i64 = 100;
const STOPPED: i64 = 6000;
const BLOCKED: i64 = 208;

/// Codes of delivery reports: 0 undefined, 1 delivered.
const NOT_REPORTED: i64 = 0;
const DELIVERED: i64 = 1;

#[derive(Debug)]
pub(crate) struct Sms {
    pub(crate) uuid: String,
    pub(super) bulk: Option<String>,
    pub(super) phone: String,
    pub(super) iso2: String,
    pub(super) sender_id: String,
    pub(super) text: String,
    pub(super) is_unicode: bool,
    pub(super) source: Option<i64>,
    pub(super) ip: String,
    pub(super) key_id: i64,
    pub(super) callback_data: Option<String>,
    pub(super) created: Millis,
    pub(super) delivery_at: i64,
    /// When it goes out, or went; none if never.
    pub(super) sent_at: Option<Millis>,
    pub(super) stopped: bool,
    /// The destination is on the list of blocked numbers.
    pub(super) blocked: bool,
    /// For SMS without a bulk: codes in place of those that follow from the clock.
    pub(super) status_code: Option<i64>,
    pub(super) dlr_code: Option<i64>,
}

/// An SMS at one moment: every field that the filters know, under its name in the API.
#[derive(Debug, Serialize)]
pub(super) struct SmsRow {
    pub(super) uuid: String,
    pub(super) iso2: String,
    pub(super) dlr_code: i64,
    pub(super) status_code: i64,
    pub(super) is_sent: bool,
    pub(super) is_unicode: bool,
    pub(super) gateway_sent_at: Option<i64>,
    pub(super) delivery_at: i64,
    pub(super) created_at: i64,
    pub(super) chars_count: i64,
    pub(super) parts_count: i64,
    pub(super) bulk: Option<String>,
    pub(super) source: Option<i64>,
    pub(super) text: String,
    pub(super) phone: String,
    pub(super) sender_id: String,
    pub(super) ip: String,
    pub(super) key_id: i64,
    pub(super) callback_data: Option<String>,
}

impl Sms {
    pub(super) fn is_sent(&self, now: Millis) -> bool {
        !self.stopped && !self.blocked && self.sent_at.is_some_and(|moment| moment <= now)
    }

    pub(super) fn status(&self, now: Millis) -> i64 {
        let by_clock = match (self.blocked, self.stopped, self.is_sent(now)) {
            (true, ..) => BLOCKED,
            (_, true, _) => STOPPED,
            (_, _, true) => SENT,
            _ => NEW,
        };
        self.status_code.unwrap_or(by_clock)
    }

    pub(super) fn at(&self, now: Millis) -> SmsRow {
        let sent = self.is_sent(now);
        let by_clock = if sent { DELIVERED } else { NOT_REPORTED };
        SmsRow {
            uuid: self.uuid.clone(),
            iso2: self.iso2.clone(),
            dlr_code: self.dlr_code.unwrap_or(by_clock),
            status_code: self.status(now),
            is_sent: sent,
            is_unicode: self.is_unicode,
            gateway_sent_at: self.sent_at.filter(|_| sent).map(|millis| millis / 1000),
            delivery_at: self.delivery_at,
            created_at: self.created / 1000,
            chars_count: self.text.chars().count() as i64,
            parts_count: text::parts(&self.text, self.is_unicode) as i64,
            bulk: self.bulk.clone(),
            source: self.source,
            text: self.text.clone(),
            phone: self.phone.clone(),
            sender_id: self.sender_id.clone(),
            ip: self.ip.clone(),
            key_id: self.key_id,
            callback_data: self.callback_data.clone(),
        }
    }
}

impl Row for SmsRow {
    fn flag(&self, field: &str) -> Option<bool> {
        match field {
            "is_sent" => Some(self.is_sent),
            "is_unicode" => Some(self.is_unicode),
            _ => None,
        }
    }

    fn word(&self, field: &str) -> Option<&str> {
        match field {
            "uuid" => Some(&self.uuid),
            "iso2" => Some(&self.iso2),
            "bulk" => self.bulk.as_deref(),
            "text" => Some(&self.text),
            "phone" => Some(&self.phone),
            "sender_id" => Some(&self.sender_id),
            "ip" => Some(&self.ip),
            "callback_data" => self.callback_data.as_deref(),
            _ => None,
        }
    }

    fn number(&self, field: &str) -> Option<i64> {
        match field {
            "dlr_code" => Some(self.dlr_code),
            "status_code" => Some(self.status_code),
            "gateway_sent_at" => self.gateway_sent_at,
            "delivery_at" => Some(self.delivery_at),
            "created_at" => Some(self.created_at),
            "chars_count" => Some(self.chars_count),
            "parts_count" => Some(self.parts_count),
            "source" => self.source,
            "key_id" => Some(self.key_id),
            _ => None,
        }
    }
}
