//! Everything that can be known of a bulk before it is sent: what is wrong, what is probably not
//! meant, how many messages will be paid, and what they cost. The clock is passed in.

use super::measured_bulk::MeasuredBulk;
use crate::data::Data;
use crate::issue::{Issue, Issues};
use crate::limits::PRICES;
use crate::message::measure::{Encoding, measure};
use crate::message::plain::plain;
use crate::options::{CallOptions, Takes};
use crate::price::Amount;
use crate::recipients::duplicates;
use crate::text::text;

/// The longest final text, in segments: 1530 characters of GSM-7 or 670 of Unicode, that is ten.
/// Source: POST /bulks page.
const MAX_SEGMENTS: usize = 10;

/// What will happen.
#[derive(Debug, Clone, PartialEq)]
pub struct Check {
    /// What `createBulk` would refuse.
    pub issues: Vec<Issue>,
    /// What it would send, but is probably not meant.
    pub warnings: Vec<Issue>,
    /// Segments of the text; 1 for a voice call, 0 without a text.
    pub segments: usize,
    /// Numbers of `phones`. The members of groups are known to the provider only.
    pub recipients: usize,
    /// What is paid: segments x recipients.
    pub messages: u64,
    /// What that costs, in the unit of the prices. `None` without prices, and where nobody can
    /// know it.
    pub cost: Option<f64>,
}

/// Checks a new bulk at a time in Unix seconds. The options are those of `createBulk`, so that the
/// same object can be given to both.
pub fn check(input: &Data, options: &Data, now: f64) -> Check {
    let mut issues = Issues::new();
    let limits = CallOptions::read(options, Takes::Limits, &mut issues).limits;
    let MeasuredBulk { bulk, size, cost } = MeasuredBulk::read(input, &limits, &mut issues);
    let issues = issues.finish(bulk).err().unwrap_or_default();
    let mut warnings = Warnings::default();
    if let Some(Data::Text(text)) = input.get("text")
        && !size.is_voice
    {
        warnings.text(text, size.segments, input.get("is_unicode"));
    }
    if matches!(input.get("voice_lang"), Some(Data::Text(_))) && !size.is_voice {
        let message = "A language has no effect without a voice service (`service_code`).";
        warnings.push("voice_lang", "no_effect", message.to_owned());
    }
    let delivery_at = match input.get("delivery_at") {
        Some(Data::Number(seconds)) => Some(*seconds),
        Some(Data::Date(milliseconds)) => Some(milliseconds / 1000.0),
        _ => None,
    };
    if delivery_at.is_some_and(|seconds| seconds > 0.0 && seconds < now) {
        let message = "The time is over; what the provider makes of it is not documented. Leave \
                       it out to send at once.";
        warnings.push("delivery_at", "in_the_past", message.to_owned());
    }
    if let Some(phones) = input.get("phones") {
        warnings.phones(phones);
    }
    if size.has_groups {
        let message = "The members of groups are known to the provider only; they are not \
                       counted here.";
        warnings.push("msg_groups", "not_counted", message.to_owned());
    }
    if let Some(why) = cost.unknown {
        warnings.push(PRICES, "no_price", why);
    }
    Check {
        issues,
        warnings: warnings.0,
        segments: size.segments,
        recipients: size.recipients,
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

    /// A text that is sent in so many segments.
    fn text(&mut self, text: &str, segments: usize, is_unicode: Option<&Data>) {
        let natural = measure(&text);
        let plain = plain(&text, &mut |_| ());
        let forced = matches!(is_unicode, Some(Data::Bool(true)));
        let foreign = plain.replaced + plain.remaining;
        if forced && natural.encoding == Encoding::Gsm7 && segments > natural.segments {
            let message = text!(
                "`is_unicode: true` makes ",
                segments,
                " segments of a text that needs ",
                natural.segments,
                "."
            );
            self.push("is_unicode", "unicode_costs_more", message);
        }
        if foreign > 0 && matches!(is_unicode, Some(Data::Bool(false))) {
            let message = text!(
                "The text needs Unicode for ",
                foreign,
                " of its characters; without it they may arrive as others."
            );
            self.push("is_unicode", "needs_unicode", message);
        }
        let cheaper = plain.measure.segments;
        if plain.replaced > 0 && cheaper < segments && !forced {
            let message = text!(
                plain.replaced,
                " typographic characters make ",
                segments,
                " segments of a text that needs ",
                cheaper,
                "; `toGsm7` replaces them."
            );
            self.push("text", "unicode_costs_more", message);
        }
        if segments > MAX_SEGMENTS {
            let message = text!(
                "The text takes ",
                segments,
                " segments, and the provider takes ",
                MAX_SEGMENTS,
                ": 1530 characters, or 670 with Unicode."
            );
            self.push("text", "too_many_segments", message);
        }
    }

    fn phones(&mut self, phones: &Data) {
        if let Data::Recipients(list) = phones {
            let rejected = list.rejected_count();
            if rejected > 0 {
                let message = text!(
                    "Lines of the list that were not taken, and are not sent to: ",
                    rejected,
                    ". `rejected` and `reasons()` tell why."
                );
                self.push("phones", "rejected", message);
            }
        }
        // The international forms of one number are one; a national one depends on the account.
        let duplicates = match phones {
            Data::Lines(lines) => duplicates(lines.iter()),
            other => {
                let texts = other.items().iter().filter_map(Data::as_text);
                duplicates(texts.map(str::as_bytes))
            }
        };
        if duplicates > 0 {
            let message = text!(
                "Numbers that stand there before: ",
                duplicates,
                ". Whether the provider sends to each once is not documented."
            );
            self.push("phones", "duplicates", message);
        }
    }
}
