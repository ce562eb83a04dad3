//! A provider request as the operations see it: read to its end, its path without the world's
//! prefix.

use axum::body::Bytes;
use axum::http::{HeaderMap, Method};

#[derive(Debug)]
pub(crate) struct ProviderRequest {
    pub(crate) method: Method,
    pub(crate) path: String,
    /// As it came over the wire, not decoded.
    pub(crate) query: Option<String>,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl ProviderRequest {
    /// The header's text, if it is there, once only, and readable.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut values = self.headers.get_all(name).iter();
        let first = values.next()?;
        match values.next() {
            None => first.to_str().ok(),
            Some(_) => None,
        }
    }

    pub(crate) fn has_query(&self) -> bool {
        self.query.as_deref().is_some_and(|query| !query.is_empty())
    }

    pub(crate) fn is_json(&self) -> bool {
        let Some(value) = self.header("content-type") else {
            return false;
        };
        let mut parts = value.split(';').map(str::trim);
        parts
            .next()
            .is_some_and(|kind| kind.eq_ignore_ascii_case("application/json"))
            && parts.all(|parameter| parameter.eq_ignore_ascii_case("charset=utf-8"))
    }

    /// Says what is there that an operation without a body does not take.
    pub(crate) fn surplus(&self) -> Option<&'static str> {
        if !self.body.is_empty() {
            Some("This operation takes no body.")
        } else if self.headers.contains_key("content-type") {
            Some("This operation takes no body, so it takes no Content-Type either.")
        } else {
            None
        }
    }
}
