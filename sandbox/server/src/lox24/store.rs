//! The bulks and SMS of an account, and what the clock has made of them.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;
use serde_json::{Value, json};

use crate::clock::Millis;
use crate::world::Schedule;

/// The API key of the account, as a number in its lists.
pub(crate) const KEY_ID: i64 = 1;
/// The address every request comes from.
pub(crate) const IP: &str = "127.0.0.1";

/// SMS status codes (FOUND on the page of SMS status codes).
const SMS_NEW: i64 = 0;
const SMS_SENT: i64 = 100;
const SMS_STOPPED: i64 = 6000;

/// Delivery report codes: 0 undefined, 1 delivered.
const DLR_NONE: i64 = 0;
const DLR_OK: i64 = 1;

#[derive(Debug, Default)]
pub(crate) struct Store {
    pub(crate) bulks: Vec<Bulk>,
    pub(crate) sms: Vec<Sms>,
}

#[derive(Debug)]
pub(crate) struct Bulk {
    pub(crate) uuid: String,
    /// Unix seconds; 0 for at once.
    pub(crate) delivery_at: i64,
    pub(crate) sender_id: String,
    pub(crate) text: String,
    pub(crate) phones: Option<Vec<String>>,
    pub(crate) msg_groups: Option<Vec<i64>>,
    pub(crate) is_unicode: Option<bool>,
    pub(crate) service_code: String,
    pub(crate) source: Option<i64>,
    pub(crate) voice_lang: Option<String>,
    pub(crate) total: usize,
    pub(crate) created: Millis,
    pub(crate) schedule: Schedule,
    pub(crate) cancelled: Option<Millis>,
}

/// A bulk's status (DOC); 20, the system error, does not happen here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BulkStatus {
    New = 0,
    InProgress = 5,
    Processed = 10,
    Cancelled = 15,
    NoRecipients = 201,
}

impl Bulk {
    pub(crate) fn status(&self, now: Millis) -> BulkStatus {
        if self.cancelled.is_some() {
            BulkStatus::Cancelled
        } else if self.total == 0 {
            BulkStatus::NoRecipients
        } else if now < self.schedule.starts {
            BulkStatus::New
        } else if self.schedule.ends(self.total).is_some_and(|end| end <= now) {
            BulkStatus::Processed
        } else {
            BulkStatus::InProgress
        }
    }

    /// "Timestamp of last changes" (DOC), in seconds; null while nothing has changed.
    pub(crate) fn processed_at(&self, now: Millis) -> Option<i64> {
        let changed = match self.status(now) {
            BulkStatus::New => None,
            BulkStatus::InProgress => Some(self.schedule.starts),
            BulkStatus::Processed => self.schedule.ends(self.total),
            BulkStatus::Cancelled => self.cancelled,
            BulkStatus::NoRecipients => Some(self.created),
        };
        changed.map(|millis| millis / 1000)
    }
}

#[derive(Debug)]
pub(crate) struct Sms {
    pub(crate) uuid: String,
    pub(crate) bulk: Option<String>,
    pub(crate) phone: String,
    pub(crate) iso2: String,
    pub(crate) sender_id: String,
    pub(crate) text: String,
    pub(crate) is_unicode: bool,
    pub(crate) source: Option<i64>,
    pub(crate) ip: String,
    pub(crate) key_id: i64,
    pub(crate) callback_data: Option<String>,
    pub(crate) created: Millis,
    pub(crate) delivery_at: i64,
    /// When it goes out, or went; none if never.
    pub(crate) sends: Option<Millis>,
    pub(crate) stopped: bool,
    /// For SMS made by hand: codes in place of those that follow from the clock.
    pub(crate) status_code: Option<i64>,
    pub(crate) dlr_code: Option<i64>,
}

