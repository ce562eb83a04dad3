//! Lists of recipients. Lines or a CSV column go in; E.164 numbers without duplicates come out,
//! along with the line and the reason for everything that was rejected.

mod clean;
mod country;
mod csv;
mod details;
mod digits_of_scripts;
mod distinct;
mod home;
mod lines;
mod list;
mod normalise;
mod numbers;
mod options;
mod packed;
mod parser;
mod quick;
mod reason;
mod separators;
mod table;
mod written;

pub use self::country::{Countries, region_name};
pub use self::details::Details;
pub use self::list::{Bare, Recipients, Rejected};
pub use self::normalise::{Normaliser, Number, Reading};
pub use self::options::{Column, ParseOptions};
pub use self::packed::{Malformed, Unpacker};
pub use self::parser::{Blank, Parser, Unreadable};
pub use self::reason::Reason;
pub use self::separators::DELIMITERS;
pub use self::written::{Found, duplicates, impossible};
