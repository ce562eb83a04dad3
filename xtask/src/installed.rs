//! The package as users get it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::commands::build;
use crate::{npm, package, workspace::Workspace};

/// The package, packed and installed.
#[derive(Clone)]
pub(crate) struct Installed {
    /// What `npm pack` wrote.
    pub(crate) tarball: PathBuf,
    /// A fresh project that has installed it.
    pub(crate) project: PathBuf,
}

impl Installed {
    /// Builds the package, packs `pkg/`, installs the file in a fresh project, and puts the installed package where the tests
    /// and the benchmark find it by its name.
    pub(crate) fn make(workspace: &Workspace) -> Result<Self> {
        build::package(workspace)?;
        println!("npm pack, npm install");
        let tarball = package::pack(workspace)?;
        let project = workspace.scratch().join("project");
        install(workspace, &tarball, &project, "bulk-sms")?;
        Ok(Self { tarball, project })
    }
}

/// Installs a package, packed or as a folder, in a fresh project, and copies the installed package into our `node_modules`.
pub(crate) fn install(
    workspace: &Workspace,
    package: &Path,
    project: &Path,
    visible_as: &str,
) -> Result<()> {
    package::recreate(project)?;
    fs::write(
        project.join("package.json"),
        r#"{ "private": true, "type": "module" }"#,
    )?;
    // A folder is packed first, instead of linked.
    npm::npm(project)
        .args(["install", "--prefer-offline", "--install-links"])
        .arg(package)
        .quiet()?;
    let visible = npm::tool(workspace, visible_as);
    package::recreate(&visible)?;
    for file in package::files_in(&project.join("node_modules/bulk-sms"))? {
        fs::copy(&file, visible.join(file.file_name().unwrap_or_default()))?;
    }
    Ok(())
}
