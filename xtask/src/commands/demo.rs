//! `cargo xtask demo`: the demo page, the package it loads, and a sandbox of both providers, at one local address.

use std::process::ExitCode;

use anyhow::{Result, bail};

use super::build;
use crate::{sandbox::Sandbox, workspace::Workspace};

pub(crate) fn run(arguments: &[String]) -> Result<ExitCode> {
    let port = match arguments {
        [] => None,
        [option, port] if option == "--port" => Some(port.as_str()),
        _ => bail!("Usage: cargo xtask demo [--port N]"),
    };
    let workspace = Workspace::find()?;
    build::package(&workspace)?;
    let sandbox = Sandbox::start(&workspace, port)?;
    println!("\n{}\n\nPress Ctrl-C to stop.", sandbox.url);
    sandbox.wait()?;
    bail!("The sandbox stopped unexpectedly.")
}
