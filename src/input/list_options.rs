//! The options with which a list of recipients is read.

use super::check::{self, Fields};
use super::data::Data;
use super::issue::Issues;
use crate::recipients::{Column, ParseOptions};

/// The names of the options.
pub const OPTIONS: [&str; 2] = ["country", "column"];

/// Reads and checks the options; `undefined` means none.
pub fn read(input: &Data, issues: &mut Issues) -> Option<ParseOptions> {
    let (mut country, mut column) = (None, None);
    if !matches!(input, Data::Undefined) {
        let fields = Fields::open(input, "options", "options", &[&OPTIONS], issues)?;
        country = fields.optional("country", issues, read_country);
        column = fields.optional("column", issues, read_column);
    }
    ParseOptions::new(country, column)
}

fn read_country<'a>(value: &'a Data, path: &str, issues: &mut Issues) -> Option<&'a str> {
    let expected = "an ISO 3166-1 alpha-2 country in upper case, such as DE";
    check::formatted(value, path, issues, &ParseOptions::knows, expected)
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
            let expected = "the name of a column, or its position from 0";
            check::wrong_type(other, path, expected, issues);
            None
        }
    }
}
