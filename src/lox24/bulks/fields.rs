//! The fields of a bulk: those of a new one, and those of the responses.

use crate::decimal::leading_digit_count;
use crate::input::check::Fields;
use crate::input::data::Data;
use crate::input::issue::Issues;
use crate::input::phones::PhoneForm;
use crate::input::record::Presence::{NeverLost, Nullable, Optional, Required};
use crate::input::record::{self, field};
use crate::input::rule::{Rule, Value};
use crate::numbering::follows_code;
use crate::operation::Parts;
use crate::wire::shape::{Answer, Field, Kind, documented};

/// Reads the id of a bulk.
pub fn id(input: &Data, _options: &Fields<'_>, issues: &mut Issues) -> Option<Parts> {
    match Rule::Uuid("a bulk").read(input, "id", issues) {
        Some(Value::Text(id)) => Some(Parts::path(id)),
        _ => None,
    }
}

/// The longest text before substitution, in Unicode code points. Source: POST /bulks page.
const MAX_TEXT: usize = 1785;

/// The bulk services. Source: POST /bulks page.
pub const SERVICES: [&str; 3] = ["direct", "text2speech", "text2speech_ssml"];

/// The languages of voice messages. Source: POST /bulks page.
pub const VOICE_LANGUAGES: [&str; 20] = [
    "EN", "DE", "FR", "IT", "ES", "PL", "NL", "RO", "PT", "CS", "HU", "SV", "DA", "FI", "SK", "HR",
    "TR", "RU", "BG", "UK",
];

/// The fields of a new bulk, in the order of the page's example. Source: POST /bulks page.
pub static NEW_BULK: [record::Field; 9] = [
    field("sender_id", SENDER, Optional),
    field(
        "text",
        Rule::Text { most: MAX_TEXT },
        Required("Expected the text of the message."),
    ),
    field("service_code", Rule::OneOf(&SERVICES), Optional),
    field("phones", Rule::Phones(&PHONES), Optional),
    field(
        "msg_groups",
        Rule::List {
            of: &Rule::Integer { least: 1 },
            what: "group ids",
        },
        Optional,
    ),
    // A time that is missing by mistake would send at once, so here `undefined` does not mean omitted.
    field(
        "delivery_at",
        Rule::Time,
        NeverLost(
            "`delivery_at` is undefined. Omit the key to send at once, or pass Unix seconds or a \
             Date.",
        ),
    ),
    field("is_unicode", Rule::Bool, Optional),
    field("source", Rule::ANY_INTEGER, Nullable),
    field("voice_lang", Rule::OneOf(&VOICE_LANGUAGES), Nullable),
];

const SENDER: Rule = Rule::Format {
    is_valid: is_sender,
    expected: "1 to 11 letters, digits or spaces, or a number of at most 15 digits",
};

/// The pattern on the page: `/^(\+?[1-9]\d{0,14}|[a-zA-Z0-9 ]{1,11})$/`.
fn is_sender(text: &str) -> bool {
    let digits = text.strip_prefix('+').unwrap_or(text);
    let is_number = (1..=15).contains(&digits.len())
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && !digits.starts_with('0');
    let is_name = text.len() <= 11
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b' ');
    is_number || is_name
}

/// The four documented forms of a phone number.
static PHONES: PhoneForm = PhoneForm {
    length: phone_length,
    expected: "a phone number of 5 to 15 digits, best as +491701234567 (or 00491701234567, \
               491701234567 or, in the account's country, 01701234567)",
    has_extra_zero: |bytes| international(bytes).is_some_and(follows_code),
};

/// `+491701234567`, `00491701234567`, `491701234567` and, in the country of the account, `01701234567`. An
/// international number has at most 15 digits (E.164); none anywhere has fewer than 5.
fn phone_length(bytes: &[u8]) -> usize {
    let digits = match international(bytes) {
        // Only the provider knows what digits alone or a national number mean.
        Some(digits) if follows_code(digits) => return 0,
        Some(digits) => digits,
        None => bytes.strip_prefix(b"0").unwrap_or(bytes),
    };
    let count = leading_digit_count(digits);
    match digits.first() {
        Some(b'0') => 0,
        _ if (5..=15).contains(&count) => bytes.len() - digits.len() + count,
        _ => 0,
    }
}

