//! What a proxy lets through: pure decisions, from the head of a page's request to the response that the page gets.
//!
//! ```text
//! head        who asks, and how: the origin, the headers, the path
//! route       the operation that the path names
//! read        the input that the request was made of
//! volume      how much it would send, to whom, and what that costs
//! denial      why a request goes no further
//! ```

mod denial;
mod head;
mod options;
mod query;
mod read;
mod route;
mod volume;

pub use self::denial::Denial;
pub use self::head::{Head, check as check_head};
pub use self::options::{KEYS, Options};
pub use self::read::{Call, fingerprint, read};
pub use self::route::{Route, asked, find};
pub use self::volume::{Limited, Volume, check_limits};
