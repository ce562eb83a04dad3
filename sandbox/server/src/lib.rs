//! Both provider APIs, LOX24 and 8x8, as one strict local server with faults on demand.
//!
//! Written from the providers' own pages and from nothing else: it shares no type with the client,
//! so that a wrong reading in one shows up against the other. In comments, "DOC" marks what a
//! provider's page states and "UNKNOWN" what no page states; for each UNKNOWN that matters there is
//! a setting (see `settings.rs`).

mod answer;
mod clock;
mod control;
mod cors;
mod credentials;
mod eight_by_eight;
mod faults;
mod gate;
mod journal;
mod lox24;
mod other_origin;
mod phones;
mod query;
mod request;
mod server;
mod settings;
mod static_files;
mod text;
mod wire;
mod world;
mod worlds;

use std::path::PathBuf;

pub use server::{Running, spawn};

/// How to start the sandbox; the default serves the two APIs alone, on a port picked by the system.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The port to listen on, on 127.0.0.1; 0 lets the system pick one.
    pub port: u16,
    /// A folder served at `/`.
    pub www: Option<PathBuf>,
    /// A folder served at `/pkg/`.
    pub pkg: Option<PathBuf>,
}
