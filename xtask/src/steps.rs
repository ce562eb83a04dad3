//! The steps of `cargo xtask test`, in the order in which they run: the quick ones first.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::commands::{agreement, bench, numbering_plan};
use crate::installed::Installed;
use crate::process::Program;
use crate::server::Server;
use crate::workspace::Workspace;
use crate::{browser, docs, fuzz, npm, package, publish, sandbox, sizes, wasm};

/// One check.
pub(crate) struct Step {
    pub(crate) name: String,
    pub(crate) about: String,
    pub(crate) work: Work,
}

/// What a step does.
pub(crate) enum Work {
    /// It runs alone, with its output in view.
    Alone(Run),
    /// A file of Node tests, which mostly waits: several run side by side.
    Node(PathBuf),
}

type Run = Box<dyn Fn(&mut Bench<'_>) -> Result<()>>;

fn step(name: &str, about: &str, run: impl Fn(&mut Bench<'_>) -> Result<()> + 'static) -> Step {
    Step {
        name: name.to_owned(),
        about: about.to_owned(),
        work: Work::Alone(Box::new(run)),
    }
}

/// The folders in which each `NAME.test.mjs` is a step.
const NODE_TESTS: [&str; 2] = ["tests/package", "tests/runtimes"];

/// The first words of those that run alone: the tests of the page share the default world of the sandbox, and pacing is only
/// visible where nothing else delays the requests.
const ALONE: [&str; 4] = ["chromium", "page", "paced", "site"];

/// All steps.
pub(crate) fn all(workspace: &Workspace) -> Result<Vec<Step>> {
    let mut steps = vec![
        step("fmt", "cargo fmt --check", |bench| {
            bench.cargo(&["fmt", "--all", "--check"])
        }),
        step("clippy", "all crates on the host", |bench| {
            bench.cargo(&[
                "clippy",
                "--workspace",
                "--features=bulk-sms/proxy",
                "--all-targets",
                "--",
                "-D",
                "warnings",
            ])
        }),
        step("clippy-wasm", "the crates for wasm32", |bench| {
            wasm::install_target()?;
            let targets = [
                "--package=bulk-sms",
                "--package=sandbox-core",
                "--package=sandbox-wasm",
                "--features=bulk-sms/proxy",
                "--all-targets",
                "--target",
                wasm::TARGET,
            ];
            bench.cargo(&[&["clippy"], &targets[..], &["--", "-D", "warnings"]].concat())
        }),
        step(
            "numbering-plan",
            "the table matches the pinned metadata",
            |bench| numbering_plan::check(bench.workspace),
        ),
        step("rust", "cargo test", |bench| {
            bench.cargo(&["test", "--workspace", "--features=bulk-sms/proxy"])
        }),
        step("fuzz", "the fuzz targets, briefly", |bench| {
            fuzz::run(bench.workspace, 10_000)
        }),
        step("build", "the package, packed and installed", |bench| {
            bench.package().map(drop)
        }),
        step("sizes", "what a page downloads, and its budget", |bench| {
            bench.package()?;
            sizes::check(bench.workspace)
        }),
        step(
            "agreement",
            "phone numbers are read as libphonenumber reads them",
            |bench| {
                bench.package()?;
                agreement::figures(bench.workspace, &[])
            },
        ),
        step(
            "types",
            "the declarations, under strict TypeScript",
            |bench| {
                let main = bench.workspace.root.join("tests/package/types/main.mjs");
                Program::node(main).arg(&bench.package()?.project).run()
            },
        ),
        step("docs", "docs/api matches the declarations", |bench| {
            bench.package()?;
            docs::check(bench.workspace)
        }),
        step(
            "publish",
            "the packed files, checked by publint and attw",
            |bench| {
                let tarball = bench.package()?.tarball.clone();
                publish::check(bench.workspace, &tarball)
            },
        ),
    ];
    for folder in NODE_TESTS {
        for file in package::files_in(&workspace.root.join(folder))? {
            let name = file
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            if let Some(name) = name.strip_suffix(".test.mjs") {
                let first = name.split('-').next().unwrap_or_default();
                let work = if ALONE.contains(&first) {
                    let file = file.clone();
                    Work::Alone(Box::new(move |bench| bench.node_tests(&file)?.run()))
                } else {
                    Work::Node(file.clone())
                };
                steps.push(Step {
                    name: name.to_owned(),
                    about: format!("{folder}/{name}.test.mjs"),
                    work,
                });
            }
        }
    }
    steps.push(step(
        "bench",
        "each benchmark job, briefly: all sides agree",
        |bench| {
            bench.package()?;
            let workspace = bench.workspace;
            bench::jobs(workspace, &["--quick"], Some(bench.sandbox()?))
        },
    ));
    if workspace.root.join("tests/browser.rs").is_file() {
        steps.push(step(
            "rust-browser",
            "tests/browser.rs in Chromium",
            browser_tests,
        ));
    }
    steps.push(step(
        "matrix",
        "the results of tests/runtimes, and the README's table of them",
        |bench| {
            Program::node("tests/runtimes/matrix.mjs")
                .env("MATRIX", matrix(bench.workspace))
                .current_dir(&bench.workspace.root)
                .run()
        },
    ));
    Ok(steps)
}

/// What the steps need, created when the first one needs it.
pub(crate) struct Bench<'a> {
    workspace: &'a Workspace,
    package: Once<Installed>,
    sandbox: Once<Server>,
    operations: Once<String>,
    firefox: Once<Option<PathBuf>>,
}

/// Something that is created at the first request; a failure is not retried.
enum Once<T> {
    Untried,
    Made(T),
    Failed,
}

impl<T> Once<T> {
    fn get_or_try(&mut self, make: impl FnOnce() -> Result<T>) -> Result<&T> {
        if let Self::Untried = self {
            // Replaced below, unless `make` fails.
            *self = Self::Failed;
            *self = Self::Made(make()?);
        }
        match self {
            Self::Made(made) => Ok(made),
            _ => bail!("It already failed in an earlier step."),
        }
    }
}

impl<'a> Bench<'a> {
    pub(crate) fn new(workspace: &'a Workspace) -> Self {
        let _ = fs::remove_file(matrix(workspace));
        Self {
            workspace,
            package: Once::Untried,
            sandbox: Once::Untried,
            operations: Once::Untried,
            firefox: Once::Untried,
        }
    }

    fn cargo(&self, arguments: &[&str]) -> Result<()> {
        Program::cargo()
            .args(arguments)
            .current_dir(&self.workspace.root)
            .run()
    }

    fn package(&mut self) -> Result<&Installed> {
        let workspace = self.workspace;
        let installed = self.package.get_or_try(|| Installed::make(workspace));
        installed.context("There is no package to test.")
    }

    fn sandbox(&mut self) -> Result<&Server> {
        let workspace = self.workspace;
        let sandbox = self.sandbox.get_or_try(|| sandbox::start(workspace));
        sandbox.context("There is no sandbox to test against.")
    }

    /// Every operation of the package, as JSON.
    fn operations(&mut self) -> Result<String> {
        let workspace = self.workspace;
        let operations = self.operations.get_or_try(|| {
            Program::cargo()
                .args(["run", "--quiet", "--example=operations"])
                .current_dir(&workspace.root)
                .output()
        });
        Ok(operations
            .context("There is no list of operations.")?
            .clone())
    }

    /// Node's own test runner. The file finds the package under its name, and the rest in the environment.
    pub(crate) fn node_tests(&mut self, file: &Path) -> Result<Program> {
        let installed = self.package()?.clone();
        let sandbox = self.sandbox()?.url.clone();
        let mut program = Program::new("node")
            .args(["--test", "--test-reporter=spec"])
            .arg(file)
            .env("BULK_SMS_TGZ", &installed.tarball)
            .env("BULK_SMS_PROJECT", &installed.project)
            .env("SANDBOX_URL", sandbox)
            .env("OPERATIONS", self.operations()?)
            .current_dir(&self.workspace.root);
        match browser::chromium() {
            Ok(chromium) => program = program.env("CHROMIUM", chromium),
            Err(advice) => println!("{advice}"),
        }
        // Runtimes and bundlers are too much for the root's package.json, which `cargo xtask demo` installs.
        let folder = file.parent().unwrap_or(&self.workspace.root);
        if folder.join("package.json").is_file() {
            npm::install_tools(folder)?;
            program = program.env("MATRIX", matrix(self.workspace));
            if let Some(firefox) = self.firefox()? {
                program = program.env("FIREFOX", firefox);
            }
        }
        Ok(program)
    }

    fn firefox(&mut self) -> Result<&Option<PathBuf>> {
        self.firefox.get_or_try(|| {
            let found = browser::firefox();
            Ok(found.inspect_err(|advice| println!("{advice}")).ok())
        })
    }
}

/// Where the steps of tests/runtimes record their results, for the table at the end.
fn matrix(workspace: &Workspace) -> PathBuf {
    workspace.scratch().join("matrix.jsonl")
}

fn browser_tests(bench: &mut Bench<'_>) -> Result<()> {
    let workspace = bench.workspace;
    wasm::install_target()?;
    let settings = browser::webdriver_settings(workspace, &browser::chromium()?)?;
    Program::cargo()
        .args([
            "test",
            "--package=bulk-sms",
            "--target",
            wasm::TARGET,
            "--test=browser",
        ])
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
            wasm::wasm_tool(workspace, "test-runner")?,
        )
        .env("CHROMEDRIVER", browser::chromedriver()?)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", settings)
        .current_dir(&workspace.root)
        .run()
}
