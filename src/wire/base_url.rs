//! Where requests go: which base URLs are safe to send a credential to.

use crate::input::issue::Issues;
use crate::text::text;

/// The parts of an absolute URL, as the WHATWG URL parser returns them.
#[derive(Debug, Clone, Default)]
pub struct Parts {
    /// `https:`
    pub protocol: String,
    /// Without port; IPv6 in brackets.
    pub hostname: String,
    /// `https://host:port`
    pub origin: String,
    /// `/prefix/`
    pub pathname: String,
    /// Whether it has a user name, password, query or fragment.
    pub has_extras: bool,
}

/// Checks a base URL. Returns its origin and path prefix, without a trailing slash.
///
/// Only https carries a credential safely; http is allowed on the same machine, where it does not cross a
/// network.
pub fn check(parts: &Parts, issues: &mut Issues) -> Option<String> {
    let secure = parts.protocol == "https:";
    let local = parts.protocol == "http:" && is_loopback(&parts.hostname);
    if !secure && !local {
        let message = "Expected an https URL (http only for localhost, 127.0.0.1 and [::1]); \
                       otherwise the credential would be sent unencrypted.";
        issues.push("baseUrl", "insecure", message);
        return None;
    }
    if parts.has_extras {
        let message = "Expected a URL without user name, password, query or fragment.";
        issues.push("baseUrl", "format", message);
        return None;
    }
    let mut path = parts.pathname.as_str();
    while let Some(shorter) = path.strip_suffix('/') {
        path = shorter;
    }
    Some(text!(parts.origin, path))
}

fn is_loopback(hostname: &str) -> bool {
    hostname == "localhost"
        || hostname.ends_with(".localhost")
        || hostname == "[::1]"
        // The URL parser has already converted every IPv4 form to four decimal numbers.
        || hostname.starts_with("127.") && hostname.bytes().all(is_ipv4)
}

fn is_ipv4(byte: u8) -> bool {
    byte.is_ascii_digit() || byte == b'.'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn base(protocol: &str, hostname: &str, pathname: &str, has_extras: bool) -> Option<String> {
        let parts = Parts {
            protocol: protocol.into(),
            hostname: hostname.into(),
            origin: format!("{protocol}//{hostname}"),
            pathname: pathname.into(),
            has_extras,
        };
        check(&parts, &mut Issues::new())
    }

    #[test]
    fn only_https_or_this_machine() {
        for (protocol, hostname, accepted) in [
            ("https:", "api.lox24.eu", true),
            ("http:", "api.lox24.eu", false),
            ("http:", "localhost", true),
            ("http:", "a.localhost", true),
            ("http:", "127.0.0.1", true),
            ("http:", "127.9.9.9", true),
            ("http:", "[::1]", true),
            ("http:", "127.0.0.1.evil.example", false),
            ("http:", "localhost.evil.example", false),
            ("http:", "notlocalhost", false),
            ("http:", "0.0.0.0", false),
            ("ftp:", "localhost", false),
            ("file:", "", false),
        ] {
            assert_eq!(
                base(protocol, hostname, "/", false).is_some(),
                accepted,
                "{protocol}//{hostname}"
            );
        }
    }

    #[test]
    fn keeps_a_prefix_and_refuses_extras() {
        assert_eq!(
            base("https:", "h", "/a/b/", false).as_deref(),
            Some("https://h/a/b")
        );
        assert_eq!(
            base("https:", "h", "/", false).as_deref(),
            Some("https://h")
        );
        assert_eq!(base("https:", "h", "/", true), None);
    }

    #[test]
    fn a_refusal_says_what_is_wrong() {
        for (protocol, has_extras, code) in [
            ("http:", false, "insecure"),
            ("http:", true, "insecure"),
            ("https:", true, "format"),
        ] {
            let parts = Parts {
                protocol: protocol.into(),
                hostname: "h".into(),
                has_extras,
                ..Parts::default()
            };
            let mut issues = Issues::new();
            assert_eq!(check(&parts, &mut issues), None);
            let issues = issues.into_vec();
            assert_eq!(issues.len(), 1);
            assert_eq!((issues[0].path.as_str(), issues[0].code), ("baseUrl", code));
        }
    }
}
