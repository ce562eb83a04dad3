//! What a value may be, as data. The tables of fields and filters are made of rules, and one function
//! reads them all.

use super::check;
use super::data::Data;
use super::date_time;
use super::issue::Issues;
use super::phones::{PhoneForm, Phones};
use super::record::{Record, Table};
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
    /// A `Date`, which is sent in ISO 8601.
    DateTime,
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
    /// An object with these fields.
    Record(&'static [Table]),
    /// An array.
    List {
        /// What an item may be.
        of: &'static Rule,
        /// What the items are: `group ids`.
        what: &'static str,
    },
}

/// A checked value.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// `null`, if the field allows it, or a value that was refused.
    Null,
    /// A boolean.
    Bool(bool),
    /// A whole number, or a time.
    Integer(i64),
    /// A text.
    Text(String),
    /// Phone numbers.
    Phones(Phones),
    /// An object.
    Record(Record),
    /// An array.
    List(Vec<Value>),
}

impl Rule {
    /// Any whole number.
    pub const ANY_INTEGER: Self = Self::Integer { least: i64::MIN };

    /// Checks a value. One of the right type that breaks another rule has an issue and is still returned, so
    /// that the checks that depend on it can run.
    pub fn read(&self, value: &Data, path: &str, issues: &mut Issues) -> Option<Value> {
        let text = match self {
            Self::Bool => return check::boolean(value, path, issues).map(Value::Bool),
            Self::Integer { .. } | Self::Time => {
                return self.integer(value, path, issues).map(Value::Integer);
            }
            Self::Phones(form) => return form.read(value, path, issues).map(Value::Phones),
            Self::Record(tables) => {
                return Record::read(value, path, path, tables, issues).map(Value::Record);
            }
            Self::List { of, what } => {
                let mut items = Vec::new();
                let mut take = |item: &Data, path: &str, issues: &mut Issues| {
                    let item = of.read(item, path, issues);
                    items.push(item.unwrap_or(Value::Null));
                };
                check::each(&value.expanded(), path, issues, what, &mut take)?;
                return Some(Value::List(items));
            }
            Self::DateTime => {
                return date_time::read(value, path, issues).map(Value::Text);
            }
            Self::OneOf(words) => check::one_of(value, path, issues, words)?,
            Self::Text { most } => {
                let text = check::text(value, path, issues)?;
                let length = check::characters(text);
                if length > *most {
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
    pub fn integer(&self, value: &Data, path: &str, issues: &mut Issues) -> Option<i64> {
        match self {
            Self::Time => check::unix_seconds(value, path, issues),
            Self::Integer { least } => check::at_least(value, path, issues, *least),
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
            _ => String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FORM: Rule = Rule::Format {
        is_valid: |text| text == "x",
        expected: "an x",
    };

    const SMALL: Rule = Rule::List {
        of: &Rule::Integer { least: 1 },
        what: "numbers",
    };

    /// What was read, and the issues as `path code`.
    fn read(rule: Rule, value: &Data) -> (Option<Value>, Vec<String>) {
        let mut issues = Issues::new();
        let found = rule.read(value, "it", &mut issues);
        (found, issues.told())
    }

    #[test]
    fn each_rule_takes_its_own_values() {
        let text = |text: &str| Some(Value::Text(text.to_owned()));
        let integer = |number| Some(Value::Integer(number));
        let list = |items| Some(Value::List(items));
        let id = "DA0FA78C-4699-11EA-A637-96000028B339";
        let numbers = |numbers: &[f64]| Data::from_iter(numbers.iter().copied());
        let none = |code: &'static str| (None, vec![code]);
        for (rule, value, (expected, codes)) in [
            (Rule::Bool, true.into(), (Some(Value::Bool(true)), vec![])),
            (Rule::Bool, "x".into(), none("it wrong_type")),
            (Rule::Integer { least: 2 }, 2.0.into(), (integer(2), vec![])),
            (
                Rule::Integer { least: 2 },
                1.0.into(),
                none("it out_of_range"),
            ),
            (Rule::ANY_INTEGER, (-5.0).into(), (integer(-5), vec![])),
            (
                Rule::ANY_INTEGER,
                (-9_007_199_254_740_991.0).into(),
                (integer(-9_007_199_254_740_991), vec![]),
            ),
            (
                Rule::ANY_INTEGER,
                (-9_007_199_254_740_992.0).into(),
                none("it wrong_type"),
            ),
            (Rule::Time, 0.0.into(), (integer(0), vec![])),
            (Rule::Time, Data::Date(1999.0), (integer(1), vec![])),
            (Rule::Time, 1e11.into(), none("it milliseconds")),
            (Rule::OneOf(&["a", "b"]), "b".into(), (text("b"), vec![])),
            (Rule::OneOf(&["a", "b"]), "c".into(), none("it not_allowed")),
            (Rule::Text { most: 2 }, "üü".into(), (text("üü"), vec![])),
            // Too long, but a text: what follows from it can be told.
            (
                Rule::Text { most: 2 },
                "üüü".into(),
                (text("üüü"), vec!["it too_long"]),
            ),
            (Rule::Text { most: 2 }, "".into(), none("it empty")),
            (
                Rule::Uuid("a thing"),
                id.into(),
                (text(&id.to_lowercase()), vec![]),
            ),
            (Rule::Uuid("a thing"), "x".into(), none("it format")),
            (FORM, "x".into(), (text("x"), vec![])),
            (FORM, "y".into(), none("it format")),
            (
                SMALL,
                numbers(&[1.0, 2.0]),
                (list(vec![Value::Integer(1), Value::Integer(2)]), vec![]),
            ),
            (
                SMALL,
                numbers(&[0.0, 2.0]),
                (
                    list(vec![Value::Null, Value::Integer(2)]),
                    vec!["it[0] out_of_range"],
                ),
            ),
            (SMALL, numbers(&[]), (list(vec![]), vec!["it empty"])),
            (SMALL, Data::Null, none("it wrong_type")),
        ] {
            let codes: Vec<String> = codes.into_iter().map(str::to_owned).collect();
            assert_eq!(read(rule, &value), (expected, codes), "{value:?}");
        }
    }

    #[test]
    fn only_numbers_and_times_bound_a_range() {
        for (rule, expected) in [
            (Rule::Time, Some(7)),
            (Rule::ANY_INTEGER, Some(7)),
            (Rule::Integer { least: 7 }, Some(7)),
            (Rule::Integer { least: 8 }, None),
            (Rule::Bool, None),
            (FORM, None),
        ] {
            let mut issues = Issues::new();
            assert_eq!(rule.integer(&7.0.into(), "it", &mut issues), expected);
            assert_eq!(issues.into_vec().is_empty(), expected.is_some());
        }
    }

    #[test]
    fn values_as_they_stand_in_a_query() {
        for (value, expected) in [
            (Value::Bool(true), "true"),
            (Value::Bool(false), "false"),
            (Value::Integer(-7), "-7"),
            (Value::Text("a b".to_owned()), "a b"),
            (Value::Null, ""),
            (Value::List(vec![Value::Bool(true)]), ""),
        ] {
            assert_eq!(value.into_query(), expected);
        }
    }
}
