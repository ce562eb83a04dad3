//! From the crate to one small wasm file and its JavaScript: cargo, wasm-bindgen, wasm-opt.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::{binary, npm, process::Program, short_names, symbols, workspace::Workspace};

pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// What rustc 1.95 uses by default and Node 20 runs. `--all-features` would write a file that Node 20 refuses.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// A function that is called once is inlined only if it is short: longer ones are alike, and compress better separately. So
/// do repeated expressions, which `local-cse` would keep in a local, like functions, which `merge-similar-functions` would
/// make one of, and values used once, which `simplify-locals` would move to their use. An alignment is only a hint. At the beginning of the memory is the far end of the stack, which nothing reaches.
const PASSES: [&str; 8] = [
    "-Oz",
    "--one-caller-inline-max-function-size=20",
    "--skip-pass=local-cse",
    "--skip-pass=merge-similar-functions",
    "--skip-pass=simplify-locals",
    "--low-memory-unused",
    "--dealign",
    "--minify-imports-and-exports-and-modules",
];

/// After the names have been written to a file.
const STRIPPED: [&str; 2] = ["--strip-debug", "--strip-producers"];

/// The names of the functions by number.
pub(crate) const SYMBOLS: &str = "bulk_sms.symbols";

/// The standard library is recompiled for this crate: its own build contains the text of every panic and the code that formats
/// it, and nothing here panics. cargo calls that unstable, but the toolchain is pinned (docs/decisions.md, docs/size.md). The
/// deepest calls use some 2 KB of the stack: 64 KB instead of 1024 leave less to zero and shorten addresses. The stack is at the
/// beginning of the memory, so that an overflow traps.
const FLAGS: [&str; 7] = [
    "-Zmir-opt-level=3",
    "-Zinline-mir-threshold=100",
    "-Zunstable-options",
    "-Cpanic=immediate-abort",
    "-Zlocation-detail=none",
    "-Zfmt-debug=none",
    "-Clink-arg=-zstack-size=65536",
];

/// What is built from the same sources.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Build {
    /// For the default entry and the slim one: all features of the crate.
    Whole,
    /// For `bulk-sms/core`: no features, only the clients and the errors.
    Core,
    /// For `bulk-sms/testing`: the sandbox.
    Testing,
    /// For `bulk-sms/proxy`: all features, and the one that pages do not need.
    Proxy,
}

impl Build {
    pub(crate) const ALL: [Self; 4] = [Self::Whole, Self::Core, Self::Testing, Self::Proxy];

    /// The name of its wasm and of its glue, inside and outside the package.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Whole => "bulk_sms",
            Self::Core => "bulk_sms_core",
            Self::Testing => "bulk_sms_testing",
            Self::Proxy => "bulk_sms_proxy",
        }
    }

    /// Its entry of the package.
    pub(crate) const fn entry(self) -> &'static str {
        match self {
            Self::Whole => "default",
            Self::Core => "core",
            Self::Testing => "testing",
            Self::Proxy => "proxy",
        }
    }

    /// The crate and its features.
    const fn source(self) -> &'static [&'static str] {
        match self {
            Self::Whole => &["--package=bulk-sms"],
            Self::Core => &["--package=bulk-sms", "--no-default-features"],
            Self::Testing => &["--package=sandbox-wasm"],
            Self::Proxy => &["--package=bulk-sms", "--features=proxy"],
        }
    }

    /// The JavaScript that an entry exports instead of what Rust does, without its `.js`: a module, and beside it its declarations
    /// and what it imports.
    pub(crate) const fn written(self) -> Option<&'static str> {
        match self {
            Self::Whole | Self::Core => None,
            Self::Testing => Some("sandbox/wasm/js/sandbox"),
            Self::Proxy => Some("pkg-template/proxy/proxy"),
        }
    }

    /// What cargo calls the wasm.
    const fn file(self) -> &'static str {
        match self {
            Self::Whole | Self::Core | Self::Proxy => "bulk_sms.wasm",
            Self::Testing => "sandbox_wasm.wasm",
        }
    }
}

/// Builds every wasm with cargo; the result is not yet a package.
pub(crate) fn compile(workspace: &Workspace) -> Result<Vec<(Build, PathBuf)>> {
    install_target()?;
    install_sources()?;
    let compile = |build: Build| {
        let shown = build.source().join(" ");
        println!("cargo build --release --target {TARGET} {shown}");
        cargo_build(workspace, build)?.run()?;
        // The next build may write to the same place.
        let folder = target(workspace).join(TARGET).join("release");
        let wasm = folder.join(build.file());
        let kept = target(workspace).join(format!("{}.wasm", build.name()));
        fs::copy(wasm, &kept)?;
        Ok((build, kept))
    };
    Build::ALL.into_iter().map(compile).collect()
}

