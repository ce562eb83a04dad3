//! What is specific to LOX24: its credential, its error responses, its lockout.

use crate::input::data::Data;
use crate::input::issue::Issues;
use crate::input::options;
use crate::provider::{Credential, Lockout, Problem, Provider, TooManyRequests, Violation};

/// LOX24.
pub static LOX24: Provider = Provider {
    name: "LOX24",
    // Source: every LOX24 page.
    base_url: "https://api.lox24.eu",
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
    let text =
        |value: &Data, name: &str| value.get(name).and_then(Data::as_text).map(str::to_owned);
    let of_body = |name| body.and_then(|body| text(body, name));
    let mut violations = Vec::new();
    let listed = body.and_then(|body| body.get("violations"));
    for violation in listed.map(Data::items).unwrap_or_default() {
        violations.push(Violation {
            path: text(violation, "propertyPath").unwrap_or_default(),
            message: text(violation, "message")
                .or_else(|| text(violation, "title"))
                .unwrap_or_default(),
            code: text(violation, "code"),
        });
    }
    Problem {
        meaning: meaning(status),
        sentence: of_body("detail").or_else(|| of_body("hydra:description")),
        code: body
            .and_then(|body| body.get("code"))
            .and_then(Data::as_code),
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
