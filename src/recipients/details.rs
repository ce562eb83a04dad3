//! How a list is split, and what is kept of it besides its numbers.

/// How many rejected lines are kept by default; the others are only counted.
const KEPT_REJECTED: usize = 1000;

/// Options of a list that do not change how a number is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Details {
    /// What separates the fields of a CSV file, or several numbers on a line; `None` for what the
    /// first line of a CSV file shows, and for the usual separators of numbers.
    pub delimiter: Option<u8>,
    /// How many rejected lines are kept.
    pub keep_rejected: usize,
    /// Whether to keep the row that each number comes from.
    pub keep_rows: bool,
}

impl Default for Details {
    fn default() -> Self {
        Self {
            delimiter: None,
            keep_rejected: KEPT_REJECTED,
            keep_rows: false,
        }
    }
}
