//! The options for reading a list.

use super::normalise::Normaliser;
use crate::check::{self, Fields};
use crate::data::Data;
use crate::issue::Issues;

/// Which column of a CSV file holds the numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Column {
    /// The one with this name in the first line.
    Name(String),
    /// The one at this position, from 0; the first line is then a row like any other.
    Position(usize),
}

/// The checked options for reading a list.
#[derive(Debug, Clone)]
pub struct ParseOptions {
    pub(super) normaliser: Normaliser,
    pub(super) column: Option<Column>,
}

impl ParseOptions {
    /// Whether the input is a CSV file.
    pub fn is_csv(&self) -> bool {
        self.column.is_some()
    }

    /// Reads and checks the options; `undefined` means none.
    pub fn read(input: &Data, issues: &mut Issues) -> Option<Self> {
        let (mut country, mut column) = (None, None);
        if !matches!(input, Data::Undefined) {
            let known = ["country", "column"];
            let fields = Fields::open(input, "options", "options", &known, issues)?;
            country = fields.optional("country", issues, read_country);
            column = fields.optional("column", issues, read_column);
        }
        let normaliser = Normaliser::new(country)?;
        Some(Self { normaliser, column })
    }
}

fn read_country<'a>(value: &'a Data, path: &str, issues: &mut Issues) -> Option<&'a str> {
    let known = |text: &str| Normaliser::new(Some(text)).is_some();
    let expected = "an ISO 3166-1 alpha-2 country in upper case, such as DE";
    check::formatted(value, path, issues, &known, expected)
}

fn read_column(value: &Data, path: &str, issues: &mut Issues) -> Option<Column> {
    match value {
        Data::Number(_) => {
            let position = check::integer(value, path, issues, 0, 100_000)?;
            usize::try_from(position).ok().map(Column::Position)
        }
        Data::Text(_) | Data::BrokenText => {
            let name = check::text(value, path, issues)?;
            Some(Column::Name(name.trim_ascii().to_owned()))
        }
        other => {
            let expected = "the name of a column or its position from 0";
            check::wrong_type(other, path, expected, issues);
            None
        }
    }
}
