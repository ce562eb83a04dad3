//! The local simulator of both providers, from `sandbox/server`.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, ChildStdout};

use anyhow::{Context, Result};

use crate::{process::Program, workspace::Workspace};

/// A running sandbox. It ends with this value, and with this process however that ends.
pub(crate) struct Sandbox {
    child: Child,
    output: Option<BufReader<ChildStdout>>,
    /// Where it serves: the demo page, the package and both provider APIs.
    pub(crate) url: String,
}

impl Sandbox {
    /// Builds and starts it; without a `port`, it uses any free one.
    pub(crate) fn start(workspace: &Workspace, port: Option<&str>) -> Result<Self> {
        Self::build_and_start(workspace, "dev", port)
    }

    /// Builds it as fast as it gets, and starts it.
    pub(crate) fn start_optimised(workspace: &Workspace) -> Result<Self> {
        Self::build_and_start(workspace, "release", None)
    }

    fn build_and_start(workspace: &Workspace, profile: &str, port: Option<&str>) -> Result<Self> {
        println!("cargo build --package sandbox --profile {profile}");
        Program::cargo()
            .args(["build", "--package=sandbox", "--profile", profile])
            .current_dir(&workspace.root)
            .run()?;
        let folder = if profile == "dev" { "debug" } else { profile };
        let file = format!("sandbox{}", std::env::consts::EXE_SUFFIX);
        let mut program = Program::new(workspace.target.join(folder).join(file))
            .arg("--exit-with-stdin")
            .args(["--www", "www", "--pkg", "pkg"])
            .current_dir(&workspace.root);
        if let Some(port) = port {
            program = program.args(["--port", port]);
        }
        let mut child = program.spawn()?;
        let mut output = BufReader::new(child.stdout.take().context("The sandbox has no output.")?);
        let mut line = String::new();
        output.read_line(&mut line)?;
        let greeting: serde_json::Value =
            serde_json::from_str(&line).context("The sandbox did not say its address.")?;
        let url = greeting["url"]
            .as_str()
            .context("The sandbox did not say its address.")?;
        Ok(Self {
            url: url.to_owned(),
            output: Some(output),
            child,
        })
    }

    /// Waits until it exits on its own.
    pub(crate) fn wait(mut self) -> Result<()> {
        if let Some(mut output) = self.output.take() {
            output.read_to_end(&mut Vec::new())?;
        }
        let _keeps_it_running = self.child.stdin.take();
        self.child.wait()?;
        Ok(())
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
