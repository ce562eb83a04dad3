//! The providers' hosts, from their own pages.

/// Whose API a request is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Provider {
    Lox24,
    EightByEight,
}

/// DOC: every LOX24 page has the first; 8x8's page about its regions has the others.
const HOSTS: [(&str, Provider); 5] = [
    ("api.lox24.eu", Provider::Lox24),
    ("sms.8x8.com", Provider::EightByEight),
    ("sms.us.8x8.com", Provider::EightByEight),
    ("sms.8x8.uk", Provider::EightByEight),
    ("sms.8x8.id", Provider::EightByEight),
];

/// The provider that an absolute URL leads to, and the path with the query. The error is a sentence that names the hosts.
pub(crate) fn split(url: &str) -> Result<(Provider, &str), String> {
    let (url, _fragment) = url.split_once('#').unwrap_or((url, ""));
    let rest = url.strip_prefix("https://").unwrap_or_default();
    let known = HOSTS.iter().find_map(|(host, provider)| {
        let target = rest.strip_prefix(host)?;
        target.starts_with('/').then_some((*provider, target))
    });
    known.ok_or_else(|| {
        let mut hosts = HOSTS.map(|(host, _)| host).to_vec();
        let last = hosts.pop().unwrap_or_default();
        let origin: Vec<_> = url.splitn(4, '/').take(3).collect();
        format!(
            "The sandbox does not know {}. It stands for https://{} and {last}.",
            origin.join("/"),
            hosts.join(", ")
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_providers_hosts_are_known_and_no_others() {
        for (url, expected) in [
            (
                "https://api.lox24.eu/bulks?x=1#y",
                (Provider::Lox24, "/bulks?x=1"),
            ),
            (
                "https://sms.8x8.uk/api/v1",
                (Provider::EightByEight, "/api/v1"),
            ),
        ] {
            assert_eq!(split(url), Ok(expected));
        }
        for url in [
            "http://api.lox24.eu/bulks",
            "https://api.lox24.eu:8443/bulks",
            "https://api.lox24.eu.example/bulks",
            "https://example.com/api.lox24.eu/",
            "nowhere",
        ] {
            assert!(split(url).is_err(), "{url}");
        }
        let expected = "The sandbox does not know https://example.com. It stands for https://api.lox24.eu, \
                        sms.8x8.com, sms.us.8x8.com, sms.8x8.uk and sms.8x8.id.";
        assert_eq!(split("https://example.com/x/y"), Err(expected.to_owned()));
    }
}
