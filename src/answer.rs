//! The body of an answer, and what must be true of it before a caller may rely on it.
//!
//! The engine parses the JSON and the caller gets the engine's own object, so unknown fields and
//! unknown values stay. Here only what the client looks at is read.

use crate::data::Data;

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
pub fn check_fields(body: &Data, fields: &[Field]) -> Result<(), Malformed> {
    let Data::Object(_) = body else {
        return Err(Malformed::NO_OBJECT);
    };
    for field in fields {
        let expected = match (field.kind, body.get(field.name)) {
            (_, None)
            | (Kind::Text | Kind::NumberOrText, Some(Data::Text(_)))
            | (Kind::Number | Kind::NumberOrText, Some(Data::Number(_)))
            | (Kind::Bool, Some(Data::Bool(_)))
            | (Kind::List, Some(Data::List(_))) => continue,
            (_, Some(Data::Null)) if field.nullable => continue,
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
pub fn count(body: &Data, name: &'static str, or_only_number: bool) -> Result<f64, Malformed> {
    let Data::Object(members) = body else {
        return Err(Malformed::NO_OBJECT);
    };
    let mut numbers = members
        .iter()
        .filter(|(_, value)| matches!(value, Data::Number(_)));
    let found = match (body.get(name), numbers.next(), numbers.next()) {
        (Some(value), _, _) => Some(value),
        (None, Some((_, only)), None) if or_only_number => Some(only),
        _ => None,
    };
    match found {
        Some(Data::Number(count)) if *count >= 0.0 && count.fract() == 0.0 => Ok(*count),
        _ => Err(Malformed::at(
            name,
            "a count, that is a whole number from 0",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    fn parse(text: &str) -> Data {
        let value = |value: &Value| match value {
            Value::Null => Data::Null,
            Value::Number(number) => Data::Number(number.as_f64().unwrap()),
            _ => Data::Text(value.to_string()),
        };
        match serde_json::from_str(text).unwrap() {
            Value::Object(members) => Data::Object(
                members
                    .iter()
                    .map(|(key, it)| (key.clone(), value(it)))
                    .collect(),
            ),
            other => value(&other),
        }
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
            assert_eq!(count(&parse(text), "n", or_only).ok(), expected, "{text}");
        }
    }
}
