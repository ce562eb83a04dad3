//! axum's requests and responses as the simulator's, and back.

use axum::http::request::Parts;
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use sandbox_core::Head;

/// The head of a request. A header's value that is not UTF-8 becomes a text that no rule takes for a value.
pub(crate) fn head(parts: &Parts) -> Head {
    let target = match parts.uri.query() {
        Some(query) => format!("{}?{query}", parts.uri.path()),
        None => parts.uri.path().to_owned(),
    };
    let headers = parts
        .headers
        .iter()
        .map(|(name, value)| (name, String::from_utf8_lossy(value.as_bytes())));
    Head::new(parts.method.as_str(), &target, headers)
}

pub(crate) fn response(response: sandbox_core::Response) -> Response {
    let status = StatusCode::from_u16(response.status);
    let status = status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut converted = (status, axum::body::Body::from(response.body)).into_response();
    for (name, value) in response.headers {
        // The simulator has left out what cannot be a value.
        if let Ok(value) = HeaderValue::try_from(value) {
            converted
                .headers_mut()
                .insert(HeaderName::from_static(name), value);
        }
    }
    converted
}
