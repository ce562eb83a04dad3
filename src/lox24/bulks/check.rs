//! Everything that can be known about a bulk before it is sent: what is wrong, what is probably a mistake,
//! how many messages are billed, and what they cost. The clock is passed in.

use super::CREATE_BULK;
use super::new_bulk::{read, size, text_of};
use crate::cost::{Amount, BulkLimits, PRICES};
use crate::input::data::Data;
use crate::input::issue::{Issue, Issues};
use crate::input::options::CallOptions;
use crate::input::phones::Phones;
use crate::input::rule::Value;
use crate::message::gsm7::is_blank;
use crate::recipients::Found;
use crate::text::text;
use account::Account;
use placeholder::placeholder;

mod account;
mod characters;
mod placeholder;

/// The longest final text, in segments: 1530 characters of GSM-7 or 670 of Unicode, which is ten.
/// Source: POST /bulks page.
const MAX_SEGMENTS: usize = 10;

/// What `createBulk` would do.
#[derive(Debug, Clone, PartialEq)]
pub struct Check {
    /// What `createBulk` would refuse.
    pub issues: Vec<Issue>,
    /// What it would send but is probably a mistake.
    pub warnings: Vec<Issue>,
    /// Segments of the text; 1 for a voice call, 0 without a text.
    pub segments: usize,
    /// Numbers in `phones`. Only the provider knows the members of groups.
    pub recipients: usize,
    /// Billed messages: segments x recipients.
    pub messages: u64,
    /// What they cost, in the currency of the prices. `None` without prices, or if it cannot be known.
    pub cost: Option<f64>,
}

/// The names of the options that `createBulk` does not have.
pub const OPTIONS: [&str; 1] = ["account"];

/// Checks a new bulk at a time in Unix seconds. The options include those of `createBulk`, so that both accept
/// the same object.
pub fn check(input: &Data, options: &Data, now: f64) -> Check {
    let mut issues = Issues::new();
    let (_, options) = CallOptions::read(options, [CREATE_BULK.options, &OPTIONS], &mut issues);
    let bulk = read(input, &mut issues);
    let limits = BulkLimits::read(&options, &mut issues);
    let account = Account::read(&options, &mut issues);
    let bulk = bulk.unwrap_or_default();
    let size = size(&bulk);
    let cost = limits.check(&[size], &mut issues);
    let mut warnings = Warnings(Issues::new());
    if let Some(text) = text_of(&bulk) {
        warnings.words(text, size.has_groups);
        if !size.is_voice {
            warnings.characters(text, size.segments, bulk.get("is_unicode"));
        }
    }
    if size.is_voice
        && let Some(Value::Text(sender)) = bulk.get("sender_id")
        && sender.bytes().any(|it| it.is_ascii_alphabetic())
    {
        let message = "A call needs a number as its sender, but `sender_id` is text. How the provider \
                       handles that is not documented. Pass a number.";
        warnings.push("sender_id", "sender_not_callable", message);
    }
    if matches!(bulk.get("voice_lang"), Some(Value::Text(_))) && !size.is_voice {
        let message = "A language has no effect without a voice service (`service_code`).";
        warnings.push("voice_lang", "no_effect", message);
    }
    // Present times in seconds are exact as a float.
    if matches!(bulk.get("delivery_at"), Some(Value::Integer(at)) if *at > 0 && (*at as f64) < now)
    {
        let message = "`delivery_at` is in the past. What the provider does then is not documented. \
                       Omit it to send at once.";
        warnings.push("delivery_at", "in_the_past", message);
    }
    if let Some(Value::Phones(phones)) = bulk.get("phones") {
        warnings.phones(phones);
    }
    if size.has_groups {
        let message = "Only the provider knows the members of groups; they are not counted here.";
        warnings.push("msg_groups", "not_counted", message);
    }
    if let Some(why) = cost.unknown {
        warnings.push(PRICES, "no_price", why);
    }
    warnings.account(&account, bulk.get("service_code"), cost.amount);
    Check {
        issues: issues.into_vec(),
        warnings: warnings.0.into_vec(),
        segments: size.segments,
        recipients: size.recipients(),
        messages: size.messages(),
        cost: cost.amount.map(Amount::to_number),
    }
}

struct Warnings(Issues);

impl Warnings {
    fn push(&mut self, path: &str, code: &'static str, message: impl Into<String>) {
        self.0.push(path, code, message);
    }

    /// Warns about what a text says, in a message or a call.
    fn words(&mut self, text: &str, has_groups: bool) {
        if text.chars().all(is_blank) {
            let message =
                "The text is blank: it contains only white space and invisible characters.";
            self.push("text", "blank_text", message);
        }
        // The provider fills in the columns of groups; how they are written is not documented.
        if !has_groups && let Some((index, form)) = placeholder(text) {
            let message = text!(
                "A placeholder was not filled in: `",
                form,
                "` at index ",
                index,
                ". Every recipient would see it."
            );
            self.push("text", "placeholder", message);
        }
    }

    fn phones(&mut self, phones: &Phones) {
        let rejected = phones.rejected();
        if rejected > 0 {
            let message = text!(
                counted(rejected, "line"),
                " of the list could not be read and will not be sent to. `rejected` and \
                 `reasons()` say why."
            );
            self.push("phones", "rejected", message);
        }
        // The international forms of a number count as one; which number a national form means depends on
        // the account.
        let duplicates = phones.duplicates();
        if duplicates.count > 0 {
            let message = text!(
                counted(duplicates.count, "number"),
                if duplicates.count == 1 {
                    " repeats an earlier one"
                } else {
                    " repeat earlier ones"
                },
                place(duplicates),
                ". The provider does not document whether it sends to each number only once. Remove the repeated ",
                if duplicates.count == 1 {
                    "one."
                } else {
                    "ones."
                }
            );
            self.push("phones", "duplicates", message);
        }
        let impossible = phones.impossible();
        if impossible.count > 0 {
            let message = text!(
                counted(impossible.count, "number"),
                " cannot exist",
                place(impossible),
                ": no country has the calling code, or no number there has that many digits. Correct or remove ",
                if impossible.count == 1 {
                    "it."
                } else {
                    "them."
                }
            );
            self.push("phones", "impossible_number", message);
        }
    }
}

/// The position of the first of some numbers. The number itself is not quoted: it may be somebody's.
fn place(found: Found) -> String {
    match (found.first, found.count) {
        (None, _) => String::new(),
        (Some(index), 1) => text!(" (`phones[", index, "]`)"),
        (Some(index), _) => text!(" (the first is `phones[", index, "]`)"),
    }
}

/// `1 line`, `2 lines`.
fn counted(count: usize, noun: &str) -> String {
    text!(count, " ", noun, if count == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests;
