//! The body of POST /bulks, checked against its page: all violations are reported, not only the first.

use serde_json::{Map, Value};

use super::fields::{Fields, Null};
use super::problem::Violation;
use crate::settings::Settings;
use crate::text;

/// "The final message text can have a length of up to 1530 characters", with Unicode 670 (DOC).
const LONGEST_FINAL: usize = 1530;
const LONGEST_FINAL_UNICODE: usize = 670;

const SERVICE_CODES: [&str; 3] = ["direct", "text2speech", "text2speech_ssml"];
const DEFAULT_SERVICE_CODE: &str = "direct";
const VOICE_LANGS: [&str; 20] = [
    "EN", "DE", "FR", "IT", "ES", "PL", "NL", "RO", "PT", "CS", "HU", "SV", "DA", "FI", "SK", "HR",
    "TR", "RU", "BG", "UK",
];
/// All fields (DOC).
const FIELDS: [&str; 9] = [
    "sender_id",
    "text",
    "service_code",
    "phones",
    "msg_groups",
    "delivery_at",
    "is_unicode",
    "source",
    "voice_lang",
];

#[derive(Debug)]
pub(super) struct NewBulk {
    pub(super) sender_id: String,
    pub(super) text: String,
    pub(super) service_code: String,
    /// In E.164.
    pub(super) phones: Option<Vec<String>>,
    pub(super) msg_groups: Option<Vec<i64>>,
    pub(super) delivery_at: i64,
    is_unicode: Option<bool>,
    pub(super) source: Option<i64>,
    pub(super) voice_lang: Option<String>,
}

impl NewBulk {
    pub(super) fn read(
        body: &Map<String, Value>,
        settings: &Settings,
    ) -> Result<Self, Vec<Violation>> {
        let mut fields = Fields::new(body, &FIELDS);
        let bulk = Self {
            sender_id: fields.sender_id(settings.require_sender_and_text),
            text: fields.text(settings.require_sender_and_text),
            service_code: fields
                .one_of("service_code", &SERVICE_CODES, Null::Refused)
                .unwrap_or_else(|| DEFAULT_SERVICE_CODE.to_owned()),
            phones: fields.phones(),
            msg_groups: fields.msg_groups(),
            delivery_at: fields.delivery_at(),
            is_unicode: fields.is_unicode(),
            source: fields.source(),
            voice_lang: fields.one_of("voice_lang", &VOICE_LANGS, Null::Allowed),
        };
        // UNKNOWN: whether both together are allowed. The sample on the page sends both.
        if ["phones", "msg_groups"]
            .iter()
            .all(|name| fields.is_absent(name))
        {
            fields.refuse(
                "phones",
                "At least one of phones and msg_groups must be given.",
            );
        }
        if fields.violations.is_empty() {
            Ok(bulk)
        } else {
            Err(fields.violations)
        }
    }

    /// As the bulk asks; where it leaves that open, as the text needs.
    pub(super) fn is_sent_as_unicode(&self) -> bool {
        self.is_unicode
            .unwrap_or_else(|| text::needs_unicode(&self.text))
    }

    pub(super) fn is_too_long_once_final(&self) -> bool {
        let unicode = self.is_sent_as_unicode();
        let limit = if unicode {
            LONGEST_FINAL_UNICODE
        } else {
            LONGEST_FINAL
        };
        text::units(&self.text, unicode) > limit
    }
}
