//! The body of POST /bulks, checked field by field against its page; every fault is reported, not
//! the first alone.

use serde_json::{Map, Value};

use super::problem::Violation;
use crate::phones;
use crate::settings::Settings;
use crate::text;

/// "<= 1785 characters" (DOC).
const LONGEST_TEXT: usize = 1785;
/// "The final message text can have a length of up to 1530 characters", with Unicode 670 (DOC).
const LONGEST_FINAL: usize = 1530;
const LONGEST_FINAL_UNICODE: usize = 670;

const SERVICE_CODES: [&str; 3] = ["direct", "text2speech", "text2speech_ssml"];
const VOICE_LANGS: [&str; 20] = [
    "EN", "DE", "FR", "IT", "ES", "PL", "NL", "RO", "PT", "CS", "HU", "SV", "DA", "FI", "SK", "HR",
    "TR", "RU", "BG", "UK",
];
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

/// No timestamp in seconds gets this high before the year 5138: such a number is milliseconds.
const SURELY_MILLIS: i64 = 100_000_000_000;

#[derive(Debug)]
pub(crate) struct NewBulk {
    pub(crate) sender_id: String,
    pub(crate) text: String,
    pub(crate) service_code: String,
    /// In E.164.
    pub(crate) phones: Option<Vec<String>>,
    pub(crate) msg_groups: Option<Vec<i64>>,
    pub(crate) delivery_at: i64,
    pub(crate) is_unicode: Option<bool>,
    pub(crate) source: Option<i64>,
    pub(crate) voice_lang: Option<String>,
}

impl NewBulk {
    pub(crate) fn read(
        body: &Map<String, Value>,
        settings: &Settings,
    ) -> Result<Self, Vec<Violation>> {
        let mut reader = Reader {
            body,
            violations: Vec::new(),
        };
        for field in body
            .keys()
            .filter(|field| !FIELDS.contains(&field.as_str()))
        {
            reader.refuse(field, "This field was not expected.");
        }
        let bulk = Self {
            sender_id: reader.sender_id(settings.require_sender_and_text),
            text: reader.text(settings.require_sender_and_text),
            service_code: reader.one_of("service_code", &SERVICE_CODES, Null::Refused),
            phones: reader.phones(),
            msg_groups: reader.msg_groups(),
            delivery_at: reader.delivery_at(),
            is_unicode: reader.is_unicode(),
            source: reader.source(),
            voice_lang: Some(reader.one_of("voice_lang", &VOICE_LANGS, Null::Allowed))
                .filter(|lang| !lang.is_empty()),
        };
        // UNKNOWN: whether both together are allowed. The page's own sample sends both.
        if bulk.phones.is_none() && bulk.msg_groups.is_none() && reader.lacks_recipients() {
            reader.refuse(
                "phones",
                "At least one of phones and msg_groups must be given.",
            );
        }
        if reader.violations.is_empty() {
            Ok(bulk)
        } else {
            Err(reader.violations)
        }
    }

    pub(crate) fn service_code(&self) -> &str {
        if self.service_code.is_empty() {
            SERVICE_CODES[0]
        } else {
            &self.service_code
        }
    }

    /// Whether the text is sent as Unicode.
    pub(crate) fn unicode(&self) -> bool {
        self.is_unicode
            .unwrap_or_else(|| text::needs_unicode(&self.text))
    }

    pub(crate) fn is_too_long_once_final(&self) -> bool {
        let unicode = self.unicode();
        let limit = if unicode {
            LONGEST_FINAL_UNICODE
        } else {
            LONGEST_FINAL
        };
        text::places(&self.text, unicode) > limit
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Null {
    Allowed,
    Refused,
}

/// Reads fields and gathers what is wrong; what it returns for a wrong field is not used.
struct Reader<'a> {
    body: &'a Map<String, Value>,
    violations: Vec<Violation>,
}

impl Reader<'_> {
    fn refuse(&mut self, property: &str, message: &str) {
        self.violations.push(Violation::new(property, message));
    }

    fn lacks_recipients(&self) -> bool {
        ["phones", "msg_groups"]
            .iter()
            .all(|name| self.body.get(*name).is_none_or(Value::is_null))
    }

    fn string(&mut self, name: &str, required: bool) -> String {
        match self.body.get(name) {
            Some(Value::String(text)) if text.is_empty() => {
                self.refuse(name, "This value should not be blank.");
            }
            Some(Value::String(text)) => return text.clone(),
            None if !required => {}
            None => self.refuse(name, "This value should not be blank."),
            Some(_) => self.refuse(name, "This value should be of type string."),
        }
        String::new()
    }

