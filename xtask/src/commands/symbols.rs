//! `cargo xtask symbols`: what the numbers in a stack trace mean.

use std::io::{IsTerminal, Read, stdin};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};

use crate::{symbols::Symbols, wasm::Build, workspace::Workspace};

pub(crate) fn run(arguments: &[String]) -> Result<ExitCode> {
    let (build, arguments) = match arguments {
        [first, rest @ ..] if first == "--core" => (Build::Core, rest),
        [first, rest @ ..] if first == "--testing" => (Build::Testing, rest),
        [first, rest @ ..] if first == "--proxy" => (Build::Proxy, rest),
        all => (Build::Whole, all),
    };
    let symbols = Symbols::read(&Workspace::find()?, build)?;
    for argument in arguments {
        let number = argument.parse();
        let number = number.with_context(|| format!("`{argument}` is not a function number."))?;
        println!("{number} {}", symbols.get(number)?);
    }
    if arguments.is_empty() {
        if stdin().is_terminal() {
            bail!(
                "Usage: cargo xtask symbols [--core|--testing] NUMBER…, or a stack trace at its standard input"
            );
        }
        let mut trace = String::new();
        stdin().read_to_string(&mut trace)?;
        print!("{}", symbols.explain(&trace));
    }
    Ok(ExitCode::SUCCESS)
}
