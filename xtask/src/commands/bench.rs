//! `cargo xtask bench`: the installed package against what people would use instead, in Node and in Chromium; with
//! `--against`, also against another build of it in the same run.

use std::path::Path;
use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::installed::{self, Installed};
use crate::server::Server;
use crate::{browser, npm, process::Program, sandbox, workspace::Workspace};

/// The option that names the other package, a tarball or a folder.
const AGAINST: &str = "--against";

/// Where the jobs find the other package (`tests/bench/packages.mjs`).
const OTHER: &str = "bulk-sms-against";

pub(crate) fn run(arguments: &[String]) -> Result<ExitCode> {
    let workspace = Workspace::find()?;
    npm::install_tools(&workspace.root)?;
    let (other, arguments) = without_path(arguments)?;
    if arguments.contains(&"--list") {
        jobs(&workspace, &arguments, None)?;
        return Ok(ExitCode::SUCCESS);
    }
    // Before the build, which takes minutes: the path may be wrong.
    if let Some(other) = other {
        install_other(&workspace, Path::new(other))?;
    }
    Installed::make(&workspace)?;
    let sandbox = sandbox::start_optimised(&workspace)?;
    jobs(&workspace, &arguments, Some(&sandbox))?;
    Ok(ExitCode::SUCCESS)
}

/// The path after `--against`, and the arguments without it.
fn without_path(arguments: &[String]) -> Result<(Option<&str>, Vec<&str>)> {
    let mut arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let Some(option) = arguments.iter().position(|it| *it == AGAINST) else {
        return Ok((None, arguments));
    };
    let path = option + 1;
    if arguments.get(path).is_none_or(|it| it.starts_with("--")) {
        bail!("{AGAINST} needs the path of a packed package or of its folder.");
    }
    Ok((Some(arguments.remove(path)), arguments))
}

fn install_other(workspace: &Workspace, other: &Path) -> Result<()> {
    if !other.exists() {
        bail!("There is no {}.", other.display());
    }
    let other = std::path::absolute(other)?;
    let project = workspace.scratch().join("against");
    installed::install(workspace, &other, &project, OTHER)
}

/// Runs the jobs in `tests/bench` with the installed package. Fails if a job fails, or if the sides that it compares have
/// different results, but not if one is slow.
pub(crate) fn jobs(
    workspace: &Workspace,
    arguments: &[impl AsRef<str>],
    sandbox: Option<&Server>,
) -> Result<()> {
    let mut program = Program::node(workspace.root.join("tests/bench/main.mjs"))
        .args(arguments.iter().map(AsRef::as_ref))
        .current_dir(&workspace.root);
    if let Some(sandbox) = sandbox {
        program = program.env("SANDBOX_URL", &sandbox.url);
    }
    match browser::chromium() {
        Ok(chromium) => program = program.env("CHROMIUM", chromium),
        Err(advice) => println!("{advice}"),
    }
    program.run()
}
