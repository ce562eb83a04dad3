//! What an error response says that a proxy of this package has written (src/js/proxy/proxy.js).

use super::outcome::Outcome;
use crate::input::data::Data;
use crate::provider::{Problem, Violation};

/// Reads `{ message, code, providerCode, requestId, violations }`.
pub(super) fn problem(outcome: Outcome, body: Option<&Data>) -> Problem {
    let mut violations = Vec::new();
    let listed = body.and_then(|body| body.get("violations"));
    for violation in listed.map(Data::items).unwrap_or_default() {
        let text = |name| Problem::text(Some(violation), name);
        violations.push(Violation {
            path: text("path").unwrap_or_default(),
            message: text("message").unwrap_or_default(),
            code: text("code"),
        });
    }
    let code = body.and_then(|body| body.get("providerCode")?.as_code());
    Problem {
        meaning: match outcome {
            Outcome::NotSent => "the proxy did not send it",
            Outcome::Rejected => "the provider refused it",
            Outcome::Unknown => "the proxy does not know whether it was carried out",
            Outcome::Accepted => "it was carried out, but the response could not be read",
        },
        sentence: Problem::text(body, "message"),
        code: code.or_else(|| Problem::code(body)),
        request_id: Problem::text(body, "requestId"),
        violations,
    }
}
