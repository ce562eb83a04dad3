//! `cargo xtask test`: every check of the project, one named step each.

use std::collections::VecDeque;
use std::num::NonZero;
use std::process::ExitCode;
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Instant;

use anyhow::{Result, bail};

use crate::process::Program;
use crate::steps::{self, Bench, Step, Work};
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
    let mut tally = Tally {
        count: steps.len(),
        ..Tally::default()
    };
    let mut steps = VecDeque::from(steps);
    while let Some(Step { name, about, work }) = steps.pop_front() {
        if fail_fast && !tally.failed.is_empty() {
            break;
        }
        match work {
            Work::Alone(run) => {
                let number = tally.begin();
                println!("\n[{number}/{}] {name}: {about}", tally.count);
                let start = Instant::now();
                let failure = run(&mut bench).err().map(|error| format!("{error:#}"));
                tally.end(number, name, start, failure);
            }
            Work::Node(file) => {
                let mut batch = vec![(name, about, bench.node_tests(&file))];
                while let Some(Work::Node(file)) = steps.front().map(|step| &step.work) {
                    let program = bench.node_tests(file);
                    let Some(Step { name, about, .. }) = steps.pop_front() else {
                        break;
                    };
                    batch.push((name, about, program));
                }
                tally = side_by_side(batch, tally, fail_fast);
            }
        }
    }
    println!();
    if !tally.failed.is_empty() {
        println!(
            "Failed: {}. To repeat: cargo xtask test {}",
            tally.failed.join(", "),
            tally.failed.join(" ")
        );
    }
    println!("{} passed, {} failed", tally.passed, tally.failed.len());
    Ok(if tally.failed.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// How many steps there are, and what became of them.
#[derive(Default)]
struct Tally {
    count: usize,
    begun: usize,
    passed: usize,
    failed: Vec<String>,
}

impl Tally {
    /// The number of the next step.
    fn begin(&mut self) -> usize {
        self.begun += 1;
        self.begun
    }

    fn end(&mut self, number: usize, name: String, start: Instant, failure: Option<String>) {
        let seconds = start.elapsed().as_secs_f64();
        let verdict = match &failure {
            None => "passed",
            Some(_) => "FAILED",
        };
        if let Some(failure) = failure {
            println!("{failure}");
        }
        println!("[{number}/{}] {name} {verdict}, {seconds:.1} s", self.count);
        match verdict {
            "passed" => self.passed += 1,
            _ => self.failed.push(name),
        }
    }
}

/// Runs files of Node tests, as many at once as there are cores, but no more than four. What each has printed appears when it
/// has ended.
fn side_by_side(
    batch: Vec<(String, String, Result<Program>)>,
    tally: Tally,
    fail_fast: bool,
) -> Tally {
    let lanes = thread::available_parallelism()
        .map_or(1, NonZero::get)
        .min(4);
    let waiting = Mutex::new(VecDeque::from(batch));
    let tally = Mutex::new(tally);
    let locked = || tally.lock().unwrap_or_else(PoisonError::into_inner);
    let next = || {
        if fail_fast && !locked().failed.is_empty() {
            return None;
        }
        let mut waiting = waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.pop_front()
    };
    thread::scope(|scope| {
        for _ in 0..lanes {
            scope.spawn(|| {
                while let Some((name, about, program)) = next() {
                    let number = locked().begin();
                    println!("\n[{number}/{}] {name}: {about}", locked().count);
                    let start = Instant::now();
                    let (failure, printed) = match program.and_then(Program::captured) {
                        Ok((true, printed)) => (None, printed),
                        Ok((false, printed)) => (Some(format!("{about} failed.")), printed),
                        Err(error) => (Some(format!("{error:#}")), String::new()),
                    };
                    // Printed with the lock held, so that the lines of two steps do not mix.
                    let mut tally = locked();
                    print!("{printed}");
                    tally.end(number, name, start, failure);
                }
            });
        }
    });
    tally.into_inner().unwrap_or_else(PoisonError::into_inner)
}
