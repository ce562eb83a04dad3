//! The published declarations, seen by strict TypeScript from every kind of user.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use serde_json::json;

use crate::{esbuild, npm, package, process::Program, workspace::Workspace};

/// One way to compile for a user.
struct User {
    file: &'static str,
    module: &'static str,
    resolution: &'static str,
    libraries: &'static [&'static str],
    types: &'static [&'static str],
}

const BUNDLED: User = User {
    file: "page.ts",
    module: "esnext",
    resolution: "bundler",
    libraries: &["es2022", "dom", "dom.iterable"],
    types: &[],
};

const USERS: [User; 4] = [
    BUNDLED,
    User {
        file: "worker.ts",
        libraries: &["es2022"],
        types: &["@cloudflare/workers-types"],
        ..BUNDLED
    },
    User {
        file: "import.mts",
        module: "nodenext",
        resolution: "nodenext",
        libraries: &["es2022"],
        types: &["node"],
    },
    User {
        file: "require.cts",
        module: "nodenext",
        resolution: "nodenext",
        libraries: &["es2022"],
        types: &["node"],
    },
];

/// Compiles, against the package installed in `project`, a file that names every export, and the examples.
pub(crate) fn check(workspace: &Workspace, project: &Path) -> Result<()> {
    refuse_any(project)?;
    let names = esbuild::exports(workspace, &workspace.package().join("api.js"))?;
    let slim = [&["init", "initSync"].map(str::to_owned), &names[..]].concat();
    // An export that lacks its declaration, or the other way round, does not fit the record.
    let list = |module: &str, names: &[String]| {
        let names = names
            .iter()
            .map(|it| format!("{it}: 0"))
            .collect::<Vec<_>>()
            .join(", ");
        format!("export const {module}Names: Record<keyof typeof {module}, 0> = {{ {names} }};\n")
    };
    let code = [
        "import * as api from \"bulk-sms\";\nimport * as slim from \"bulk-sms/slim\";\n",
        &list("api", &names),
        &list("slim", &slim),
    ]
    .concat();
    for user in &USERS {
        let file = project.join(user.file);
        fs::write(&file, &code)?;
        compile(workspace, project, user, &[file])?;
    }
    let examples = workspace.root.join("tests/package/types");
    if examples.is_dir() {
        compile(workspace, project, &BUNDLED, &package::files_in(&examples)?)?;
    }
    Ok(())
}

fn compile(workspace: &Workspace, project: &Path, user: &User, files: &[PathBuf]) -> Result<()> {
    for file in files {
        println!("tsc {}", file.file_name().unwrap_or_default().display());
    }
    let settings = json!({
        "compilerOptions": {
            "noEmit": true,
            "strict": true,
            "exactOptionalPropertyTypes": true,
            "noUncheckedIndexedAccess": true,
            "target": "es2022",
            "lib": user.libraries,
            "types": user.types,
            "typeRoots": [npm::tool(workspace, "@types"), npm::tool(workspace, "")],
            "module": user.module,
            "moduleResolution": user.resolution,
            // The declarations of the package are what is checked here.
            "skipLibCheck": false,
        },
        "files": files,
    });
    let file = project.join("tsconfig.json");
    fs::write(&file, settings.to_string())?;
    Program::node(npm::tool(workspace, "typescript/bin/tsc"))
        .arg("--project")
        .arg(file)
        .quiet()
}

/// `any` switches the checks off for whoever touches it.
fn refuse_any(project: &Path) -> Result<()> {
    for file in package::files_in(&project.join("node_modules/bulk-sms"))? {
        if !file.to_string_lossy().ends_with(".d.ts") {
            continue;
        }
        let text = fs::read_to_string(&file)?;
        let mut in_comment = false;
        for (number, line) in text.lines().enumerate() {
            in_comment |= line.trim_start().starts_with("/*");
            let code = line.split("//").next().unwrap_or_default();
            let words = code.split(|it: char| !it.is_alphanumeric() && it != '_');
            if !in_comment && words.into_iter().any(|word| word == "any") {
                bail!(
                    "{}:{}: `any` in the published types: {line}",
                    file.display(),
                    number + 1
                );
            }
            in_comment &= !line.contains("*/");
        }
    }
    Ok(())
}
