//! The names of the functions in each published wasm, which contains only numbers: `pkg-debug/bulk_sms-VERSION.symbols`, and
//! `bulk_sms_core-VERSION.symbols` for `bulk-sms/core`, and so on.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::{wasm::Build, workspace::Workspace};

/// What precedes the number in stack traces.
const FRAME: &str = "wasm-function[";

/// Where the names of the last build are.
pub(crate) fn folder(workspace: &Workspace) -> PathBuf {
    workspace.root.join("pkg-debug")
}

fn file(workspace: &Workspace, build: Build) -> PathBuf {
    folder(workspace).join(format!("{}-{}.symbols", build.name(), workspace.version))
}

/// Keeps what was written for a wasm of the package.
pub(crate) fn keep(workspace: &Workspace, build: Build, written: &Path) -> Result<()> {
    fs::copy(written, file(workspace, build)).context("wasm-opt has written no names.")?;
    Ok(())
}

/// Whether the last build wrote some.
pub(crate) fn exist(workspace: &Workspace) -> bool {
    Build::ALL
        .into_iter()
        .all(|it| file(workspace, it).is_file())
}

/// What wasm-opt has written, adjusted to the functions' new numbers.
pub(crate) fn renumber(written: &str, new: &[u32]) -> Result<String> {
    let line = |line: &str| {
        let (number, name) = line.split_once(':')?;
        Some((*new.get(number.parse::<usize>().ok()?)?, name.to_owned()))
    };
    let named: Option<BTreeMap<u32, String>> = written.lines().map(line).collect();
    let named = named.context("wasm-opt has changed how it writes names.")?;
    let lines = named
        .into_iter()
        .map(|(number, name)| format!("{number}:{name}\n"));
    Ok(lines.collect())
}

/// Names by number.
pub(crate) struct Symbols(BTreeMap<u32, String>);

impl Symbols {
    /// The names of the last build.
    pub(crate) fn read(workspace: &Workspace, build: Build) -> Result<Self> {
        let file = file(workspace, build);
        let text = fs::read_to_string(&file)
            .with_context(|| format!("There is no {}: cargo xtask build", file.display()))?;
        Ok(Self::parse(&text))
    }

    fn parse(text: &str) -> Self {
        let lines = text.lines().filter_map(|line| {
            let (number, name) = line.split_once(':')?;
            Some((number.parse().ok()?, without_hashes(name)))
        });
        Self(lines.collect())
    }

    /// The name of a function.
    pub(crate) fn get(&self, number: u32) -> Result<&str> {
        let name = self.0.get(&number).map(String::as_str);
        name.with_context(|| format!("The wasm of the last build has no function {number}."))
    }

    /// A stack trace with names at the ends of its lines.
    pub(crate) fn explain(&self, trace: &str) -> String {
        let lines = trace.lines().map(|line| {
            let number = || line.split_once(FRAME)?.1.split_once(']')?.0.parse().ok();
            match number().and_then(|number: u32| self.0.get(&number)) {
                Some(name) => format!("{line}  {name}\n"),
                None => format!("{line}\n"),
            }
        });
        lines.collect()
    }
}

/// Rust puts a hash after the name of each crate: `core[27cd0353e63fa9bc]::fmt`.
fn without_hashes(name: &str) -> String {
    let mut parts = name.split('[');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let hash = part
            .split_once(']')
            .filter(|(hash, _)| hash.len() >= 12 && hash.bytes().all(|it| it.is_ascii_hexdigit()));
        match hash {
            Some((_, rest)) => out.push_str(rest),
            None => {
                out.push('[');
                out.push_str(part);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Symbols, renumber};

    #[test]
    fn names_follow_their_functions() {
        let new = [0, 2, 1];
        let renumbered = renumber("0:imported\n1:a::b\n2:c", &new).unwrap();
        assert_eq!(renumbered, "0:imported\n1:c\n2:a::b\n");
        assert!(renumber("3:nobody\n", &new).is_err());
        assert!(renumber("a\n", &new).is_err());
    }

    #[test]
    fn numbers_become_names() {
        let symbols =
            Symbols::parse("0:imported\n7:<core[27cd0353e63fa9bc]::a as b>::c::<[u8]>\nodd\n");
        assert_eq!(symbols.get(0).unwrap(), "imported");
        assert_eq!(symbols.get(7).unwrap(), "<core::a as b>::c::<[u8]>");
        assert!(symbols.get(1).is_err());
        let trace = "unreachable\n  at wasm-function[7]:0x1f3\n  at wasm-function[9]:0x2\n";
        let explained = trace.replace(":0x1f3", ":0x1f3  <core::a as b>::c::<[u8]>");
        assert_eq!(symbols.explain(trace), explained);
    }
}
