//! The options with which a list of recipients is read.

use super::check::{self, Fields};
use super::data::Data;
use super::issue::Issues;
use crate::recipients::{Column, DELIMITERS, Details, ParseOptions, Reading};

/// The names of the options.
pub const OPTIONS: [&str; 6] = [
    "country",
    "bare",
    "column",
    "delimiter",
    "keepRejected",
    "keepRows",
];

/// The most rejected lines that a list keeps.
const MOST_REJECTED: i64 = 1_000_000;

/// Reads and checks the options; `undefined` means none.
pub fn read(input: &Data, issues: &mut Issues) -> Option<ParseOptions> {
    let (mut country, mut bare, mut column) = (None, None, None);
    let mut details = Details::default();
    if !matches!(input, Data::Undefined) {
        let fields = Fields::open(input, "options", "options", &[&OPTIONS], issues)?;
        country = fields.optional("country", issues, read_country);
        bare = fields.optional("bare", issues, read_bare);
        column = fields.optional("column", issues, read_column);
        if bare == Some(Reading::National)
            && matches!(input.get("country"), None | Some(Data::Undefined))
        {
            let message = "Without `country`, numbers cannot be national. Set `country` too.";
            issues.push("options.bare", "required", message);
        }
        details.delimiter = fields.optional("delimiter", issues, read_delimiter);
        let kept = fields.optional("keepRejected", issues, |value, path, issues| {
            check::integer(value, path, issues, 0, MOST_REJECTED)
        });
        if let Some(kept) = kept.and_then(|it| usize::try_from(it).ok()) {
            details.keep_rejected = kept;
        }
        details.keep_rows = fields.optional("keepRows", issues, check::boolean) == Some(true);
    }
    let mut options = ParseOptions::new(country, bare, column)?;
    options.details = details;
    Some(options)
}

fn read_delimiter(value: &Data, path: &str, issues: &mut Issues) -> Option<u8> {
    let is_known = |text: &str| DELIMITERS.contains(&text);
    let expected = r#"",", ";", "\t" or "|""#;
    let text = check::formatted(value, path, issues, &is_known, expected)?;
    text.bytes().next()
}

fn read_country<'a>(value: &'a Data, path: &str, issues: &mut Issues) -> Option<&'a str> {
    let expected = "an ISO 3166-1 alpha-2 country in upper case, such as DE";
    check::formatted(value, path, issues, &ParseOptions::knows, expected)
}

fn read_bare(value: &Data, path: &str, issues: &mut Issues) -> Option<Reading> {
    let is_one = |text: &str| matches!(text, "national" | "international");
    let expected = "`national` or `international`";
    match check::formatted(value, path, issues, &is_one, expected)? {
        "national" => Some(Reading::National),
        _ => Some(Reading::International),
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::data::object;

    /// What was read, or the issues as `path code`.
    fn finish<T>(issues: Issues, value: Option<T>) -> Result<T, Vec<String>> {
        let told = issues.told();
        issues.finish(value).map_err(|_| told)
    }

    fn refused<T>(code: &str) -> Result<T, Vec<String>> {
        Err(vec![code.to_owned()])
    }

    #[test]
    fn options_may_be_missing_and_nothing_else() {
        for (input, is_csv) in [
            (Data::Undefined, Ok(false)),
            (Data::EMPTY, Ok(false)),
            (object! { "country" => "DE" }, Ok(false)),
            (object! { "column" => 0.0 }, Ok(true)),
            (object! { "country" => "DE", "column" => "a" }, Ok(true)),
            (Data::Null, refused("options wrong_type")),
            (
                object! { "country" => "de" },
                refused("options.country format"),
            ),
            (
                object! { "country" => 49.0 },
                refused("options.country wrong_type"),
            ),
            (
                object! { "column" => true },
                refused("options.column wrong_type"),
            ),
            (
                object! { "delimiter" => ";", "keepRejected" => 0.0, "keepRows" => false },
                Ok(false),
            ),
            (
                object! { "delimiter" => ":" },
                refused("options.delimiter format"),
            ),
            (
                object! { "delimiter" => "" },
                refused("options.delimiter empty"),
            ),
            (
                object! { "delimiter" => 59.0 },
                refused("options.delimiter wrong_type"),
            ),
            (
                object! { "keepRejected" => -1.0 },
                refused("options.keepRejected out_of_range"),
            ),
            (
                object! { "keepRejected" => 1_000_001.0 },
                refused("options.keepRejected out_of_range"),
            ),
            (
                object! { "keepRows" => 1.0 },
                refused("options.keepRows wrong_type"),
            ),
            (
                object! { "colum" => 1.0 },
                refused("options.colum unknown_key"),
            ),
        ] {
            let mut issues = Issues::new();
            let options = read(&input, &mut issues);
            let found = finish(issues, options).map(|options| options.is_csv());
            assert_eq!(found, is_csv, "{input:?}");
        }
    }

    #[test]
    fn details() {
        let details = |input: Data| {
            let mut issues = Issues::new();
            let options = read(&input, &mut issues);
            issues.finish(options).unwrap().details
        };
        for input in [
            Data::Undefined,
            Data::EMPTY,
            object! { "keepRows" => false },
        ] {
            assert_eq!(details(input), Details::default());
        }
        let input = object! { "delimiter" => "\t", "keepRejected" => 7.0, "keepRows" => true };
        let expected = Details {
            delimiter: Some(b'\t'),
            keep_rejected: 7,
            keep_rows: true,
        };
        assert_eq!(details(input), expected);
        assert_eq!(Details::default().keep_rejected, 1000);
    }

    #[test]
    fn a_column_has_a_name_or_a_position() {
        let name = |name: &str| Ok(Column::Name(name.to_owned()));
        for (value, expected) in [
            (Data::from("a b"), name("a b")),
            (Data::from(" a "), name("a")),
            (Data::from(0.0), Ok(Column::Position(0))),
            (Data::from(100_000.0), Ok(Column::Position(100_000))),
            (Data::from(100_001.0), refused("c out_of_range")),
            (Data::from(-1.0), refused("c out_of_range")),
            (Data::from(""), refused("c empty")),
            (Data::BrokenText, refused("c lone_surrogate")),
            (Data::Null, refused("c wrong_type")),
        ] {
            let mut issues = Issues::new();
            let column = read_column(&value, "c", &mut issues);
            assert_eq!(finish(issues, column), expected, "{value:?}");
        }
    }
}
