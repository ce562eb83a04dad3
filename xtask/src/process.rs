//! Running other programs: quiet unless they fail, each failure one sentence.

use std::ffi::{OsStr, OsString};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};

use anyhow::{Context, Result, bail};

/// A program about to run.
pub(crate) struct Program {
    command: Command,
    shown: String,
}

impl Program {
    pub(crate) fn new(program: impl AsRef<OsStr>) -> Self {
        let program = program.as_ref();
        let shown = Path::new(program).file_name().unwrap_or(program);
        let shown = shown.to_string_lossy().into_owned();
        let mut command = Command::new(program);
        command.stdin(Stdio::null());
        Self { command, shown }
    }

    /// The cargo that runs this command.
    pub(crate) fn cargo() -> Self {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
        Self::new(cargo)
    }

    /// A script for Node.
    pub(crate) fn node(script: impl AsRef<Path>) -> Self {
        let script = script.as_ref();
        let mut program = Self::new("node").arg(script);
        program.shown = script
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        program
    }

    pub(crate) fn arg(mut self, argument: impl AsRef<OsStr>) -> Self {
        self.shown = format!("{} {}", self.shown, argument.as_ref().to_string_lossy());
        self.command.arg(argument);
        self
    }

    pub(crate) fn args(self, arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Self {
        arguments.into_iter().fold(self, Self::arg)
    }

    pub(crate) fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    pub(crate) fn current_dir(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// Runs it to the end with its output in view, and gives its exit code.
    pub(crate) fn code(mut self) -> Result<i32> {
        let status = self.status()?;
        let code = status.code();
        code.with_context(|| format!("`{}` was ended ({status}).", self.shown))
    }

    fn status(&mut self) -> Result<ExitStatus> {
        let status = self.command.status();
        status.with_context(|| missing(&self.shown))
    }

    /// Runs it to the end with its output in view.
    pub(crate) fn run(mut self) -> Result<()> {
        let status = self.status()?;
        if !status.success() {
            bail!("`{}` failed ({status}).", self.shown);
        }
        Ok(())
    }

    /// Runs it to the end. Returns whether it succeeded, and everything that it printed.
    pub(crate) fn captured(mut self) -> Result<(bool, String)> {
        let output = self
            .command
            .output()
            .with_context(|| missing(&self.shown))?;
        let mut printed = String::from_utf8_lossy(&output.stdout).into_owned();
        printed.push_str(&String::from_utf8_lossy(&output.stderr));
        Ok((output.status.success(), printed))
    }

    /// Runs it to the end and shows its output only if it fails.
    pub(crate) fn quiet(self) -> Result<()> {
        self.output().map(drop)
    }

    /// Runs it to the end and returns what it printed.
    pub(crate) fn output(mut self) -> Result<String> {
        let output = self
            .command
            .output()
            .with_context(|| missing(&self.shown))?;
        if !output.status.success() {
            eprint!("{}", String::from_utf8_lossy(&output.stdout));
            eprint!("{}", String::from_utf8_lossy(&output.stderr));
            bail!("`{}` failed ({}).", self.shown, output.status);
        }
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// Whether it runs and succeeds; its output is ignored.
    pub(crate) fn succeeds(mut self) -> bool {
        let command = self.command.stdout(Stdio::null()).stderr(Stdio::null());
        command.status().is_ok_and(|status| status.success())
    }

    /// Starts it with pipes at its standard input and output.
    pub(crate) fn spawn(mut self) -> Result<Child> {
        let command = self.command.stdin(Stdio::piped()).stdout(Stdio::piped());
        command.spawn().with_context(|| missing(&self.shown))
    }
}

fn missing(shown: &str) -> String {
    format!("`{shown}` could not be started; is it installed?")
}

/// Where a program is, if it is in the search path.
pub(crate) fn which(name: &str) -> Option<std::path::PathBuf> {
    let name = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(&name))
        .find(|file| file.is_file())
}
