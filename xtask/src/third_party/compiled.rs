//! The crates that are compiled for the wasm: Cargo's own list of what it compiles, the standard library included.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::Value;

use super::Part;
use crate::{
    process::Program,
    wasm::{self, Build},
    workspace::Workspace,
};

/// All except our own crates, by name.
pub(super) fn parts(workspace: &Workspace) -> Result<Vec<Part>> {
    let sysroot = PathBuf::from(wasm::sysroot()?.trim());
    let compiler = Program::new("rustc").arg("--version").output()?;
    let mut parts = BTreeMap::new();
    for unit in units(workspace)? {
        // A build script is run, not linked.
        if unit["platform"] != wasm::TARGET || unit["mode"] != "build" {
            continue;
        }
        let source = unit["target"]["src_path"].as_str().unwrap_or_default();
        let folder = manifest_folder(Path::new(source))?;
        if folder == workspace.root || folder.starts_with(workspace.root.join("sandbox")) {
            continue;
        }
        let manifest = fs::read_to_string(folder.join("Cargo.toml"))?;
        let read = |key| field(&manifest, key).with_context(|| format!("{source}: no `{key}`"));
        let name = read("name")?;
        // The standard library is one part, except for the one crate in it that has other licences.
        let part = if folder.starts_with(&sysroot) && name != "compiler_builtins" {
            Part {
                name: "the standard library of".to_owned(),
                version: compiler.trim().to_owned(),
                // Its tables of characters are Unicode's.
                licence: "(MIT OR Apache-2.0) AND Unicode-3.0".to_owned(),
                folder: sysroot.join("share/doc/rust"),
            }
        } else {
            Part {
                name,
                version: read("version")?,
                licence: read("license")?,
                folder,
            }
        };
        parts.insert((part.name.clone(), part.version.clone()), part);
    }
    Ok(parts.into_values().collect())
}

/// What cargo compiles for each wasm.
fn units(workspace: &Workspace) -> Result<Vec<Value>> {
    let mut all = Vec::new();
    for build in Build::ALL {
        let graph = wasm::cargo_build(workspace, build)?
            .args(["--unit-graph", "-Zunstable-options"])
            .output()?;
        let mut graph: Value =
            serde_json::from_str(&graph).context("Cargo's list of units is no JSON.")?;
        let units = graph["units"].as_array_mut();
        all.append(units.context("Cargo lists no units.")?);
    }
    Ok(all)
}

fn manifest_folder(source: &Path) -> Result<PathBuf> {
    let mut folders = source.ancestors();
    let folder = folders.find(|it| it.join("Cargo.toml").is_file());
    folder
        .map(Path::to_owned)
        .with_context(|| format!("{} belongs to no crate.", source.display()))
}

/// A field of `[package]`, which is the first to have these names in the manifests of published crates and of the library.
fn field(manifest: &str, key: &str) -> Option<String> {
    manifest.lines().find_map(|line| {
        let value = line.strip_prefix(key)?.trim_start().strip_prefix('=')?;
        Some(value.trim().trim_matches(['"', '\'']).to_owned())
    })
}
