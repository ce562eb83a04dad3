//! What the package weighs, raw and compressed.

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

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

/// What an entry may weigh after brotli: a little more than it does. docs/size.md explains the figures.
const BUDGETS: [(Download, u64); 4] = [
    (Download::Default, 73_900),
    (Download::Slim, 79_300),
    (Download::Core, 40_000),
    (Download::Testing, 125_000),
];

/// What a page downloads.
#[derive(Clone, Copy, PartialEq)]
enum Download {
    Wasm,
    Default,
    Slim,
    Core,
    Testing,
}

impl Download {
    const fn name(self) -> &'static str {
        match self {
            Self::Wasm => "bulk_sms.wasm",
            Self::Default => "default entry, minified, wasm inside",
            Self::Slim => "bulk-sms/slim, minified, with its .wasm",
            Self::Core => "bulk-sms/core, minified, wasm inside",
            Self::Testing => "bulk-sms/testing, minified, wasm inside",
        }
    }
}

/// Raw, gzip and brotli.
type Row = (Download, [u64; 3]);

/// Measures `pkg/`: the wasm, and what a page downloads with each entry.
pub(crate) fn measure(workspace: &Workspace) -> Result<()> {
    let mut table = format!(
        "{:<44}{:>10}{:>10}{:>10}\n",
        "bytes", "raw", "gzip", "brotli"
    );
    for (entry, [raw, gzip, brotli]) in rows(workspace)? {
        writeln!(table, "{:<44}{raw:>10}{gzip:>10}{brotli:>10}", entry.name())?;
    }
    fs::write(file(workspace), table.trim_end())?;
    Ok(())
}

/// Fails if an entry has outgrown its budget.
pub(crate) fn check(workspace: &Workspace) -> Result<()> {
    let rows = rows(workspace)?;
    for (entry, budget) in BUDGETS {
        let row = rows.iter().find(|(it, _)| *it == entry);
        let (_, [.., brotli]) = row.context("An entry was not measured.")?;
        println!("{:<44}{brotli:>10} of {budget}", entry.name());
        if *brotli > budget {
            bail!("{} has outgrown its budget.", entry.name());
        }
    }
    Ok(())
}

fn rows(workspace: &Workspace) -> Result<[Row; 5]> {
    let package = workspace.package();
    let minify = |entry: &str| -> Result<PathBuf> {
        let output = workspace.scratch().join(format!("minified-{entry}"));
        let options = ["--minify", "--format=esm", "--platform=browser"];
        esbuild::bundle(workspace, &package.join(entry), &output, &options)?;
        Ok(output)
    };
    let files = [
        package.join("bulk_sms.wasm"),
        minify("index.js")?,
        minify("slim.js")?,
        minify("core.js")?,
        minify("testing.js")?,
    ];
    let [wasm, default, slim, core, testing] = compress(&files)?[..] else {
        bail!("Node measured nothing.")
    };
    let both = std::array::from_fn(|index| slim[index] + wasm[index]);
    Ok([
        (Download::Wasm, wasm),
        (Download::Default, default),
        (Download::Slim, both),
        (Download::Core, core),
        (Download::Testing, testing),
    ])
}

fn compress(files: &[PathBuf]) -> Result<Vec<[u64; 3]>> {
    let printed = Program::new("node")
        .args(["-e", COMPRESS])
        .args(files)
        .output()?;
    Ok(serde_json::from_str(&printed)?)
}
