//! A response as a plain value.

use serde_json::Value;

use super::headers::is_value;

/// A response before it goes on the wire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    /// The status code, from 200 to 599.
    pub status: u16,
    /// Names in lower case, each at most once.
    pub headers: Vec<(&'static str, String)>,
    /// The whole body.
    pub body: String,
}

/// Responses with these statuses have no body, whatever a test asks for: HTTP has none for them.
const WITHOUT_BODY: [u16; 3] = [204, 205, 304];

impl Response {
    pub(crate) fn new(status: u16, content_type: &str, body: impl Into<String>) -> Self {
        let body = match WITHOUT_BODY.contains(&status) {
            true => String::new(),
            false => body.into(),
        };
        Self {
            status,
            headers: Vec::new(),
            body,
        }
        .with("content-type", content_type)
    }

    pub(crate) fn json(status: u16, body: &Value) -> Self {
        Self::new(status, "application/json", body.to_string())
    }

    /// A status without a body.
    pub(crate) fn empty(status: u16) -> Self {
        Self {
            status,
            headers: Vec::new(),
            body: String::new(),
        }
    }

    /// The same response with this header set; a text that cannot be a header's value is left out.
    pub(crate) fn with(mut self, name: &'static str, value: &str) -> Self {
        if is_value(value) {
            self.headers.retain(|(known, _)| *known != name);
            self.headers.push((name, value.to_owned()));
        }
        self
    }
}
