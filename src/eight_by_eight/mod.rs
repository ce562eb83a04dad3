//! 8x8's SMS API: <https://developer.8x8.com/connect/reference>.

pub mod batches;
#[cfg(feature = "proxy")]
pub mod decoders;
mod id;
pub mod messages;
mod provider;

pub use self::provider::{EIGHT_BY_EIGHT, OPTIONS, REGIONS, api_key, region, sub_account};
