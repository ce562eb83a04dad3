//! What a value may be, as data. The tables of fields and filters are made of rules, and one function
//! reads them all.

use super::check;
use super::data::Data;
use super::issue::Issues;
use super::phones::{PhoneForm, Phones};
use crate::text::text;

/// What a value may be.
#[derive(Clone, Copy)]
pub enum Rule {
    /// `true` or `false`.
    Bool,
    /// A whole number.
    Integer {
        /// The smallest that is accepted; [`i64::MIN`] for any.
        least: i64,
    },
    /// Unix seconds or a `Date`.
    Time,
    /// One of a few words.
    OneOf(&'static [&'static str]),
    /// A text.
    Text {
        /// How many Unicode code points it may have.
        most: usize,
    },
    /// A UUID in any case, which is sent in lower case; the text says what it identifies.
    Uuid(&'static str),
    /// A text of a fixed form.
    Format {
        /// Whether a text has the form.
        is_valid: fn(&str) -> bool,
        /// The form in words, to follow "Expected".
        expected: &'static str,
    },
    /// An array of phone numbers, or a `Recipients` list.
    Phones(&'static PhoneForm),
    /// An array of whole numbers.
    Integers {
        /// The smallest that is accepted.
        least: i64,
        /// What they are: `group ids`.
        what: &'static str,
    },
}

/// A checked value.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// `null`, if the field allows it.
    Null,
    /// A boolean.
    Bool(bool),
    /// A whole number, or a time.
    Integer(i64),
    /// A text.
    Text(String),
    /// Phone numbers.
    Phones(Phones),
    /// Whole numbers.
    Integers(Vec<i64>),
}

impl Rule {
    /// Any whole number.
    pub const ANY_INTEGER: Self = Self::Integer { least: i64::MIN };

    /// Checks a value. One of the right type that breaks another rule has an issue and is still returned, so
    /// that the checks that depend on it can run.
    pub fn read(self, value: &Data, path: &str, issues: &mut Issues) -> Option<Value> {
        let text = match self {
            Self::Bool => return check::boolean(value, path, issues).map(Value::Bool),
            Self::Integer { .. } | Self::Time => {
                return self.integer(value, path, issues).map(Value::Integer);
            }
            Self::Phones(form) => return form.read(value, path, issues).map(Value::Phones),
            Self::Integers { least, what } => {
                let rule = Self::Integer { least };
                let mut integers = Vec::new();
                let mut take = |item: &Data, path: &str, issues: &mut Issues| {
                    if let Some(integer) = rule.integer(item, path, issues) {
                        integers.push(integer);
                    }
                };
                check::each(&value.expanded(), path, issues, what, &mut take)?;
                return Some(Value::Integers(integers));
            }
            Self::OneOf(words) => check::one_of(value, path, issues, words)?,
            Self::Text { most } => {
                let text = check::text(value, path, issues)?;
                let length = text.chars().fold(0, |count, _| count + 1);
                if length > most {
                    let message = text!(
                        "Expected at most ",
                        most,
                        " characters (Unicode code points), not ",
                        length,
                        "."
                    );
                    issues.push(path, "too_long", message);
                }
                text
            }
            Self::Uuid(what) => {
                let expected = text!("the UUID of ", what, ", such as ", check::EXAMPLE_UUID);
                let text = check::formatted(value, path, issues, &check::is_uuid, &expected)?;
                return Some(Value::Text(text.to_ascii_lowercase()));
            }
            Self::Format { is_valid, expected } => {
                check::formatted(value, path, issues, &is_valid, expected)?
            }
        };
        Some(Value::Text(text.to_owned()))
    }

    /// Checks a value that can be the bound of a range.
    pub fn integer(self, value: &Data, path: &str, issues: &mut Issues) -> Option<i64> {
        match self {
            Self::Time => check::unix_seconds(value, path, issues),
            Self::Integer { least: i64::MIN } => check::any_integer(value, path, issues),
            Self::Integer { least } => check::at_least(value, path, issues, least),
            _ => {
                check::wrong_type(value, path, "a single value", issues);
                None
            }
        }
    }
}

impl Value {
    /// Converts it for a query, before percent-encoding.
    pub fn into_query(self) -> String {
        match self {
            Self::Bool(flag) => if flag { "true" } else { "false" }.to_owned(),
            Self::Integer(number) => text!(number),
            Self::Text(text) => text,
            Self::Null | Self::Phones(_) | Self::Integers(_) => String::new(),
        }
    }
}
