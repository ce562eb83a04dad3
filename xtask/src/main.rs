//! The project's commands: `cargo xtask NAME`, from any folder of the repository.

use std::process::ExitCode;

mod binary;
mod browser;
mod builder_paths;
mod commands;
mod declarations;
mod docs;
mod esbuild;
mod family;
mod fuzz;
mod glue;
mod inline;
mod installed;
mod npm;
mod numbering_plan;
mod package;
mod process;
mod publish;
mod sandbox;
mod server;
mod short_names;
mod site;
mod sizes;
mod steps;
mod symbols;
mod third_party;
mod wasm;
mod workspace;

const HELP: &str = "\
cargo xtask build [--release]   the npm package, in pkg/ (always a release build)
cargo xtask demo [--port N]     the demo page with both provider sandboxes, until Ctrl-C
cargo xtask test [NAME…]        every check, or the named ones  (--list, --fail-fast)
cargo xtask docs                the API reference, in docs/api/
cargo xtask site                the demo page and the documents for any static host, in site/
cargo xtask bench [NAME…]       benchmarks against other packages, all or the named ones  (--list, --quick, --against PACKAGE)
cargo xtask agreement           which phone numbers are read as libphonenumber reads them  (--full, --seed N)
cargo xtask fuzz [INPUTS]       the fuzz targets, a million inputs each, or INPUTS
cargo xtask mutants [FILE]      the changes of the pure code that no test notices, in all of src/ (takes hours) or in a file or folder
cargo xtask reproduce           checks that two builds in different places are identical (takes several minutes)
cargo xtask symbols [NUMBER…]   the names of wasm functions, or a stack trace from standard input, with names  (--core, --testing)
cargo xtask numbering-plan      the table of calling codes and lengths, from libphonenumber's metadata

Each command installs what it needs: the wasm target, the JavaScript tools (package.json) and, where apt is available, a browser.";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let command = arguments.next().unwrap_or_default();
    let rest: Vec<String> = arguments.collect();
    let result = match command.as_str() {
        "build" => commands::build::run(&rest),
        "demo" => commands::demo::run(&rest),
        "test" => commands::test::run(&rest),
        "docs" => commands::docs::run(&rest),
        "site" => commands::site::run(&rest),
        "bench" => commands::bench::run(&rest),
        "agreement" => commands::agreement::run(&rest),
        "fuzz" => commands::fuzz::run(&rest),
        "mutants" => commands::mutants::run(&rest),
        "reproduce" => commands::reproduce::run(&rest),
        "symbols" => commands::symbols::run(&rest),
        "numbering-plan" => commands::numbering_plan::run(&rest),
        "" | "help" | "--help" | "-h" => {
            println!("{HELP}");
            Ok(ExitCode::SUCCESS)
        }
        other => Err(anyhow::anyhow!("There is no command `{other}`.\n\n{HELP}")),
    };
    result.unwrap_or_else(|error| {
        eprintln!("{error:#}");
        ExitCode::FAILURE
    })
}
