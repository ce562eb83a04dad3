//! How much a call would send, to whom, and what that costs.

use super::denial::Denial;
use super::read::Call;
use crate::cost::{Amount, BulkLimits, OPTIONS, Size};
use crate::input::check::Fields;
use crate::input::data::{Data, object};
use crate::input::issue::{Issue, Issues};
use crate::input::phones::Phones;
use crate::recipients::region_name;

/// What a call would send; all zero for one that sends nothing.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Volume {
    /// How many numbers it sends to.
    pub recipients: usize,
    /// The segments of its longest text.
    pub segments: usize,
    /// Billed messages.
    pub messages: u64,
    /// How many numbers each country has.
    pub countries: Vec<(String, usize)>,
    /// Whether it is also sent to groups, whose members only the provider knows.
    pub has_groups: bool,
}

impl Volume {
    /// The volume of a call, as far as its input can be read.
    pub fn of(call: &Call) -> Self {
        let mut volume = Self::default();
        if let Some(sizes) = call.route.decoder.sizes {
            sizes(&call.input, &mut |sizes| {
                sizes.iter().for_each(|size| volume.add(size))
            });
        }
        volume
    }

    fn add(&mut self, size: &Size<'_>) {
        self.recipients += size.recipients();
        self.segments = self.segments.max(size.segments);
        self.messages = self.messages.saturating_add(size.messages());
        self.has_groups |= size.has_groups;
        let countries = size.phones.map(Phones::countries).unwrap_or_default();
        for (region, count) in countries.known {
            let name = region_name(region);
            match self.countries.iter_mut().find(|(known, _)| *known == name) {
                Some((_, sum)) => *sum += count,
                None => self.countries.push((name, count)),
            }
        }
    }

    /// What `authorize` sees. What cannot be counted is infinite, so that a comparison with a limit fails.
    pub fn to_data(&self) -> Data {
        let known = |number: f64| {
            if self.has_groups {
                f64::INFINITY
            } else {
                number
            }
        };
        let mut countries = Data::EMPTY;
        for (name, count) in &self.countries {
            countries.set(name, (*count).into());
        }
        object! {
            "recipients" => known(self.recipients as f64),
            "segments" => self.segments,
            "messages" => known(self.messages as f64),
            "countries" => countries,
        }
    }
}

/// Why limits could not be applied.
#[derive(Debug)]
pub enum Limited {
    /// The limits are not as documented: a mistake of the proxy's owner.
    Misconfigured(Vec<Issue>),
    /// The call exceeds one, or may exceed it.
    Exceeded(Denial),
}

/// Checks a call against limits: an object with `prices`, `maxMessages` and `maxCost`. Returns its cost; `None` without prices,
/// infinite if they do not show it.
///
/// # Errors
/// What exceeds a limit, or what is wrong with the limits.
pub fn check_limits(call: &Call, limits: &Data) -> Result<Option<f64>, Limited> {
    let Some(sizes) = call.route.decoder.sizes else {
        return Ok(None);
    };
    let mut issues = Issues::new();
    let fields = Fields::open(limits, "limits", "", &[&OPTIONS], &mut issues);
    let none = Fields::none("");
    let fields = fields.as_ref().unwrap_or(&none);
    let has_prices = fields.raw("prices").is_some();
    let limits = BulkLimits::read(fields, &mut issues);
    issues.finish(Some(())).map_err(Limited::Misconfigured)?;
    let mut issues = Issues::new();
    let mut cost = None;
    sizes(&call.input, &mut |sizes| {
        cost = limits.check(sizes, &mut issues).amount;
    });
    let exceeded = |issues| Limited::Exceeded(Denial::invalid(issues));
    issues.finish(Some(())).map_err(exceeded)?;
    let cost = cost.map(Amount::to_number);
    Ok(if has_prices {
        cost.or(Some(f64::INFINITY))
    } else {
        None
    })
}
