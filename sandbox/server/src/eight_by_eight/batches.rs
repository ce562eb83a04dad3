//! The two operations on batches: schedule one, cancel what is left of one.

use serde_json::{Value, json};
use uuid::Uuid;

use super::error::Error;
use super::new_batch::NewBatch;
use crate::answer::Answer;
use crate::clock::Millis;
use crate::request::ProviderRequest;
use crate::settings::UnknownBatch;
use crate::world::{Schedule, State};

#[derive(Debug)]
pub(crate) struct Batch {
    pub(crate) id: String,
    messages: Vec<Message>,
}

#[derive(Clone, Copy, Debug)]
struct Message {
    /// When it goes out; none if never.
    sends: Option<Millis>,
    cancelled: bool,
}

impl Message {
    fn is_sent(self, now: Millis) -> bool {
        !self.cancelled && self.sends.is_some_and(|moment| moment <= now)
    }
}

impl Batch {
    pub(crate) fn new(count: usize, schedule: Schedule) -> Self {
        Self::of((0..count).map(|place| schedule.sends(place)))
    }

    fn of(sends: impl Iterator<Item = Option<Millis>>) -> Self {
        let messages = sends
            .map(|sends| Message {
                sends,
                cancelled: false,
            })
            .collect();
        Self {
            id: Uuid::new_v4().to_string(),
            messages,
        }
    }

    /// Stops what has not been sent, and counts it: the second time there is nothing left.
    fn cancel(&mut self, now: Millis) -> usize {
        let open = self
            .messages
            .iter_mut()
            .filter(|one| !one.cancelled && !one.is_sent(now));
        open.map(|message| message.cancelled = true).count()
    }

    /// The batch for `GET state`.
    pub(crate) fn described(&self, now: Millis) -> Value {
        json!({
            "batchId": self.id,
            "total": self.messages.len(),
            "sent": self.messages.iter().filter(|one| one.is_sent(now)).count(),
            "cancelled": self.messages.iter().filter(|one| one.cancelled).count(),
        })
    }
}

/// POST /api/v1/subaccounts/{subAccountId}/messages/batch
pub(crate) fn schedule(state: &mut State, request: &ProviderRequest) -> Result<Answer, Error> {
    let now = state.clock.now();
    let new = NewBatch::read(request, now)?;
    let rate = state.settings.rate;
    let accepted = new
        .messages
        .iter()
        .filter(|message| message.accepted)
        .enumerate();
    let batch = Batch::of(accepted.map(|(place, message)| {
        Schedule {
            starts: message.scheduled.unwrap_or(now),
            rate,
        }
        .sends(place)
    }));
    let (accepted, total) = (batch.messages.len(), new.messages.len());
    let answer = json!({
        "batchId": batch.id,
        "clientBatchId": new.client_batch_id,
        "acceptedCount": accepted,
        "rejectedCount": total - accepted,
        "messages": new.include_messages.then(|| new.messages_json()),
    });
    state.batches.push(batch);
    Ok(Answer::json(200, &answer))
}

/// DELETE /api/v1/subaccounts/{subAccountId}/messages/batch/{batchId}
pub(crate) fn cancel(
    state: &mut State,
    request: &ProviderRequest,
    id: &str,
) -> Result<Answer, Error> {
    if let Some(surplus) = request.surplus() {
        return Err(Error::parameter(surplus));
    }
    let now = state.clock.now();
    let count = match state.batches.iter_mut().find(|batch| batch.id == id) {
        Some(batch) => batch.cancel(now),
        None => match state.settings.unknown_batch {
            UnknownBatch::Count(_) => 0,
            UnknownBatch::Status(404) => return Err(Error::not_found()),
            UnknownBatch::Status(_) => return Err(Error::bad(1008, "Invalid batchId")),
        },
    };
    Ok(Answer::json(200, &json!({ "cancelledCount": count })))
}
