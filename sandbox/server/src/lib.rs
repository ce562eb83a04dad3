//! Both provider APIs, LOX24 and 8x8, as one strict local server with faults on demand.
//!
//! `sandbox-core` decides everything. What is here listens, tells it the time, acts out its faults on the connection, and
//! serves files beside it.

mod app;
mod convert;
mod exchange;
mod listener;
mod other_origin;
mod real_time;
mod server;
mod static_files;
mod wire;

use std::path::PathBuf;

pub use server::{Running, spawn};

/// How to start the sandbox; the default serves only the two APIs, on a port that the system picks.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The port to listen on, on 127.0.0.1; 0 lets the system pick one.
    pub port: u16,
    /// A folder served at `/`.
    pub www: Option<PathBuf>,
    /// A folder served at `/pkg/`.
    pub pkg: Option<PathBuf>,
}
