//! The glue between JavaScript and a wasm: what wasm-bindgen writes, with our own start.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::{esbuild, family, package::files_in, wasm::Build, workspace::Workspace};

/// What a user can import.
pub(crate) struct Names {
    /// From the glue: whatever the Rust code exports. Names that begin with `__` are for the project's own JavaScript.
    functions: Vec<String>,
    /// From `errors.js`: its classes. Its functions are for the Rust code only.
    errors: Vec<String>,
    /// The methods that return iterators.
    iterates: Vec<String>,
}

impl Names {
    pub(crate) fn of(
        workspace: &Workspace,
        build: Build,
        bound: &Path,
        package: &Path,
    ) -> Result<Self> {
        if let Some(written) = build.written() {
            // An editor that offers an error class from here would bring the sandbox, or the proxy, into a program.
            let module = workspace.root.join(format!("{written}.js"));
            return Ok(Self {
                functions: esbuild::exports(workspace, &module)?,
                errors: Vec::new(),
                iterates: Vec::new(),
            });
        }
        let mut functions = esbuild::exports(workspace, &bound.join("bulk_sms.js"))?;
        functions.retain(|name| !["default", "initSync"].contains(&name.as_str()));
        functions.retain(|name| !name.starts_with("__"));
        let mut errors = esbuild::exports(workspace, &package.join("errors.js"))?;
        errors.retain(|name| name.starts_with(char::is_uppercase));
        let declarations = fs::read_to_string(bound.join("bulk_sms.d.ts"))?;
        let methods = declarations
            .lines()
            .filter(|line| line.contains("): AsyncIterableIterator<"));
        let methods = methods.filter_map(|line| line.trim().split_once('('));
        let iterates = methods.map(|(name, _)| format!("'{name}'")).collect();
        Ok(Self {
            functions,
            errors,
            iterates,
        })
    }

    /// Fills the names into a file of the template.
    pub(crate) fn fill(&self, template: &str) -> String {
        let (functions, errors) = (self.functions.join(", "), self.errors.join(", "));
        template
            .replace("/* @names */", &format!("{functions}, {errors}"))
            .replace("/* @functions */", &functions)
            .replace("/* @errors */", &errors)
            .replace(NOTHING, "")
    }

    /// The module between the glue and the entries. Every exported class passes through it, so whatever has to be done to all
    /// of them is done here.
    fn entry(&self, build: Build) -> String {
        let functions = self.functions.join(", ");
        if let Some(written) = build.written() {
            let name = written.rsplit('/').next().unwrap_or_default();
            let more = match build {
                Build::Testing => FOR_THE_COMMAND,
                _ => "",
            };
            return format!("export {{ {functions} }} from './{name}.js';\n{more}{START_EXPORTS}");
        }
        let iterates = self.iterates.join(", ");
        // Classes begin with capitals, functions do not.
        let classes = self.functions.iter();
        let classes = classes.filter(|name| name.starts_with(char::is_uppercase));
        let protected: String = classes
            .map(|name| match name.as_str() {
                "Recipients" => format!("protect({name});\n"),
                _ => format!("protectClient({name}, {iterates});\n"),
            })
            .collect();
        format!(
            "import {{ {functions} }} from './bulk_sms.js';\n\
             import {{ protect, protectClient }} from './handles.js';\n\
             {protected}\
             export {{ {functions} }};\n\
             {START_EXPORTS}"
        )
    }
}

/// What the command of the package needs besides, and no entry exports.
const FOR_THE_COMMAND: &str = "export { Server, nearest } from './bulk_sms.js';\n";

/// What an entry without error classes would export of them.
const NOTHING: &str = "export {  } from \"./errors.js\";\n";

const START_EXPORTS: &str = "export { ready, startOnce, standIn } from './bulk_sms.js';\n";

/// The beginning of wasm-bindgen's own loader, which extends to the end of its file.
const LOADER: &str = "function initSync(module) {";

/// What replaces it. load.js is the better loader, and a Worker's bundle must not contain code that compiles bytes.
const START: &str = "
export let ready = false;

/** Starts the wasm from the compiled module that `module` returns, unless it is already running. */
export function startOnce(module) {
    if (ready) return;
    const compiled = module();
    __wbg_finalize_init(new WebAssembly.Instance(compiled, __wbg_get_imports()), compiled);
    ready = true;
}