/// An SMS at one moment: every field the filters know, under its name in the API.
#[derive(Debug, Serialize)]
pub(crate) struct SmsRow {
    pub(crate) uuid: String,
    pub(crate) iso2: String,
    pub(crate) dlr_code: i64,
    pub(crate) status_code: i64,
    pub(crate) is_sent: bool,
    pub(crate) is_unicode: bool,
    pub(crate) gateway_sent_at: Option<i64>,
    pub(crate) delivery_at: i64,
    pub(crate) created_at: i64,
    pub(crate) chars_count: i64,
    pub(crate) parts_count: i64,
    pub(crate) bulk: Option<String>,
    pub(crate) source: Option<i64>,
    pub(crate) text: String,
    pub(crate) phone: String,
    pub(crate) sender_id: String,
    pub(crate) ip: String,
    pub(crate) key_id: i64,
    pub(crate) callback_data: Option<String>,
}

impl Sms {
    pub(crate) fn is_sent(&self, now: Millis) -> bool {
        !self.stopped && self.sends.is_some_and(|moment| moment <= now)
    }

    pub(crate) fn status(&self, now: Millis) -> i64 {
        let by_clock = match (self.stopped, self.is_sent(now)) {
            (true, _) => SMS_STOPPED,
            (false, true) => SMS_SENT,
            (false, false) => SMS_NEW,
        };
        self.status_code.unwrap_or(by_clock)
    }

    pub(crate) fn at(&self, now: Millis) -> SmsRow {
        let sent = self.is_sent(now);
        SmsRow {
            uuid: self.uuid.clone(),
            iso2: self.iso2.clone(),
            dlr_code: self
                .dlr_code
                .unwrap_or(if sent { DLR_OK } else { DLR_NONE }),
            status_code: self.status(now),
            is_sent: sent,
            is_unicode: self.is_unicode,
            gateway_sent_at: self.sends.filter(|_| sent).map(|millis| millis / 1000),
            delivery_at: self.delivery_at,
            created_at: self.created / 1000,
            chars_count: self.text.chars().count() as i64,
            parts_count: crate::text::parts(&self.text, self.is_unicode) as i64,
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

impl Store {
    pub(crate) fn bulk(&self, uuid: &str) -> Option<&Bulk> {
        self.bulks.iter().find(|bulk| bulk.uuid == uuid)
    }

    /// "Cancel Bulk's processing if it has status_code = 0 (New) or status_code = 5 and related to
    /// the Bulk messages with is_sent = False" (DOC). Says whether the bulk, which must exist,
    /// could be cancelled.
    pub(crate) fn cancel(&mut self, uuid: &str, now: Millis) -> bool {
        let Some(bulk) = self.bulks.iter_mut().find(|bulk| bulk.uuid == uuid) else {
            return false;
        };
        let mut unsent: Vec<_> = self
            .sms
            .iter_mut()
            .filter(|sms| sms.bulk.as_deref() == Some(uuid) && !sms.is_sent(now))
            .collect();
        let allowed = match bulk.status(now) {
            BulkStatus::New => true,
            BulkStatus::InProgress => !unsent.is_empty(),
            _ => false,
        };
        if allowed {
            bulk.cancelled = Some(now);
            unsent.iter_mut().for_each(|sms| sms.stopped = true);
        }
        allowed
    }

    /// The bulks for `GET state`, each with its SMS counted by status.
    pub(crate) fn described(&self, now: Millis) -> Value {
        let mut counts = HashMap::<&str, BTreeMap<i64, usize>>::new();
        // One pass: a page asks every second, and may have made a hundred bulks of a million SMS.
        for sms in &self.sms {
            if let Some(bulk) = &sms.bulk {
                let of_bulk = counts.entry(bulk).or_default();
                *of_bulk.entry(sms.status(now)).or_default() += 1;
            }
        }
        let bulks = self.bulks.iter().map(|bulk| {
            json!({
                "uuid": bulk.uuid,
                "status_code": bulk.status(now) as i64,
                "delivery_at": bulk.delivery_at,
                "msg_total_count": bulk.total,
                "sms": counts.remove(bulk.uuid.as_str()).unwrap_or_default(),
            })
        });
        Value::Array(bulks.collect())
    }
}
