//! Lists of recipients. Lines or a CSV column go in; E.164 numbers without duplicates come out,
//! along with the line and the reason for everything that was rejected.

mod country;
mod csv;
mod details;
mod distinct;
mod lines;
mod list;
mod normalise;
mod numbering_plan;
mod numbers;
mod options;
mod packed;
mod parser;
mod quick;
mod reason;
mod region;
mod regions;
mod separators;
mod table;

pub use self::country::{Countries, name as country_name};
pub use self::details::Details;
pub use self::distinct::duplicates;
pub use self::list::{Recipients, Rejected};
pub use self::normalise::Normaliser;
pub use self::options::{Column, ParseOptions};
pub use self::packed::{Malformed, Unpacker};
pub use self::parser::{Blank, Parser, Unreadable};
pub use self::reason::Reason;
pub use self::separators::DELIMITERS;
