//! A batch of messages, and what the clock has made of them.

use serde_json::{Value, json};

use crate::clock::Millis;

#[derive(Debug)]
pub(crate) struct Batch {
    pub(crate) id: String,
    messages: Vec<Message>,
}

#[derive(Clone, Copy, Debug)]
struct Message {
    /// When it goes out; none if never.
    sent_at: Option<Millis>,
    cancelled: bool,
}

impl Message {
    fn is_sent(self, now: Millis) -> bool {
        !self.cancelled && self.sent_at.is_some_and(|moment| moment <= now)
    }
}

impl Batch {
    /// A batch with one message for each time.
    pub(crate) fn new(id: String, times: impl Iterator<Item = Option<Millis>>) -> Self {
        let messages = times.map(|sent_at| Message {
            sent_at,
            cancelled: false,
        });
        Self {
            id,
            messages: messages.collect(),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.messages.len()
    }

    /// Cancels what has not been sent, and counts it: the second time, nothing is left.
    pub(super) fn cancel(&mut self, now: Millis) -> usize {
        let open = self
            .messages
            .iter_mut()
            .filter(|message| !message.cancelled && !message.is_sent(now));
        open.map(|message| message.cancelled = true).count()
    }

    /// The batch for `GET state`.
    pub(crate) fn summary(&self, now: Millis) -> Value {
        let count = |counted: &dyn Fn(&Message) -> bool| {
            self.messages.iter().filter(|one| counted(one)).count()
        };
        json!({
            "batchId": self.id,
            "total": self.len(),
            "sent": count(&|message| message.is_sent(now)),
            "cancelled": count(&|message| message.cancelled),
        })
    }
}
