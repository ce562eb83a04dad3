//! What is specific to 8x8: its regions, its credential, its error responses.

use crate::input::check;
use crate::input::data::Data;
use crate::input::issue::Issues;
use crate::input::options;
use crate::provider::{Credential, Problem, Provider, TooManyRequests};

/// 8x8, in the first of its [`REGIONS`].
pub static EIGHT_BY_EIGHT: Provider = Provider {
    name: "8x8",
    base_urls: &[REGIONS[0].1, REGIONS[1].1, REGIONS[2].1, REGIONS[3].1],
    credential: Credential {
        option: "apiKey",
        header: "Authorization",
        prefix: "Bearer ",
        check: api_key,
    },
    request_id: None,
    problem,
    too_many_requests: TooManyRequests::RateLimited,
    lockout: None,
};

/// Regions with their hosts; the first is the default. An account belongs to one of them.
/// Source: 8x8's public OpenAPI description.
pub const REGIONS: [(&str, &str); 4] = [
    ("apac", "https://sms.8x8.com"),
    ("us", "https://sms.us.8x8.com"),
    ("uk", "https://sms.8x8.uk"),
    ("id", "https://sms.8x8.id"),
];

/// The names of a client's options, beside those that all clients have and the key.
pub const OPTIONS: [&str; 2] = ["subAccountId", "region"];

/// Checks a region and returns its base URL.
pub fn region(value: &Data, path: &str, issues: &mut Issues) -> Option<&'static str> {
    let [(apac, _), (us, _), (uk, _), (id, _)] = REGIONS;
    let chosen = check::one_of(value, path, issues, &[apac, us, uk, id])?;
    let found = REGIONS.iter().find(|(name, _)| *name == chosen);
    found.map(|(_, base)| *base)
}

/// Checks a sub-account id: `^[A-Za-z0-9\-._&]{3,50}$`. Source: the page about cancelling a batch.
pub fn sub_account(value: &Data, path: &str, issues: &mut Issues) -> Option<String> {
    check::formatted(
        value,
        path,
        issues,
        &|text| check::is_word(text, 3, 50, "-._&"),
        "the sub-account id: 3 to 50 letters, digits or any of - . _ &",
    )
    .map(str::to_owned)
}

/// Checks an API key, which becomes `Authorization: Bearer {key}`.
pub fn api_key(value: &Data, path: &str, issues: &mut Issues) -> Option<String> {
    options::secret(
        value,
        path,
        issues,
        &|text| !text.is_empty(),
        "an API key without \"Bearer\", spaces or line breaks",
    )
}

/// Reads `{ code, message, errorId, timestamp }`. For anything else the status has to suffice.
fn problem(status: u16, body: Option<&Data>) -> Problem {
    let code = Problem::code(body);
    let known = code.as_ref().and_then(code_meaning);
    Problem {
        meaning: known.unwrap_or_else(|| meaning(status)),
        sentence: Problem::text(body, "message"),
        code,
        // The documented reference for 8x8's support team.
        request_id: Problem::text(body, "errorId"),
        violations: Vec::new(),
    }
}

/// What an error code means, from 8x8's list of error codes.
fn code_meaning(code: &Data) -> Option<&'static str> {
    let Data::Number(code) = code else {
        return None;
    };
    Some(match *code as i64 {
        1000 => "a parameter is invalid",
        1001 => "the subAccountId does not belong to the account",
        1002 => "a phone number is not in international format",
        1008 => "the id is invalid",
        1014 => "TLS 1.3 or newer is required",
        1200 => "the request was not authenticated",
        1201 => "the request is forbidden",
        1300 => "there is no such resource",
        2000 => "the provider had an internal error",
        _ => return None,
    })
}

/// What a status means here, unless a known code says more.
fn meaning(status: u16) -> &'static str {
    match status {
        400 => "the request is invalid",
        401 => "the request was not authenticated",
        403 => "the request is forbidden",
        404 => "there is no such resource",
        426 => "a newer TLS version is required",
        429 => "too many requests",
        500.. => "the provider failed",
        _ => "the request was refused",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::data::object;

    #[test]
    fn each_region_has_its_host() {
        let read = |name: &str| region(&name.into(), "region", &mut Issues::new());
        for (name, host) in REGIONS {
            assert_eq!(read(name), Some(host));
        }
        assert_eq!((read("eu"), read("")), (None, None));
        assert_eq!(EIGHT_BY_EIGHT.base_urls[0], "https://sms.8x8.com");
    }

    #[test]
    fn a_sub_account_is_a_short_word() {
        for (text, is_one) in [
            ("abc", true),
            ("a-._&9Z", true),
            (&"a".repeat(50), true),
            ("ab", false),
            (&"a".repeat(51), false),
            ("a/b", false),
            ("abü", false),
        ] {
            let found = sub_account(&text.into(), "subAccountId", &mut Issues::new());
            assert_eq!(found, is_one.then(|| text.to_owned()), "{text}");
        }
    }

    #[test]
    fn a_key_is_a_header_value() {
        for (text, is_one) in [("k", true), ("k=", true), ("", false), ("Bearer k", false)] {
            let found = api_key(&text.into(), "apiKey", &mut Issues::new());
            assert_eq!(found, is_one.then(|| text.to_owned()), "{text}");
        }
    }

    #[test]
    fn a_known_code_says_more_than_the_status() {
        for (code, expected) in [
            (1000.0, "a parameter is invalid"),
            (1001.0, "the subAccountId does not belong to the account"),
            (1002.0, "a phone number is not in international format"),
            (1008.0, "the id is invalid"),
            (1014.0, "TLS 1.3 or newer is required"),
            (1200.0, "the request was not authenticated"),
            (1201.0, "the request is forbidden"),
            (1300.0, "there is no such resource"),
            (2000.0, "the provider had an internal error"),
            (999.0, "the request was refused"),
        ] {
            let body = object! { "code" => code, "message" => "M", "errorId" => "e" };
            let expected = Problem {
                meaning: expected,
                sentence: Some("M".to_owned()),
                code: Some(Data::Number(code)),
                request_id: Some("e".to_owned()),
                violations: vec![],
            };
            assert_eq!(problem(409, Some(&body)), expected);
        }
        let word = object! { "code" => "1000" };
        assert_eq!(problem(404, Some(&word)).meaning, meaning(404));
    }

    #[test]
    fn each_status_has_its_meaning() {
        for (status, expected) in [
            (400, "the request is invalid"),
            (401, "the request was not authenticated"),
            (403, "the request is forbidden"),
            (404, "there is no such resource"),
            (409, "the request was refused"),
            (426, "a newer TLS version is required"),
            (429, "too many requests"),
            (499, "the request was refused"),
            (500, "the provider failed"),
            (503, "the provider failed"),
        ] {
            let expected = Problem {
                meaning: expected,
                ..Problem::default()
            };
            assert_eq!(problem(status, None), expected);
        }
    }
}
