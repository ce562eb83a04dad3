//! `cargo xtask numbering-plan`: writes `src/recipients/numbering_plan.rs` from libphonenumber's metadata.

use std::fs;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};

use crate::{npm, numbering_plan, workspace::Workspace};

const FILE: &str = "src/recipients/numbering_plan.rs";

pub(crate) fn run(arguments: &[String]) -> Result<ExitCode> {
    if let Some(unknown) = arguments.first() {
        bail!("`cargo xtask numbering-plan` does not take `{unknown}`.");
    }
    let workspace = Workspace::find()?;
    npm::install_tools(&workspace.root)?;
    fs::write(workspace.root.join(FILE), numbering_plan::text(&workspace)?)?;
    println!("{FILE}");
    Ok(ExitCode::SUCCESS)
}

/// Fails if the file in the repository does not match the pinned metadata.
pub(crate) fn check(workspace: &Workspace) -> Result<()> {
    npm::install_tools(&workspace.root)?;
    let found = fs::read_to_string(workspace.root.join(FILE)).context(FILE)?;
    if found != numbering_plan::text(workspace)? {
        bail!("{FILE} is out of date. Run `cargo xtask numbering-plan`.");
    }
    Ok(())
}
