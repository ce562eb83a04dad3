//! The body of an answer, and what must be true of it before a caller may rely on it.
//!
//! The engine parses the JSON and the caller gets the engine's own object, so unknown fields and
//! unknown values stay. Here only what the client looks at is read, through serde, so that the
//! same code runs on `serde_json` in host tests and on `serde-wasm-bindgen` in the package.

use std::fmt;

use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// A parsed JSON value, as far as it was read.
#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    /// `null`
    Null,
    /// `true`, `false`
    Bool(bool),
    /// A number.
    Number(f64),
    /// A string.
    Text(String),
    /// An array; without its items below the depth that was asked for.
    List(Vec<Json>),
    /// An object; without its members below the depth that was asked for.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// A member of an object.
    pub fn get(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Object(members) => members
                .iter()
                .find(|(key, _)| key == name)
                .map(|(_, value)| value),
            _ => None,
        }
    }

    /// The string, if it is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The items, if it is an array.
    pub fn items(&self) -> &[Self] {
        match self {
            Self::List(items) => items,
            _ => &[],
        }
    }
}

/// How deep to read: an answer's own fields are one level, a list of violations is three. What
/// lies deeper is left alone, however large or nested it is.
#[derive(Debug, Clone, Copy)]
pub struct Depth(pub u8);

impl<'de> serde::de::DeserializeSeed<'de> for Depth {
    type Value = Json;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Depth {
    type Value = Json;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Json, E> {
        Ok(Json::Number(value as f64))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Json, E> {
        Ok(Json::Number(value as f64))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Json, E> {
        Ok(Json::Number(value))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Json, E> {
        Ok(Json::Text(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Json, A::Error> {
        let mut items = Vec::new();
        if let Some(deeper) = self.0.checked_sub(1) {
            while let Some(item) = seq.next_element_seed(Depth(deeper))? {
                items.push(item);
            }
        } else if seq.size_hint().is_none() {
            // A streaming parser must be read to the end; an array of the engine, which knows its
            // size, need not be: a list of 100,000 phones is not walked to be ignored.
            while seq.next_element::<IgnoredAny>()?.is_some() {}
        }
        Ok(Json::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json, A::Error> {
        let mut members = Vec::new();
        if let Some(deeper) = self.0.checked_sub(1) {
            while let Some(key) = map.next_key::<String>()? {
                members.push((key, map.next_value_seed(Depth(deeper))?));
            }
        } else {
            while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        }
        Ok(Json::Object(members))
    }
}

/// What a field may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A string.
    Text,
    /// A number.
    Number,
    /// A boolean.
    Bool,
    /// An array.
    List,
    /// A number; or a string, where a provider's pages contradict each other.
    NumberOrText,
}

/// One documented field of an answer.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// Its name on the wire.
    pub name: &'static str,
    /// Its documented type.
    pub kind: Kind,
    /// Whether `null` may stand for "none". Only where the client or its caller acts on the field
    /// is a `null` that the page does not allow refused.
    pub nullable: bool,
}

/// An answer that contradicts the provider's page in a way that could mislead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Malformed {
    /// The field, or `None` where the whole body is something else.
    pub field: Option<&'static str>,
    /// What was expected, to follow "Expected".
    pub expected: &'static str,
}

impl Malformed {
    const NO_OBJECT: Self = Self {
        field: None,
        expected: "a JSON object",
    };

    fn at(field: &'static str, expected: &'static str) -> Self {
        Self {
            field: Some(field),
            expected,
        }
    }
}

/// Checks the types of the documented fields that are there. Unknown fields and unknown values of
/// the right type are data, not failures.
///
/// # Errors
/// The first field of another type.
pub fn check_fields(body: &Json, fields: &[Field]) -> Result<(), Malformed> {
    let Json::Object(_) = body else {
        return Err(Malformed::NO_OBJECT);
    };
    for field in fields {
        let expected = match (field.kind, body.get(field.name)) {
            (_, None)
            | (Kind::Text | Kind::NumberOrText, Some(Json::Text(_)))
            | (Kind::Number | Kind::NumberOrText, Some(Json::Number(_)))
            | (Kind::Bool, Some(Json::Bool(_)))
            | (Kind::List, Some(Json::List(_))) => continue,
            (_, Some(Json::Null)) if field.nullable => continue,
            (Kind::Text, _) => "a string",
            (Kind::Number, _) => "a number",
            (Kind::Bool, _) => "a boolean",
            (Kind::List, _) => "an array",
            (Kind::NumberOrText, _) => "a number or a string",
        };
        return Err(Malformed::at(field.name, expected));
    }
    Ok(())
}

/// The count that a batch operation answers: `name`, or else the only number of the object, for a
/// provider whose pages do not tell the name.
///
/// # Errors
/// No such number, or one that counts nothing (negative, not whole).
pub fn count(body: &Json, name: &'static str, or_only_number: bool) -> Result<f64, Malformed> {
    let Json::Object(members) = body else {
        return Err(Malformed::NO_OBJECT);
    };
    let mut numbers = members
        .iter()
        .filter(|(_, value)| matches!(value, Json::Number(_)));
    let found = match (body.get(name), numbers.next(), numbers.next()) {
        (Some(value), _, _) => Some(value),
        (None, Some((_, only)), None) if or_only_number => Some(only),
        _ => None,
    };
    match found {
        Some(Json::Number(count)) if *count >= 0.0 && count.fract() == 0.0 => Ok(*count),
        _ => Err(Malformed::at(
            name,
            "a count, that is a whole number from 0",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::de::DeserializeSeed;

    fn parse(text: &str, depth: u8) -> Json {
        Depth(depth)
            .deserialize(&mut serde_json::Deserializer::from_str(text))
            .unwrap()
    }

    #[test]
    fn reads_as_deep_as_asked() {
        let text = r#"{"a":[1,[2]],"b":{"c":null},"d":"x"}"#;
        assert_eq!(parse(text, 0), Json::Object(vec![]));
        let one = parse(text, 1);
        assert_eq!(one.get("a"), Some(&Json::List(vec![])));
        assert_eq!(one.get("d").and_then(Json::as_text), Some("x"));
        assert_eq!(parse(text, 3).get("a").unwrap().items().len(), 2);
    }

    #[test]
    fn counts_under_any_name_where_allowed() {
        for (text, or_only, expected) in [
            (r#"{"n":3}"#, false, Some(3.0)),
            (r#"{"n":0,"m":7}"#, true, Some(0.0)),
            (r#"{"m":7,"@id":"/x"}"#, true, Some(7.0)),
            (r#"{"m":7}"#, false, None),
            (r#"{"m":7,"k":8}"#, true, None),
            (r#"{"n":"3"}"#, true, None),
            (r#"{"n":-1}"#, true, None),
            (r#"{"n":1.5}"#, true, None),
            (r#"{"n":null,"m":1}"#, true, None),
            ("{}", true, None),
            ("[3]", true, None),
            ("3", true, None),
        ] {
            assert_eq!(
                count(&parse(text, 1), "n", or_only).ok(),
                expected,
                "{text}"
            );
        }
    }
}
