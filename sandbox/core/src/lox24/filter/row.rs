//! What a filter asks of an entry of a list: its fields, by their names in the API.

/// An entry of a list at one moment.
pub(in crate::lox24) trait Row {
    /// A field that is true or false.
    fn flag(&self, field: &str) -> Option<bool>;
    /// A field that is a text.
    fn word(&self, field: &str) -> Option<&str>;
    /// A field that is a number.
    fn number(&self, field: &str) -> Option<i64>;
}
