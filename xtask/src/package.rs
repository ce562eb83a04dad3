//! `pkg/`: the files of `pkg-template/`, completed with what the build knows.
//!
//! Every `.js` and `.cjs` file of the template is a module as it stands, except for these places:
//! `/* @functions */` the names that the glue exports (wasm-bindgen's own excepted), `/* @errors */` the error classes,
//! `/* @names */` both, `@entry` the name of the entry; and, each in its file, the wasm: `"@parts"` in inline.js, `@base64`
//! in inline.cjs. Those that belong to a wasm are there once for each: [`family`].

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::{
    builder_paths, declarations, esbuild, family,
    glue::{self, Names},
    inline,
    process::Program,
    sizes, symbols, third_party,
    wasm::{self, Build},
    workspace::Workspace,
};

/// What cargo has made, for each build.
type Compiled = [(Build, PathBuf)];

/// Assembles `pkg/`, unless the last run did so from the same bytes.
pub(crate) fn assemble_if_changed(workspace: &Workspace, compiled: &Compiled) -> Result<()> {
    let stamp = workspace.scratch().join("package.stamp");
    let inputs = inputs(workspace, compiled)?;
    let made = workspace.package().is_dir() && symbols::exist(workspace);
    if made && fs::read_to_string(&stamp).is_ok_and(|it| it == inputs) {
        return Ok(());
    }
    fs::create_dir_all(workspace.scratch())?;
    let _ = fs::remove_file(&stamp);
    assemble(workspace, compiled)?;
    sizes::measure(workspace)?;
    fs::write(stamp, inputs)?;
    Ok(())
}

/// Everything that `pkg/` depends on, as one number.
fn inputs(workspace: &Workspace, compiled: &Compiled) -> Result<String> {
    let mut files: Vec<PathBuf> = compiled.iter().map(|(_, wasm)| wasm.clone()).collect();
    files.push(std::env::current_exe()?);
    files.push(workspace.root.join("package-lock.json"));
    files.push(workspace.root.join("Cargo.lock"));
    files.extend(files_in(&workspace.root.join("pkg-template"))?);
    files.extend(files_in(&workspace.root.join("src/js"))?);
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in files {
        (&file, fs::read(&file)?).hash(&mut hasher);
    }
    workspace.version.hash(&mut hasher);
    Ok(hasher.finish().to_string())
}

fn assemble(workspace: &Workspace, compiled: &Compiled) -> Result<()> {
    let package = workspace.package();
    recreate(&package)?;
    recreate(&symbols::folder(workspace))?;
    copy_errors(workspace, &package)?;
    for (build, compiled) in compiled {
        let bound = workspace.scratch().join("bound").join(build.name());
        recreate(&bound)?;
        wasm::bind(workspace, compiled, &bound)?;
        println!("pkg/");
        let wasm = package.join(build.name()).with_extension("wasm");
        fs::copy(bound.join("bulk_sms.wasm"), wasm)?;
        symbols::keep(workspace, *build, &bound.join(wasm::SYMBOLS))?;
        let names = Names::of(workspace, &bound, &package)?;
        glue::write(workspace, *build, &bound, &package, &names)?;
        entries(workspace, *build, &package, &names)?;
        glue::common_js(workspace, *build, &package)?;
        declarations(*build, &bound, &package)?;
    }
    types_for_require(&package)?;
    licences(workspace, &package)?;
    third_party::write(workspace, &package)?;
    builder_paths::refuse(workspace, &package)
}

/// Puts `src/js/errors.js` beside the glue under its own name, and its declarations with it. Both builds use it, so that
/// `instanceof` holds across `bulk-sms` and `bulk-sms/core`.
fn copy_errors(workspace: &Workspace, package: &Path) -> Result<()> {
    for name in ["errors.js", "errors.d.ts"] {
        let source = workspace.root.join("src/js").join(name);
        fs::copy(source, package.join(name))
            .with_context(|| format!("src/js/{name} is missing."))?;
    }
    let options = ["--format=cjs", "--platform=node"];
    esbuild::bundle(
        workspace,
        &package.join("errors.js"),
        &package.join("errors.cjs"),
        &options,
    )
}

