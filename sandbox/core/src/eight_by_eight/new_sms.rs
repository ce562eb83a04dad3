//! A message to be sent, checked against 8x8's rules. What is wrong with it alone rejects it inside a 200.

use serde_json::{Value, json};

use super::batch::Message;
use super::body::{Encoding, Sms, Template};
use super::error::Error;
use super::time;
use crate::clock::Millis;
use crate::context::Context;
use crate::schedule::Schedule;
use crate::settings::PastSchedule;
use crate::{phone, text};

/// A message can be scheduled up to seven days ahead.
const FURTHEST: Millis = 7 * 24 * 60 * 60 * 1000;

/// Longer texts are cut, and sent (DOC).
const MOST_PARTS: usize = 10;

const LONGEST_SOURCE: usize = 16;
const LONGEST_CLIENT_MESSAGE_ID: usize = 350;

/// A message, and why it is rejected, if it is.
#[derive(Debug)]
pub(super) struct NewSms {
    pub(super) message: Message,
    encoding: Encoding,
    pub(super) rejection: Option<&'static str>,
}

impl NewSms {
    /// Reads a message; `index` is its place among those that are sent together.
    pub(super) fn read(
        sms: Sms,
        template: &Template,
        index: usize,
        context: &mut Context<'_>,
    ) -> Result<Self, Error> {
        let now = context.now;
        let settings = context.settings;
        let scheduled = sms.scheduled.or_else(|| template.scheduled.clone());
        let scheduled = moment(
            scheduled.as_deref(),
            Error::bad(1011, "Invalid schedule time"),
        )?;
        match scheduled {
            Some(scheduled) if scheduled > now.saturating_add(FURTHEST) => {
                return Err(Error::bad(1011, "Invalid schedule time"));
            }
            Some(scheduled)
                if scheduled < now && settings.past_schedule == PastSchedule::Refuse =>
            {
                return Err(Error::bad(1011, "Invalid schedule time"));
            }
            _ => {}
        }
        let expiry = sms.expiry.or_else(|| template.expiry.clone());
        let expiry = moment(expiry.as_deref(), Error::bad(1006, "Invalid expiry"))?;
        if let Some(id) = &sms.client_message_id
            && id.chars().count() > LONGEST_CLIENT_MESSAGE_ID
        {
            return Err(Error::bad(1008, "clientMessageId is too long"));
        }
        let text = sms
            .text
            .or_else(|| template.text.clone())
            .unwrap_or_default();
        let encoding = sms.encoding.or(template.encoding).unwrap_or(Encoding::Auto);
        let is_unicode = match encoding {
            Encoding::Auto => text::needs_unicode(&text),
            Encoding::Gsm7 => false,
            Encoding::Ucs2 => true,
        };
        let source = sms.source.or_else(|| template.source.clone());
        let rejection = if text.is_empty() {
            Some("Text is missing")
        } else if source.as_ref().is_some_and(|it| it.len() > LONGEST_SOURCE) {
            Some("Source is too long")
        } else if expiry.is_some_and(|expiry| expiry < now) {
            Some("Expiry is already over")
        } else if !is_msisdn(&sms.destination, sms.country.as_deref()) {
            Some("Invalid MSISDN format")
        } else {
            None
        };
        let schedule = Schedule {
            start: scheduled.unwrap_or(now).max(now),
            rate: settings.rate,
        };
        let parts = text::parts(&text, is_unicode);
        Ok(Self {
            message: Message {
                umid: context.random.uuid(),
                destination: sms.destination,
                text,
                source,
                client_message_id: sms.client_message_id,
                is_unicode,
                parts: parts.min(MOST_PARTS),
                is_cut: parts > MOST_PARTS,
                created: now,
                sent_at: schedule.sent_at(index),
                cancelled: false,
            },
            encoding,
            rejection,
        })
    }

    /// The message in a response.
    pub(super) fn json(&self) -> Value {
        let (code, description) = match self.rejection {
            None => ("QUEUED", "SMS is accepted and queued for processing"),
            Some(reason) => ("REJECTED", reason),
        };
        json!({
            "umid": self.message.umid,
            "destination": self.message.destination,
            "encoding": match (self.encoding, self.message.is_unicode) {
                (_, true) => "UCS2",
                (Encoding::Auto | Encoding::Gsm7 | Encoding::Ucs2, false) => "GSM7",
            },
            "status": { "code": code, "description": description },
            "clientMessageId": self.message.client_message_id,
        })
    }
}

/// `^\+{0,1}[1-9]{1}[0-9]{6,14}$`; with a country, national numbers as well.
fn is_msisdn(text: &str, country: Option<&str>) -> bool {
    if country.is_some() && text.starts_with('0') {
        return phone::to_e164(text).is_some();
    }
    let digits = text.strip_prefix('+').unwrap_or(text);
    (7..=15).contains(&digits.len())
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && !digits.starts_with('0')
}

fn moment(text: Option<&str>, error: Error) -> Result<Option<Millis>, Error> {
    match text {
        None => Ok(None),
        Some(text) => time::parse(text).map(Some).ok_or(error),
    }
}
