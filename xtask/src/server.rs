//! A program that serves at a local address, prints the address as JSON, and ends when its standard input does.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, ChildStdout};

use anyhow::{Context, Result};

use crate::process::Program;

/// A running server. It ends with this value, and with this process however that ends.
pub(crate) struct Server {
    child: Child,
    output: Option<BufReader<ChildStdout>>,
    /// Where it serves.
    pub(crate) url: String,
}

impl Server {
    /// Starts it and waits for its address.
    pub(crate) fn start(program: Program) -> Result<Self> {
        const SILENT: &str = "The server did not say its address.";
        let mut child = program.spawn()?;
        let mut output = BufReader::new(child.stdout.take().context(SILENT)?);
        let mut line = String::new();
        output.read_line(&mut line)?;
        let greeting: serde_json::Value = serde_json::from_str(&line).context(SILENT)?;
        let url = greeting["url"].as_str().context(SILENT)?;
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

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
