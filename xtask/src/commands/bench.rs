//! `cargo xtask bench`: the installed package against what people would use instead, in Node and in Chromium.

use std::process::ExitCode;

use anyhow::Result;

use crate::{browser, installed::Installed, npm, process::Program, workspace::Workspace};

pub(crate) fn run(arguments: &[String]) -> Result<ExitCode> {
    let workspace = Workspace::find()?;
    npm::install_tools(&workspace.root)?;
    if !arguments.iter().any(|it| it == "--list") {
        Installed::make(&workspace)?;
    }
    jobs(&workspace, arguments)?;
    Ok(ExitCode::SUCCESS)
}

/// Runs the jobs in `tests/bench` with the installed package. Fails if a job does, or if the sides that it compares come
/// to different results, but not if one is slow.
pub(crate) fn jobs(workspace: &Workspace, arguments: &[impl AsRef<str>]) -> Result<()> {
    let mut program = Program::node(workspace.root.join("tests/bench/main.mjs"))
        .args(arguments.iter().map(AsRef::as_ref))
        .current_dir(&workspace.root);
    match browser::chromium() {
        Ok(chromium) => program = program.env("CHROMIUM", chromium),
        Err(advice) => println!("{advice}"),
    }
    program.run()
}