/** For guard.js: sets what calls use until the start. */
export function standIn(exports) {
    wasm ??= exports;
}
";

/// Writes the glue of a build with our own start instead of wasm-bindgen's loader.
/// The JavaScript that the Rust code imports becomes part of it, except errors.js, which remains a separate module.
pub(crate) fn write(
    workspace: &Workspace,
    build: Build,
    bound: &Path,
    package: &Path,
    names: &Names,
) -> Result<()> {
    let whole = bound.join("bulk_sms.js");
    let text = fs::read_to_string(&whole)?;
    let (glue, _loader) = text
        .split_once(LOADER)
        .context("wasm-bindgen has changed its loader.")?;
    let lines: String = glue.lines().map(|line| own_name(line) + "\n").collect();
    fs::write(&whole, lines + START)?;

    let mut sources = vec![
        workspace.root.join("src/js/handles.js"),
        // The package has it as a module too, for bulk-sms/cloudflare.
        workspace.root.join("pkg-template/limits.js"),
    ];
    if let Some(folder) = build.written().and_then(|it| Path::new(it).parent()) {
        let files = files_in(&workspace.root.join(folder))?.into_iter();
        sources.extend(files.filter(|it| it.extension().is_some_and(|it| it == "js")));
    }
    for source in sources {
        let name = source.file_name().unwrap_or_default();
        fs::copy(&source, bound.join(name))
            .with_context(|| format!("{} is missing.", source.display()))?;
    }
    let entry = bound.join("entry.js");
    fs::write(&entry, names.entry(build))?;
    let header =
        "--banner:js=// The glue between JavaScript and the wasm, written by wasm-bindgen.";
    let options = ["--format=esm", "--external:./errors.js", header];
    let glue = package.join(build.name()).with_extension("js");
    esbuild::bundle(workspace, &entry, &glue, &options)
}

/// wasm-bindgen gives its copy of a module a name with a hash: `import … from './snippets/…/src/js/errors.js';`
fn own_name(line: &str) -> String {
    let parts = line.starts_with("import ").then(|| {
        let (before, path) = line.split_once("./snippets/")?;
        let (_hash, after) = path.split_once("/src/js/errors.js")?;
        Some(format!("{before}./errors.js{after}"))
    });
    parts.flatten().unwrap_or_else(|| line.to_owned())
}

/// Precedes the code for `require`. Tests in jsdom run in Node, but Jest sets it up without these two. Within a `try`,
/// bundlers for browsers accept a `require` that they cannot resolve.
const COMMON_JS: &str = "\
const { TextDecoder, TextEncoder } = (() => {
  try {
    return globalThis.TextDecoder ? globalThis : require(\"node:util\");
  } catch {
    return globalThis;
  }
})();
";

/// Writes the code for `require`, in one file for each build; the error classes have a file of their own.
pub(crate) fn common_js(workspace: &Workspace, build: Build, package: &Path) -> Result<()> {
    let modules: &[&str] = match build {
        Build::Whole => &["api.js", "compile.js", "guard.js", "load.js"],
        Build::Core | Build::Testing | Build::Proxy => &["api.js"],
    };
    let modules: Vec<String> = modules
        .iter()
        .filter_map(|it| family::file(build, it))
        .collect();
    let mut exports = format!("export {{ startOnce }} from \"./{}.js\";\n", build.name());
    exports.extend(
        modules
            .iter()
            .map(|it| format!("export * from \"./{it}\";\n")),
    );
    let entry = package.join("all.js");
    fs::write(&entry, exports)?;
    let header = format!(
        "--banner:js=// {}.js, {} for CommonJS.\n{COMMON_JS}",
        build.name(),
        modules.join(", ")
    );
    let options = [
        "--format=cjs",
        "--platform=node",
        "--external:./errors.js",
        &header,
    ];
    let output = package.join(build.name()).with_extension("cjs");
    esbuild::bundle(workspace, &entry, &output, &options)?;
    fs::remove_file(entry)?;
    let text = fs::read_to_string(&output)?;
    let required = "require(\"./errors.js\")";
    ensure!(text.contains(required), "The glue does not use errors.js.");
    fs::write(&output, text.replace(required, "require(\"./errors.cjs\")"))?;
    Ok(())
}
