//! An account at 8x8: its messages.

use super::batch::{Batch, Message};
use crate::clock::Millis;

#[derive(Debug, Default)]
pub(crate) struct Account {
    pub(crate) batches: Vec<Batch>,
    /// Messages without a batch.
    pub(super) messages: Vec<Message>,
    /// When the details of a message were last read.
    pub(super) last_read: Option<Millis>,
}

impl Account {
    /// All messages, each with the batch it belongs to.
    pub(super) fn all(&self) -> impl Iterator<Item = (Option<&Batch>, &Message)> {
        let of_batches = self.batches.iter();
        let of_batches = of_batches.flat_map(|batch| {
            batch
                .messages
                .iter()
                .map(move |message| (Some(batch), message))
        });
        of_batches.chain(self.messages.iter().map(|message| (None, message)))
    }

    /// The message with this id.
    pub(super) fn message(&mut self, umid: &str) -> Option<&mut Message> {
        let of_batches = self
            .batches
            .iter_mut()
            .flat_map(|batch| &mut batch.messages);
        let mut all = of_batches.chain(&mut self.messages);
        all.find(|message| message.umid == umid)
    }

    /// The number and the text of each message that has been sent.
    pub(crate) fn sent(&self, now: Millis) -> impl Iterator<Item = (String, String)> {
        let sent = self.all().filter(move |(_, message)| message.is_sent(now));
        sent.map(|(_, message)| (message.destination.clone(), message.text.clone()))
    }
}
