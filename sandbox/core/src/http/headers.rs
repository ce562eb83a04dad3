//! The headers of a request: names without case, and what counts as a readable value.

use std::collections::BTreeMap;

/// Names in lower case, in order of arrival.
#[derive(Debug, Default)]
pub(crate) struct Headers(Vec<(String, String)>);

impl Headers {
    pub(crate) fn new<N: AsRef<str>, V: Into<String>>(
        pairs: impl IntoIterator<Item = (N, V)>,
    ) -> Self {
        let pairs = pairs.into_iter();
        Self(
            pairs
                .map(|(name, value)| (name.as_ref().to_ascii_lowercase(), value.into()))
                .collect(),
        )
    }

    /// The value of the header, if it is there exactly once and readable.
    pub(crate) fn single(&self, name: &str) -> Option<&str> {
        let mut values = self.0.iter().filter(|(known, _)| known == name);
        let (_, value) = values.next()?;
        (values.next().is_none() && is_readable(value)).then_some(value)
    }

    pub(crate) fn contains(&self, name: &str) -> bool {
        self.0.iter().any(|(known, _)| known == name)
    }

    /// One value for each name; repeated values are joined as HTTP joins them.
    pub(crate) fn joined(&self) -> BTreeMap<String, String> {
        let mut joined = BTreeMap::<String, String>::new();
        for (name, value) in &self.0 {
            joined
                .entry(name.clone())
                .and_modify(|known| *known = format!("{known}, {value}"))
                .or_insert_with(|| value.clone());
        }
        joined
    }
}

/// Whether a text can be a value at all: it has no control characters.
pub(super) fn is_value(text: &str) -> bool {
    text.bytes()
        .all(|byte| byte == b'\t' || (byte >= b' ' && byte != 0x7f))
}

/// Whether a value is only visible ASCII, spaces and tabs, so that everybody reads the same.
fn is_readable(value: &str) -> bool {
    value
        .bytes()
        .all(|byte| matches!(byte, b'\t' | b' '..=b'~'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_given_twice_has_no_single_value() {
        let headers = Headers::new([("Accept", "a"), ("X", "1"), ("accept", "b"), ("y", "ü")]);
        assert_eq!(headers.single("x"), Some("1"));
        assert_eq!(headers.single("accept"), None);
        assert_eq!(headers.single("y"), None, "not readable");
        assert!(headers.contains("y"));
        assert_eq!(headers.joined()["accept"], "a, b");
    }

    #[test]
    fn a_value_is_one_line() {
        assert!(is_value("a b\tü"));
        for text in ["a\nb", "a\rb", "\0", "\u{7f}"] {
            assert!(!is_value(text), "{text:?}");
        }
    }
}