/// A separate folder: other builds have other flags.
fn target(workspace: &Workspace) -> PathBuf {
    workspace.target.join("published")
}

/// Cargo with the settings for publishing.
pub(crate) fn cargo_build(workspace: &Workspace, build: Build) -> Result<Program> {
    let mut flags = FLAGS.map(str::to_owned).to_vec();
    flags.extend(remapped_paths(workspace)?);
    Ok(Program::cargo()
        .args([
            "build",
            "--locked",
            "--quiet",
            "--release",
            // Otherwise both builds would share a file in it, and cargo would mistake one for the other.
            "-Zbuild-dir-new-layout",
            "-Zbuild-std=std,panic_abort",
            "-Zbuild-std-features=optimize_for_size",
            "--target",
            TARGET,
            "--target-dir",
        ])
        .arg(target(workspace))
        .args(build.source())
        .env("RUSTC_BOOTSTRAP", "1")
        // The separator that Cargo requires.
        .env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"))
        .current_dir(&workspace.root))
}

/// Adds the sources of the standard library to the pinned toolchain if they are missing.
fn install_sources() -> Result<()> {
    let library = "lib/rustlib/src/rust/library/std";
    if Path::new(sysroot()?.trim()).join(library).is_dir() {
        return Ok(());
    }
    println!("rustup component add rust-src");
    Program::new("rustup")
        .args(["component", "add", "rust-src"])
        .quiet()
}

pub(crate) fn sysroot() -> Result<String> {
    Program::new("rustc").arg("--print=sysroot").output()
}

/// Adds the wasm target to the pinned toolchain if it is missing.
pub(crate) fn install_target() -> Result<()> {
    let libraries = Program::new("rustc").args(["--print=target-libdir", "--target", TARGET]);
    if Path::new(libraries.output()?.trim()).is_dir() {
        return Ok(());
    }
    println!("rustup target add {TARGET}");
    Program::new("rustup")
        .args(["target", "add", TARGET])
        .quiet()
}

/// Flags that keep the builder's folders out of the wasm, where panic messages would carry them.
fn remapped_paths(workspace: &Workspace) -> Result<[String; 4]> {
    let folders = [
        (cargo_home()?, "/cargo"),
        (PathBuf::from(sysroot()?.trim()), "/rust"),
        (workspace.root.clone(), "/bulk-sms"),
        (workspace.target.clone(), "/target"),
    ];
    Ok(folders.map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display())))
}

pub(crate) fn cargo_home() -> Result<PathBuf> {
    let home = || std::env::home_dir().map(|home| home.join(".cargo"));
    let folder = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(home);
    folder.context("Set CARGO_HOME: there is no home folder.")
}

/// Writes `bulk_sms.js`, `bulk_sms.d.ts`, `bulk_sms.wasm`, `bulk_sms.symbols` and `snippets/` for a build of the crate.
pub(crate) fn bind(workspace: &Workspace, compiled: &Path, folder: &Path) -> Result<()> {
    println!("wasm-bindgen --target web");
    Program::new(wasm_tool(workspace, "bindgen")?)
        .args([
            "--target=web",
            "--omit-default-module-path",
            "--out-name=bulk_sms",
            "--out-dir",
        ])
        .arg(folder)
        .arg(compiled)
        .quiet()?;
    println!("wasm-opt -Oz");
    let bound = folder.join("bulk_sms_bg.wasm");
    let wasm = folder.join("bulk_sms.wasm");
    let printed = Program::node(npm::tool(workspace, "binaryen/bin/wasm-opt"))
        .arg(&bound)
        .args(PASSES)
        .arg(format!("--symbolmap={}", folder.join(SYMBOLS).display()))
        .args(STRIPPED)
        .args(FEATURES)
        .arg("--output")
        .arg(&wasm)
        .output()?;
    let glue = folder.join("bulk_sms.js");
    let renamed = short_names::rename(&fs::read_to_string(&glue)?, &printed)?;
    fs::write(&glue, renamed)?;
    let (ordered, new) = binary::by_similarity(&fs::read(&wasm)?)?;
    fs::write(&wasm, ordered)?;
    let names = folder.join(SYMBOLS);
    let renumbered = symbols::renumber(&fs::read_to_string(&names)?, &new)?;
    fs::write(&names, renumbered)?;
    Ok(())
}

/// A program of this crate that is built on the wasm-bindgen library: `bindgen` or `test-runner`.
pub(crate) fn wasm_tool(workspace: &Workspace, name: &str) -> Result<PathBuf> {
    println!("cargo build --bin {name}");
    Program::cargo()
        .args([
            "build",
            "--quiet",
            "--package=xtask",
            "--features=wasm-tools",
            "--bin",
            name,
        ])
        .current_dir(&workspace.root)
        .quiet()?;
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    Ok(workspace.target.join("debug").join(file))
}
