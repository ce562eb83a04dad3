//! A request and its reply as plain data, so that both can be built, compared and tested without I/O.

use std::fmt;

use crate::data::Lines;
use crate::recipients::Recipients;

/// The methods the five operations use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Reads.
    Get,
    /// Creates, or carries out a batch operation.
    Post,
    /// Changes a known resource.
    Put,
    /// Removes.
    Delete,
}

impl Method {
    /// The method as it stands on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Delete => "DELETE",
        }
    }
}

/// One HTTP request, without the host, the credentials and the headers that every request of a
/// client carries: those belong to the client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The method.
    pub method: Method,
    /// Percent-encoded path with its query, beginning with `/`. It may hold personal data (a phone
    /// number in a filter), so it is for the wire only and never for a message.
    pub target: String,
    /// A JSON document, or `None`: then the request has neither a body nor a `Content-Type`.
    pub body: Option<Body>,
}

/// A JSON document. A list of recipients in it stays one: a million numbers as text are 17 MB, and
/// the wasm's memory never shrinks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Body {
    before: String,
    list: Option<(List, String)>,
}

/// A list of phone numbers within a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum List {
    /// A checked list.
    Recipients(Recipients),
    /// As the caller wrote them.
    Written(Lines),
}

impl Body {
    /// Where text is to be appended.
    pub fn text(&mut self) -> &mut String {
        match &mut self.list {
            Some((_, after)) => after,
            None => &mut self.before,
        }
    }

    /// Appends a list; a document has at most one.
    pub fn push_list(&mut self, list: List) {
        self.list = Some((list, String::new()));
    }

    /// The document where it has no list.
    pub fn as_text(&self) -> Option<&str> {
        self.list.is_none().then_some(&self.before)
    }

    /// Bytes of the document.
    pub fn size(&self) -> usize {
        let list = self.list.as_ref();
        let more = list.map_or(0, |(list, after)| {
            let size = match list {
                List::Recipients(list) => list.json_size(),
                List::Written(lines) => lines.json_size(),
            };
            size + after.len()
        });
        self.before.len() + more
    }

    /// Hands on the document in pieces.
    pub fn write(&self, take: &mut dyn FnMut(&[u8])) {
        take(self.before.as_bytes());
        if let Some((list, after)) = &self.list {
            match list {
                List::Recipients(list) => list.write_json(take),
                List::Written(lines) => lines.write_json(take),
            }
            take(after.as_bytes());
        }
    }
}

impl fmt::Display for Body {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut result = Ok(());
        self.write(&mut |piece| {
            // A piece ends where a text or an item ends, so it is UTF-8.
            let piece = std::str::from_utf8(piece).unwrap_or_default();
            result = result.and_then(|()| formatter.write_str(piece));
        });
        result
    }
}

impl Request {
    /// The target for logs: the names of the query stay, their values do not, because they may be
    /// phone numbers and texts.
    pub fn masked_target(&self) -> String {
        let mut masked = String::new();
        let (mut in_query, mut in_value) = (false, false);
        for character in self.target.chars() {
            match character {
                '?' => in_query = true,
                '&' => in_value = false,
                _ => {}
            }
            if !in_value {
                masked.push(character);
            }
            if in_query && !in_value && character == '=' {
                in_value = true;
                masked.push('…');
            }
        }
        masked
    }
}

/// What of an answer's head matters to a decision.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ReplyHead {
    /// HTTP status; 0 where a browser hides a redirect (an opaque redirect).
    pub status: u16,
    /// The provider's id of this exchange, where a header carries it (`X-LOX24-REQUEST-ID`).
    pub request_id: Option<String>,
    /// Seconds from the `Retry-After` header.
    pub retry_after: Option<f64>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_logged_target_has_no_values() {
        let masked = |target: &str| {
            let request = Request {
                method: Method::Post,
                target: target.to_owned(),
                body: None,
            };
            request.masked_target()
        };
        assert_eq!(masked("/bulks"), "/bulks");
        assert_eq!(
            masked("/sms/ops/batch_delete?phone=%2B49&uuid[]=a&uuid[]=b"),
            "/sms/ops/batch_delete?phone=…&uuid[]=…&uuid[]=…"
        );
    }
}
