//! The body that schedules a batch, as found in 8x8's public description of its API.

use serde::Deserialize;
use serde_json::{Value, json};
use time::OffsetDateTime;
use time::format_description::well_known::Iso8601;
use uuid::Uuid;

use super::error::Error;
use crate::clock::Millis;
use crate::request::ProviderRequest;

const MOST_MESSAGES: usize = 10_000;
const LONGEST_CLIENT_BATCH_ID: usize = 20;
/// A batch can be scheduled up to seven days ahead.
const FURTHEST: Millis = 7 * 24 * 60 * 60 * 1000;

#[derive(Debug)]
pub(crate) struct NewBatch {
    pub(crate) client_batch_id: Option<String>,
    pub(crate) include_messages: bool,
    pub(crate) messages: Vec<NewMessage>,
}

#[derive(Debug)]
pub(crate) struct NewMessage {
    destination: String,
    client_message_id: Option<String>,
    pub(crate) scheduled: Option<Millis>,
    pub(crate) accepted: bool,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Body {
    messages: Option<Vec<Message>>,
    destinations: Option<Vec<String>>,
    template: Option<Template>,
    client_batch_id: Option<String>,
    #[serde(default)]
    include_messages_in_response: bool,
    #[serde(rename = "clientIp")]
    _client_ip: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Message {
    destination: String,
    text: Option<String>,
    client_message_id: Option<String>,
    scheduled: Option<String>,
    #[serde(rename = "country")]
    _country: Option<String>,
    #[serde(rename = "source")]
    _source: Option<String>,
    #[serde(rename = "encoding")]
    _encoding: Option<Encoding>,
    #[serde(rename = "expiry")]
    _expiry: Option<String>,
    #[serde(rename = "dlrCallbackUrl")]
    _dlr_callback_url: Option<String>,
    #[serde(rename = "clientIp")]
    _client_ip: Option<String>,
    #[serde(rename = "track")]
    _track: Option<Track>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Template {
    text: Option<String>,
    scheduled: Option<String>,
    #[serde(rename = "source")]
    _source: Option<String>,
    #[serde(rename = "encoding")]
    _encoding: Option<Encoding>,
    #[serde(rename = "expiry")]
    _expiry: Option<String>,
    #[serde(rename = "dlrCallbackUrl")]
    _dlr_callback_url: Option<String>,
}

#[derive(Deserialize)]
enum Encoding {
    #[serde(rename = "AUTO")]
    _Auto,
    #[serde(rename = "GSM7")]
    _Gsm7,
    #[serde(rename = "UCS2")]
    _Ucs2,
}

#[derive(Deserialize)]
enum Track {
    #[serde(rename = "None")]
    _None,
    #[serde(rename = "Outcome")]
    _Outcome,
}

impl NewBatch {
    pub(crate) fn read(request: &ProviderRequest, now: Millis) -> Result<Self, Error> {
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

        // With both, messages win and destinations are discarded.
        let messages = match (body.messages, body.destinations) {
            (Some(messages), _) => messages
                .into_iter()
                .map(|message| message.checked(template.text.as_deref(), for_all, now))
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

    pub(crate) fn messages_json(&self) -> Vec<Value> {
        let messages = self.messages.iter().map(|message| {
            let (code, description) = if message.accepted {
                ("QUEUED", "SMS is accepted and queued for processing")
            } else {
                ("REJECTED", "Invalid MSISDN format")
            };
            json!({
                "umid": Uuid::new_v4(),
                "destination": message.destination,
                "status": { "code": code, "description": description },
                "clientMessageId": message.client_message_id,
            })
        });
        messages.collect()
    }
}

impl Message {
    fn checked(
        self,
        text_for_all: Option<&str>,
        scheduled_for_all: Option<Millis>,
        now: Millis,
    ) -> Result<NewMessage, Error> {
        if self
            .text
            .as_deref()
            .or(text_for_all)
            .is_none_or(str::is_empty)
        {
            return Err(Error::bad(1004, "A message has no text"));
        }
        let scheduled = moment(self.scheduled.as_deref(), now)?.or(scheduled_for_all);
        let message = NewMessage::new(self.destination, scheduled);
        Ok(NewMessage {
            client_message_id: self.client_message_id,
            ..message
        })
    }
}

impl NewMessage {
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

/// A date and time with its offset from UTC, not more than seven days ahead.
fn moment(text: Option<&str>, now: Millis) -> Result<Option<Millis>, Error> {
    let Some(text) = text else { return Ok(None) };
    let wrong = Error::bad(1011, "Invalid schedule time");
    let moment = OffsetDateTime::parse(text, &Iso8601::DEFAULT).map_err(|_| wrong)?;
    let millis = Millis::try_from(moment.unix_timestamp_nanos() / 1_000_000).map_err(|_| wrong)?;
    if millis > now + FURTHEST {
        Err(wrong)
    } else {
        Ok(Some(millis))
    }
}
