//! The query of a request.

use super::encode::percent;

/// Parameters in the caller's order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// `&name=value` for each, encoded.
    text: String,
    len: usize,
}

impl Query {
    /// Adds a parameter. Names (with their brackets) are fixed words and are not encoded, as in the providers'
    /// samples; values are percent-encoded.
    pub fn push(&mut self, name: &str, value: &str) {
        self.text.push('&');
        self.text.push_str(name);
        self.text.push('=');
        percent(&mut self.text, value);
        self.len += 1;
    }

    /// How many parameters there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Appends `?name=value&…`, or nothing.
    pub fn append_to(&self, target: &mut String) {
        if let Some(rest) = self.text.get(1..) {
            target.push('?');
            target.push_str(rest);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stay_and_values_are_encoded() {
        let mut query = Query::default();
        let mut target = "/a".to_owned();
        query.append_to(&mut target);
        assert_eq!(
            (target.as_str(), query.len(), query.is_empty()),
            ("/a", 0, true)
        );
        query.push("x[]", "1&2");
        query.push("y", "");
        query.append_to(&mut target);
        assert_eq!(target, "/a?x[]=1%262&y=");
        assert_eq!((query.len(), query.is_empty()), (2, false));
    }
}
