//! What is specific to LOX24: its credential, its error responses, its lockout.

use crate::input::data::Data;
use crate::input::issue::Issues;
use crate::input::options;
use crate::provider::{Credential, Lockout, Problem, Provider, TooManyRequests, Violation};

/// LOX24.
pub static LOX24: Provider = Provider {
    name: "LOX24",
    // Source: every LOX24 page.
    base_urls: &["https://api.lox24.eu"],
    credential: Credential {
        option: "token",
        header: "X-LOX24-AUTH-TOKEN",
        prefix: "",
        check: token,
    },
    request_id: Some("x-lox24-request-id"),
    problem,
    // Its only documented 429 is the block after bad credentials.
    too_many_requests: TooManyRequests::Blocked,
    // More than three bad requests from an address within a minute block it for ten minutes. Source: its API
    // overview. Whether a 429 has a `Retry-After` is not documented.
    lockout: Some(Lockout {
        tries: 3,
        window: 60_000.0,
        block: 600_000.0,
    }),
};

/// Checks a token of the form `{clientId}:{apiKey}`.
fn token(value: &Data, path: &str, issues: &mut Issues) -> Option<String> {
    options::secret(
        value,
        path,
        issues,
        &|text| {
            let colon = text.bytes().position(|byte| byte == b':');
            colon.is_some_and(|colon| colon > 0 && colon + 1 < text.len())
        },
        "a {clientId}:{apiKey} token without spaces or line breaks",
    )
}

/// Reads problem+json, or the equivalent Hydra document. For anything else (HTML, text, nothing) the status
/// has to suffice.
fn problem(status: u16, body: Option<&Data>) -> Problem {
    let mut violations = Vec::new();
    let listed = body.and_then(|body| body.get("violations"));
    for violation in listed.map(Data::items).unwrap_or_default() {
        let text = |name| Problem::text(Some(violation), name);
        violations.push(Violation {
            path: text("propertyPath").unwrap_or_default(),
            message: text("message")
                .or_else(|| text("title"))
                .unwrap_or_default(),
            code: text("code"),
        });
    }
    Problem {
        meaning: meaning(status),
        sentence: Problem::text(body, "detail")
            .or_else(|| Problem::text(body, "hydra:description")),
        code: Problem::code(body),
        request_id: None,
        violations,
    }
}

/// What a status means here, from the provider's pages.
fn meaning(status: u16) -> &'static str {
    match status {
        400 => "the input is invalid",
        401 => "the client id or API key is inactive or invalid",
        402 => "there are not enough funds",
        403 => "the account is not activated",
        404 => "there is no such resource",
        422 => "the request is well-formed but cannot be fulfilled",
        429 => "this IP address is blocked after requests with bad credentials",
        500.. => "the provider failed",
        _ => "the request was refused",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::data::object;

    #[test]
    fn a_token_has_an_id_and_a_key() {
        for (text, is_one) in [
            ("1:a", true),
            ("1234567:e3f3", true),
            ("1:a:b", true),
            ("1:", false),
            (":a", false),
            (":", false),
            ("1a", false),
            ("", false),
            ("1:a ", false),
        ] {
            let mut issues = Issues::new();
            let found = token(&text.into(), "token", &mut issues);
            assert_eq!(found, is_one.then(|| text.to_owned()), "{text:?}");
            assert_eq!(issues.into_vec().is_empty(), is_one, "{text:?}");
        }
    }

    #[test]
    fn each_status_has_its_meaning() {
        for (status, expected) in [
            (400, "the input is invalid"),
            (401, "the client id or API key is inactive or invalid"),
            (402, "there are not enough funds"),
            (403, "the account is not activated"),
            (404, "there is no such resource"),
            (409, "the request was refused"),
            (422, "the request is well-formed but cannot be fulfilled"),
            (
                429,
                "this IP address is blocked after requests with bad credentials",
            ),
            (499, "the request was refused"),
            (500, "the provider failed"),
            (503, "the provider failed"),
        ] {
            let expected = Problem {
                meaning: expected,
                ..Problem::default()
            };
            assert_eq!(problem(status, None), expected);
            assert_eq!(problem(status, Some(&Data::Null)), expected);
        }
    }

    #[test]
    fn a_problem_has_the_sentence_the_code_and_the_violations_of_its_body() {
        let full = object! {
            "detail" => "No.",
            "hydra:description" => "Never.",
            "code" => 7.0,
            "violations" => Data::from_iter([
                object! {
                    "propertyPath" => "text", "message" => "Bad.", "title" => "T", "code" => "c",
                },
                object! { "title" => "Worse.", "code" => 7.0 },
                object! { "propertyPath" => 5.0 },
            ]),
        };
        let violation = |path: &str, message: &str, code: Option<&str>| Violation {
            path: path.to_owned(),
            message: message.to_owned(),
            code: code.map(str::to_owned),
        };
        let expected = Problem {
            meaning: meaning(400),
            sentence: Some("No.".to_owned()),
            code: Some(Data::Number(7.0)),
            request_id: None,
            violations: vec![
                violation("text", "Bad.", Some("c")),
                violation("", "Worse.", None),
                violation("", "", None),
            ],
        };
        assert_eq!(problem(400, Some(&full)), expected);
        let hydra =
            object! { "hydra:description" => "Never.", "code" => true, "violations" => 1.0 };
        let expected = Problem {
            meaning: meaning(400),
            sentence: Some("Never.".to_owned()),
            ..Problem::default()
        };
        assert_eq!(problem(400, Some(&hydra)), expected);
    }
}
