//! One condition on one field.

use super::row::Row;

/// What a field must be.
#[derive(Debug)]
pub(super) enum Condition {
    Flag(bool),
    AnyOf(Vec<String>),
    AnyNumberOf(Vec<i64>),
    Contains { part: String, any_case: bool },
    Range { from: Option<i64>, to: Option<i64> },
}

impl Condition {
    pub(super) fn holds(&self, field: &str, row: &dyn Row) -> bool {
        match self {
            Self::Flag(wanted) => row.flag(field) == Some(*wanted),
            Self::AnyOf(values) => row
                .word(field)
                .is_some_and(|word| values.iter().any(|value| value == word)),
            Self::AnyNumberOf(values) => row
                .number(field)
                .is_some_and(|number| values.contains(&number)),
            Self::Contains { part, any_case } => row.word(field).is_some_and(|word| {
                if *any_case {
                    word.to_lowercase().contains(&part.to_lowercase())
                } else {
                    word.contains(part)
                }
            }),
            Self::Range { from, to } => row.number(field).is_some_and(|number| {
                from.is_none_or(|from| number >= from) && to.is_none_or(|to| number <= to)
            }),
        }
    }
}
