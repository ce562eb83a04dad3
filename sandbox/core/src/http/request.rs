//! A request as the operations see it, its path without the prefix of a world.

use super::headers::Headers;
use crate::hosts::Provider;

/// The head of a request, as far as it matters here.
#[derive(Debug)]
pub struct Head {
    pub(crate) method: String,
    /// Not decoded.
    pub(crate) path: String,
    /// Not decoded.
    pub(crate) query: Option<String>,
    pub(crate) headers: Headers,
    /// Whose host it came to, if one host does not stand for both.
    pub(crate) provider: Option<Provider>,
}

impl Head {
    /// `target` is path and query as they came over the wire.
    pub fn new<N: AsRef<str>, V: Into<String>>(
        method: &str,
        target: &str,
        headers: impl IntoIterator<Item = (N, V)>,
    ) -> Self {
        let (path, query) = match target.split_once('?') {
            Some((path, query)) => (path, Some(query.to_owned())),
            None => (target, None),
        };
        Self {
            method: method.to_owned(),
            path: path.to_owned(),
            query,
            headers: Headers::new(headers),
            provider: None,
        }
    }

    /// Whose API it is for: what the host says or, without one, the path.
    pub(crate) fn provider(&self) -> Provider {
        let by_path = if self.path.starts_with("/api/") {
            Provider::EightByEight
        } else {
            Provider::Lox24
        };
        self.provider.unwrap_or(by_path)
    }

    /// Path and query.
    pub(crate) fn target(&self) -> String {
        match &self.query {
            Some(query) => format!("{}?{query}", self.path),
            None => self.path.clone(),
        }
    }
}

/// A request read to its end.
#[derive(Debug)]
pub(crate) struct Request {
    pub(crate) head: Head,
    pub(crate) body: Vec<u8>,
}

impl Request {
    /// The value of the header, if it is there exactly once and readable.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.head.headers.single(name)
    }

    pub(crate) fn has_query(&self) -> bool {
        let query = self.head.query.as_deref();
        query.is_some_and(|query| !query.is_empty())
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

    /// Says what the request has that an operation without a body does not take.
    pub(crate) fn unexpected_body(&self) -> Option<&'static str> {
        if !self.body.is_empty() {
            Some("This operation takes no body.")
        } else if self.head.headers.contains("content-type") {
            Some("This operation takes no body, so it takes no Content-Type either.")
        } else {
            None
        }
    }
}
