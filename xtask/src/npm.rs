//! The JavaScript tools of `package.json`, and npm itself.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::{process::Program, workspace::Workspace};

/// The first Node that the package and its tools support.
const NODE: u32 = 20;

/// npm without its chatter, and without the install scripts of packages: no tool here needs one.
pub(crate) fn npm(folder: &Path) -> Program {
    let quiet = [
        "--silent",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--no-update-notifier",
    ];
    Program::new(if cfg!(windows) { "npm.cmd" } else { "npm" })
        .current_dir(folder)
        .args(quiet)
}

/// The file of an installed tool, to be run by Node.
pub(crate) fn tool(workspace: &Workspace, file: &str) -> PathBuf {
    workspace.root.join("node_modules").join(file)
}

/// Runs `npm ci` in a folder with a `package.json` if its `package-lock.json` has changed since the last run.
pub(crate) fn install_tools(folder: &Path) -> Result<()> {
    check_node()?;
    let lock = fs::read(folder.join("package-lock.json"))?;
    let installed = folder.join("node_modules/.installed-lock.json");
    if fs::read(&installed).is_ok_and(|it| it == lock) {
        return Ok(());
    }
    println!("npm ci");
    npm(folder).args(["ci", "--prefer-offline"]).quiet()?;
    fs::write(installed, lock)?;
    Ok(())
}

fn check_node() -> Result<()> {
    let advice = format!("Install Node {NODE} or later, with npm.");
    let version = Program::new("node")
        .arg("--version")
        .output()
        .context(advice.clone())?;
    let major = version
        .trim()
        .trim_start_matches('v')
        .split('.')
        .next()
        .unwrap_or_default();
    if major.parse::<u32>().is_ok_and(|it| it >= NODE) {
        return Ok(());
    }
    bail!("This is Node {}. {advice}", version.trim());
}
