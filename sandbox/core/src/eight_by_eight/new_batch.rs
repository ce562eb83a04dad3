//! A batch to be sent, checked against 8x8's rules.

use serde_json::{Value, json};

use super::body::{Body, Message};
use super::error::Error;
use super::time;
use crate::clock::Millis;
use crate::http::request::Request;
use crate::random::Random;

const MOST_MESSAGES: usize = 10_000;
const LONGEST_CLIENT_BATCH_ID: usize = 20;
/// A batch can be scheduled up to seven days ahead.
const FURTHEST: Millis = 7 * 24 * 60 * 60 * 1000;

#[derive(Debug)]
pub(super) struct NewBatch {
    pub(super) client_batch_id: Option<String>,
    pub(super) include_messages: bool,
    pub(super) messages: Vec<NewMessage>,
}

#[derive(Debug)]
pub(super) struct NewMessage {
    destination: String,
    client_message_id: Option<String>,
    pub(super) scheduled: Option<Millis>,
    pub(super) accepted: bool,
}

impl NewBatch {
    pub(super) fn read(request: &Request, now: Millis) -> Result<Self, Error> {
        if !request.is_json() {
            return Err(Error::parameter(
                "The Content-Type must be application/json",
            ));
        }
        let body: Body = serde_json::from_slice(&request.body)
            .map_err(|_| Error::parameter("The body is not a batch of messages"))?;
        if body
            .client_batch_id
            .as_ref()
            .is_some_and(|id| id.len() > LONGEST_CLIENT_BATCH_ID)
        {
            return Err(Error::bad(1008, "clientBatchId is too long"));
        }
        let template = body.template.unwrap_or_default();
        let for_all = moment(template.scheduled.as_deref(), now)?;

        // Where both are given, the messages win and the destinations are discarded.
        let messages = match (body.messages, body.destinations) {
            (Some(messages), _) => messages
                .into_iter()
                .map(|message| NewMessage::read(message, template.text.as_deref(), for_all, now))
                .collect::<Result<Vec<_>, _>>()?,
            (None, Some(_)) if template.text.is_none() => {
                return Err(Error::bad(1004, "Destinations need a template with a text"));
            }
            (None, Some(destinations)) => destinations
                .into_iter()
                .map(|phone| NewMessage::new(phone, for_all))
                .collect(),
            (None, None) => return Err(Error::parameter("No messages")),
        };
        match messages.len() {
            1..=MOST_MESSAGES => Ok(Self {
                client_batch_id: body.client_batch_id,
                include_messages: body.include_messages_in_response,
                messages,
            }),
            0 => Err(Error::parameter("No messages")),
            _ => Err(Error::bad(1100, "Too many messages")),
        }
    }

    pub(super) fn messages_json(&self, random: &mut Random) -> Vec<Value> {
        let messages = self.messages.iter().map(|message| {
            let (code, description) = if message.accepted {
                ("QUEUED", "SMS is accepted and queued for processing")
            } else {
                ("REJECTED", "Invalid MSISDN format")
            };
            json!({
                "umid": random.uuid(),
                "destination": message.destination,
                "status": { "code": code, "description": description },
                "clientMessageId": message.client_message_id,
            })
        });
        messages.collect()
    }
}

impl NewMessage {
    fn read(
        message: Message,
        text_for_all: Option<&str>,
        scheduled_for_all: Option<Millis>,
        now: Millis,
    ) -> Result<NewMessage, Error> {
        if message
            .text
            .as_deref()
            .or(text_for_all)
            .is_none_or(str::is_empty)
        {
            return Err(Error::bad(1004, "A message has no text"));
        }
        let scheduled = moment(message.scheduled.as_deref(), now)?.or(scheduled_for_all);
        Ok(Self {
            client_message_id: message.client_message_id,
            ..Self::new(message.destination, scheduled)
        })
    }

    fn new(destination: String, scheduled: Option<Millis>) -> Self {
        let accepted = is_msisdn(&destination);
        Self {
            destination,
            client_message_id: None,
            scheduled,
            accepted,
        }
    }
}

/// `^\+{0,1}[1-9]{1}[0-9]{6,14}$`
fn is_msisdn(text: &str) -> bool {
    let digits = text.strip_prefix('+').unwrap_or(text);
    (7..=15).contains(&digits.len())
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && !digits.starts_with('0')
}

/// A moment not more than seven days ahead.
fn moment(text: Option<&str>, now: Millis) -> Result<Option<Millis>, Error> {
    let Some(text) = text else { return Ok(None) };
    match time::parse(text) {
        Some(moment) if moment <= now.saturating_add(FURTHEST) => Ok(Some(moment)),
        _ => Err(Error::bad(1011, "Invalid schedule time")),
    }
}
