//! The body of a request: one JSON document.

use std::fmt;
use std::mem;

use super::encode::json_string;
use crate::input::phones::Phones;
use crate::input::record::Record;
use crate::input::rule::Value;
use crate::text::text;

/// A JSON document. Its phone numbers remain a list until they are sent: a million of them take 17 MB as text,
/// and the wasm's memory never shrinks.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Body {
    before: String,
    phones: Option<(Phones, String)>,
}

impl Body {
    /// Creates an object of the fields, in their order.
    pub fn object(record: Record) -> Self {
        let mut body = Self::default();
        body.add(&mut Value::Record(record));
        body
    }

    /// Appends a value. Phone numbers are taken out of it, and there can be only one list of them.
    fn add(&mut self, value: &mut Value) {
        match value {
            Value::Null => self.text().push_str("null"),
            Value::Bool(flag) => self.text().push_str(if *flag { "true" } else { "false" }),
            Value::Integer(number) => self.text().push_str(&text!(*number)),
            Value::Text(text) => json_string(self.text(), text),
            Value::Phones(phones) => self.phones = Some((mem::take(phones), String::new())),
            Value::List(items) => {
                self.text().push('[');
                for (index, item) in items.iter_mut().enumerate() {
                    self.separate(index);
                    self.add(item);
                }
                self.text().push(']');
            }
            Value::Record(record) => {
                self.text().push('{');
                for (index, (name, value)) in record.values_mut().iter_mut().enumerate() {
                    self.separate(index);
                    json_string(self.text(), name);
                    self.text().push(':');
                    self.add(value);
                }
                self.text().push('}');
            }
        }
    }

    fn separate(&mut self, index: usize) {
        if index > 0 {
            self.text().push(',');
        }
    }

    /// Where text is appended.
    #[inline(never)]
    fn text(&mut self) -> &mut String {
        match &mut self.phones {
            Some((_, after)) => after,
            None => &mut self.before,
        }
    }

    /// The document, if it has no phone numbers.
    pub fn as_text(&self) -> Option<&str> {
        self.phones.is_none().then_some(&self.before)
    }

    /// The size of the document in bytes.
    pub fn size(&self) -> usize {
        let phones = self.phones.as_ref();
        let rest = phones.map_or(0, |(phones, after)| phones.json_size() + after.len());
        self.before.len() + rest
    }

    /// Writes the document in pieces.
    pub fn write(&self, take: &mut dyn FnMut(&[u8])) {
        take(self.before.as_bytes());
        if let Some((phones, after)) = &self.phones {
            phones.write_json(take);
            take(after.as_bytes());
        }
    }
}

impl fmt::Display for Body {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut result = Ok(());
        self.write(&mut |piece| {
            // A piece ends with a text or a number, so it is UTF-8.
            let piece = std::str::from_utf8(piece).unwrap_or_default();
            result = result.and_then(|()| formatter.write_str(piece));
        });
        result
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::data::Data;
    use crate::input::issue::Issues;
    use crate::input::phones::PhoneForm;
    use crate::input::record::{Field, Presence, field};
    use crate::input::rule::Rule;

    static ANY: PhoneForm = PhoneForm {
        length: |bytes| bytes.iter().take_while(|it| it.is_ascii_digit()).count(),
        expected: "digits",
        has_extra_zero: |_| false,
    };

    static FIELDS: [Field; 6] = [
        field("text", Rule::Text { most: 9 }, Presence::Nullable),
        field("flag", Rule::Bool, Presence::Optional),
        field("number", Rule::ANY_INTEGER, Presence::Optional),
        field("phones", Rule::Phones(&ANY), Presence::Optional),
        field(
            "numbers",
            Rule::List {
                of: &Rule::Integer { least: -9 },
                what: "numbers",
            },
            Presence::Optional,
        ),
        field("last", Rule::Bool, Presence::Optional),
    ];

    fn body(members: &[(&str, Data)]) -> Body {
        let members = members
            .iter()
            .map(|(name, it)| ((*name).to_owned(), it.clone()));
        let mut issues = Issues::new();
        let input = Data::Object(members.collect());
        let record = Record::read(&input, "body", "", &[&FIELDS], &mut issues);
        assert_eq!(issues.into_vec(), []);
        Body::object(record.unwrap())
    }

    #[test]
    fn the_document_has_the_fields_in_the_order_of_their_table() {
        let phones = Data::List(vec!["12".into(), "345".into()]);
        let numbers = Data::List(vec![Data::Number(-7.0), Data::Number(8.0)]);
        for (members, expected) in [
            (&[][..], "{}"),
            (&[("text", Data::Null)], r#"{"text":null}"#),
            (
                &[("flag", true.into()), ("text", "a\"b".into())],
                r#"{"text":"a\"b","flag":true}"#,
            ),
            (
                &[("number", Data::Number(-7.0)), ("flag", false.into())],
                r#"{"flag":false,"number":-7}"#,
            ),
            (&[("numbers", numbers.clone())], r#"{"numbers":[-7,8]}"#),
            (
                &[
                    ("text", "x".into()),
                    ("phones", phones.clone()),
                    ("numbers", numbers),
                    ("last", true.into()),
                ],
                r#"{"text":"x","phones":["12","345"],"numbers":[-7,8],"last":true}"#,
            ),
            (&[("phones", phones)], r#"{"phones":["12","345"]}"#),
        ] {
            let body = body(members);
            assert_eq!(body.to_string(), expected);
            assert_eq!(body.size(), expected.len());
            let has_phones = expected.contains("phones");
            assert_eq!(body.as_text(), (!has_phones).then_some(expected));
            let mut written = Vec::new();
            body.write(&mut |piece| written.extend_from_slice(piece));
            assert_eq!(written, expected.as_bytes());
        }
    }
}
