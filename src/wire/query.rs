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

    /// Keeps the parameters for which this returns true; it may change their values.
    pub fn retain(&mut self, mut keep: impl FnMut(&str, &mut String) -> bool) {
        self.pairs.retain_mut(|(name, value)| keep(name, value));
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
        query.push("x[]".to_owned(), "1&2".to_owned());
        query.push("y".to_owned(), String::new());
        query.append_to(&mut target);
        assert_eq!(target, "/a?x[]=1%262&y=");
        assert_eq!((query.len(), query.is_empty()), (2, false));
    }
}
