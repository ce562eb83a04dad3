//! The caller's limits for a bulk. They fail closed: a bulk that cannot be counted exceeds every limit.

use super::price::{Amount, MAX_AMOUNT, Prices};
use crate::input::check::{self, Fields};
use crate::input::issue::Issues;
use crate::input::phones::Phones;
use crate::text::text;

const MAX_MESSAGES: &str = "options.maxMessages";
const MAX_COST: &str = "options.maxCost";
/// The path of the prices in the options of a call.
pub const PRICES: &str = "options.prices";

/// The names of these options.
pub const OPTIONS: [&str; 3] = ["prices", "maxMessages", "maxCost"];

const GROUPS: &str = "Only the provider knows the members of groups (`msg_groups`), so they cannot be \
                      counted. Pass the numbers as `phones`, or omit this limit.";

const VOICE: &str =
    "`prices` are for SMS and do not show the cost of a voice call (`service_code`).";

/// The caller's prices and limits.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct BulkLimits {
    prices: Option<Prices>,
    max_messages: Option<u64>,
    max_cost: Option<Amount>,
}

/// How much a bulk sends.
#[derive(Debug, Clone, Copy)]
pub struct Size<'a> {
    /// Segments of the text; 1 for a voice call, 0 without a text.
    pub segments: usize,
    /// The numbers that the caller passes.
    pub phones: Option<&'a Phones>,
    /// Whether it makes calls instead of sending SMS.
    pub is_voice: bool,
    /// Whether it is also sent to the members of groups.
    pub has_groups: bool,
}

#[cfg(feature = "proxy")]
impl<'a> Size<'a> {
    /// A text with this number of segments, sent to these numbers.
    pub fn of(segments: usize, phones: &'a Phones) -> Self {
        Self {
            segments,
            phones: Some(phones),
            is_voice: false,
            has_groups: false,
        }
    }
}

impl Size<'_> {
    /// How many numbers the caller passes.
    pub fn recipients(&self) -> usize {
        self.phones.map_or(0, Phones::given)
    }

    /// Billed messages: segments x recipients.
    pub fn messages(&self) -> u64 {
        (self.segments as u64).saturating_mul(self.recipients() as u64)
    }
}

/// What a bulk costs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cost {
    /// In the currency of the prices; `None` if it cannot be known, or without prices.
    pub amount: Option<Amount>,
    /// Why the prices do not show it, unless `maxCost` refuses the bulk for that.
    pub unknown: Option<String>,
}

impl BulkLimits {
    /// Reads them. A limit that is missing by mistake (`undefined`) must not let everything pass.
    pub fn read(fields: &Fields<'_>, issues: &mut Issues) -> Self {
        let max_messages = fields.raw("maxMessages").and_then(|value| {
            let most = check::at_least(value, MAX_MESSAGES, issues, 0)?;
            u64::try_from(most).ok()
        });
        let max_cost = fields.raw("maxCost");
        let max_cost = max_cost.and_then(|value| Amount::read(value, MAX_COST, issues, MAX_AMOUNT));
        let table = fields.raw("prices");
        let prices = table.and_then(|value| Prices::read(value, PRICES, issues));
        if max_cost.is_some() && table.is_none() {
            let message = "Expected prices: `maxCost` cannot be checked without them.";
            issues.push(PRICES, "required", message);
        }
        Self {
            prices,
            max_messages,
            max_cost,
        }
    }

    /// Reports what exceeds a limit, or may exceed it, and returns the cost. There are several sizes if several texts are sent.
    pub fn check(&self, sizes: &[Size<'_>], issues: &mut Issues) -> Cost {
        let (mut messages, mut recipients) = (0u64, 0);
        let (mut has_groups, mut is_voice) = (false, false);
        for size in sizes {
            messages = messages.saturating_add(size.messages());
            recipients += size.recipients();
            has_groups |= size.has_groups;
            is_voice |= size.is_voice;
        }
        if let Some(most) = self.max_messages {
            if has_groups {
                issues.push(MAX_MESSAGES, "unknown_count", GROUPS);
            }
            if messages > most {
                let factors = match sizes {
                    [size] => text!(
                        " (segments x recipients: ",
                        size.segments,
                        " x ",
                        recipients,
                        ")"
                    ),
                    _ => String::new(),
                };
                let message = text!(
                    "The message count is ",
                    messages,
                    factors,
                    ", but `maxMessages` is ",
                    most,
                    "."
                );
                issues.push(MAX_MESSAGES, "too_many_messages", message);
            }
        }
        if self.max_cost.is_some() && has_groups {
            issues.push(MAX_COST, "unknown_cost", GROUPS);
        }
        let Some(prices) = &self.prices else {
            return Cost::default();
        };
        let mut counted = 0;
        let sum = if is_voice {
            Err(VOICE.to_owned())
        } else {
            sum(prices, sizes, &mut counted)
        };
        match (sum, self.max_cost) {
            (Err(why), Some(_)) => {
                issues.push(MAX_COST, "unknown_cost", why);
                Cost::default()
            }
            (Err(why), None) => Cost {
                amount: None,
                unknown: Some(why),
            },
            (Ok(cost), most) => {
                // As numbers, so that a cost reported by `checkBulk` can be passed back as the limit.
                if let Some(most) = most.filter(|most| cost.to_number() > most.to_number()) {
                    let message = text!(
                        "The cost is ",
                        cost,
                        " (messages: ",
                        messages,
                        "), but `maxCost` is ",
                        most,
                        "."
                    );
                    issues.push(MAX_COST, "too_expensive", message);
                }
                // Whatever is not a number has its own issue.
                let is_all = !has_groups && counted == recipients;
                Cost {
                    amount: Some(cost).filter(|_| is_all),
                    unknown: None,
                }
            }
        }
    }
}

/// What all texts cost, and how many numbers were counted for that.
fn sum(prices: &Prices, sizes: &[Size<'_>], counted: &mut usize) -> Result<Amount, String> {
    let mut sum = Amount::default();
    for size in sizes {
        let countries = size.phones.map(Phones::countries).unwrap_or_default();
        *counted += countries.total();
        sum = sum.and(prices.sum(&countries, size.segments as u64)?);
    }
    Ok(sum)
}