/// The digits after `+` or `00`.
fn international(bytes: &[u8]) -> Option<&[u8]> {
    match bytes {
        [b'+', digits @ ..] | [b'0', b'0', digits @ ..] => Some(digits),
        _ => None,
    }
}

/// How a response with a bulk is read.
pub const ANSWER: Answer = Answer::AsItIs(&FIELDS);

/// Whether a state is final: processed, cancelled, system error or no recipients. An unknown state is not.
/// Source: GET /bulks/{id} page.
pub fn is_final(status_code: f64) -> bool {
    [10.0, 15.0, 20.0, 201.0].contains(&status_code)
}

/// The fields of a bulk, and of the reduced bulk that cancelling returns.
///
/// `created_at` is an integer on the pages about POST and GET and a UUID string on the one about cancel, so
/// both are accepted everywhere.
pub static FIELDS: [Field; 19] = [
    documented("uuid", Kind::Text, false),
    documented("status_code", Kind::Number, false),
    documented("delivery_at", Kind::Number, true),
    documented("sender_id", Kind::Text, true),
    documented("text", Kind::Text, true),
    documented("phones", Kind::List, true),
    documented("msg_groups", Kind::List, true),
    documented("msg_total_count", Kind::Number, true),
    documented("created_at", Kind::NumberOrText, true),
    documented("processed_at", Kind::Number, true),
    documented("ip", Kind::Text, true),
    documented("is_unicode", Kind::Bool, true),
    documented("is_dryrun", Kind::Bool, true),
    documented("service_code", Kind::Text, true),
    documented("key_id", Kind::Number, true),
    documented("source", Kind::Number, true),
    documented("voice_lang", Kind::Text, true),
    documented("is_text_deleted", Kind::Bool, true),
    documented("msg_total_cost", Kind::Number, true),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_states() {
        for code in [10.0, 15.0, 20.0, 201.0] {
            assert!(is_final(code));
        }
        for code in [0.0, 5.0, 999.0, f64::NAN] {
            assert!(!is_final(code));
        }
    }

    #[test]
    fn a_phone_number_ends_where_its_digits_do() {
        for (text, length) in [
            ("", 0),
            ("+", 0),
            ("+4917", 0),
            ("+49170", 6),
            ("12345", 5),
            ("012345", 6),
            ("0012345", 7),
            ("00012345", 0),
            ("+012345", 0),
            ("123456789012345", 15),
            ("+123456789012345", 16),
            ("1234567890123456", 0),
            ("+491701234567\",\"", 13),
            ("+49 170", 0),
            ("+491701x", 7),
            // The 0 that is dialled at home does not follow a calling code.
            ("+490170123456", 0),
            ("00490170123456", 0),
            ("490170123456", 12),
            ("0490170123456", 13),
            ("+3906123456", 11),
        ] {
            assert_eq!(phone_length(text.as_bytes()), length, "{text}");
        }
    }

    #[test]
    fn a_sender_is_a_short_name_or_a_number() {
        for (text, is_one) in [
            ("1", true),
            ("123456789012345", true),
            ("+123456789012345", true),
            ("1234567890123456", false),
            ("+1234567890123456", false),
            ("+", false),
            ("+0123", false),
            ("+a", false),
            ("012345678901", false),
            // A name may be of digits.
            ("0123", true),
            ("a Z 9", true),
            ("elevenchars", true),
            ("twelve chars", false),
            ("a-b", false),
            ("ü", false),
        ] {
            assert_eq!(is_sender(text), is_one, "{text}");
        }
    }

    #[test]
    fn an_id_is_a_uuid_in_lower_case() {
        let read = |value: &Data| id(value, &Fields::none(""), &mut Issues::new());
        let text = "DA0FA78C-4699-11EA-A637-96000028B339";
        let expected = Parts::path("da0fa78c-4699-11ea-a637-96000028b339".to_owned());
        assert_eq!(read(&text.into()), Some(expected));
        assert_eq!((read(&"x".into()), read(&Data::Null)), (None, None));
    }
}