    fn sender_id(&mut self, required: bool) -> String {
        let sender = self.string("sender_id", required);
        if !sender.is_empty() && !is_sender_id(&sender) {
            self.refuse("sender_id", "This value is not valid.");
        }
        sender
    }

    fn text(&mut self, required: bool) -> String {
        let text = self.string("text", required);
        if text.chars().count() > LONGEST_TEXT {
            let message = "This value is too long. It should have 1785 characters or less.";
            self.refuse("text", message);
        }
        text
    }

    fn one_of(&mut self, name: &str, choices: &[&str], null: Null) -> String {
        match self.body.get(name) {
            Some(Value::String(text)) if choices.contains(&text.as_str()) => return text.clone(),
            None => {}
            Some(Value::Null) if null == Null::Allowed => {}
            Some(Value::String(_)) => {
                self.refuse(name, "The value you selected is not a valid choice.")
            }
            Some(_) => self.refuse(name, "This value should be of type string."),
        }
        String::new()
    }

    /// The items of an "array | null".
    fn list(&mut self, name: &str) -> Option<Vec<Value>> {
        match self.body.get(name) {
            None | Some(Value::Null) => None,
            Some(Value::Array(list)) => Some(list.clone()),
            Some(_) => {
                self.refuse(name, "This value should be of type array|null.");
                None
            }
        }
    }

    fn phones(&mut self) -> Option<Vec<String>> {
        let list = self.list("phones")?;
        let mut phones = Vec::with_capacity(list.len());
        for (place, item) in list.iter().enumerate() {
            match item.as_str().map(phones::normalised) {
                Some(Some(phone)) => phones.push(phone),
                Some(None) => {
                    self.refuse(
                        &format!("phones[{place}]"),
                        "This value is not a valid phone number.",
                    );
                }
                None => {
                    self.refuse(
                        &format!("phones[{place}]"),
                        "This value should be of type string.",
                    );
                }
            }
        }
        Some(phones)
    }

    fn msg_groups(&mut self) -> Option<Vec<i64>> {
        let list = self.list("msg_groups")?;
        let mut groups = Vec::with_capacity(list.len());
        for (place, item) in list.iter().enumerate() {
            match item.as_i64().filter(|group| *group > 0) {
                Some(group) => groups.push(group),
                None => {
                    let message = "This value should be of type integer and positive.";
                    self.refuse(&format!("msg_groups[{place}]"), message);
                }
            }
        }
        Some(groups)
    }

    fn delivery_at(&mut self) -> i64 {
        let Some(value) = self.body.get("delivery_at") else {
            return 0;
        };
        match value.as_i64() {
            Some(seconds) if seconds >= SURELY_MILLIS => {
                self.refuse(
                    "delivery_at",
                    "This value should be a timestamp in seconds.",
                );
            }
            Some(seconds) if seconds >= 0 => return seconds,
            _ => self.refuse(
                "delivery_at",
                "This value should be of type integer and not negative.",
            ),
        }
        0
    }

    fn is_unicode(&mut self) -> Option<bool> {
        match self.body.get("is_unicode") {
            None | Some(Value::Null) => None,
            Some(Value::Bool(flag)) => Some(*flag),
            Some(_) => {
                self.refuse("is_unicode", "This value should be of type boolean|null.");
                None
            }
        }
    }

    fn source(&mut self) -> Option<i64> {
        let value = self.body.get("source").filter(|value| !value.is_null())?;
        if value.as_i64().is_none() {
            self.refuse("source", "This value should be of type integer|null.");
        }
        value.as_i64()
    }
}

/// `/^(\+?[1-9]\d{0,14}|[a-zA-Z0-9 ]{1,11})$/` (DOC).
fn is_sender_id(text: &str) -> bool {
    let digits = text.strip_prefix('+').unwrap_or(text);
    let number = (1..=15).contains(&digits.len())
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && !digits.starts_with('0');
    let name = (1..=11).contains(&text.len())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b' ');
    number || name
}

#[cfg(test)]
mod tests {
    use super::is_sender_id;

    #[test]
    fn sender_ids_follow_the_documented_expression() {
        for right in [
            "testbulk",
            "+491701234567",
            "491701234567890",
            "Two words",
            "0170",
            "1",
        ] {
            assert!(is_sender_id(right), "{right}");
        }
        for wrong in [
            "",
            "twelve chars",
            "+0170",
            "4917012345678901",
            "dash-ed",
            "Grüße",
            "+",
        ] {
            assert!(!is_sender_id(wrong), "{wrong}");
        }
    }
}
