//! A request and its reply as plain data, so that both can be built, compared and tested without I/O.

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
    pub body: Option<String>,
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
