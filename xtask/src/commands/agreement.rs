//! `cargo xtask agreement`: compares how the installed package and libphonenumber read numbers.

use std::process::ExitCode;

use anyhow::Result;

use crate::installed::Installed;
use crate::{npm, process::Program, workspace::Workspace};

pub(crate) fn run(arguments: &[String]) -> Result<ExitCode> {
    let workspace = Workspace::find()?;
    npm::install_tools(&workspace.root)?;
    Installed::make(&workspace)?;
    figures(&workspace, arguments)?;
    Ok(ExitCode::SUCCESS)
}

/// Prints the figures of `tests/agreement` for the installed package. Fails if one misses its goal.
pub(crate) fn figures(workspace: &Workspace, arguments: &[String]) -> Result<()> {
    Program::node(workspace.root.join("tests/agreement/main.mjs"))
        .args(arguments)
        .current_dir(&workspace.root)
        .run()
}
