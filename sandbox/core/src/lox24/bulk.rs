//! A bulk, and its status at a moment.

use crate::clock::Millis;
use crate::schedule::Schedule;

#[derive(Debug)]
pub(super) struct Bulk {
    pub(super) uuid: String,
    /// Unix seconds; 0 for at once.
    pub(super) delivery_at: i64,
    pub(super) sender_id: String,
    pub(super) text: String,
    pub(super) phones: Option<Vec<String>>,
    pub(super) msg_groups: Option<Vec<i64>>,
    pub(super) is_unicode: bool,
    pub(super) service_code: String,
    pub(super) source: Option<i64>,
    pub(super) voice_lang: Option<String>,
    /// How many SMS it has.
    pub(super) total: usize,
    pub(super) created: Millis,
    pub(super) schedule: Schedule,
    pub(super) cancelled: Option<Millis>,
}

/// A bulk's status (DOC); 20, a system error, does not happen here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BulkStatus {
    New = 0,
    InProgress = 5,
    Processed = 10,
    Cancelled = 15,
    NoRecipients = 201,
}

impl Bulk {
    pub(super) fn status(&self, now: Millis) -> BulkStatus {
        if self.cancelled.is_some() {
            BulkStatus::Cancelled
        } else if self.total == 0 {
            BulkStatus::NoRecipients
        } else if now < self.schedule.start {
            BulkStatus::New
        } else if self.schedule.end(self.total).is_some_and(|end| end <= now) {
            BulkStatus::Processed
        } else {
            BulkStatus::InProgress
        }
    }

    /// "Timestamp of last changes" (DOC), in seconds; none while nothing has changed.
    pub(super) fn processed_at(&self, now: Millis) -> Option<i64> {
        let changed = match self.status(now) {
            BulkStatus::New => None,
            BulkStatus::InProgress => Some(self.schedule.start),
            BulkStatus::Processed => self.schedule.end(self.total),
            BulkStatus::Cancelled => self.cancelled,
            BulkStatus::NoRecipients => Some(self.created),
        };
        changed.map(|millis| millis / 1000)
    }
}
