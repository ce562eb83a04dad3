//! `site/`: the demo page, working without a server, and the documents, for any static host.

use anyhow::Result;

use crate::{process::Program, workspace::Workspace};

/// The folder with the site, below the repository.
pub(crate) const FOLDER: &str = "site";

/// Writes the site from `www/`, the package and the documents. Fails if one of its links leads nowhere.
pub(crate) fn write(workspace: &Workspace) -> Result<()> {
    Program::node(workspace.root.join("docs/site.mjs"))
        .arg("pkg")
        .arg(FOLDER)
        .current_dir(&workspace.root)
        .run()
}
