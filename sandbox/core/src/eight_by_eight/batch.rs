//! Messages, alone or in a batch, and what the clock has made of them.

use serde_json::{Value, json};

use crate::clock::Millis;

/// A batch of messages.
#[derive(Debug)]
pub(crate) struct Batch {
    pub(crate) id: String,
    pub(super) client_batch_id: Option<String>,
    pub(super) messages: Vec<Message>,
}

/// A message that was accepted.
#[derive(Clone, Debug, Default)]
pub(crate) struct Message {
    pub(super) umid: String,
    pub(super) destination: String,
    pub(super) text: String,
    pub(super) source: Option<String>,
    pub(super) client_message_id: Option<String>,
    pub(super) is_unicode: bool,
    /// How many SMS it is billed as.
    pub(super) parts: usize,
    /// Whether the text was cut to the most parts that are sent.
    pub(super) is_cut: bool,
    pub(super) created: Millis,
    /// When it goes out; none if never.
    pub(super) sent_at: Option<Millis>,
    pub(super) cancelled: bool,
}

impl Message {
    pub(super) fn is_sent(&self, now: Millis) -> bool {
        !self.cancelled && self.sent_at.is_some_and(|moment| moment <= now)
    }

    /// Cancels it unless it has been sent. Says whether that changed anything.
    pub(super) fn cancel(&mut self, now: Millis) -> bool {
        let is_open = !self.cancelled && !self.is_sent(now);
        self.cancelled |= is_open;
        is_open
    }
}

impl Batch {
    /// A batch with one message for each time, whatever they say.
    pub(crate) fn of_times(id: String, times: impl Iterator<Item = Option<Millis>>) -> Self {
        let messages = times.map(|sent_at| Message {
            sent_at,
            ..Message::default()
        });
        Self {
            id,
            client_batch_id: None,
            messages: messages.collect(),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.messages.len()
    }

    /// Cancels what has not been sent, and counts it: the second time, nothing is left.
    pub(super) fn cancel(&mut self, now: Millis) -> usize {
        let cancelled = self.messages.iter_mut().map(|message| message.cancel(now));
        cancelled.filter(|is_new| *is_new).count()
    }

    /// The batch for `GET state`.
    pub(crate) fn summary(&self, now: Millis) -> Value {
        let count = |counted: &dyn Fn(&Message) -> bool| {
            self.messages.iter().filter(|one| counted(one)).count()
        };
        json!({
            "batchId": self.id,
            "clientBatchId": self.client_batch_id,
            "total": self.len(),
            "sent": count(&|message| message.is_sent(now)),
            "cancelled": count(&|message| message.cancelled),
            "parts": self.messages.iter().map(|message| message.parts).sum::<usize>(),
            "cut": count(&|message| message.is_cut),
        })
    }
}
