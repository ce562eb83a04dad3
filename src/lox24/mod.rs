//! LOX24's REST API: <https://doc.lox24.eu/api/>.

mod account;
pub mod blocked_numbers;
pub mod bulks;
#[cfg(feature = "proxy")]
pub mod decoders;
mod lists;
mod provider;
pub mod sms;

pub use self::account::ACCOUNT;
pub use self::provider::LOX24;
