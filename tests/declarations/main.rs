//! The published types declare exactly what the core accepts and returns: its tables of fields, parameters and options,
//! its operations, its errors, and its lists of words.
#![allow(
    missing_docs,
    unreachable_pub,
    reason = "the test names are the documentation"
)]

mod bulks;
mod codes;
mod errors;
mod filters;
mod methods;
mod operations;
mod options;
mod probe;
mod results;
mod typescript;
