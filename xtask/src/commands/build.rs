//! `cargo xtask build`: the crate as the npm package in `pkg/`.

use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::{npm, package, sizes, wasm, workspace::Workspace};

pub(crate) fn run(arguments: &[String]) -> Result<ExitCode> {
    // There is no other build, but people who know Cargo pass it anyway.
    if let Some(unknown) = arguments.iter().find(|it| *it != "--release") {
        bail!("`cargo xtask build` does not take `{unknown}`.");
    }
    let workspace = Workspace::find()?;
    package(&workspace)?;
    println!("\n{}", sizes::report(&workspace)?);
    println!("\nThe package is in pkg/.");
    Ok(ExitCode::SUCCESS)
}

/// Builds `pkg/`; does nothing that an earlier build has done for the same input.
pub(crate) fn package(workspace: &Workspace) -> Result<()> {
    npm::install_tools(&workspace.root)?;
    let wasm = wasm::compile(workspace)?;
    package::assemble_if_changed(workspace, &wasm)
}