<<<<<<< HEAD
/// What a user can import.
struct Names {
    /// From the glue: whatever the Rust code exports.
    functions: Vec<String>,
    /// From `errors.js`: its classes. Its functions are for the Rust code only.
    errors: Vec<String>,
}

impl Names {
    fn of(workspace: &Workspace, bound: &Path, package: &Path) -> Result<Self> {
        let mut functions = esbuild::exports(workspace, &bound.join("bulk_sms.js"))?;
        functions.retain(|name| {
            !["default", "initSync"].contains(&name.as_str()) && !name.starts_with("__")
        });
        let mut errors = esbuild::exports(workspace, &package.join("errors.js"))?;
        errors.retain(|name| name.starts_with(char::is_uppercase));
        Ok(Self { functions, errors })
    }

    fn fill(&self, template: &str) -> String {
        let (functions, errors) = (self.functions.join(", "), self.errors.join(", "));
        template
            .replace("/* @names */", &format!("{functions}, {errors}"))
            .replace("/* @functions */", &functions)
            .replace("/* @errors */", &errors)
    }
}

/// Where wasm-bindgen's own loader begins, which goes to the end of its file.
const LOADER: &str = "function initSync(module) {";

/// What stands there instead: load.js is the better loader, and in a Worker nothing may even be able to compile bytes.
/// `standIn` is for guard.js: what every call uses until `start`.
const START: &str = "
export function start(module) {
    __wbg_finalize_init(new WebAssembly.Instance(module, __wbg_get_imports()), module);
}
export function standIn(exports) {
    wasm ??= exports;
}
";

/// Writes the glue with `start` and `standIn` in the place of wasm-bindgen's loader.
/// The JavaScript that the Rust code imports becomes a part of it, except errors.js, which stays a module of its own.
fn glue(workspace: &Workspace, bound: &Path, package: &Path, names: &Names) -> Result<()> {
    let whole = bound.join("bulk_sms.js");
    let text = fs::read_to_string(&whole)?;
    let (glue, _loader) = text
        .split_once(LOADER)
        .context("wasm-bindgen has changed its loader.")?;
    let lines: String = glue.lines().map(|line| own_name(line) + "\n").collect();
    fs::write(&whole, lines + START)?;

    let entry = bound.join("entry.js");
    let functions = names.functions.join(", ");
    let handles = workspace.root.join("src/js/handles.js");
    fs::copy(handles, bound.join("handles.js")).context("src/js/handles.js is missing.")?;
    let protected = protected(&names.functions);
    fs::write(
        &entry,
        format!(
            "import {{ {functions} }} from './bulk_sms.js';
             import {{ protect, protectClient }} from './handles.js';
             {protected}
             export {{ {functions} }};
             export {{ start, standIn }} from './bulk_sms.js';"
        ),
    )?;
    let header =
        "--banner:js=// The glue between JavaScript and the wasm, written by wasm-bindgen.";
    let options = ["--format=esm", "--external:./errors.js", header];
    esbuild::bundle(workspace, &entry, &package.join("bulk_sms.js"), &options)
}

/// The classes of the glue, each with the words for a handle that was freed. The others are functions.
fn protected(names: &[String]) -> String {
    let classes = names
        .iter()
        .filter(|name| name.starts_with(char::is_uppercase));
    let calls = classes.map(|name| match name.as_str() {
        "Recipients" => format!("protect({name});"),
        _ => format!("protectClient({name}, \"watchBulk\");"),
    });
    calls.collect()
}

/// wasm-bindgen puts its copy of a module under a name with a hash: `import … from './snippets/…/src/js/errors.js';`
fn own_name(line: &str) -> String {
    let parts = line.starts_with("import ").then(|| {
        let (before, path) = line.split_once("./snippets/")?;
        let (_hash, after) = path.split_once("/src/js/errors.js")?;
        Some(format!("{before}./errors.js{after}"))
    });
    parts.flatten().unwrap_or_else(|| line.to_owned())
}

