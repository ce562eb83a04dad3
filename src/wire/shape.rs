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
    /// A number or a string, because a provider's pages contradict each other.
    NumberOrText,
    /// An object. Without members, PHP writes it as `[]`.
    Object,
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

/// The kinds of the values in a response's fields, in the order of a table: four bits each, the first field
/// lowest. The digits are those of [`digit`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kinds(pub u128);

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

/// How many fields [`Kinds`] has room for.
pub const MAX_FIELDS: usize = 32;

impl Field {
    fn check(&self, digit: u32) -> Result<(), Malformed> {
        let expected = match (self.kind, digit) {
            (_, digit::UNDEFINED)
            | (Kind::Text | Kind::NumberOrText, digit::STRING)
            | (Kind::Number | Kind::NumberOrText, digit::NUMBER)
            | (Kind::Bool, digit::BOOLEAN)
            | (Kind::List | Kind::Object, digit::ARRAY)
            | (Kind::Object, digit::OBJECT) => return Ok(()),
            (_, digit::NULL) if self.nullable => return Ok(()),
            (Kind::Text, _) => "a string",
            (Kind::Number, _) => "a number",
            (Kind::Bool, _) => "a boolean",
            (Kind::List, _) => "an array",
            (Kind::NumberOrText, _) => "a number or a string",
            (Kind::Object, _) => "an object",
        };
        Err(Malformed::at(self.name, expected))
    }
}

/// Checks the types of the documented fields that are present. Unknown fields and unknown values of the right
/// type are data, not failures. `None` stands for a body that is not an object.
///
/// # Errors
/// The first field of another type.
pub fn check_fields(kinds: Option<Kinds>, fields: &[Field]) -> Result<(), Malformed> {
    let Some(Kinds(mut rest)) = kinds else {
        return Err(Malformed::NO_OBJECT);
    };
    for field in fields {
        field.check(rest as u32 & 15)?;
        rest >>= 4;
    }
    Ok(())
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
        use digit::{ARRAY, BOOLEAN, NULL, NUMBER, STRING, UNDEFINED};
        let all = [UNDEFINED, NULL, BOOLEAN, NUMBER, STRING, ARRAY, 5, 6, 15];
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
        ] {
            for digit in all {
                let is_taken = digit == UNDEFINED || taken.contains(&digit);
                let error = Err(Malformed::at("f", expected));
                let found = field(kind, false).check(digit);
                assert_eq!(
                    found,
                    if is_taken { Ok(()) } else { error.clone() },
                    "{digit}"
                );
                let found = field(kind, true).check(digit);
                let is_taken = is_taken || digit == NULL;
                assert_eq!(found, if is_taken { Ok(()) } else { error }, "{digit}");
            }
        }
    }

    #[test]
    fn the_first_wrong_field_is_named() {
        static FIELDS: [Field; MAX_FIELDS] = {
            let mut fields = [field(Kind::Text, false); MAX_FIELDS];
            fields[0].name = "first";
            fields[MAX_FIELDS - 1].name = "last";
            fields
        };
        let kinds = |digits: &[(usize, u32)]| {
            let place = |all, (at, digit): &(usize, u32)| all | u128::from(*digit) << (4 * at);
            Some(Kinds(digits.iter().fold(0, place)))
        };
        let last = MAX_FIELDS - 1;
        let (text, number) = (digit::STRING, digit::NUMBER);
        let named = |name| Err(Malformed::at(name, "a string"));
        for (given, expected) in [
            (kinds(&[]), Ok(())),
            (kinds(&[(0, text), (last, text)]), Ok(())),
            (kinds(&[(0, number), (last, text)]), named("first")),
            (kinds(&[(0, text), (last, number)]), named("last")),
            (kinds(&[(1, number), (last, number)]), named("f")),
            (None, Err(Malformed::NO_OBJECT)),
        ] {
            assert_eq!(check_fields(given, &FIELDS), expected, "{given:?}");
        }
    }

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
