//! A new bulk with how much it sends and what that costs. `createBulk` and `checkBulk` read it
//! here, so that the one refuses exactly what the other tells.

use super::create_bulk::CreateBulk;
use crate::data::Data;
use crate::issue::Issues;
use crate::limits::{BulkLimits, Cost, Size};
use crate::message::measure::{Encoding, measure_from};

/// A new bulk as far as it could be read; every problem of it is in the issues.
#[derive(Debug, Clone, PartialEq)]
pub struct MeasuredBulk {
    /// The checked bulk.
    pub bulk: Option<CreateBulk>,
    /// Counted as far as it goes where there are issues.
    pub size: Size,
    /// Known only where every number is one.
    pub cost: Cost,
}

impl MeasuredBulk {
    /// Checks a new bulk, and that it is within the limits.
    pub fn read(input: &Data, limits: &BulkLimits, issues: &mut Issues) -> Self {
        let bulk = CreateBulk::read(input, issues);
        let service = input.get("service_code");
        let is_voice = matches!(service, Some(Data::Text(code)) if code.starts_with("text2speech"));
        let groups = input.get("msg_groups");
        let size = Size {
            segments: segments(input, is_voice),
            recipients: match input.get("phones") {
                Some(Data::List(items)) => items.len(),
                Some(Data::Lines(lines)) => lines.count(),
                Some(Data::Recipients(list)) => list.len(),
                _ => 0,
            },
            is_voice,
            has_groups: matches!(groups, Some(Data::List(groups)) if !groups.is_empty()),
        };
        let countries = || {
            let countries = bulk.as_ref().map(CreateBulk::countries);
            countries.unwrap_or_default()
        };
        let cost = limits.check(size, countries, issues);
        Self { bulk, size, cost }
    }
}

/// The segments of the text as it is sent.
fn segments(bulk: &Data, is_voice: bool) -> usize {
    let Some(Data::Text(text)) = bulk.get("text") else {
        return 0;
    };
    if is_voice {
        return 1;
    }
    let smallest = match bulk.get("is_unicode") {
        Some(Data::Bool(true)) => Encoding::Ucs2,
        _ => Encoding::Gsm7,
    };
    measure_from(&text.as_str(), smallest).segments
}
