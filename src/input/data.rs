//! JavaScript's values as plain data: a caller's input before any check, the fields of a response, and
//! what a caller gets back. Validators and decoders therefore need no JavaScript, and their tests run
//! on the host.

use std::borrow::Cow;

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::strings::Strings;
#[cfg(feature = "lists")]
use crate::recipients::Recipients;

/// A value on its way in or out.
#[derive(Debug, Clone, PartialEq)]
pub enum Data {
    /// `undefined`
    Undefined,
    /// `null`
    Null,
    /// `true`, `false`
    Bool(bool),
    /// A number, including `NaN` and the infinities.
    Number(f64),
    /// A well-formed string.
    Text(String),
    /// A string that contains half of a surrogate pair. UTF-8 cannot express it, and the usual
    /// substitute, U+FFFD, would send a different text from the one that the caller wrote.
    BrokenText,
    /// A `Date`: milliseconds since 1970, `NaN` for an invalid one.
    Date(f64),
    /// An array.
    List(Vec<Data>),
    /// An array of many ASCII strings.
    Strings(Strings),
    /// An object: its own enumerable properties in their order.
    Object(Vec<(String, Data)>),
    /// A `Recipients` list.
    #[cfg(feature = "lists")]
    Recipients(Recipients),
    /// Anything else, with its kind in words: `a function`, `a bigint`.
    Other(&'static str),
}

/// `object! { "name" => value, … }`, without the members that are `undefined`.
macro_rules! object {
    ($($name:literal => $value:expr),+ $(,)?) => {{
        let mut object = $crate::input::data::Data::EMPTY;
        $(object.set($name, $crate::input::data::Data::from($value));)+
        object
    }};
}
pub(crate) use object;

/// Serialises what is returned to the caller. Kinds that only an input can have become `null`.
impl Serialize for Data {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Bool(flag) => serializer.serialize_bool(*flag),
            Self::Number(number) => serializer.serialize_f64(*number),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(items) => serializer.collect_seq(items),
            Self::Object(members) => {
                let mut map = serializer.serialize_map(Some(members.len()))?;
                for (name, value) in members {
                    map.serialize_entry(name.as_str(), value)?;
                }
                map.end()
            }
            _ => serializer.serialize_unit(),
        }
    }
}

impl Data {
    /// An empty object, for [`Self::set`].
    pub const EMPTY: Self = Self::Object(Vec::new());

    /// Adds a member to an object, unless it is `undefined`.
    pub fn set(&mut self, name: &str, value: Self) {
        if let (Self::Object(members), false) = (self, matches!(value, Self::Undefined)) {
            members.push((name.to_owned(), value));
        }
    }

    /// A member of an object.
    pub fn get(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Object(members) => {
                let member = members.iter().find(|(key, _)| key == name);
                member.map(|(_, value)| value)
            }
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

    /// A number or a string, as error codes are.
    pub fn as_code(&self) -> Option<Self> {
        match self {
            Self::Number(number) => Some(Self::Number(*number)),
            Self::Text(text) => Some(Self::Text(text.clone())),
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

    /// The value, in which packed strings are an ordinary array.
    pub fn expanded(&self) -> Cow<'_, Self> {
        match self {
            Self::Strings(strings) => {
                let mut items = Vec::new();
                for string in strings.iter() {
                    items.push(Self::Text(from_ascii(string)));
                }
                Cow::Owned(Self::List(items))
            }
            other => Cow::Borrowed(other),
        }
    }

    /// The kind in words, for messages; never the value.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Undefined => "undefined",
            Self::Null => "null",
            Self::Bool(_) => "a boolean",
            Self::Number(number) if number.is_nan() => "NaN",
            Self::Number(_) => "a number",
            Self::Text(_) | Self::BrokenText => "a string",
            Self::Date(_) => "a Date",
            Self::List(_) | Self::Strings(_) => "an array",
            Self::Object(_) => "an object",
            #[cfg(feature = "lists")]
            Self::Recipients(_) => "Recipients",
            Self::Other(kind) => kind,
        }
    }
}

fn from_ascii(string: &[u8]) -> String {
    let mut text = String::new();
    for byte in string {
        text.push(char::from(*byte));
    }
    text
}

impl From<&str> for Data {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Data {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<bool> for Data {
    fn from(flag: bool) -> Self {
        Self::Bool(flag)
    }
}

impl From<f64> for Data {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<u16> for Data {
    fn from(number: u16) -> Self {
        Self::Number(number.into())
    }
}

impl From<u32> for Data {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<usize> for Data {
    fn from(number: usize) -> Self {
        // Exact: no count here is beyond 2^53.
        Self::Number(number as f64)
    }
}

impl<T: Into<Self>> From<Option<T>> for Data {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Undefined, Into::into)
    }
}

impl<T: Into<Self>> FromIterator<T> for Data {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        // A loop, because it is compiled for each kind of item and the iterators' own way is longer.
        let mut list = Vec::new();
        for item in items {
            list.push(item.into());
        }
        Self::List(list)
    }
}
