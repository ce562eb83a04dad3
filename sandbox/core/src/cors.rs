//! Cross-origin access for pages in a browser. UNKNOWN for both providers; a world can be told to do without.

use crate::http::response::Response;

/// What lets a page of another origin read a response.
pub const RESPONSE_HEADERS: [(&str, &str); 2] = [
    ("access-control-allow-origin", "*"),
    (
        "access-control-expose-headers",
        "X-LOX24-REQUEST-ID, Retry-After",
    ),
];

const PREFLIGHT_HEADERS: [(&str, &str); 2] = [
    (
        "access-control-allow-methods",
        "GET, POST, PUT, DELETE, OPTIONS",
    ),
    (
        "access-control-allow-headers",
        "X-LOX24-AUTH-TOKEN, Authorization, Content-Type, Accept",
    ),
];

pub(crate) fn allow(response: Response) -> Response {
    with_all(response, RESPONSE_HEADERS)
}

/// The answer to a preflight request, which is a browser's own and never counts as a request to a provider.
pub(crate) fn preflight(allowed: bool) -> Response {
    let response = Response::empty(204);
    if allowed {
        with_all(response, PREFLIGHT_HEADERS)
    } else {
        response
    }
}

fn with_all(response: Response, headers: [(&'static str, &str); 2]) -> Response {
    headers
        .into_iter()
        .fold(response, |response, (name, value)| {
            response.with(name, value)
        })
}
