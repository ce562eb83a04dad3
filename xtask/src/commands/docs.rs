//! `cargo xtask docs`: writes `docs/api/` from the declarations of the package.

use std::process::ExitCode;

use anyhow::{Result, bail};

use super::build;
use crate::{docs, workspace::Workspace};

pub(crate) fn run(arguments: &[String]) -> Result<ExitCode> {
    if let Some(unknown) = arguments.first() {
        bail!("`cargo xtask docs` does not take `{unknown}`.");
    }
    let workspace = Workspace::find()?;
    build::package(&workspace)?;
    docs::write(&workspace)?;
    Ok(ExitCode::SUCCESS)
}
