//! Reads a new bulk, for sending and for checking.

use super::fields::NEW_BULK;
#[cfg(feature = "prices")]
use crate::cost::Size;
use crate::input::data::Data;
use crate::input::issue::Issues;
use crate::input::record::Record;
#[cfg(feature = "prices")]
use crate::input::rule::Value;
#[cfg(feature = "prices")]
use crate::message::measure::{Encoding, measure, measure_from};

/// Reads a new bulk; every problem is reported.
pub(super) fn read(input: &Data, issues: &mut Issues) -> Option<Record> {
    let bulk = Record::read(input, "bulk", "", &[&NEW_BULK], issues)?;
    if bulk.get("phones").is_none() && bulk.get("msg_groups").is_none() {
        let message = "Expected `phones` or `msg_groups`: a bulk without recipients sends nothing.";
        issues.push("phones", "required", message);
    }
    Some(bulk)
}

/// How much a bulk sends, as far as it could be read.
#[cfg(feature = "prices")]
pub(super) fn size(bulk: &Record) -> Size<'_> {
    let service = bulk.get("service_code");
    let is_voice = matches!(service, Some(Value::Text(code)) if code.starts_with("text2speech"));
    let segments = text_of(bulk).map_or(0, |text| match bulk.get("is_unicode") {
        _ if is_voice => 1,
        Some(Value::Bool(true)) => measure_from(&text, Encoding::Ucs2).segments,
        _ => measure(&text).segments,
    });
    Size {
        segments,
        phones: match bulk.get("phones") {
            Some(Value::Phones(phones)) => Some(phones),
            _ => None,
        },
        is_voice,
        has_groups: matches!(bulk.get("msg_groups"), Some(Value::List(_))),
    }
}

/// Visits how much a bulk would send.
#[cfg(feature = "proxy")]
pub fn sizes(input: &Data, visit: &mut dyn FnMut(&[Size<'_>])) {
    let bulk = read(input, &mut Issues::new()).unwrap_or_default();
    visit(&[size(&bulk)]);
}

/// The text of a bulk, if it has one.
#[cfg(feature = "prices")]
pub(super) fn text_of(bulk: &Record) -> Option<&str> {
    match bulk.get("text") {
        Some(Value::Text(text)) => Some(text),
        _ => None,
    }
}
