//! How a list is to be read.

use super::normalise::Normaliser;

/// Which column of a CSV file has the numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Column {
    /// The one that the first line gives this name.
    Name(String),
    /// The one at this position, from 0; the first line is a number as every other.
    Position(usize),
}

/// Options of a list.
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

    /// Options; `None` if the numbering plan has no such country.
    pub fn new(country: Option<&str>, column: Option<Column>) -> Option<Self> {
        let normaliser = Normaliser::new(country)?;
        Some(Self { normaliser, column })
    }

    /// Whether the numbering plan has a country.
    pub fn knows(country: &str) -> bool {
        Normaliser::new(Some(country)).is_some()
    }
}
