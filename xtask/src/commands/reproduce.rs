//! `cargo xtask reproduce`: builds the package twice from scratch, in different places, and compares all bytes.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};

use crate::{npm, package, process::Program, wasm, workspace::Workspace};

/// What may differ between two builders. Neither must show.
struct Builder {
    /// The folder of the repository, as long as the other's or not.
    folder: &'static str,
    own_cargo_home: bool,
    environment: [(&'static str, &'static str); 3],
}

const BUILDERS: [Builder; 2] = [
    Builder {
        folder: "a",
        own_cargo_home: false,
        environment: [("TZ", "UTC"), ("LC_ALL", "C"), ("CARGO_BUILD_JOBS", "2")],
    },
    Builder {
        folder: "another builder/with a longer path/bulk-sms",
        own_cargo_home: true,
        environment: [
            ("TZ", "Pacific/Auckland"),
            ("LC_ALL", "C.UTF-8"),
            ("CARGO_BUILD_JOBS", "1"),
        ],
    },
];

pub(crate) fn run(arguments: &[String]) -> Result<ExitCode> {
    if let Some(unknown) = arguments.first() {
        bail!("`cargo xtask reproduce` does not take `{unknown}`.");
    }
    let workspace = Workspace::find()?;
    let place = std::env::temp_dir().join(format!("bulk-sms-reproduce-{}", std::process::id()));
    // Both before the first build, so that the files may change meanwhile.
    for builder in &BUILDERS {
        copy(&workspace.root, &place.join(builder.folder))?;
    }
    let mut packages = Vec::new();
    for builder in &BUILDERS {
        packages.push(build(&place, builder)?);
    }
    let [one, other] = &packages[..] else {
        bail!("A comparison needs two builds.")
    };
    let different = different(one, other)?;
    if !different.is_empty() {
        bail!(
            "These files differ: {}. Both builds are in {}.",
            different.join(", "),
            place.display()
        );
    }
    println!(
        "\nBoth packages are identical: {} files, {}",
        package::files_in(one)?.len(),
        integrity(one)?
    );
    fs::remove_dir_all(&place)?;
    Ok(ExitCode::SUCCESS)
}

/// The package that a builder makes.
fn build(place: &Path, builder: &Builder) -> Result<PathBuf> {
    let root = place.join(builder.folder);
    println!("\n{}", root.display());
    let mut cargo = Program::cargo()
        .args(["xtask", "build"])
        .env("CARGO_TARGET_DIR", root.join("target"))
        .current_dir(&root);
    for (name, value) in builder.environment {
        cargo = cargo.env(name, value);
    }
    if builder.own_cargo_home {
        cargo = cargo.env("CARGO_HOME", cargo_home(place)?);
    }
    cargo.run()?;
    Ok(root.join("pkg"))
}

/// The files of the repository, including changes that are not committed.
fn copy(from: &Path, to: &Path) -> Result<()> {
    let files = Program::new("git")
        .args([
            "ls-files",
            "-z",
            "--cached",
            "--others",
            "--exclude-standard",
        ])
        .current_dir(from)
        .output()?;
    for file in files.split_terminator('\0') {
        // Deleted, but not yet in a commit.
        if !from.join(file).is_file() {
            continue;
        }
        let target = to.join(file);
        fs::create_dir_all(target.parent().unwrap_or(to))?;
        fs::copy(from.join(file), target).with_context(|| file.to_owned())?;
    }
    Ok(())
}

/// Another home for Cargo, with what was downloaded into the first.
fn cargo_home(place: &Path) -> Result<PathBuf> {
    let home = place.join("home of cargo");
    fs::create_dir_all(&home)?;
    #[cfg(unix)]
    for entry in fs::read_dir(wasm::cargo_home()?)? {
        let entry = entry?;
        std::os::unix::fs::symlink(entry.path(), home.join(entry.file_name()))?;
    }
    Ok(home)
}

/// The files that only one has, or that are not the same.
fn different(one: &Path, other: &Path) -> Result<Vec<String>> {
    let mut names = BTreeSet::new();
    for folder in [one, other] {
        let files = package::files_in(folder)?;
        names.extend(
            files
                .iter()
                .filter_map(|it| it.file_name().map(ToOwned::to_owned)),
        );
    }
    let differs =
        |name: &OsString| fs::read(one.join(name)).ok() != fs::read(other.join(name)).ok();
    let names = names.into_iter().filter(differs);
    Ok(names.map(|it| it.to_string_lossy().into_owned()).collect())
}

/// What npm reports for the packed file, so that it can be compared with a published one.
fn integrity(package: &Path) -> Result<String> {
    let report = npm::npm(package)
        .args(["pack", "--dry-run", "--json"])
        .output()?;
    let report: serde_json::Value = serde_json::from_str(&report)?;
    let integrity = report[0]["integrity"].as_str().map(str::to_owned);
    integrity.context("`npm pack` reported no integrity.")
}

#[cfg(test)]
mod tests {
    use super::different;
    use std::fs;

    #[test]
    fn every_difference_is_found() {
        let place = std::env::temp_dir().join(format!("bulk-sms-different-{}", std::process::id()));
        let [one, other] = ["one", "other"].map(|it| place.join(it));
        for folder in [&one, &other] {
            fs::create_dir_all(folder).unwrap();
            fs::write(folder.join("same"), "x").unwrap();
        }
        assert!(different(&one, &other).unwrap().is_empty());
        fs::write(one.join("changed"), "x").unwrap();
        fs::write(other.join("changed"), "y").unwrap();
        fs::write(one.join("left"), "x").unwrap();
        fs::write(other.join("right"), "x").unwrap();
        let found = different(&one, &other);
        fs::remove_dir_all(place).unwrap();
        assert_eq!(found.unwrap(), ["changed", "left", "right"]);
    }
}
