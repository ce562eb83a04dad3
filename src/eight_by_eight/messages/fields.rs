//! The fields of a message: those of a new one, and those of the responses. Source: 8x8's public OpenAPI
//! description and its pages about sending.

use crate::decimal::leading_digit_count;
use crate::input::issue::Issues;
use crate::input::phones::PhoneForm;
use crate::input::record::Presence::{NeverLost, Nullable, Optional, Required};
use crate::input::record::{self, Record, field};
use crate::input::rule::{Rule, Value};
use crate::message::measure::{Encoding, measure, measure_from};
use crate::numbering::follows_code;
use crate::text::text;
use crate::wire::shape::{Field, Kind, documented};

/// The most segments of a text. 8x8 cuts a longer one, sends the rest and bills it.
const MAX_SEGMENTS: usize = 10;

/// The encodings that a message may have.
pub const ENCODINGS: [&str; 3] = ["AUTO", "GSM7", "UCS2"];

/// The rule of a text. Its segments are counted afterwards.
pub const TEXT: Rule = Rule::Text { most: usize::MAX };

/// What a time that is missing by mistake means.
pub const LOST: record::Presence =
    NeverLost("`scheduled` is undefined. Omit the key to send at once, or pass a Date.");

/// The rule of a sender. The schema allows 16 characters, the page 17 digits.
pub const SOURCE: Rule = Rule::Format {
    is_valid: |text| {
        let digits = text.strip_prefix('+').unwrap_or(text);
        let length = text.chars().fold(0, |count, _| count + 1);
        length <= 16 || digits.len() <= 17 && digits.bytes().all(|byte| byte.is_ascii_digit())
    },
    expected: "a sender of at most 16 characters, or a number of at most 17 digits",
};

/// The rule of an address for delivery reports.
pub const CALLBACK: Rule = Rule::Format {
    is_valid: |text| {
        let is_web = text.starts_with("https://") || text.starts_with("http://");
        is_web && text.bytes().all(|byte| byte.is_ascii_graphic())
    },
    expected: "an absolute URL such as https://example.com/reports",
};

const DESTINATION: Rule = Rule::Format {
    is_valid: |text| match text.strip_prefix('0') {
        // A national number, with `country`.
        Some(national) => {
            (3..=15).contains(&national.len()) && national.bytes().all(|byte| byte.is_ascii_digit())
        }
        None => length(text.as_bytes()) == text.len(),
    },
    expected: DESTINATION_FORM,
};

const DESTINATION_FORM: &str =
    "a phone number of 7 to 15 digits with its calling code, best as +491701234567";

/// The form of the numbers of a batch.
pub static DESTINATIONS: PhoneForm = PhoneForm {
    length,
    expected: DESTINATION_FORM,
    has_extra_zero: |bytes| bytes.strip_prefix(b"+").is_some_and(follows_code),
};

/// `^\+{0,1}[1-9]{1}[0-9]{6,14}$`
fn length(bytes: &[u8]) -> usize {
    let international = bytes.strip_prefix(b"+");
    if international.is_some_and(follows_code) {
        return 0;
    }
    let digits = international.unwrap_or(bytes);
    let count = leading_digit_count(digits);
    match digits.first() {
        Some(b'0') => 0,
        _ if (7..=15).contains(&count) => bytes.len() - digits.len() + count,
        _ => 0,
    }
}

/// The fields of a new message.
pub static NEW_SMS: [record::Field; 11] = [
    field(
        "destination",
        DESTINATION,
        Required("Expected the recipient's phone number."),
    ),
    field("country", COUNTRY, Optional),
    field("text", TEXT, Optional),
    field("source", SOURCE, Optional),
    field("clientMessageId", Rule::Text { most: 350 }, Optional),
    field("encoding", Rule::OneOf(&ENCODINGS), Optional),
    field("scheduled", Rule::DateTime, LOST),
    field("expiry", Rule::DateTime, Optional),
    field("dlrCallbackUrl", CALLBACK, Optional),
    field("clientIp", Rule::Text { most: 45 }, Optional),
    field("track", Rule::OneOf(&["None", "Outcome"]), Nullable),
];

const COUNTRY: Rule = Rule::Format {
    is_valid: |text| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_alphabetic()),
    expected: "an ISO 3166-1 alpha-2 country, such as DE",
};

