//! The operation that a path names.

use super::denial::Denial;
use super::head::is_key;
use super::options::Options;
use crate::operation::decoder::Decoder;
use crate::operations::DECODERS;
use crate::text::text;

/// The operation of a request, and the values in its path.
pub struct Route {
    /// How its requests are read back.
    pub decoder: &'static Decoder,
    /// The first word of the path: whose API it is.
    pub provider: &'static str,
    /// The values of the path's placeholders.
    pub values: Vec<String>,
}

/// The provider and the key of the call whose answer a request asks for: `GET {prefix}/lox24/calls/{key}`.
pub fn asked(options: &Options, method: &str, path: &str) -> Option<(&'static str, String)> {
    let inner = path.strip_prefix(options.prefix.as_str())?;
    let mut segments = inner.strip_prefix('/')?.split('/');
    let (provider, word, key) = (segments.next()?, segments.next()?, segments.next()?);
    let is_asked = method == "GET" && word == "calls" && segments.next().is_none() && is_key(key);
    let (word, _) = DECODERS.iter().find(|(word, _)| *word == provider)?;
    let is_open = options.providers.iter().any(|it| it == word);
    (is_asked && is_open).then(|| (*word, key.to_owned()))
}

/// Finds the operation of a request by its method and the path of its URL.
///
/// # Errors
/// Why there is none.
pub fn find(options: &Options, method: &str, path: &str) -> Result<Route, Denial> {
    let inner = path.strip_prefix(options.prefix.as_str());
    let Some(inner) = inner.and_then(|it| it.strip_prefix('/')) else {
        return Err(Denial::not_found(text!(
            "The paths of this proxy begin with ",
            options.prefix,
            "/."
        )));
    };
    let mut segments = Vec::new();
    for segment in inner.split('/') {
        segments.push(decode(segment)?);
    }
    let provider = segments.first().map_or("", String::as_str);
    let mut is_known = false;
    for (word, decoders) in DECODERS {
        if word != provider {
            continue;
        }
        for decoder in decoders {
            let operation = decoder.operation;
            let Some(values) = matched(operation.path, &segments) else {
                continue;
            };
            is_known = true;
            if operation.method.as_str() == method && options.allows(operation.name) {
                return Ok(Route {
                    decoder,
                    provider: word,
                    values,
                });
            }
        }
    }
    Err(Denial::not_found(match is_known {
        true => "This operation is not in the proxy's `allow`.",
        false => "No operation has this path.",
    }))
}

/// A segment of a path, decoded once. What would be another path after a second decoding, or for a server that decodes before it
/// splits, is refused.
fn decode(segment: &str) -> Result<String, Denial> {
    let text = percent_decoded(segment, false);
    let text = text.filter(|text| {
        !matches!(text.as_str(), "" | "." | "..")
            && text
                .chars()
                .all(|it| !matches!(it, '/' | '\\' | '%') && !it.is_control())
    });
    text.ok_or_else(|| {
        Denial::bad("The path has an empty segment, a dot segment, or a character that no id has.")
    })
}

/// The values of the placeholders of a path if these segments have its form; the first segment is the provider.
fn matched(path: &str, segments: &[String]) -> Option<Vec<String>> {
    let mut values = Vec::new();
    let mut given = segments.iter().skip(1);
    for expected in path.split('/').skip(1) {
        let segment = given.next()?;
        if expected.starts_with('{') {
            values.push(segment.clone());
        } else if segment != expected {
            return None;
        }
    }
    given.next().is_none().then_some(values)
}

/// A text without its percent-encoding; `None` if that is not UTF-8 or not complete. In a query, `+` is a space.
pub(super) fn percent_decoded(text: &str, is_query: bool) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let mut digit = || char::from(rest.next()?).to_digit(16);
                let (high, low) = (digit()?, digit()?);
                (high * 16 + low) as u8
            }
            b'+' if is_query => b' ',
            byte => byte,
        });
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percent_encoding_is_complete_and_utf_8() {
        for (text, expected) in [
            ("a%20b+c", Some("a b+c")),
            ("%C3%BC%e2%82%ac", Some("ü€")),
            ("%", None),
            ("%4", None),
            ("%4g", None),
            ("%+4", None),
            ("%FF", None),
        ] {
            assert_eq!(percent_decoded(text, false).as_deref(), expected, "{text}");
        }
        assert_eq!(percent_decoded("a+b%2B", true).as_deref(), Some("a b+"));
    }
}
