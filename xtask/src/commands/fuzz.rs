//! `cargo xtask fuzz`: the fuzz targets, for longer than in the tests.

use std::process::ExitCode;

use anyhow::{Context, Result, bail};

use crate::fuzz;
use crate::workspace::Workspace;

pub(crate) fn run(arguments: &[String]) -> Result<ExitCode> {
    let inputs = match arguments {
        [] => 1_000_000,
        [inputs] => inputs.parse().context("Expected a number of inputs.")?,
        _ => bail!("`cargo xtask fuzz` takes one argument, the number of inputs."),
    };
    fuzz::run(&Workspace::find()?, inputs)?;
    Ok(ExitCode::SUCCESS)
}
