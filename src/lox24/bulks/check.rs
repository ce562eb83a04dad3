//! Everything that can be known about a bulk before it is sent: what is wrong, what is probably a mistake,
//! how many messages are billed, and what they cost. The clock is passed in.

use super::new_bulk::{read, size, text_of};
use crate::cost::{self, Amount, BulkLimits, PRICES};
use crate::input::data::Data;
use crate::input::issue::{Issue, Issues};
use crate::input::options::CallOptions;
use crate::input::phones::Phones;
use crate::input::rule::Value;
use crate::message::measure::{Encoding, measure};
use crate::message::plain::plain;
use crate::text::text;

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

/// Checks a new bulk at a time in Unix seconds. The options are those of `createBulk`, so that both accept
/// the same object.
pub fn check(input: &Data, options: &Data, now: f64) -> Check {
    let mut issues = Issues::new();
    let (_, options) = CallOptions::read(options, [&cost::OPTIONS, &[]], &mut issues);
    let bulk = read(input, &mut issues);
    let limits = BulkLimits::read(&options, &mut issues);
    let bulk = bulk.unwrap_or_default();
    let size = size(&bulk);
    let cost = limits.check(&size, &mut issues);
    let mut warnings = Warnings::default();
    if let Some(text) = text_of(&bulk).filter(|_| !size.is_voice) {
        warnings.text(text, size.segments, bulk.get("is_unicode"));
    }
    if matches!(bulk.get("voice_lang"), Some(Value::Text(_))) && !size.is_voice {
        let message = "A language has no effect without a voice service (`service_code`).";
        warnings.push("voice_lang", "no_effect", message.to_owned());
    }
    // Present times in seconds are exact as a float.
    if matches!(bulk.get("delivery_at"), Some(Value::Integer(at)) if *at > 0 && (*at as f64) < now)
    {
        let message = "`delivery_at` is in the past. What the provider does then is not documented. \
                       Omit it to send at once.";
        warnings.push("delivery_at", "in_the_past", message.to_owned());
    }
    if let Some(Value::Phones(phones)) = bulk.get("phones") {
        warnings.phones(phones);
    }
    if size.has_groups {
        let message = "Only the provider knows the members of groups; they are not counted here.";
        warnings.push("msg_groups", "not_counted", message.to_owned());
    }
    if let Some(why) = cost.unknown {
        warnings.push(PRICES, "no_price", why);
    }
    Check {
        issues: issues.into_vec(),
        warnings: warnings.0,
        segments: size.segments,
        recipients: size.recipients(),
        messages: size.messages(),
        cost: cost.amount.map(Amount::to_number),
    }
}

#[derive(Default)]
struct Warnings(Vec<Issue>);

impl Warnings {
    fn push(&mut self, path: &str, code: &'static str, message: String) {
        self.0.push(Issue {
            path: path.to_owned(),
            code,
            message,
        });
    }

    /// Warns about a text that is sent in this many segments.
    fn text(&mut self, text: &str, segments: usize, is_unicode: Option<&Value>) {
        let natural = measure(&text);
        let plain = plain(&text, false, &mut |_| ());
        let forced = matches!(is_unicode, Some(Value::Bool(true)));
        let foreign = plain.replaced + plain.remaining;
        if forced && natural.encoding == Encoding::Gsm7 && segments > natural.segments {
            let message = text!(
                "With `is_unicode: true` the text takes ",
                segments,
                " segments instead of ",
                natural.segments,
                "."
            );
            self.push("is_unicode", "unicode_costs_more", message);
        }
        if foreign > 0 && matches!(is_unicode, Some(Value::Bool(false))) {
            let message = text!(
                "Without Unicode, ",
                counted(foreign, "character"),
                " of the text may arrive changed."
            );
            self.push("is_unicode", "needs_unicode", message);
        }
        let cheaper = plain.measure.segments;
        if plain.replaced > 0 && cheaper < segments && !forced {
            let message = text!(
                "The text takes ",
                segments,
                " segments, or ",
                cheaper,
                " with `toGsm7`, which replaces ",
                counted(plain.replaced, "typographic character"),
                "."
            );
            self.push("text", "unicode_costs_more", message);
        }
        if segments > MAX_SEGMENTS {
            let message = text!(
                "The text takes ",
                segments,
                " segments; the provider allows ",
                MAX_SEGMENTS,
                ": 1530 characters, or 670 with Unicode."
            );
            self.push("text", "too_many_segments", message);
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
        if duplicates > 0 {
            let message = text!(
                counted(duplicates, "number"),
                " repeated. The provider does not document whether it sends to each once."
            );
            self.push("phones", "duplicates", message);
        }
    }
}

/// `1 line`, `2 lines`.
fn counted(count: usize, noun: &str) -> String {
    text!(count, " ", noun, if count == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests;
