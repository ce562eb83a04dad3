//! JavaScript's values as plain data: what a caller gave, before any check; the fields of an answer;
//! and what a caller gets. So validators and decoders need no JavaScript, and their tests run on
//! the host.

use std::borrow::Cow;

use serde::ser::{Serialize, SerializeMap, Serializer};

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
    List(Vec<Data>),
    /// An array of many strings of ASCII.
    Lines(Lines),
    /// Own enumerable properties in their order.
    Object(Vec<(String, Data)>),
    /// A checked list of recipients.
    Recipients(Recipients),
    /// Anything else, with its kind in words: `a function`, `a bigint`.
    Other(&'static str),
}

/// Many strings in one: a string for each of ten thousand takes longer than to check them all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lines {
    /// ASCII, and a line feed after each.
    bytes: Vec<u8>,
    count: usize,
}

impl Lines {
    /// Strings of ASCII that each end in a line feed. `None` if there are not `count` of them, because
    /// one has a line feed within.
    pub fn new(bytes: Vec<u8>, count: usize) -> Option<Self> {
        let found: usize = bytes.iter().map(|byte| usize::from(*byte == b'\n')).sum();
        (found == count).then_some(Self { bytes, count })
    }

    /// How many strings there are.
    pub fn count(&self) -> usize {
        self.count
    }

    /// The strings.
    pub fn iter(&self) -> impl Iterator<Item = &[u8]> {
        let mut rest = self.bytes.as_slice();
        std::iter::from_fn(move || {
            let end = rest.iter().position(|byte| *byte == b'\n')?;
            let (line, after) = rest.split_at_checked(end)?;
            rest = after.get(1..)?;
            Some(line)
        })
    }

    /// The bytes of [`Self::write_json`].
    pub fn json_size(&self) -> usize {
        // Two quotes for each and a comma for its line feed, which the last has not; two brackets.
        (self.bytes.len() + 2 * self.count).saturating_sub(1) + 2
    }

    /// Hands on the strings as a JSON array, as they are: nothing in them may need an escape.
    pub fn write_json(&self, take: &mut dyn FnMut(&[u8])) {
        let mut out = Vec::with_capacity(self.json_size());
        for line in self.iter() {
            out.extend_from_slice(if out.is_empty() { b"[\"" } else { b",\"" });
            out.extend_from_slice(line);
            out.push(b'"');
        }
        out.push(b']');
        take(&out);
    }
}

fn from_ascii(line: &[u8]) -> String {
    line.iter().map(|byte| char::from(*byte)).collect()
}

/// `object! { "name" => value, … }`; what is `undefined` is left out.
macro_rules! object {
    ($($name:literal => $value:expr),+ $(,)?) => {{
        let mut object = $crate::data::Data::EMPTY;
        $(object.set($name, $crate::data::Data::from($value));)+
        object
    }};
}
pub(crate) use object;

/// On its way out, through serde: what only an input can be becomes `null`.
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

    /// Adds a member to an object; `undefined` is left out.
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
            Self::Number(_) | Self::Text(_) => Some(self.clone()),
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

    /// The value, with many strings as an array of them.
    pub fn expanded(&self) -> Cow<'_, Self> {
        match self {
            Self::Lines(lines) => Cow::Owned(lines.iter().map(from_ascii).collect()),
            other => Cow::Borrowed(other),
        }
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
            Self::List(_) | Self::Lines(_) => "an array",
            Self::Object(_) => "an object",
            Self::Recipients(_) => "Recipients",
            Self::Other(kind) => kind,
        }
    }
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
        Self::List(items.into_iter().map(Into::into).collect())
    }
}
