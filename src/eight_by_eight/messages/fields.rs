//! The fields of a message: those of a new one, and those of the responses. Source: 8x8's public OpenAPI
//! description and its pages about sending.

use crate::decimal::leading_digit_count;
use crate::input::check;
use crate::input::issue::Issues;
use crate::input::phones::PhoneForm;
use crate::input::record::Presence::{NeverLost, Nullable, Optional, Required};
use crate::input::record::{self, Record, Table, field};
use crate::input::rule::{Rule, Value};
use crate::message::gsm7;
use crate::message::measure::{Encoding, joined_segments};
use crate::numbering::follows_code;
use crate::text::text;
use crate::wire::shape::{Field, Kind, documented};

/// The most segments of a text. 8x8 cuts a longer one, sends the rest and bills it.
const MAX_SEGMENTS: usize = 10;

/// The rule of a sender. The schema allows 16 characters, the page 17 digits.
const SOURCE: Rule = Rule::Format {
    is_valid: |text| {
        let bytes = text.as_bytes();
        let digits = bytes.strip_prefix(b"+").unwrap_or(bytes);
        check::characters(text) <= 16 || digits.len() <= 17 && is_number(digits)
    },
    expected: "a sender of at most 16 characters, or a number of at most 17 digits",
};

/// The rule of an address for delivery reports.
const CALLBACK: Rule = Rule::Format {
    is_valid: |text| {
        let is_web = text.starts_with("https://") || text.starts_with("http://");
        is_web && text.bytes().all(|byte| byte.is_ascii_graphic())
    },
    expected: "an absolute URL such as https://example.com/reports",
};

const DESTINATION: Rule = Rule::Format {
    is_valid: |text| match text.as_bytes() {
        // A national number, with `country`.
        [b'0', national @ ..] => (3..=15).contains(&national.len()) && is_number(national),
        bytes => length(bytes) == bytes.len(),
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

fn is_number(digits: &[u8]) -> bool {
    leading_digit_count(digits) == digits.len()
}

/// The fields that a message and a batch share. The batch's fill what a message leaves out.
pub static SHARED: [record::Field; 6] = [
    // The segments are counted afterwards.
    field("text", Rule::Text { most: usize::MAX }, Optional),
    field("source", SOURCE, Optional),
    field("encoding", Rule::OneOf(&["AUTO", GSM7, UCS2]), Optional),
    field(
        "scheduled",
        Rule::DateTime,
        NeverLost("`scheduled` is undefined. Omit the key to send at once, or pass a Date."),
    ),
    field("expiry", Rule::DateTime, Optional),
    field("dlrCallbackUrl", CALLBACK, Optional),
];

const GSM7: &str = "GSM7";

const UCS2: &str = "UCS2";

/// The fields of a new message.
pub static NEW_SMS: [Table; 2] = [&OWN, &SHARED];

static OWN: [record::Field; 5] = [
    field(
        "destination",
        DESTINATION,
        Required("Expected the recipient's phone number."),
    ),
    field("country", COUNTRY, Optional),
    field("clientMessageId", Rule::Text { most: 350 }, Optional),
    field("clientIp", Rule::Text { most: 45 }, Optional),
    field("track", Rule::OneOf(&["None", "Outcome"]), Nullable),
];

const COUNTRY: Rule = Rule::Format {
    is_valid: |text| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_alphabetic()),
    expected: "an ISO 3166-1 alpha-2 country, such as DE",
};

/// Checks what concerns several fields of a message. `batch` fills what it leaves out; a message that is sent alone
/// is its own.
pub fn check(sms: &Record, prefix: &str, batch: &Record, issues: &mut Issues) {
    if let Some(Value::Text(to)) = sms.get("destination")
        && to.as_bytes().first() == Some(&b'0')
        && sms.get("country").is_none()
    {
        let message =
            "A national number needs `country`. Pass it, or write the number as +491701234567.";
        issues.push(&text!(prefix, "destination"), "national_prefix", message);
    }
    let path = text!(prefix, "text");
    let Some(text) = sms.get("text") else {
        if batch.get("text").is_none() {
            issues.push(&path, "required", "Expected the text of the message.");
        }
        return;
    };
    let encoding = sms.get("encoding").or(batch.get("encoding"));
    let segments = match text {
        Value::Text(text) => segments(text, encoding),
        _ => 0,
    };
    if segments > MAX_SEGMENTS {
        let message = text!(
            "Expected at most ",
            MAX_SEGMENTS,
            " segments, not ",
            segments,
            ": 8x8 would cut the text, send it and bill it."
        );
        issues.push(&path, "too_long", message);
    }
}

/// The segments of a text that takes several.
fn segments(text: &str, encoding: Option<&Value>) -> usize {
    joined_segments(text, encoding_of(text, encoding))
}

/// The encoding in which a text is sent, given the one that was asked for.
pub(super) fn encoding_of(text: &str, asked: Option<&Value>) -> Encoding {
    match asked {
        Some(Value::Text(name)) if name == UCS2 => Encoding::Ucs2,
        // What becomes of other characters is not documented; each takes at least one unit.
        Some(Value::Text(name)) if name == GSM7 => Encoding::Gsm7,
        _ if text.chars().all(|it| gsm7::septets(it) > 0) => Encoding::Gsm7,
        _ => Encoding::Ucs2,
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
            let mut sms = Record::default();
            sms.push("text", Value::Text(text));
            if let Some(name) = encoding {
                sms.push("encoding", Value::Text(name.to_owned()));
            }
            check(&sms, "", &sms, &mut issues);
            let expected = is_refused.then_some("text too_long");
            assert_eq!(issues.told().first().map(String::as_str), expected);
        }
    }
}
