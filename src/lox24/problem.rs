//! LOX24's error answers: problem+json under `Accept: application/json`, Hydra under ld+json.

use crate::data::Data;
use crate::error::{Problem, Violation};

/// Reads what is there; anything else (HTML, text, nothing) is no problem document and leaves the
/// status to speak.
pub fn read(body: Option<&Data>) -> Problem {
    let Some(body) = body else {
        return Problem::default();
    };
    let text =
        |value: &Data, name: &str| value.get(name).and_then(Data::as_text).map(str::to_owned);
    Problem {
        provider_code: body.get("code").and_then(Data::as_code),
        request_id: None,
        violations: body
            .get("violations")
            .map(Data::items)
            .unwrap_or_default()
            .iter()
            .map(|violation| Violation {
                path: text(violation, "propertyPath").unwrap_or_default(),
                message: text(violation, "message")
                    .or_else(|| text(violation, "title"))
                    .unwrap_or_default(),
                code: text(violation, "code"),
            })
            .collect(),
    }
}

/// What a status means here, from the provider's pages.
pub fn meaning(status: u16) -> &'static str {
    match status {
        400 => "the input is invalid",
        401 => "the client id or API key is inactive or invalid",
        402 => "there are not enough funds",
        403 => "the account is not activated",
        404 => "there is no such resource",
        422 => "the request is well-formed, but cannot be followed",
        429 => "this IP address is blocked for some minutes after requests with bad credentials",
        500.. => "the provider has a problem",
        _ => "the request was refused",
    }
}