/// Checks what concerns several fields of a message. `encoding` is the one that it has if it has none of its
/// own.
pub fn check(sms: &Record, prefix: &str, encoding: Option<&Value>, issues: &mut Issues) {
    let has_country = sms.get("country").is_some();
    if !has_country
        && matches!(sms.get("destination"), Some(Value::Text(to)) if to.starts_with('0'))
    {
        let message =
            "A national number needs `country`. Pass it, or write the number as +491701234567.";
        issues.push(&text!(prefix, "destination"), "national_prefix", message);
    }
    let encoding = sms.get("encoding").or(encoding);
    check_text(sms.get("text"), &text!(prefix, "text"), encoding, issues);
}

/// Refuses a text that 8x8 would cut.
pub fn check_text(text: Option<&Value>, path: &str, encoding: Option<&Value>, issues: &mut Issues) {
    let Some(Value::Text(text)) = text else {
        return;
    };
    let text = text.as_str();
    let encoding = match encoding {
        Some(Value::Text(encoding)) => encoding.as_str(),
        _ => "AUTO",
    };
    let mut segments = match encoding {
        "UCS2" => measure_from(&text, Encoding::Ucs2),
        _ => measure(&text),
    };
    if encoding == "GSM7" && segments.encoding == Encoding::Ucs2 {
        // What becomes of other characters is not documented; each takes at least one unit.
        segments.segments = segments.characters.div_ceil(153);
    }
    let segments = segments.segments;
    if segments > MAX_SEGMENTS {
        let message = text!(
            "Expected at most ",
            MAX_SEGMENTS,
            " segments, not ",
            segments,
            ": 8x8 would cut the text, send it and bill it."
        );
        issues.push(path, "too_long", message);
    }
}

/// The fields of the response to a new message.
pub const RECEIPT: [Field; 5] = [
    documented("umid", Kind::Text, false),
    documented("status", Kind::Object, false),
    documented("destination", Kind::Text, true),
    documented("encoding", Kind::Text, true),
    documented("clientMessageId", Kind::Text, true),
];

/// The fields of a message's details.
pub const DETAILS: [Field; 15] = [
    documented("umid", Kind::Text, false),
    documented("status", Kind::Object, false),
    documented("subAccountId", Kind::Text, true),
    documented("direction", Kind::Text, true),
    documented("msisdn", Kind::Text, true),
    documented("source", Kind::Text, true),
    documented("body", Kind::Text, true),
    documented("encoding", Kind::Text, true),
    documented("createdAt", Kind::Text, true),
    documented("smsCount", Kind::Number, true),
    documented("price", Kind::Object, true),
    documented("country", Kind::Text, true),
    documented("clientMessageId", Kind::Text, true),
    documented("clientBatchId", Kind::Text, true),
    documented("batchId", Kind::Text, true),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_destination_has_its_calling_code() {
        for (text, expected) in [
            ("+491701234567", 13),
            ("491701234567", 12),
            ("1234567", 7),
            ("123456", 0),
            ("+1234567890123456", 0),
            ("0170123456", 0),
            ("00491701234567", 0),
            ("+490170123456", 0),
            ("+49 170", 0),
            ("", 0),
        ] {
            assert_eq!(length(text.as_bytes()), expected, "{text}");
        }
    }

    #[test]
    fn a_text_that_would_be_cut_is_refused() {
        for (text, encoding, is_refused) in [
            ("x".repeat(1530), None, false),
            ("x".repeat(1531), None, true),
            ("x".repeat(1531), Some("AUTO"), true),
            ("ж".repeat(670), None, false),
            ("ж".repeat(671), None, true),
            ("x".repeat(670), Some("UCS2"), false),
            ("x".repeat(671), Some("UCS2"), true),
            ("ж".repeat(1530), Some("GSM7"), false),
            ("ж".repeat(1531), Some("GSM7"), true),
            ("€".repeat(760), Some("GSM7"), false),
            ("€".repeat(761), Some("GSM7"), true),
        ] {
            let mut issues = Issues::new();
            let encoding = encoding.map(|it| Value::Text(it.to_owned()));
            let text = Value::Text(text);
            check_text(Some(&text), "text", encoding.as_ref(), &mut issues);
            let expected = is_refused.then_some("text too_long");
            assert_eq!(issues.told().first().map(String::as_str), expected);
        }
    }
}