/// Copies the template, its open places filled.
fn entries(workspace: &Workspace, package: &Path, names: &Names) -> Result<()> {
    let wasm = fs::read(package.join("bulk_sms.wasm"))?;
=======
/// Copies the template, its open places filled: for the core, what belongs to its wasm.
fn entries(workspace: &Workspace, build: Build, package: &Path, names: &Names) -> Result<()> {
    let wasm = fs::read(package.join(build.name()).with_extension("wasm"))?;
>>>>>>> fc94edc
    for file in files_in(&workspace.root.join("pkg-template"))? {
        let name = file
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let Some(target) = family::file(build, &name) else {
            continue;
        };
        let text = fs::read_to_string(&file)?;
        let text = match name.as_str() {
            "package.json" => with_version(&text, &workspace.version)?,
            "inline.js" => text.replace("\"@parts\"", &inline::parts(&wasm)?),
            "inline.cjs" => text.replace("@base64", &inline::base64(&wasm)),
            name if name.ends_with("js") => names.fill(&text),
            _ => text,
        };
        fs::write(package.join(target), family::imports(build, &text))?;
    }
    Ok(())
}

fn with_version(manifest: &str, version: &str) -> Result<String> {
    let unset = "\"version\": \"0.0.0\"";
    if !manifest.contains(unset) {
        bail!("pkg-template/package.json must have {unset}: the version is Cargo's.");
    }
    Ok(manifest.replace(unset, &format!("\"version\": \"{version}\"")))
}

/// The published types of a build: those of its glue without the internals.
fn declarations(build: Build, bound: &Path, package: &Path) -> Result<()> {
    let whole = fs::read_to_string(bound.join("bulk_sms.d.ts"))?;
    let (public, _internal) = whole
        .split_once("export type InitInput =")
        .context("wasm-bindgen has changed the order of its declarations.")?;
    // Each class has a `[Symbol.dispose]`, which the older standard libraries of TypeScript lack.
    let text = format!(
        "/// <reference lib=\"esnext.disposable\" />\n{}\n",
        declarations::with_comments(public.trim_end())?
    );
    fs::write(package.join(build.name()).with_extension("d.ts"), text)?;
    Ok(())
}

/// A copy of all types for `require`.
fn types_for_require(package: &Path) -> Result<()> {
    for file in files_in(package)? {
        let path = file.display().to_string();
        if let Some(module) = path.strip_suffix(".d.ts") {
            let text = fs::read_to_string(&file)?;
            let text = text.replace(".js\"", ".cjs\"").replace(".js'", ".cjs'");
            fs::write(format!("{module}.d.cts"), text)?;
        }
    }
    Ok(())
}

fn licences(workspace: &Workspace, package: &Path) -> Result<()> {
    for file in files_in(&workspace.root)? {
        let name = file
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if name.starts_with("LICENSE") {
            fs::copy(&file, package.join(name))?;
        }
    }
    Ok(())
}

/// `npm pack`: the file that would be published.
pub(crate) fn pack(workspace: &Workspace) -> Result<PathBuf> {
    let folder = workspace.scratch().join("packed");
    recreate(&folder)?;
    let program: Program = crate::npm::npm(&workspace.package());
    program
        .arg("pack")
        .arg("--pack-destination")
        .arg(&folder)
        .quiet()?;
    let packed = files_in(&folder)?.into_iter().next();
    packed.context("`npm pack` wrote no file.")
}

pub(crate) fn files_in(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries =
        fs::read_dir(folder).with_context(|| format!("There is no {}.", folder.display()))?;
    let mut files = Vec::new();
    for entry in entries {
        let path = entry?.path();
        if path.is_file() {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// An empty folder.
pub(crate) fn recreate(folder: &Path) -> Result<()> {
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder).with_context(|| format!("{} cannot be made.", folder.display()))
}
