//! A caller's value as plain data, the rules for it, and everything that is wrong with it.

pub mod check;
pub mod data;
pub mod date_time;
pub mod issue;
#[cfg(feature = "lists")]
pub mod list_options;
mod nearest;
pub mod options;
pub mod phones;
pub mod record;
pub mod rule;
pub mod strings;
#[cfg(feature = "texts")]
pub mod text_options;

pub use self::nearest::nearest;
