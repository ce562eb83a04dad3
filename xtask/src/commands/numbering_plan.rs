//! `cargo xtask numbering-plan`: writes the tables of `src/numbering/` from libphonenumber's metadata.

use std::fs;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};

use crate::{npm, numbering_plan, workspace::Workspace};

pub(crate) fn run(arguments: &[String]) -> Result<ExitCode> {
    if let Some(unknown) = arguments.first() {
        bail!("`cargo xtask numbering-plan` does not take `{unknown}`.");
    }
    let workspace = Workspace::find()?;
    npm::install_tools(&workspace.root)?;
    for (file, text) in numbering_plan::files(&workspace)? {
        fs::write(workspace.root.join(file), text)?;
        println!("{file}");
    }
    Ok(ExitCode::SUCCESS)
}

/// Fails if a file in the repository does not match the pinned metadata.
pub(crate) fn check(workspace: &Workspace) -> Result<()> {
    npm::install_tools(&workspace.root)?;
    for (file, text) in numbering_plan::files(workspace)? {
        let found = fs::read_to_string(workspace.root.join(file)).context(file)?;
        if found != text {
            bail!("{file} is out of date. Run `cargo xtask numbering-plan`.");
        }
    }
    Ok(())
}
