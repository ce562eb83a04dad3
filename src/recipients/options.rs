//! The options for reading a list.

use super::details::Details;
use super::normalise::{Normaliser, Reading};
use crate::numbering::Region;

/// Which column of a CSV file holds the numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Column {
    /// The column with this name in the first line.
    Name(String),
    /// The column at this position, from 0; the first line is then a row like any other.
    Position(usize),
}

/// The checked options for reading a list.
#[derive(Debug, Clone)]
pub struct ParseOptions {
    pub(super) normaliser: Normaliser,
    pub(super) column: Option<Column>,
    /// How the list is split, and what is kept besides its numbers.
    pub details: Details,
}

impl ParseOptions {
    /// Whether the input is a CSV file.
    pub fn is_csv(&self) -> bool {
        self.column.is_some()
    }

    /// Creates options; `None` if the numbering plan has no such country. `bare` says how to read digits alone that may
    /// be a national or an international number.
    pub fn new(
        country: Option<&str>,
        bare: Option<Reading>,
        column: Option<Column>,
    ) -> Option<Self> {
        let normaliser = Normaliser::new(country, bare)?;
        Some(Self {
            normaliser,
            column,
            details: Details::default(),
        })
    }

    /// Whether the numbering plan has a country.
    pub fn knows(country: &str) -> bool {
        Region::of_country(country).is_some()
    }
}
