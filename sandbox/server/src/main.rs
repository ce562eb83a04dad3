//! The sandbox as a program: prints its address as one line of JSON, and serves until it is stopped.

use std::io::{Read, Write};

use sandbox::Options;

const USAGE: &str = "usage: sandbox [--port N] [--www DIR] [--pkg DIR] [--exit-with-stdin]";

fn main() {
    if let Err(message) = run() {
        eprintln!("sandbox: {message}");
        std::process::exit(1);
    }
}

fn run() -> Result<(), String> {
    let (options, exit_with_stdin) = arguments(std::env::args().skip(1))?;
    let running = sandbox::spawn(options).map_err(|error| error.to_string())?;

    let mut stdout = std::io::stdout();
    writeln!(stdout, "{}", serde_json::json!({ "url": running.url() }))
        .and_then(|()| stdout.flush())
        .map_err(|error| error.to_string())?;

    if exit_with_stdin {
        // Whoever started the sandbox holds the other end of the pipe, which closes with that process, however it ends.
        let mut sink = [0; 1024];
        while matches!(std::io::stdin().read(&mut sink), Ok(1..)) {}
    } else {
        running.wait();
    }
    Ok(())
}

fn arguments(mut words: impl Iterator<Item = String>) -> Result<(Options, bool), String> {
    let mut options = Options::default();
    let mut exit_with_stdin = false;
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or(format!("{word} needs a value\n{USAGE}"));
        match word.as_str() {
            "--port" => {
                options.port = value()?
                    .parse()
                    .map_err(|_| "--port needs a number up to 65535".to_owned())?;
            }
            "--www" => options.www = Some(value()?.into()),
            "--pkg" => options.pkg = Some(value()?.into()),
            "--exit-with-stdin" => exit_with_stdin = true,
            _ => return Err(format!("unknown argument {word}\n{USAGE}")),
        }
    }
    Ok((options, exit_with_stdin))
}
