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

impl Request {
    /// The target for logs: the names of the query stay, their values do not, because they may be
    /// phone numbers and texts.
    pub fn masked_target(&self) -> String {
        let Some((path, query)) = self.target.split_once('?') else {
            return self.target.clone();
        };
        let names: Vec<String> = query
            .split('&')
            .map(|pair| format!("{}=…", pair.split('=').next().unwrap_or_default()))
            .collect();
        format!("{path}?{}", names.join("&"))
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
