//! A value as a caller gave it, before any check: JavaScript's kinds of values as plain data, so
//! that the validators need no JavaScript and their tests run on the host.

use crate::recipients::Recipients;

/// A value from outside.
#[derive(Debug, Clone, PartialEq)]
pub enum Input {
    /// `undefined`
    Undefined,
    /// `null`
    Null,
    /// `true`, `false`
    Bool(bool),
    /// A number, also `NaN` and the infinities.
    Number(f64),
    /// A well-formed string.
    Text(String),
    /// A string with half of a surrogate pair: UTF-8 has no form for it, and the usual way
    /// out, U+FFFD, would send another text than the caller wrote.
    BrokenText,
    /// A `Date`: milliseconds since 1970, `NaN` for an invalid one.
    Date(f64),
    /// An array.
    List(Vec<Input>),
    /// Own enumerable properties in their order.
    Object(Vec<(String, Input)>),
    /// A checked list of recipients.
    Recipients(Recipients),
    /// Anything else, with its kind in words: `a function`, `a bigint`.
    Other(&'static str),
}

impl Input {
    /// A member of an object, `undefined` included.
    pub fn member(&self, name: &str) -> Option<&Self> {
        let Self::Object(entries) = self else {
            return None;
        };
        let mut named = entries.iter().filter(|(key, _)| key == name);
        named.next().map(|(_, value)| value)
    }

    /// The kind in words, for messages. Never the value.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Undefined => "undefined",
            Self::Null => "null",
            Self::Bool(_) => "a boolean",
            Self::Number(number) if number.is_nan() => "NaN",
            Self::Number(_) => "a number",
            Self::Text(_) | Self::BrokenText => "a string",
            Self::Date(_) => "a Date",
            Self::List(_) => "an array",
            Self::Object(_) => "an object",
            Self::Recipients(_) => "Recipients",
            Self::Other(kind) => kind,
        }
    }
}
