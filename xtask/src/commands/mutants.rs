//! `cargo xtask mutants`: changes the pure code a little, again and again, and tells which changes no test notices.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::process::Program;
use crate::workspace::Workspace;

const VERSION: &str = "27.1.0";

/// The share of changes that the tests may miss, in percent.
const MAX_MISSED: f64 = 3.0;

/// What cargo-mutants answers where tests missed some changes, or did not end.
const MISSED: i32 = 2;
const TIMED_OUT: i32 = 3;

pub(crate) fn run(arguments: &[String]) -> Result<ExitCode> {
    let workspace = Workspace::find()?;
    let scratch = workspace.scratch();
    // `.cargo/mutants.toml` says what is changed, and which tests run.
    let mut program = Program::new(install(&scratch)?)
        .args(["mutants", "--package=bulk-sms", "--no-times", "--output"])
        .arg(&scratch)
        // A folder of its own, so that what is compiled for the changes disturbs no other build.
        .env("CARGO_TARGET_DIR", workspace.target.join("mutants"))
        .env("CARGO_PROFILE_DEV_DEBUG", "none")
        .current_dir(&workspace.root);
    match arguments {
        [] => {}
        [place] => program = program.arg("--file").arg(files(&workspace.root, place)?),
        _ => bail!("`cargo xtask mutants` takes one argument, a file or folder of `src/`."),
    }
    let code = program.code()?;
    if ![0, MISSED, TIMED_OUT].contains(&code) {
        bail!("cargo-mutants failed; its exit code is {code}.");
    }
    let outcomes = fs::read_to_string(scratch.join("mutants.out/outcomes.json"))?;
    let found = Found::read(&serde_json::from_str(&outcomes)?)?;
    print!("{}", found.table());
    Ok(match found.all().missed_percent() {
        percent if percent > MAX_MISSED => ExitCode::FAILURE,
        _ => ExitCode::SUCCESS,
    })
}

/// The files at a place in `src/`: `call/retry.rs`, `call`.
fn files(root: &Path, place: &str) -> Result<String> {
    let path = root.join("src").join(place);
    match (path.is_dir(), path.is_file()) {
        (true, _) => Ok(format!("src/{place}/**")),
        (_, true) => Ok(format!("src/{place}")),
        _ => bail!("There is no `src/{place}`."),
    }
}

/// cargo-mutants, installed when it is missing.
fn install(scratch: &Path) -> Result<PathBuf> {
    let root = scratch.join(format!("cargo-mutants-{VERSION}"));
    let file = format!("bin/cargo-mutants{}", std::env::consts::EXE_SUFFIX);
    let program = root.join(file);
    if !program.is_file() {
        println!("cargo install cargo-mutants@{VERSION}");
        Program::cargo()
            .args(["install", "--locked", "--quiet", "cargo-mutants"])
            .args(["--version", VERSION, "--root"])
            .arg(&root)
            .quiet()?;
    }
    Ok(program)
}

/// What came of the changes.
#[derive(Default)]
struct Found {
    modules: BTreeMap<String, Counts>,
    /// Those that no test noticed.
    missed: Vec<String>,
}

#[derive(Clone, Copy, Default)]
struct Counts {
    /// A test failed, or did not end.
    caught: usize,
    missed: usize,
    /// They do not compile.
    unviable: usize,
}

impl Counts {
    fn plus(self, other: Self) -> Self {
        Self {
            caught: self.caught + other.caught,
            missed: self.missed + other.missed,
            unviable: self.unviable + other.unviable,
        }
    }

    /// Of those that compile.
    fn missed_percent(self) -> f64 {
        let tried = (self.caught + self.missed).max(1);
        100.0 * self.missed as f64 / tried as f64
    }
}

impl Found {
    fn read(outcomes: &Value) -> Result<Self> {
        let mut found = Self::default();
        let outcomes = outcomes["outcomes"].as_array();
        for outcome in outcomes.context("`outcomes.json` has no outcomes.")? {
            let mutant = &outcome["scenario"]["Mutant"];
            let (Some(name), Some(file)) = (mutant["name"].as_str(), mutant["file"].as_str())
            else {
                // The tests of the code as it is.
                continue;
            };
            let counts = found.modules.entry(module(file)).or_default();
            match outcome["summary"].as_str() {
                Some("CaughtMutant" | "Timeout") => counts.caught += 1,
                Some("Unviable") => counts.unviable += 1,
                Some("MissedMutant") => {
                    counts.missed += 1;
                    found.missed.push(name.to_owned());
                }
                other => bail!("cargo-mutants says {other:?} of `{name}`."),
            }
        }
        Ok(found)
    }

    fn all(&self) -> Counts {
        self.modules
            .values()
            .fold(Counts::default(), |sum, counts| sum.plus(*counts))
    }

    fn table(&self) -> String {
        let mut table =
            row(["", "mutants", "caught", "missed", "unviable", "% missed"].map(str::to_owned));
        let modules = self
            .modules
            .iter()
            .map(|(name, counts)| (name.as_str(), *counts));
        for (name, counts) in modules.chain([("all", self.all())]) {
            table += &row([
                name.to_owned(),
                (counts.caught + counts.missed + counts.unviable).to_string(),
                counts.caught.to_string(),
                counts.missed.to_string(),
                counts.unviable.to_string(),
                format!("{:.1}", counts.missed_percent()),
            ]);
        }
        for name in &self.missed {
            table += &format!("missed: {name}\n");
        }
        table
    }
}

fn row([name, cells @ ..]: [String; 6]) -> String {
    let cells = cells.map(|cell| format!("{cell:>10}")).concat();
    format!("{name:<20}{cells}\n")
}

/// The folder below `src/`, or the file where it is in none: `src/call`, `src/text.rs`.
fn module(file: &str) -> String {
    let end = file.match_indices('/').nth(1).map(|(at, _)| at);
    file.get(..end.unwrap_or(file.len()))
        .unwrap_or(file)
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn counts_by_folder_and_names_what_was_missed() {
        let mutant = |file: &str, name: &str, summary: &str| json!({ "scenario": { "Mutant": { "file": file, "name": name } }, "summary": summary });
        let outcomes = json!({ "outcomes": [
            { "scenario": "Baseline", "summary": "Success" },
            mutant("src/call/retry.rs", "a", "CaughtMutant"),
            mutant("src/call/watch.rs", "b", "Timeout"),
            mutant("src/call/watch.rs", "c", "MissedMutant"),
            mutant("src/call/watch.rs", "d", "CaughtMutant"),
            mutant("src/text.rs", "e", "Unviable"),
        ] });
        let table = Found::read(&outcomes).unwrap().table();
        let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
        let lines: Vec<String> = table.lines().map(words).collect();
        assert_eq!(
            lines,
            [
                "mutants caught missed unviable % missed",
                "src/call 4 3 1 0 25.0",
                "src/text.rs 1 0 0 1 0.0",
                "all 5 3 1 1 25.0",
                "missed: c",
            ]
        );
        let unknown = json!({ "outcomes": [mutant("src/text.rs", "e", "Success")] });
        assert!(Found::read(&unknown).is_err());
    }
}
