//! The bundler, for the package's own files and for measuring what a page downloads.

use std::path::Path;

use anyhow::{Context, Result};

use crate::{npm, process::Program, workspace::Workspace};

/// Bundles one module into `output`; `options` decide the rest.
pub(crate) fn bundle(
    workspace: &Workspace,
    entry: &Path,
    output: &Path,
    options: &[&str],
) -> Result<()> {
    Program::node(npm::tool(workspace, "esbuild/bin/esbuild"))
        .arg(entry)
        .args(["--bundle", "--log-level=warning", "--target=es2022"])
        .args(options)
        .arg(format!("--outfile={}", output.display()))
        // Comments in the output name the modules, as seen from here.
        .current_dir(entry.parent().unwrap_or(&workspace.root))
        .quiet()
}

/// The names that a module exports.
pub(crate) fn exports(workspace: &Workspace, module: &Path) -> Result<Vec<String>> {
    let report = workspace.scratch().join("exports.json");
    Program::node(npm::tool(workspace, "esbuild/bin/esbuild"))
        .arg(module)
        .args(["--format=esm", "--log-level=warning"])
        .arg(format!("--metafile={}", report.display()))
        .arg(format!(
            "--outfile={}",
            workspace.scratch().join("exports.js").display()
        ))
        .quiet()?;
    let report: serde_json::Value = serde_json::from_slice(&std::fs::read(report)?)?;
    let outputs = report["outputs"]
        .as_object()
        .and_then(|it| it.values().next());
    let names = outputs.and_then(|it| it["exports"].as_array());
    let names =
        names.with_context(|| format!("esbuild read no exports of {}.", module.display()))?;
    Ok(names
        .iter()
        .filter_map(|it| it.as_str())
        .map(str::to_owned)
        .collect())
}
