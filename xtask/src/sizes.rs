//! What the package weighs, raw and compressed.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::{esbuild, process::Program, workspace::Workspace};

/// Compressed by Node, which has both formats built in.
const COMPRESS: &str = "
const { readFileSync } = require('node:fs');
const { brotliCompressSync, gzipSync } = require('node:zlib');
const sizes = process.argv.slice(1).map((it) => readFileSync(it)).map((it) => [it, gzipSync(it, { level: 9 }), brotliCompressSync(it)]);
console.log(JSON.stringify(sizes.map((all) => all.map((it) => it.length))));
";

/// The table of the last build.
pub(crate) fn report(workspace: &Workspace) -> Result<String> {
    fs::read_to_string(file(workspace)).context("Nothing has been built yet.")
}

fn file(workspace: &Workspace) -> PathBuf {
    workspace.scratch().join("sizes.txt")
}

/// Measures `pkg/`: the wasm, and what a page downloads with either entry.
pub(crate) fn measure(workspace: &Workspace) -> Result<()> {
    let package = workspace.package();
    let minify = |entry: &str| -> Result<PathBuf> {
        let output = workspace.scratch().join(format!("minified-{entry}"));
        let options = ["--minify", "--format=esm", "--platform=browser"];
        esbuild::bundle(workspace, &package.join(entry), &output, &options)?;
        Ok(output)
    };
    let (wasm, default, slim) = (
        package.join("bulk_sms.wasm"),
        minify("index.js")?,
        minify("slim.js")?,
    );
    let sizes = compress(&[&wasm, &default, &slim])?;
    let [wasm, default, slim] = sizes[..] else {
        anyhow::bail!("Node measured nothing.")
    };
    let both = std::array::from_fn(|index| slim[index] + wasm[index]);
    let mut table = format!(
        "{:<44}{:>10}{:>10}{:>10}\n",
        "bytes", "raw", "gzip", "brotli"
    );
    for (name, [raw, gzip, brotli]) in [
        ("bulk_sms.wasm", wasm),
        ("default entry, minified, wasm inside", default),
        ("bulk-sms/slim, minified, with its .wasm", both),
    ] {
        writeln!(table, "{name:<44}{raw:>10}{gzip:>10}{brotli:>10}")?;
    }
    fs::write(file(workspace), table.trim_end())?;
    Ok(())
}

fn compress(files: &[&Path]) -> Result<Vec<[u64; 3]>> {
    let printed = Program::new("node")
        .args(["-e", COMPRESS])
        .args(files)
        .output()?;
    Ok(serde_json::from_str(&printed)?)
}
