//! What a proxy lets through: pure decisions, from the head of a page's request to the response that the page gets.
//!
//! ```text
//! options     what the owner has decided: which operations, origins and sub-accounts
//! head        who asks, and how: the origin and the headers
//! route       the operation that the path names
//! query       a query, as the filter that it was made of
//! read        the input that the request was made of, and the request that a client would send for it
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
