//! Cross-origin access for pages in a browser. UNKNOWN for both providers; a world can be told to
//! do without.

use axum::http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_EXPOSE_HEADERS,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue};

const ALWAYS: [(HeaderName, &str); 2] = [
    (ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
    (
        ACCESS_CONTROL_EXPOSE_HEADERS,
        "X-LOX24-REQUEST-ID, Retry-After",
    ),
];

const PREFLIGHT: [(HeaderName, &str); 2] = [
    (
        ACCESS_CONTROL_ALLOW_METHODS,
        "GET, POST, PUT, DELETE, OPTIONS",
    ),
    (
        ACCESS_CONTROL_ALLOW_HEADERS,
        "X-LOX24-AUTH-TOKEN, Authorization, Content-Type, Accept",
    ),
];

pub(crate) fn allow(headers: &mut HeaderMap) {
    insert(headers, ALWAYS);
}

pub(crate) fn allow_preflight(headers: &mut HeaderMap) {
    insert(headers, PREFLIGHT);
}

fn insert(headers: &mut HeaderMap, pairs: [(HeaderName, &'static str); 2]) {
    for (name, value) in pairs {
        headers.insert(name, HeaderValue::from_static(value));
    }
}
