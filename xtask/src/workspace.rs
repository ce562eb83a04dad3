//! Where things are.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::process::Program;

/// The folders of the repository and what Cargo says about it.
pub(crate) struct Workspace {
    /// The repository.
    pub(crate) root: PathBuf,
    /// Cargo's target folder.
    pub(crate) target: PathBuf,
    /// The version of the crate, and so of the package.
    pub(crate) version: String,
}

impl Workspace {
    pub(crate) fn find() -> Result<Self> {
        let xtask =
            std::env::var_os("CARGO_MANIFEST_DIR").context("Run this as `cargo xtask …`.")?;
        let metadata = Program::cargo()
            .args(["metadata", "--no-deps", "--format-version=1"])
            .current_dir(Path::new(&xtask))
            .output()?;
        let metadata: serde_json::Value =
            serde_json::from_str(&metadata).context("`cargo metadata` printed no JSON.")?;
        let text = |value: &serde_json::Value| value.as_str().map(str::to_owned);
        let find = || {
            let packages = metadata["packages"].as_array()?;
            let library = packages.iter().find(|it| it["name"] == "bulk-sms")?;
            Some(Self {
                root: text(&metadata["workspace_root"])?.into(),
                target: text(&metadata["target_directory"])?.into(),
                version: text(&library["version"])?,
            })
        };
        find().context("`cargo metadata` does not know the crate `bulk-sms`.")
    }

    /// The finished package.
    pub(crate) fn package(&self) -> PathBuf {
        self.root.join("pkg")
    }

    /// What the commands keep between runs.
    pub(crate) fn scratch(&self) -> PathBuf {
        self.target.join("xtask")
    }
}
