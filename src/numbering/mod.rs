//! The numbering plan: the countries' calling codes, the lengths of their numbers, and how these are dialled. The
//! tables are generated from libphonenumber's metadata by `cargo xtask numbering-plan`.

#[cfg(feature = "lists")]
pub mod argentina;
#[cfg(feature = "lists")]
mod codes;
#[cfg(feature = "lists")]
pub mod local;
#[cfg(feature = "lists")]
mod plan;
#[cfg(feature = "lists")]
mod region;
mod zero;
mod zeros;

#[cfg(feature = "lists")]
pub use self::codes::Codes;
#[cfg(feature = "lists")]
pub use self::region::Region;
pub use self::zero::{follows_code, is_dialled_only};
