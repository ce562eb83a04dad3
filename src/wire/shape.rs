//! What a response must look like before a caller may rely on it.
//!
//! The engine parses the JSON and the caller gets the engine's own object, so unknown fields and unknown
//! values are kept. Only the declared fields are read here.

use crate::input::data::{Data, object};

/// How the response of an operation is read.
#[derive(Debug, Clone, Copy)]
pub enum Answer {
    /// The provider's object is passed on unchanged once the types of these fields have been checked.
    AsItIs(&'static [Field]),
    /// As for `AsItIs`. A response that accepts some messages and rejects others lists both in `messages`; the
    /// caller gets those that were rejected in `rejected`.
    Receipt(&'static [Field]),
    /// One page of a list: an array, or a Hydra collection, of objects with these fields. The first field is
    /// the id, by which an item that moves to the next page while the list grows is recognised.
    Page(&'static [Field]),
    /// The number with this name, which the caller gets alone.
    Total(&'static str),
    /// No body at all.
    Nothing,
    /// An object with the number of resources that the call changed.
    Count {
        /// The name of the number, in the response and for the caller.
        name: &'static str,
        /// Whether an object's only number is accepted under any name, because no page documents the name.
        or_only_number: bool,
        /// Whether the caller learns if an earlier attempt may have been counted elsewhere (`certain`).
        with_certainty: bool,
    },
}

/// What a field may be. The value has a bit for each digit of the kinds that it may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u16)]
pub enum Kind {
    /// A string.
    Text = 1 << digit::STRING,
    /// A number.
    Number = 1 << digit::NUMBER,
    /// A boolean.
    Bool = 1 << digit::BOOLEAN,
    /// An array.
    List = 1 << digit::ARRAY,
    /// A number or a string, because a provider's pages contradict each other.
    NumberOrText = 1 << digit::NUMBER | 1 << digit::STRING,
    /// An object. Without members, PHP writes it as `[]`.
    Object = 1 << digit::ARRAY | 1 << digit::OBJECT,
}

/// One documented field of a response.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// Its documented type.
    pub kind: Kind,
    /// Whether `null` is accepted as "none". A `null` that the page does not allow is refused only in fields
    /// that the client or its caller acts on.
    pub nullable: bool,
}

/// A row of a table.
pub const fn documented(name: &'static str, kind: Kind, nullable: bool) -> Field {
    Field {
        name,
        kind,
        nullable,
    }
}

/// A response that contradicts the provider's page in a way that could mislead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Malformed {
    /// The field, or `None` if the whole body is something else.
    pub field: Option<&'static str>,
    /// What was expected, to follow "Expected".
    pub expected: &'static str,
}

impl Malformed {
    const NO_OBJECT: Self = Self {
        field: None,
        expected: "a JSON object",
    };

    /// The body is not a page of a list.
    pub const NO_LIST: Self = Self {
        field: None,
        expected: "a JSON array or a Hydra collection",
    };

    /// The body is not empty.
    pub const NOT_EMPTY: Self = Self {
        field: None,
        expected: "empty",
    };

    fn at(field: &'static str, expected: &'static str) -> Self {
        Self {
            field: Some(field),
            expected,
        }
    }
}

/// How a response compares with a table of fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// Each field that is there has a declared kind.
    Fits,
    /// The field with this index, the first such one, has not.
    Misfit(usize),
    /// It is not an object or, where items are expected, not a list of objects.
    NoObject,
}

/// The kinds that matter here, as digits. `src/js/values.js` uses the same digits.
pub mod digit {
    /// The field is missing.
    pub const UNDEFINED: u32 = 0;
    /// `null`
    pub const NULL: u32 = 1;
    /// `true` or `false`
    pub const BOOLEAN: u32 = 2;
    /// A number.
    pub const NUMBER: u32 = 3;
    /// A string.
    pub const STRING: u32 = 4;
    /// An array.
    pub const ARRAY: u32 = 7;
    /// Another object.
    pub const OBJECT: u32 = 9;
}

impl Field {
    /// The kinds that it may have: a bit for each digit. A field may be missing.
    pub const fn mask(&self) -> u32 {
        let null = if self.nullable { 1 << digit::NULL } else { 0 };
        self.kind as u32 | null | 1 << digit::UNDEFINED
    }

