//! An object that is read by a table of its fields.

use super::check::Fields;
use super::data::Data;
use super::issue::Issues;
use super::rule::{Rule, Value};

/// One field of an object.
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// What it may be.
    pub rule: Rule,
    /// What it means if it is missing.
    pub presence: Presence,
}

/// What it means if a field is missing.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// It may be omitted, or be `undefined`.
    Optional,
    /// As for `Optional`; it may also be `null`, which is sent.
    Nullable,
    /// It must be given; the sentence says what is missing.
    Required(&'static str),
    /// It may be omitted, but `undefined` is refused with this sentence, because a value that is missing by
    /// mistake would change what happens.
    NeverLost(&'static str),
}

/// Fields in the order in which they are read and sent.
pub type Table = &'static [Field];

/// A row of a table.
pub const fn field(name: &'static str, rule: Rule, presence: Presence) -> Field {
    Field {
        name,
        rule,
        presence,
    }
}

/// The fields that were given, checked and in the order of their table. One that was refused is `null`: it has
/// an issue, so nothing is sent.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Record {
    values: Vec<(&'static str, Value)>,
}

impl Record {
    /// Reads an object, which messages call `name`, by the tables of its fields; every problem is reported. The
    /// paths of the fields begin with `prefix`.
    pub fn read(
        input: &Data,
        name: &str,
        prefix: &str,
        tables: &[Table],
        issues: &mut Issues,
    ) -> Option<Self> {
        let given = open(input, name, prefix, tables, issues)?;
        let mut record = Self::default();
        for table in tables {
            record.add(&given, table, issues);
        }
        Some(record)
    }

    /// Adds the fields of a table.
    pub fn add(&mut self, given: &Fields<'_>, table: Table, issues: &mut Issues) {
        for field in table {
            let path = given.path(field.name);
            let value = match (given.raw(field.name), field.presence) {
                (None, Presence::Required(message)) => {
                    issues.push(&path, "required", message);
                    continue;
                }
                (Some(Data::Undefined), Presence::NeverLost(message)) => {
                    issues.push(&path, "wrong_type", message);
                    continue;
                }
                (None, _) | (Some(Data::Undefined), Presence::Optional | Presence::Nullable) => {
                    continue;
                }
                (Some(Data::Null), Presence::Nullable) => None,
                (Some(value), _) => field.rule.read(value, &path, issues),
            };
            self.push(field.name, value.unwrap_or(Value::Null));
        }
    }

    /// A field, if it was given.
    pub fn get(&self, name: &str) -> Option<&Value> {
        let found = self.values.iter().find(|(known, _)| *known == name);
        found.map(|(_, value)| value)
    }

    /// Adds a field.
    pub fn push(&mut self, name: &'static str, value: Value) {
        self.values.push((name, value));
    }

    /// Whether there are no fields.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// All fields.
    pub fn values_mut(&mut self) -> &mut [(&'static str, Value)] {
        &mut self.values
    }
}

/// Opens an object with the fields of some tables.
pub fn open<'a>(
    input: &'a Data,
    name: &str,
    prefix: &str,
    tables: &[Table],
    issues: &mut Issues,
) -> Option<Fields<'a>> {
    let mut known = Vec::new();
    for table in tables {
        for field in *table {
            known.push(field.name);
        }
    }
    Fields::open(input, name, prefix, &[&known], issues)
}

#[cfg(test)]
mod tests {
    use super::Presence::{NeverLost, Nullable, Optional, Required};
    use super::*;

    static FIELDS: [Field; 4] = [
        field("optional", Rule::Bool, Optional),
        field("nullable", Rule::Bool, Nullable),
        field("required", Rule::Bool, Required("It is missing.")),
        field("kept", Rule::Bool, NeverLost("It got lost.")),
    ];

    /// What became of one field: its value, or the code of its issue.
    fn read(name: &str, value: Option<Data>) -> Result<Option<Value>, &'static str> {
        let mut members = vec![("required".to_owned(), Data::Bool(false))];
        members.retain(|(key, _)| key != name);
        members.extend(value.map(|value| (name.to_owned(), value)));
        let mut issues = Issues::new();
        let record =
            Record::read(&Data::Object(members), "it", "", &[&FIELDS], &mut issues).unwrap();
        match issues.into_vec().as_slice() {
            [] => Ok(record.get(name).cloned()),
            [issue] => {
                assert!(matches!(record.get(name), None | Some(Value::Null)));
                assert_eq!(issue.path, name);
                Err(issue.code)
            }
            more => panic!("{more:?}"),
        }
    }

    #[test]
    fn what_it_means_when_a_field_is_missing() {
        let yes = || Ok(Some(Value::Bool(true)));
        let wrong = || Err("wrong_type");
        let (undefined, null) = (Data::Undefined, Data::Null);
        for (name, missing, lost, none) in [
            ("optional", Ok(None), Ok(None), wrong()),
            ("nullable", Ok(None), Ok(None), Ok(Some(Value::Null))),
            ("required", Err("required"), wrong(), wrong()),
            ("kept", Ok(None), wrong(), wrong()),
        ] {
            assert_eq!(read(name, Some(Data::Bool(true))), yes(), "{name}");
            assert_eq!(read(name, None), missing, "{name}");
            assert_eq!(read(name, Some(undefined.clone())), lost, "{name}");
            assert_eq!(read(name, Some(null.clone())), none, "{name}");
        }
    }

    #[test]
    fn fields_keep_the_order_of_their_table() {
        let input = Data::Object(vec![
            ("kept".to_owned(), Data::Bool(true)),
            ("unknown".to_owned(), Data::Bool(true)),
            ("required".to_owned(), Data::Bool(false)),
        ]);
        let mut issues = Issues::new();
        let mut record = Record::read(&input, "it", "", &[&FIELDS], &mut issues).unwrap();
        let issues = issues.into_vec();
        assert_eq!((issues.len(), issues[0].code), (1, "unknown_key"));
        let (yes, no) = (Value::Bool(true), Value::Bool(false));
        let all = [("required", no.clone()), ("kept", yes)];
        assert_eq!(record.values_mut(), all);
        let mut issues = Issues::new();
        let read = Record::read(&Data::Null, "it", "", &[&FIELDS], &mut issues);
        assert_eq!(read, None);
    }
}
