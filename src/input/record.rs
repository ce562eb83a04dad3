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

/// A row of a table.
pub const fn field(name: &'static str, rule: Rule, presence: Presence) -> Field {
    Field {
        name,
        rule,
        presence,
    }
}

/// The checked fields that were given, in the order of their table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Record {
    values: Vec<(&'static str, Value)>,
}

impl Record {
    /// Reads an object, which messages call `name`; every problem is reported.
    pub fn read(
        input: &Data,
        name: &str,
        fields: &'static [Field],
        issues: &mut Issues,
    ) -> Option<Self> {
        let known: Vec<&'static str> = fields.iter().map(|field| field.name).collect();
        let given = Fields::open(input, name, "", &[&known], issues)?;
        let mut record = Self::default();
        for field in fields {
            let value = match (given.raw(field.name), field.presence) {
                (None, Presence::Required(message)) => {
                    issues.push(field.name, "required", message);
                    continue;
                }
                (Some(Data::Undefined), Presence::NeverLost(message)) => {
                    issues.push(field.name, "wrong_type", message);
                    continue;
                }
                (None, _) | (Some(Data::Undefined), Presence::Optional | Presence::Nullable) => {
                    continue;
                }
                (Some(Data::Null), Presence::Nullable) => Some(Value::Null),
                (Some(value), _) => field.rule.read(value, field.name, issues),
            };
            if let Some(value) = value {
                record.values.push((field.name, value));
            }
        }
        Some(record)
    }

    /// A field that was given.
    pub fn get(&self, name: &str) -> Option<&Value> {
        let found = self.values.iter().find(|(known, _)| *known == name);
        found.map(|(_, value)| value)
    }

    /// Removes a field and returns it.
    pub fn take(&mut self, name: &str) -> Option<Value> {
        let at = self.values.iter().position(|(known, _)| *known == name)?;
        Some(self.values.remove(at).1)
    }

    /// All fields.
    pub fn into_values(self) -> Vec<(&'static str, Value)> {
        self.values
    }
}

/// Whether a field was given and is not `undefined`.
pub fn is_given(input: &Data, name: &str) -> bool {
    !matches!(input.get(name), None | Some(Data::Undefined))
}
