//! Checks the packed files with the tools that examine packages before they are published.

use std::path::Path;

use anyhow::{Result, bail};

use crate::{npm, process::Program, workspace::Workspace};

/// `Are the types wrong?` checks JavaScript. What an import of the wasm returns depends on the bundler (a module, an address, its
/// exports), so it has no types.
const UNTYPED: &str = "./bulk_sms.wasm";

/// Imports what only Workers have, and they do not know `require`.
const WITHOUT_REQUIRE: &str = "bulk-sms/cloudflare";

/// What it checks besides.
const ENTRIES: [&str; 6] = [
    "bulk-sms",
    "bulk-sms/slim",
    "bulk-sms/core",
    "bulk-sms/testing",
    "bulk-sms/proxy",
    "bulk-sms/package.json",
];

/// Fails at any finding, and says what was checked.
pub(crate) fn check(workspace: &Workspace, tarball: &Path) -> Result<()> {
    let said = Program::node(npm::tool(workspace, "publint/src/cli.js"))
        .args(["run", "--strict"])
        .arg(tarball)
        // It colours its verdict where CI is set.
        .env("NO_COLOR", "1")
        .output()?;
    // It does not count suggestions as failures.
    let Some(verdict) = said.lines().last().filter(|it| *it == "All good!") else {
        bail!("publint has found something:\n{said}");
    };
    println!("publint: {verdict}");

    let excluded = ["--exclude-entrypoints", UNTYPED, "./cloudflare"];
    types(workspace, tarball, &excluded, &ENTRIES)?;
    let alone = ["--entrypoints", "./cloudflare", "--profile", "esm-only"];
    types(workspace, tarball, &alone, &[WITHOUT_REQUIRE])?;
    println!("attw: {UNTYPED} is no JavaScript");
    Ok(())
}

/// `Are the types wrong?` with some options, which must look at these entries.
fn types(workspace: &Workspace, tarball: &Path, options: &[&str], entries: &[&str]) -> Result<()> {
    let said = Program::node(npm::tool(workspace, "@arethetypeswrong/cli/dist/index.js"))
        .args([
            "--format",
            "ascii",
            "--no-emoji",
            "--no-color",
            "--no-summary",
            "--no-definitely-typed",
        ])
        .args(options)
        .arg("--")
        .arg(tarball)
        .output()?;
    for entry in entries {
        let Some((_, after)) = said.split_once(&format!("\"{entry}\"\n")) else {
            bail!("attw has not looked at {entry}:\n{said}");
        };
        let kinds = after.lines().take_while(|it| !it.starts_with('*'));
        let kinds: Vec<&str> = kinds.map(str::trim).filter(|it| !it.is_empty()).collect();
        println!("attw: {entry}: {}", kinds.join(", "));
    }
    Ok(())
}
