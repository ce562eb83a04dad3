//! Reads new messages back from the body of a request, and counts what they send.

use super::fields::{NEW_SMS, encoding_of};
use crate::cost::Size;
use crate::input::data::Data;
use crate::input::date_time;
use crate::input::issue::Issues;
use crate::input::phones::Phones;
use crate::input::record::Record;
use crate::input::rule::Value;
use crate::message::measure::measure_from;

/// The fields that are a `Date` for the caller and a text on the wire.
const DATES: [&str; 2] = ["scheduled", "expiry"];

/// Makes the times of a message dates again. What is not such a time remains a text, which the rules refuse.
pub fn from_wire(mut body: Data) -> Data {
    if let Data::Object(members) = &mut body {
        for (name, value) in members {
            let time = value.as_text().and_then(date_time::parse);
            if let Some(time) = time.filter(|_| DATES.contains(&name.as_str())) {
                *value = Data::Date(time);
            }
        }
    }
    body
}

/// Visits how much a message would send.
pub fn sizes(input: &Data, visit_size: &mut dyn FnMut(&[Size<'_>])) {
    let sms = Record::read(input, "sms", "", &NEW_SMS, &mut Issues::new());
    let messages = [Value::Record(sms.unwrap_or_default())];
    visit(&messages, &Record::default(), visit_size);
}

/// Visits how much each of these messages would send; the template fills what they leave out.
pub fn visit(messages: &[Value], template: &Record, visit: &mut dyn FnMut(&[Size<'_>])) {
    let mut all = Vec::new();
    for message in messages {
        if let Value::Record(sms) = message
            && let Some(Value::Text(to)) = sms.get("destination")
        {
            all.push((segments_of(sms, template), Phones::one(to)));
        }
    }
    let mut sizes = Vec::new();
    for (segments, phones) in &all {
        sizes.push(Size::of(*segments, phones));
    }
    visit(&sizes);
}

/// The segments of a message's text; the template fills what it leaves out.
pub fn segments_of(sms: &Record, template: &Record) -> usize {
    let encoding = sms.get("encoding").or(template.get("encoding"));
    match sms.get("text").or(template.get("text")) {
        Some(Value::Text(text)) => {
            measure_from(&text.as_str(), encoding_of(text, encoding)).segments
        }
        _ => 0,
    }
}
