//! LOX24's REST API: <https://doc.lox24.eu/api/>.

pub mod bulks;
mod provider;
pub mod sms;

pub use self::provider::LOX24;
