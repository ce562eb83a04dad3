//! Query strings as PHP reads them: `key=value`, `key[]=value`, `key[0]=value`, `key[word]=value`.

use std::collections::BTreeMap;

use super::percent::{Plus, decode};

/// One parameter, once the whole query has been read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Parameter {
    Single(String),
    /// Keys and values in order of arrival.
    List(Vec<(Key, String)>),
    /// Nested or unclosed brackets: no parameter of either provider has them.
    Malformed,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Key {
    Index(u64),
    Word(String),
}

pub(crate) type Query = BTreeMap<String, Parameter>;

/// Reads a query; fails on a broken percent escape and on bytes that are not UTF-8.
pub(crate) fn parse(raw: &str) -> Result<Query, String> {
    let mut query = Query::new();
    for pair in raw.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let (name, value) = (decode(name, Plus::Space)?, decode(value, Plus::Space)?);
        insert(&mut query, &name, value);
    }
    Ok(query)
}

fn insert(query: &mut Query, name: &str, value: String) {
    let Some((base, rest)) = name.split_once('[') else {
        // PHP keeps the last of several equal names.
        query.insert(name.to_owned(), Parameter::Single(value));
        return;
    };
    let key = match rest.strip_suffix(']') {
        Some(key) if !key.contains(['[', ']']) => key,
        _ => {
            query.insert(base.to_owned(), Parameter::Malformed);
            return;
        }
    };
    let entry = query
        .entry(base.to_owned())
        .or_insert(Parameter::List(Vec::new()));
    if let Parameter::Single(_) = entry {
        *entry = Parameter::List(Vec::new());
    }
    let Parameter::List(list) = entry else { return };
    let key = match key.parse() {
        _ if key.is_empty() => Key::Index(next_index(list)),
        Ok(index) => Key::Index(index),
        Err(_) => Key::Word(key.to_owned()),
    };
    match list.iter_mut().find(|(known, _)| *known == key) {
        Some((_, known)) => *known = value,
        None => list.push((key, value)),
    }
}

fn next_index(list: &[(Key, String)]) -> u64 {
    let indexes = list.iter().filter_map(|(key, _)| match key {
        Key::Index(index) => Some(*index),
        Key::Word(_) => None,
    });
    indexes.max().map_or(0, |highest| highest.saturating_add(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(items: &[(Key, &str)]) -> Parameter {
        Parameter::List(
            items
                .iter()
                .map(|(key, value)| (key.clone(), (*value).to_owned()))
                .collect(),
        )
    }

    #[test]
    fn reads_the_three_ways_to_write_a_list() {
        let query = parse("a[]=x&a[]=y&b%5B1%5D=z&c[gte]=1&c[lt]=2").unwrap_or_default();
        assert_eq!(
            query["a"],
            list(&[(Key::Index(0), "x"), (Key::Index(1), "y")])
        );
        assert_eq!(query["b"], list(&[(Key::Index(1), "z")]));
        let (gte, lt) = (Key::Word("gte".to_owned()), Key::Word("lt".to_owned()));
        assert_eq!(query["c"], list(&[(gte, "1"), (lt, "2")]));
    }

    #[test]
    fn the_last_of_equal_names_stays() {
        let query = parse("a=1&a=2&b=1&b[]=2").unwrap_or_default();
        assert_eq!(query["a"], Parameter::Single("2".to_owned()));
        assert_eq!(query["b"], list(&[(Key::Index(0), "2")]));
    }

    #[test]
    fn a_plus_is_a_space_and_escapes_must_be_whole() {
        let query = parse("phone=+49&sure=%2B49").unwrap_or_default();
        assert_eq!(query["phone"], Parameter::Single(" 49".to_owned()));
        assert_eq!(query["sure"], Parameter::Single("+49".to_owned()));
        assert!(parse("a=%2").is_err());
        assert!(parse("a=%zz").is_err());
        assert!(parse("a=%ff").is_err());
    }
}
