//! The query of a request.

use super::encode::percent;

/// Names (with their brackets) and values, in the caller's order and not yet encoded.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    pairs: Vec<(String, String)>,
}

impl Query {
    /// Adds a parameter.
    pub fn push(&mut self, name: String, value: String) {
        self.pairs.push((name, value));
    }

    /// How many parameters there are.
    pub fn len(&self) -> usize {
        self.pairs.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }

    /// Appends `?name=value&…`, or nothing. Names are fixed words and are not encoded, as in the providers'
    /// samples; values are percent-encoded.
    pub fn append_to(&self, target: &mut String) {
        for (index, (name, value)) in self.pairs.iter().enumerate() {
            target.push(if index == 0 { '?' } else { '&' });
            target.push_str(name);
            target.push('=');
            percent(target, value);
        }
    }
}
