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
mod lists;
mod lox24;
mod single_sms;
mod support;
