//! A request, and the head of its response, as plain data: both are built, compared and tested without I/O.

use super::body::Body;

/// The methods that operations use.
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
    /// The name of the method.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Delete => "DELETE",
        }
    }
}

/// One HTTP request, without the host, the credential and the headers that all requests of a client share.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    /// The method.
    pub method: Method,
    /// The percent-encoded path with its query, beginning with `/`. It may contain personal data (a phone
    /// number in a filter), so it must never get into a message.
    pub target: String,
    /// A JSON document. With `None`, the request has neither a body nor a `Content-Type`.
    pub body: Option<Body>,
}

/// The target for logs: with the names of the query but without its values, which may be phone numbers and
/// texts.
pub fn masked(target: &str) -> String {
    let mut masked = String::new();
    let (mut in_query, mut in_value) = (false, false);
    for character in target.chars() {
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

/// The parts of a response's head on which decisions depend.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ReplyHead {
    /// HTTP status; 0 where a browser hides a redirect (an opaque redirect).
    pub status: u16,
    /// The provider's id of this exchange, if a header has one.
    pub request_id: Option<String>,
    /// The `Retry-After` time in seconds.
    pub retry_after: Option<f64>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_logged_target_has_no_values() {
        assert_eq!(masked("/bulks"), "/bulks");
        // Only a query has values.
        assert_eq!(masked("/a=b&c/d"), "/a=b&c/d");
        assert_eq!(masked("/a?b=c=d?e&f=&g"), "/a?b=…&f=…&g");
        assert_eq!(
            masked("/sms/ops/batch_delete?phone=%2B49&uuid[]=a&uuid[]=b"),
            "/sms/ops/batch_delete?phone=…&uuid[]=…&uuid[]=…"
        );
    }

    #[test]
    fn methods_as_on_the_wire() {
        let methods = [Method::Get, Method::Post, Method::Put, Method::Delete];
        assert_eq!(
            methods.map(Method::as_str),
            ["GET", "POST", "PUT", "DELETE"]
        );
    }
}