    fn expected(&self) -> &'static str {
        match self.kind {
            Kind::Text => "a string",
            Kind::Number => "a number",
            Kind::Bool => "a boolean",
            Kind::List => "an array",
            Kind::NumberOrText => "a number or a string",
            Kind::Object => "an object",
        }
    }
}

/// Unknown fields and unknown values of the right type are data, not failures.
///
/// # Errors
/// It does not fit.
pub fn check_fields(fit: Fit, fields: &[Field]) -> Result<(), Malformed> {
    match fit {
        Fit::Fits => Ok(()),
        Fit::NoObject => Err(Malformed::NO_OBJECT),
        Fit::Misfit(index) => Err(fields.get(index).map_or(Malformed::NO_OBJECT, |field| {
            Malformed::at(field.name, field.expected())
        })),
    }
}

/// Reads a count for the caller.
///
/// # Errors
/// There is no such count.
pub fn read_count(
    body: &Data,
    name: &'static str,
    or_only_number: bool,
    certain: Option<bool>,
) -> Result<Data, Malformed> {
    let count = count(body, name, or_only_number)?;
    let mut answer = object! { "certain" => certain };
    answer.set(name, count.into());
    Ok(answer)
}

/// The count in a response: `name`, or the object's only number if that is allowed.
///
/// # Errors
/// There is no such number, or it is not a count (negative, not whole).
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
        _ => Err(Malformed::at(name, "a whole number from 0")),
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

    const fn field(kind: Kind, nullable: bool) -> Field {
        Field {
            name: "f",
            kind,
            nullable,
        }
    }

    #[test]
    fn each_kind_takes_its_own_values() {
        use digit::{ARRAY, BOOLEAN, NULL, NUMBER, OBJECT, STRING, UNDEFINED};
        for (kind, taken, expected) in [
            (Kind::Text, &[STRING][..], "a string"),
            (Kind::Number, &[NUMBER], "a number"),
            (Kind::Bool, &[BOOLEAN], "a boolean"),
            (Kind::List, &[ARRAY], "an array"),
            (
                Kind::NumberOrText,
                &[NUMBER, STRING],
                "a number or a string",
            ),
            (Kind::Object, &[ARRAY, OBJECT], "an object"),
        ] {
            for digit in 0..16 {
                for nullable in [false, true] {
                    let is_taken =
                        digit == UNDEFINED || taken.contains(&digit) || (nullable && digit == NULL);
                    let mask = field(kind, nullable).mask();
                    assert_eq!(mask >> digit & 1 == 1, is_taken, "{kind:?} {digit}");
                }
            }
            let misfit = check_fields(Fit::Misfit(1), &[LAST, field(kind, false), LAST]);
            assert_eq!(misfit, Err(Malformed::at("f", expected)));
        }
        assert_eq!(check_fields(Fit::Fits, &[LAST]), Ok(()));
        let no_object = check_fields(Fit::NoObject, &[LAST]);
        assert_eq!(no_object, Err(Malformed::NO_OBJECT));
    }

    const LAST: Field = Field {
        name: "last",
        ..field(Kind::Text, false)
    };

    #[test]
    fn a_count_tells_whether_it_is_certain_where_that_is_asked() {
        let body = parse(r#"{"n":3,"m":4}"#);
        for (certain, expected) in [
            (None, object! { "n" => 3.0 }),
            (Some(true), object! { "certain" => true, "n" => 3.0 }),
            (Some(false), object! { "certain" => false, "n" => 3.0 }),
        ] {
            assert_eq!(read_count(&body, "n", false, certain), Ok(expected));
        }
        let missing = read_count(&body, "k", false, None).unwrap_err();
        assert_eq!(missing.field, Some("k"));
        let no_object = read_count(&Data::Null, "k", false, None);
        assert_eq!(no_object, Err(Malformed::NO_OBJECT));
    }
}
