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

    /// Sets a member of an object that may already be there.
    pub fn replace(&mut self, name: &str, value: Self) {
        if let Self::Object(members) = self {
            match members.iter_mut().find(|(key, _)| key == name) {
                Some((_, old)) => *old = value,
                None => members.push((name.to_owned(), value)),
            }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_have_members_and_other_values_have_none() {
        let mut data = object! { "a" => 1.0, "b" => None::<f64>, "c" => "x" };
        data.set("d", Data::Undefined);
        data.set("e", Data::Null);
        let found = ["a", "b", "c", "d", "e"].map(|name| data.get(name).cloned());
        let expected = [
            Some(1.0.into()),
            None,
            Some("x".into()),
            None,
            Some(Data::Null),
        ];
        assert_eq!(found, expected);
        let mut other = Data::Bool(true);
        other.set("a", Data::Null);
        assert_eq!((other.get("a"), &other), (None, &Data::Bool(true)));
    }

    #[test]
    fn a_value_as_text_as_code_and_as_items() {
        let (text, number) = (Data::from("x"), Data::from(7u16));
        let list = Data::List(vec![Data::Null]);
        assert_eq!(
            [&text, &number, &list].map(Data::as_text),
            [Some("x"), None, None]
        );
        let codes = [&text, &number, &list].map(Data::as_code);
        assert_eq!(codes, [Some(text.clone()), Some(number.clone()), None]);
        let items: [&[Data]; 3] = [&text, &number, &list].map(Data::items);
        assert_eq!(items, [&[][..], &[], &[Data::Null]]);
    }

    #[test]
    fn packed_strings_become_an_ordinary_array() {
        let strings = || ["a", "b c"].into_iter();
        let packed = Data::Strings(Strings::pack(strings()).unwrap());
        assert_eq!(*packed.expanded(), Data::from_iter(strings()));
        assert_eq!(*Data::Null.expanded(), Data::Null);
    }

    #[test]
    fn kinds_in_words() {
        for (data, expected) in [
            (Data::Undefined, "undefined"),
            (Data::Null, "null"),
            (Data::Bool(true), "a boolean"),
            (Data::Number(f64::NAN), "NaN"),
            (Data::Number(f64::INFINITY), "a number"),
            (Data::Text(String::new()), "a string"),
            (Data::BrokenText, "a string"),
            (Data::Date(0.0), "a Date"),
            (Data::List(vec![]), "an array"),
            (
                Data::Strings(Strings::pack(["a"].into_iter()).unwrap()),
                "an array",
            ),
            (Data::EMPTY, "an object"),
            (Data::Other("a function"), "a function"),
        ] {
            assert_eq!(data.kind(), expected);
        }
    }

    #[test]
    fn numbers_of_each_type() {
        let numbers = [
            Data::from(7u16),
            Data::from(7u32),
            Data::from(7usize),
            Data::from(7.0),
            Data::from(Some(7u16)),
        ];
        assert_eq!(numbers, [7.0; 5].map(Data::Number));
        assert_eq!(Data::from(None::<u16>), Data::Undefined);
        assert_eq!(Data::from(String::from("x")), Data::Text("x".to_owned()));
        assert_eq!([true, false].map(Data::from), [true, false].map(Data::Bool));
    }

    #[test]
    fn on_its_way_out_it_is_what_json_can_say() {
        let data = object! {
            "a" => Data::List(vec![true.into(), 1.5.into(), "x".into()]),
            "b" => object! { "c" => Data::Null },
            "d" => Data::Date(1.0),
        };
        let json = serde_json::to_string(&data).unwrap();
        assert_eq!(json, r#"{"a":[true,1.5,"x"],"b":{"c":null},"d":null}"#);
    }
}
