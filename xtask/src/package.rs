//! `pkg/`: the files of `pkg-template/`, completed with what the build knows.
//!
//! Every `.js` and `.cjs` file of the template is a module as it stands, except for these places:
//! `/* @functions */` the names that the glue exports (wasm-bindgen's own excepted), `/* @errors */` the error classes,
//! `/* @names */` both; and in inline.js `@pages` and `@text`, the wasm.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::{esbuild, inline::Inline, process::Program, sizes, wasm, workspace::Workspace};

/// Assembles `pkg/`, unless the last run did so from the same bytes.
pub(crate) fn assemble_if_changed(workspace: &Workspace, compiled: &Path) -> Result<()> {
    let stamp = workspace.scratch().join("package.stamp");
    let inputs = inputs(workspace, compiled)?;
    if workspace.package().is_dir() && fs::read_to_string(&stamp).is_ok_and(|it| it == inputs) {
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
fn inputs(workspace: &Workspace, compiled: &Path) -> Result<String> {
    let mut files = vec![compiled.to_owned(), std::env::current_exe()?];
    files.push(workspace.root.join("package-lock.json"));
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

fn assemble(workspace: &Workspace, compiled: &Path) -> Result<()> {
    let bound = workspace.scratch().join("bound");
    recreate(&bound)?;
    wasm::bind(workspace, compiled, &bound)?;
    println!("pkg/");
    let package = workspace.package();
    recreate(&package)?;
    fs::copy(bound.join("bulk_sms.wasm"), package.join("bulk_sms.wasm"))?;
    copy_errors(workspace, &bound, &package)?;
    let names = Names::of(workspace, &package)?;
    glue(workspace, &bound, &package)?;
    entries(workspace, &package, &names)?;
    common_js(workspace, &package)?;
    declarations(&bound, &package)?;
    licences(workspace, &package)
}

/// Puts `src/js/errors.js` beside the glue under its own name, and its declarations with it.
fn copy_errors(workspace: &Workspace, bound: &Path, package: &Path) -> Result<()> {
    let source = workspace.root.join("src/js");
    fs::copy(source.join("errors.js"), package.join("errors.js"))?;
    fs::copy(source.join("errors.d.ts"), package.join("errors.d.ts"))
        .context("src/js/errors.d.ts, the types of errors.js, is missing.")?;
    // wasm-bindgen puts its copy under a name with a hash.
    let glue = fs::read_to_string(bound.join("bulk_sms.js"))?;
    let mut lines = Vec::new();
    for line in glue.lines() {
        let Some((imported, _)) = line.split_once(" from './snippets/") else {
            lines.push(line.to_owned());
            continue;
        };
        if !line.contains("/src/js/errors.js'") {
            bail!("Only src/js/errors.js can be imported by the Rust code, not: {line}");
        }
        lines.push(format!("{imported} from './errors.js';"));
    }
    fs::write(package.join("bulk_sms.js"), lines.join("\n"))?;
    Ok(())
}

/// What a user can import.
struct Names {
    /// From the glue: whatever the Rust code exports.
    functions: Vec<String>,
    /// From `errors.js`: its classes. Its functions are for the Rust code only.
    errors: Vec<String>,
}

impl Names {
    fn of(workspace: &Workspace, package: &Path) -> Result<Self> {
        let mut functions = esbuild::exports(workspace, &package.join("bulk_sms.js"))?;
        functions.retain(|name| !["default", "initSync"].contains(&name.as_str()));
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

/// Removes wasm-bindgen's own loader from the glue: load.js has a better one, and edge runtimes dislike the sight of it.
fn glue(workspace: &Workspace, bound: &Path, package: &Path) -> Result<()> {
    let whole = package.join("bulk_sms.js");
    let entry = bound.join("entry.js");
    let names = esbuild::exports(workspace, &whole)?;
    let kept: Vec<_> = names.into_iter().filter(|name| name != "default").collect();
    let path = serde_json::to_string(&whole)?;
    fs::write(
        &entry,
        format!("export {{ {} }} from {path};", kept.join(", ")),
    )?;
    let header =
        "--banner:js=// The glue between JavaScript and the wasm, written by wasm-bindgen.";
    let options = [
        "--format=esm",
        "--external:./errors.js",
        "--allow-overwrite",
        header,
    ];
    esbuild::bundle(workspace, &entry, &whole, &options)
}

/// Copies the template, its open places filled.
fn entries(workspace: &Workspace, package: &Path, names: &Names) -> Result<()> {
    let wasm = Inline::new(&fs::read(package.join("bulk_sms.wasm"))?);
    for file in files_in(&workspace.root.join("pkg-template"))? {
        let text = fs::read_to_string(&file)?;
        let name = file.file_name().context("a template without a name")?;
        let text = match name.to_str() {
            Some("package.json") => with_version(&text, &workspace.version)?,
            _ => names
                .fill(&text)
                .replace("@pages", &wasm.pages)
                .replace("@text", &wasm.text),
        };
        fs::write(package.join(name), text)?;
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

/// The same modules for `require`: one file for the code, one for the wasm as text.
fn common_js(workspace: &Workspace, package: &Path) -> Result<()> {
    let entry = package.join("all.js");
    let modules = ["api.js", "compile.js", "load.js"];
    fs::write(
        &entry,
        modules
            .map(|it| format!("export * from \"./{it}\";\n"))
            .concat(),
    )?;
    let header = "--banner:js=// bulk_sms.js, errors.js, compile.js and load.js for CommonJS.";
    let options = ["--format=cjs", "--platform=node", header];
    esbuild::bundle(workspace, &entry, &package.join("bulk_sms.cjs"), &options)?;
    fs::remove_file(entry)?;
    let header = "--banner:js=// inline.js for CommonJS.";
    let options = ["--format=cjs", "--platform=node", header];
    esbuild::bundle(
        workspace,
        &package.join("inline.js"),
        &package.join("inline.cjs"),
        &options,
    )
}

/// The published types: those of the glue without its internals, and a copy of all for `require`.
fn declarations(bound: &Path, package: &Path) -> Result<()> {
    let whole = fs::read_to_string(bound.join("bulk_sms.d.ts"))?;
    let (public, _internal) = whole
        .split_once("export type InitInput =")
        .context("wasm-bindgen has changed the order of its declarations.")?;
    // Each class has a `[Symbol.dispose]`, which the older standard libraries of TypeScript lack.
    let text = format!(
        "/// <reference lib=\"esnext.disposable\" />\n{}\n",
        public.trim_end()
    );
    fs::write(package.join("bulk_sms.d.ts"), text)?;
    for name in ["bulk_sms", "errors", "index", "slim"] {
        let text = fs::read_to_string(package.join(format!("{name}.d.ts")))?;
        let text = text.replace(".js\"", ".cjs\"").replace(".js'", ".cjs'");
        fs::write(package.join(format!("{name}.d.cts")), text)?;
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
