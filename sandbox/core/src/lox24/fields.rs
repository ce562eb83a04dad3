//! The fields of a new bulk, each read by the rules on its page.

use serde_json::{Map, Value};

use super::problem::Violation;
use crate::phone;

/// "<= 1785 characters" (DOC).
const LONGEST_TEXT: usize = 1785;

/// No timestamp in seconds gets this high before the year 5138: such a number is milliseconds.
const SURELY_MILLIS: i64 = 100_000_000_000;

/// Whether null is taken for a field.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Null {
    Allowed,
    Refused,
}

/// Reads fields and collects violations; what it returns for a wrong field is not used.
#[derive(Debug)]
pub(super) struct Fields<'a> {
    body: &'a Map<String, Value>,
    pub(super) violations: Vec<Violation>,
}

impl<'a> Fields<'a> {
    /// Refuses what is not among the known fields.
    pub(super) fn new(body: &'a Map<String, Value>, known: &[&str]) -> Self {
        let unknown = body.keys().filter(|name| !known.contains(&name.as_str()));
        let violations = unknown
            .map(|name| Violation::new(name, "This field was not expected."))
            .collect();
        Self { body, violations }
    }

    pub(super) fn refuse(&mut self, property: &str, message: &str) {
        self.violations.push(Violation::new(property, message));
    }

    pub(super) fn is_absent(&self, name: &str) -> bool {
        self.body.get(name).is_none_or(Value::is_null)
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

    pub(super) fn sender_id(&mut self, required: bool) -> String {
        let sender = self.string("sender_id", required);
        if !sender.is_empty() && !is_sender_id(&sender) {
            self.refuse("sender_id", "This value is not valid.");
        }
        sender
    }

    pub(super) fn text(&mut self, required: bool) -> String {
        let text = self.string("text", required);
        if text.chars().count() > LONGEST_TEXT {
            let message = "This value is too long. It should have 1785 characters or less.";
            self.refuse("text", message);
        }
        text
    }

    /// One of these values; none if the field is absent.
    pub(super) fn one_of(&mut self, name: &str, choices: &[&str], null: Null) -> Option<String> {
        match self.body.get(name) {
            Some(Value::String(text)) if choices.contains(&text.as_str()) => {
                return Some(text.clone());
            }
            None => {}
            Some(Value::Null) if null == Null::Allowed => {}
            Some(Value::String(_)) => {
                self.refuse(name, "The value you selected is not a valid choice.")
            }
            Some(_) => self.refuse(name, "This value should be of type string."),
        }
        None
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

    pub(super) fn phones(&mut self) -> Option<Vec<String>> {
        let list = self.list("phones")?;
        let mut phones = Vec::with_capacity(list.len());
        for (index, item) in list.iter().enumerate() {
            match item.as_str().map(phone::to_e164) {
                Some(Some(phone)) => phones.push(phone),
                Some(None) => {
                    self.refuse(
                        &format!("phones[{index}]"),
                        "This value is not a valid phone number.",
                    );
                }
                None => {
                    self.refuse(
                        &format!("phones[{index}]"),
                        "This value should be of type string.",
                    );
                }
            }
        }
        Some(phones)
    }

    pub(super) fn msg_groups(&mut self) -> Option<Vec<i64>> {
        let list = self.list("msg_groups")?;
        let mut groups = Vec::with_capacity(list.len());
        for (index, item) in list.iter().enumerate() {
            match item.as_i64().filter(|group| *group > 0) {
                Some(group) => groups.push(group),
                None => {
                    let message = "This value should be of type integer and positive.";
                    self.refuse(&format!("msg_groups[{index}]"), message);
                }
            }
        }
        Some(groups)
    }

    pub(super) fn delivery_at(&mut self) -> i64 {
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

    pub(super) fn is_unicode(&mut self) -> Option<bool> {
        match self.body.get("is_unicode") {
            None | Some(Value::Null) => None,
            Some(Value::Bool(flag)) => Some(*flag),
            Some(_) => {
                self.refuse("is_unicode", "This value should be of type boolean|null.");
                None
            }
        }
    }

    pub(super) fn source(&mut self) -> Option<i64> {
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
        for valid in [
            "testbulk",
            "+491701234567",
            "491701234567890",
            "Two words",
            "0170",
            "1",
        ] {
            assert!(is_sender_id(valid), "{valid}");
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
