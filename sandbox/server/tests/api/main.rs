//! The sandbox as its clients see it: over HTTP, each test in a world of its own.

mod bulks;
mod cancel;
mod control;
mod credentials;
mod delete;
mod eight_by_eight;
mod faults;
mod files;
mod filters;
mod lox24;
mod support;
