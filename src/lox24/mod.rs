//! LOX24's REST API: <https://doc.lox24.eu/api/>.

pub mod bulk;
pub mod cancel_bulk;
pub mod check_bulk;
pub mod create_bulk;
pub mod credential;
pub mod delete_sms;
pub mod get_bulk;
pub mod measured_bulk;
pub mod problem;
pub mod sms_filter;

/// Where the API lives. Source: every LOX24 page.
pub const BASE_URL: &str = "https://api.lox24.eu";
