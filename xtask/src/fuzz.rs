//! The fuzz targets in tests/fuzz, built with coverage and run by libFuzzer.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::process::{Program, which};
use crate::workspace::Workspace;

/// What `cargo fuzz` passes, without the sanitizers, which need another toolchain: the crate has no `unsafe` to check.
const COVERAGE: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=1 --cfg=fuzzing";

/// Runs every target on this many inputs, the documented examples first. A finding is an error that names its file.
pub(crate) fn run(workspace: &Workspace, inputs: u64) -> Result<()> {
    if which("c++").is_none() {
        bail!("Install a C++ compiler (`c++`): libFuzzer is built from source.");
    }
    let folder = workspace.root.join("tests/fuzz");
    let scratch = workspace.scratch().join("fuzz");
    let version = Program::new("rustc").arg("-vV").output()?;
    let host = version
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .context("`rustc -vV` names no host.")?;
    println!("cargo build, with coverage");
    Program::cargo()
        // With an explicit target, the flags do not apply to build scripts.
        .args(["build", "--release", "--locked", "--target", host])
        .arg("--target-dir")
        .arg(&scratch)
        .env("RUSTFLAGS", COVERAGE)
        .current_dir(&folder)
        .quiet()?;
    let mut seeds: Vec<_> = fs::read_dir(folder.join("seeds"))?.collect::<Result<_, _>>()?;
    seeds.sort_by_key(fs::DirEntry::file_name);
    for seeds in seeds {
        let target = seeds.file_name();
        let corpus = scratch.join("corpus").join(&target);
        fs::create_dir_all(&corpus)?;
        let program = scratch.join(host).join("release").join(&target);
        Program::new(program)
            .arg(format!("-runs={inputs}"))
            .args(["-seed=1", "-max_len=2048"])
            .arg(format!("-artifact_prefix={}/", scratch.display()))
            .arg(&corpus)
            .arg(seeds.path())
            .quiet()?;
        println!("{}: {inputs} inputs, no finding", target.to_string_lossy());
    }
    Ok(())
}
