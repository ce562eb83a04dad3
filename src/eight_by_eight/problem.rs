//! 8x8's error answers: `{ code, message, errorId, timestamp }`.

use crate::data::Data;
use crate::error::Problem;

/// Reads what is there; anything else leaves the status to speak.
pub fn read(body: Option<&Data>) -> Problem {
    let member = |name| body.and_then(|body| body.get(name));
    Problem {
        provider_code: member("code").and_then(Data::as_code),
        // The documented reference for questions to 8x8's support.
        request_id: member("errorId").and_then(Data::as_text).map(str::to_owned),
        violations: Vec::new(),
    }
}

/// What an error code means, from 8x8's list of them.
pub fn code_meaning(code: &Data) -> Option<&'static str> {
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
        2000 => "the provider has an internal error",
        _ => return None,
    })
}

/// What a status means here, where no known code says more.
pub fn meaning(status: u16) -> &'static str {
    match status {
        400 => "the request is invalid",
        401 => "the request was not authenticated",
        403 => "the request is forbidden",
        404 => "there is no such resource",
        426 => "a newer TLS version is required",
        429 => "too many requests",
        500.. => "the provider has a problem",
        _ => "the request was refused",
    }
}
