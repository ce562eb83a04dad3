//! What messages cost, and the limits that the caller sets.

mod limits;
mod price;

pub use self::limits::{BulkLimits, Cost, OPTIONS, PRICES, Size};
pub use self::price::{Amount, Prices};
