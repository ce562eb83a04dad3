//! `cargo xtask site`: writes `site/`, which any static host can serve below any path.

use std::process::ExitCode;

use anyhow::{Result, bail};

use super::build;
use crate::{site, workspace::Workspace};

pub(crate) fn run(arguments: &[String]) -> Result<ExitCode> {
    if let Some(unknown) = arguments.first() {
        bail!("`cargo xtask site` does not take `{unknown}`.");
    }
    let workspace = Workspace::find()?;
    build::package(&workspace)?;
    site::write(&workspace)?;
    println!("\nThe site is in {}/.", site::FOLDER);
    Ok(ExitCode::SUCCESS)
}
