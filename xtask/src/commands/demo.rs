//! `cargo xtask demo`: the demo page and the proxy that it calls, in workerd at one local address, and a sandbox of both providers
//! behind them.

use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::installed::Installed;
use crate::process::Program;
use crate::server::Server;
use crate::{sandbox, workspace::Workspace};

pub(crate) fn run(arguments: &[String]) -> Result<ExitCode> {
    let port = match arguments {
        [] => None,
        [option, port] if option == "--port" => Some(port),
        _ => bail!("Usage: cargo xtask demo [--port N]"),
    };
    let workspace = Workspace::find()?;
    // The Worker finds the package where it is installed.
    Installed::make(&workspace)?;
    let sandbox = sandbox::start(&workspace)?;
    let worker = Program::node("demo/start.mjs")
        .arg(&sandbox.url)
        .args(port)
        .current_dir(&workspace.root);
    let worker = Server::start(worker)?;
    println!("\n{}\n\nPress Ctrl-C to stop.", worker.url);
    worker.wait()?;
    bail!("The Worker stopped unexpectedly.")
}
