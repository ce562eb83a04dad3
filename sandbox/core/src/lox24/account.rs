//! An account at LOX24: its bulks, its SMS, and whether it is locked out.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::blocked_numbers::BlockedNumber;
use super::bulk::{Bulk, BulkStatus};
use super::lockout::Lockout;
use super::problem::Problem;
use super::sms::Sms;
use super::uuid::is_uuid;
use crate::clock::Millis;

/// The API key of the account, as a number in its lists.
pub(super) const KEY_ID: i64 = 1;
/// The address that every request comes from.
pub(super) const IP: &str = "127.0.0.1";

#[derive(Debug, Default)]
pub(crate) struct Account {
    pub(super) bulks: Vec<Bulk>,
    pub(crate) sms: Vec<Sms>,
    pub(crate) blocked: Vec<BlockedNumber>,
    pub(super) lockout: Lockout,
}

impl Account {
    /// The bulk with this id; a malformed id is nobody's, so it is 404 as for an unknown one.
    pub(super) fn bulk(&self, id: &str) -> Result<&Bulk, Problem> {
        let mut bulks = self.bulks.iter();
        let bulk = bulks.find(|bulk| is_uuid(id) && bulk.uuid == id);
        bulk.ok_or_else(|| Problem::new(404))
    }

    /// "Cancel Bulk's processing if it has status_code = 0 (New) or status_code = 5 and related to the Bulk messages with
    /// is_sent = False" (DOC). Says whether there is such a bulk and it could be cancelled.
    pub(super) fn cancel(&mut self, id: &str, now: Millis) -> bool {
        let Some(bulk) = self.bulks.iter_mut().find(|bulk| bulk.uuid == id) else {
            return false;
        };
        let mut unsent: Vec<_> = self
            .sms
            .iter_mut()
            .filter(|sms| sms.bulk.as_deref() == Some(id) && !sms.is_sent(now))
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

    /// The number and the text of each SMS that has been sent.
    pub(crate) fn sent(&self, now: Millis) -> impl Iterator<Item = (String, String)> {
        let sent = self.sms.iter().filter(move |sms| sms.is_sent(now));
        sent.map(|sms| (sms.phone.clone(), sms.text.clone()))
    }

    /// The bulks for `GET state`, each with its SMS counted by status.
    pub(crate) fn summary(&self, now: Millis) -> Value {
        let mut counts = BTreeMap::<&str, BTreeMap<i64, usize>>::new();
        // One pass: a page asks every second, and there may be a hundred bulks with a million SMS.
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
