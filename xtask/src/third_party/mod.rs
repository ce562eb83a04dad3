//! `THIRD-PARTY-LICENSES`: which work of others is in the published files, and under which licence.

mod compiled;
mod licence;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use self::licence::Texts;
use crate::{npm, workspace::Workspace};

/// Somebody else's work.
pub(crate) struct Part {
    pub(crate) name: String,
    pub(crate) version: String,
    /// What its authors offer, in the words of SPDX.
    pub(crate) licence: String,
    /// Where its licence files are.
    pub(crate) folder: PathBuf,
}

const HEAD: &str = "\
Other people's work in this package, and the licence under which each is used. The texts are below.
The package itself is under LICENSE-MIT or LICENSE-APACHE, as you like.
";

/// Writes the file into the package. Fails if a licence is not permissive or its text is missing.
pub(crate) fn write(workspace: &Workspace, package: &Path) -> Result<()> {
    let mut texts = Texts::new(workspace)?;
    let mut lines = HEAD.to_owned();
    let mut list = |title: &str, parts: &[Part]| -> Result<()> {
        write!(lines, "\n{title}:\n\n")?;
        for part in parts {
            let terms = texts.choose(part)?;
            writeln!(lines, "- {} {}: {terms}", part.name, part.version)?;
        }
        Ok(())
    };
    list(
        "Compiled for bulk_sms.wasm, bulk_sms_core.wasm and bulk_sms_testing.wasm, which the files inline.js and inline.cjs hold as well (some leave nothing in it)",
        &compiled::parts(workspace)?,
    )?;
    list(
        "The numbering plan in it",
        &[
            Part {
                name: "the metadata of libphonenumber, Google, as of libphonenumber-js".to_owned(),
                licence: "Apache-2.0".to_owned(),
                ..from_npm(workspace, "libphonenumber-js")?
            },
            from_npm(workspace, "libphonenumber-js")?,
        ],
    )?;
    let glue = compiled::parts(workspace)?.into_iter();
    let mut glue: Vec<Part> = glue.filter(|part| part.name == "wasm-bindgen").collect();
    glue.push(from_npm(workspace, "esbuild")?);
    list(
        "Written by the tools into bulk_sms.js and bulk_sms.cjs, and into those of the core and of testing",
        &glue,
    )?;
    lines.push_str(&texts.all());
    fs::write(package.join("THIRD-PARTY-LICENSES"), lines)?;
    Ok(())
}

fn from_npm(workspace: &Workspace, name: &str) -> Result<Part> {
    let folder = npm::tool(workspace, name);
    let manifest = fs::read(folder.join("package.json")).with_context(|| name.to_owned())?;
    let manifest: serde_json::Value = serde_json::from_slice(&manifest)?;
    let text = |key: &str| {
        let value = manifest[key].as_str().map(str::to_owned);
        value.with_context(|| format!("{name} has no {key}."))
    };
    Ok(Part {
        name: name.to_owned(),
        version: text("version")?,
        licence: text("license")?,
        folder,
    })
}
