//! `docs/api/`: the API reference, generated from the declarations of the package.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::{package, process::Program, workspace::Workspace};

const FOLDER: &str = "docs/api";

/// Writes the reference.
pub(crate) fn write(workspace: &Workspace) -> Result<()> {
    let folder = workspace.root.join(FOLDER);
    package::recreate(&folder)?;
    generate(workspace, &folder)?;
    println!("{FOLDER}/");
    Ok(())
}

/// Fails if the reference in the repository is not that of the package.
pub(crate) fn check(workspace: &Workspace) -> Result<()> {
    let folder = workspace.scratch().join("docs");
    package::recreate(&folder)?;
    generate(workspace, &folder)?;
    if contents(&folder)? != contents(&workspace.root.join(FOLDER))? {
        bail!("{FOLDER}/ is outdated: cargo xtask docs");
    }
    Ok(())
}

fn generate(workspace: &Workspace, folder: &Path) -> Result<()> {
    Program::node(workspace.root.join("docs/generate.mjs"))
        .arg(workspace.package())
        .arg(workspace.scratch().join("declarations"))
        .arg(folder)
        .run()
}

/// The files of a folder with their names.
fn contents(folder: &Path) -> Result<Vec<(PathBuf, String)>> {
    let files = package::files_in(folder)?.into_iter();
    files
        .map(|file| {
            let text = fs::read_to_string(&file).with_context(|| file.display().to_string())?;
            Ok((file.strip_prefix(folder)?.to_owned(), text))
        })
        .collect()
}
