//! `cargo xtask test`: every check of the project, one named step each.

use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Result, bail};

use crate::steps::{self, Bench};
use crate::workspace::Workspace;

pub(crate) fn run(arguments: &[String]) -> Result<ExitCode> {
    let workspace = Workspace::find()?;
    let mut steps = steps::all(&workspace)?;
    let (options, names): (Vec<_>, Vec<_>) = arguments.iter().partition(|it| it.starts_with("--"));
    let mut fail_fast = false;
    for option in options {
        match option.as_str() {
            "--fail-fast" => fail_fast = true,
            "--list" => {
                steps
                    .iter()
                    .for_each(|step| println!("{:<20}{}", step.name, step.about));
                return Ok(ExitCode::SUCCESS);
            }
            other => bail!("`cargo xtask test` has no option `{other}`."),
        }
    }
    if let Some(unknown) = names
        .iter()
        .find(|name| !steps.iter().any(|it| it.name == ***name))
    {
        bail!("There is no step `{unknown}`. `cargo xtask test --list` lists all steps.");
    }
    if !names.is_empty() {
        steps.retain(|step| names.contains(&&step.name));
    }

    let mut bench = Bench::new(&workspace);
    let mut failed = Vec::new();
    let mut passed = 0;
    let count = steps.len();
    for (index, step) in steps.into_iter().enumerate() {
        println!("\n[{}/{count}] {}: {}", index + 1, step.name, step.about);
        let start = Instant::now();
        let result = (step.run)(&mut bench);
        let seconds = start.elapsed().as_secs_f64();
        match result {
            Ok(()) => {
                passed += 1;
                println!(
                    "[{}/{count}] {} passed, {seconds:.1} s",
                    index + 1,
                    step.name
                );
            }
            Err(error) => {
                println!("{error:#}");
                println!(
                    "[{}/{count}] {} FAILED, {seconds:.1} s",
                    index + 1,
                    step.name
                );
                failed.push(step.name);
                if fail_fast {
                    break;
                }
            }
        }
    }
    println!();
    if !failed.is_empty() {
        println!(
            "Failed: {}. To repeat: cargo xtask test {}",
            failed.join(", "),
            failed.join(" ")
        );
    }
    println!("{passed} passed, {} failed", failed.len());
    Ok(if failed.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
