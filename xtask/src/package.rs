//! `pkg/`: the files of `pkg-template/`, completed by the build.
//!
//! Every `.js` and `.cjs` file of the template is a valid module, except for these placeholders:
//! `/* @functions */` the names that the glue exports (wasm-bindgen's own excepted), `/* @errors */` the error classes,
//! `/* @names */` both, `@entry` the name of the entry; and, each in its file, the wasm: `"@parts"` in inline.js, `@base64`
//! in inline.cjs. The package has one copy for each wasm of the files that belong to one: [`family`].

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

/// What cargo has built, for each build.
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
    for written in Build::ALL.iter().filter_map(|build| build.written()) {
        let folder = Path::new(written).parent().unwrap_or(Path::new(""));
        files.extend(files_in(&workspace.root.join(folder))?);
    }
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
        let names = Names::of(workspace, *build, &bound, &package)?;
        glue::write(workspace, *build, &bound, &package, &names)?;
        entries(workspace, *build, &package, &names)?;
        glue::common_js(workspace, *build, &package)?;
        declarations(workspace, *build, &bound, &package)?;
    }
    command(workspace, &package)?;
    types_for_require(&package)?;
    licences(workspace, &package)?;
    third_party::write(workspace, &package)?;
    builder_paths::refuse(workspace, &package)
}

/// Puts `src/js/errors.js` and its declarations next to the glue, under its own name. All builds use it, so that `instanceof`
/// works across the entries.
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

/// Copies the template and fills its placeholders; for the others than the whole build, only the files that belong to its wasm.
fn entries(workspace: &Workspace, build: Build, package: &Path, names: &Names) -> Result<()> {
    let wasm = fs::read(package.join(build.name()).with_extension("wasm"))?;
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
            "index.d.ts" if build.written().is_some() => {
                text.replace("export * from \"./errors.js\";\n", "")
            }
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
fn declarations(workspace: &Workspace, build: Build, bound: &Path, package: &Path) -> Result<()> {
    let file = package.join(build.name()).with_extension("d.ts");
    if let Some(written) = build.written() {
        let written = format!("{written}.d.ts");
        fs::copy(workspace.root.join(&written), file)
            .with_context(|| format!("{written} is missing."))?;
        return Ok(());
    }
    let whole = fs::read_to_string(bound.join("bulk_sms.d.ts"))?;
    let (public, _internal) = whole
        .split_once("export type InitInput =")
        .context("wasm-bindgen has changed the order of its declarations.")?;
    // Each class has a `[Symbol.dispose]`, which the older standard libraries of TypeScript lack.
    let text = format!(
        "/// <reference lib=\"esnext.disposable\" />\n{}\n",
        declarations::with_comments(public.trim_end())?
    );
    fs::write(file, text)?;
    Ok(())
}

/// `npx bulk-sms`, in one file next to the glue of the sandbox, which it imports.
fn command(workspace: &Workspace, package: &Path) -> Result<()> {
    let entry = workspace.root.join("sandbox/wasm/js/cli.js");
    let options = [
        "--format=esm",
        "--platform=node",
        "--external:./bulk_sms_testing.js",
    ];
    esbuild::bundle(workspace, &entry, &package.join("cli.js"), &options)
}

/// A copy of the types for `require`, of whatever it can load.
fn types_for_require(package: &Path) -> Result<()> {
    for file in files_in(package)? {
        let path = file.display().to_string();
        let module = path.strip_suffix(".d.ts");
        if let Some(module) = module.filter(|it| Path::new(&format!("{it}.cjs")).exists()) {
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
