//! How a list is split, and what is kept besides its numbers.

/// How many rejected lines are kept by default; the others are only counted.
const KEPT_REJECTED: usize = 1000;

/// Options of a list that do not change how a number is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Details {
    /// The separator of the fields of a CSV file, or of several numbers on a line. `None`: it is
    /// detected from the first line of a CSV file; numbers have their usual separators.
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
