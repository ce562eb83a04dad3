//! The SMS filter: the 34 query parameters of `POST /sms/ops/batch_delete`, and nothing else. `GET /sms` and
//! `POST /sms/ops/batch_cancel` accept the same.

use super::guard::Limit;
use crate::input::check::{self, Fields};
use crate::input::data::Data;
use crate::input::issue::Issues;
use crate::input::rule::Rule;
use crate::operation::Parts;
use crate::wire::Query;
use crate::wire::filter::{Filters, NOT_BLANK, Parameter, Range, check_room, parameter};

const COUNT: Rule = Rule::Integer { least: 0 };

const COUNTRY: Rule = Rule::Format {
    is_valid: |text| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase()),
    expected: "an ISO 3166-1 alpha-2 country in upper case, such as DE",
};

const PHONE_PART: Rule = Rule::Format {
    is_valid: |text| {
        let text = text.as_bytes();
        let digits = text.strip_prefix(b"+").unwrap_or(text);
        !digits.is_empty() && digits.iter().all(u8::is_ascii_digit)
    },
    expected: "part of a phone number: digits, with a leading + to match the start",
};

const IP_PART: Rule = Rule::Format {
    is_valid: |text| {
        let mut bytes = text.bytes();
        bytes.clone().any(|byte| byte.is_ascii_hexdigit())
            && bytes.all(|byte| byte.is_ascii_hexdigit() || b".:".contains(&byte))
    },
    expected: "part of an IP address, such as 192.168.",
};

/// With `_order[created_at]` and `_order[gateway_sent_at]`, and `name[]` for those that accept several values,
/// these are the 34. Nothing was created in 1970, but a `delivery_at` of 0 means "at once".
pub static SMS_FILTERS: Filters = Filters {
    parameters: &PARAMETERS,
    order: &["created_at", "gateway_sent_at"],
};

static PARAMETERS: [Parameter; 19] = [
    parameter("is_sent", Rule::Bool, false, Range::No),
    parameter("is_unicode", Rule::Bool, false, Range::No),
    parameter("uuid", Rule::Uuid("a message"), true, Range::No),
    parameter("iso2", COUNTRY, true, Range::No),
    parameter("dlr_code", COUNT, true, Range::No),
    parameter("status_code", COUNT, true, Range::No),
    parameter("gateway_sent_at", Rule::Time, true, Range::From(0)),
    parameter("delivery_at", Rule::Time, true, Range::From(0)),
    parameter("created_at", Rule::Time, true, Range::From(1)),
    parameter("chars_count", COUNT, true, Range::From(0)),
    parameter("parts_count", COUNT, true, Range::From(0)),
    parameter("bulk", Rule::Uuid("a bulk"), true, Range::No),
    parameter("source", Rule::ANY_INTEGER, true, Range::From(i64::MIN)),
    parameter("text", NOT_BLANK, false, Range::No),
    parameter("phone", PHONE_PART, false, Range::No),
    parameter("sender_id", NOT_BLANK, false, Range::No),
    parameter("ip", IP_PART, false, Range::No),
    parameter("key_id", Rule::Integer { least: 1 }, true, Range::No),
    parameter("callback_data", NOT_BLANK, true, Range::No),
];

/// Reads a call that changes what a filter selects: the filter, `all`, and the option that limits how many
/// messages it may concern.
pub fn change(
    input: &Data,
    options: &Fields<'_>,
    limit: &Limit,
    issues: &mut Issues,
) -> Option<Parts> {
    let all = options.optional("all", issues, check::boolean);
    // A limit that is missing by mistake (`undefined`) must not let everything pass.
    let most = options.raw(limit.option);
    if let Some(value) = most {
        check::at_least(value, &options.path(limit.option), issues, 0);
    }
    let query = read(input, all.unwrap_or(false), issues)?;
    // With a limit, `created_at[lte]` is added.
    check_room(&query, usize::from(most.is_some()), issues);
    Some(Parts {
        query,
        ..Parts::default()
    })
}

/// Reads the filter of a call that changes messages. `all` confirms a filter that selects every message.
pub fn read(input: &Data, all: bool, issues: &mut Issues) -> Option<Query> {
    let filter = SMS_FILTERS.read(input, issues)?;
    if !filter.narrows && !all {
        let message = "The filter selects every SMS in the account. Add a condition that excludes \
                       some, or pass `{ all: true }` as options.";
        issues.push("filter", "selects_everything", message);
    }
    Some(filter.query)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::data::object;

    #[test]
    fn texts_have_their_forms() {
        for (name, taken, refused) in [
            ("iso2", &["DE"][..], &["D", "DEU", "de", "D1", "dE"][..]),
            ("text", &["x", " x "], &[" ", "\t\n"]),
            (
                "phone",
                &["+4", "4", "+49170"],
                &["+", "++4", "4+", "4 9", "a"],
            ),
            (
                "ip",
                &["1", "a", ".1", "fe80::", "1.2.3.4"],
                &[".", "::", "1.2 ", "g", "1/8"],
            ),
        ] {
            for (texts, is_taken) in [(taken, true), (refused, false)] {
                for text in texts {
                    let mut input = Data::EMPTY;
                    input.set(name, (*text).into());
                    let mut issues = Issues::new();
                    read(&input, false, &mut issues);
                    let expected = vec![format!("{name} format")];
                    let expected = if is_taken { vec![] } else { expected };
                    assert_eq!(issues.told(), expected, "{text}");
                }
            }
        }
    }

    #[test]
    fn everything_is_selected_only_on_request() {
        let narrow = object! { "is_sent" => true };
        for (input, all, codes) in [
            (&Data::EMPTY, false, vec!["filter selects_everything"]),
            (&Data::EMPTY, true, vec![]),
            (&narrow, false, vec![]),
            (&narrow, true, vec![]),
        ] {
            let mut issues = Issues::new();
            let query = read(input, all, &mut issues).unwrap();
            assert_eq!(issues.told(), codes);
            assert_eq!(query.is_empty(), *input == Data::EMPTY);
        }
    }
}
