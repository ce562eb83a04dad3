//! The local simulator of both providers, from `sandbox/server`. It serves the demo page, the package and both provider APIs.

use anyhow::Result;

use crate::{process::Program, server::Server, workspace::Workspace};

/// Builds and starts it at any free port.
pub(crate) fn start(workspace: &Workspace) -> Result<Server> {
    build_and_start(workspace, "dev")
}

/// Builds it as fast as it gets, and starts it.
pub(crate) fn start_optimised(workspace: &Workspace) -> Result<Server> {
    build_and_start(workspace, "release")
}

fn build_and_start(workspace: &Workspace, profile: &str) -> Result<Server> {
    println!("cargo build --package sandbox --profile {profile}");
    Program::cargo()
        .args(["build", "--package=sandbox", "--profile", profile])
        .current_dir(&workspace.root)
        .run()?;
    let folder = if profile == "dev" { "debug" } else { profile };
    let file = format!("sandbox{}", std::env::consts::EXE_SUFFIX);
    let program = Program::new(workspace.target.join(folder).join(file))
        .arg("--exit-with-stdin")
        .args(["--www", "www", "--pkg", "pkg"])
        .current_dir(&workspace.root);
    Server::start(program)
}
