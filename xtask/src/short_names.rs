//! Short names between the wasm and its glue. wasm-bindgen gives each function that crosses a long name with a hash, which is
//! in both files and which compression cannot shrink: 2.5 KB after brotli. A name that the glue does not have fails the build,
//! so that a new wasm-bindgen cannot leave half of the names unchanged.

use std::collections::{HashMap, HashSet};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

/// wasm-bindgen's own module; the others are the JavaScript files that the Rust code names.
const OWN: &str = "./bulk_sms_bg.js";

/// The name that wasm-opt gives every module from which the wasm imports.
const MODULE: &str = "a";

/// What wasm-bindgen exports for another kind of glue, which restarts the wasm after an abort.
const UNUSED: [&str; 2] = ["__abort_handler", "__instance_terminated"];

/// The glue with the names that wasm-opt has chosen. `printed` is its output: for each import the module, the old name and the
/// new one; for each export the two names.
pub(crate) fn rename(glue: &str, printed: &str) -> Result<String> {
    let changed = "wasm-opt has changed how it tells new names.";
    let renamed: Value = serde_json::from_str(printed).context(changed)?;
    let imports: Vec<[String; 3]> =
        serde_json::from_value(renamed["imports"].clone()).context(changed)?;
    let exports: Vec<[String; 2]> =
        serde_json::from_value(renamed["exports"].clone()).context(changed)?;
    let members = imports.iter().filter(|[module, ..]| module == OWN);
    let members = members.map(|[_, old, new]| (old.as_str(), new.as_str()));
    let exports = exports
        .iter()
        .filter(|[old, _]| !UNUSED.contains(&old.as_str()));
    let exports = exports.map(|[old, new]| (old.as_str(), new.as_str()));
    let glue = lines(glue, &members.collect())?;
    let glue = exported(&glue, &exports.collect())?;
    one_module(&glue, &imports)
}

/// The modules are in an object, each on its own line: `"./bulk_sms_bg.js": import0,`. They become one.
fn one_module(glue: &str, imports: &[[String; 3]]) -> Result<String> {
    let module_of = |line: &str| {
        let (module, object) = line.trim().trim_end_matches(',').split_once("\": ")?;
        let module = module.strip_prefix("\"./")?;
        let object = object.starts_with("import").then_some(object)?;
        Some((format!("./{module}"), object.to_owned()))
    };
    let objects: HashMap<String, String> = glue.lines().filter_map(module_of).collect();
    let object = |module: &str| {
        let object = objects.get(module);
        object.with_context(|| format!("The glue does not import {module}."))
    };
    let mut one = format!("\"{MODULE}\": Object.assign({}, {{", object(OWN)?);
    for [module, old, new] in imports.iter().filter(|[module, ..]| module != OWN) {
        one += &format!(" {new}: {}.{old},", object(module)?);
    }
    one += " }),";
    let mut out = String::with_capacity(glue.len());
    for line in glue.lines() {
        match module_of(line) {
            Some((module, _)) if module == OWN => out += &one,
            Some(_) => continue,
            None => out += line,
        }
        out.push('\n');
    }
    Ok(out)
}

/// An import is a member of an object, at the beginning of its line: `__wbg_now_463ac581d2fc7ea3: function`.
fn lines(glue: &str, imports: &HashMap<&str, &str>) -> Result<String> {
    let mut out = String::with_capacity(glue.len());
    let mut renamed = HashSet::new();
    for line in glue.lines() {
        let member = line.trim_start();
        let found = member
            .split_once(':')
            .and_then(|(name, rest)| Some((imports.get_key_value(name)?, rest)));
        match found {
            Some(((old, new), rest)) => {
                renamed.insert(*old);
                out.push_str(&line[..line.len() - member.len()]);
                out.push_str(&format!("{new}:{rest}"));
            }
            None => out.push_str(line),
        }
        out.push('\n');
    }
    all_renamed("import", imports, &renamed)?;
    Ok(out)
}

/// An export is a member of `wasm`: `wasm.__wbindgen_malloc`.
fn exported(glue: &str, exports: &HashMap<&str, &str>) -> Result<String> {
    let mut renamed = HashSet::new();
    let mut parts = glue.split("wasm.");
    let mut out = parts.next().unwrap_or_default().to_owned();
    let mut before = out.chars().next_back();
    for part in parts {
        let is_name = |it: char| it.is_ascii_alphanumeric() || "_$".contains(it);
        let end = part.find(|it| !is_name(it)).unwrap_or(part.len());
        let (name, rest) = part.split_at(end);
        // The end of another name does not count.
        let known = exports
            .get_key_value(name)
            .filter(|_| !before.is_some_and(|it| is_name(it) || it == '.'));
        renamed.extend(known.map(|(old, _)| *old));
        out.push_str("wasm.");
        out.push_str(known.map_or(name, |(_, new)| new));
        out.push_str(rest);
        before = part.chars().next_back();
    }
    all_renamed("export", exports, &renamed)?;
    Ok(out)
}

fn all_renamed(kind: &str, names: &HashMap<&str, &str>, renamed: &HashSet<&str>) -> Result<()> {
    let mut left: Vec<&str> = names
        .keys()
        .copied()
        .filter(|it| !renamed.contains(it))
        .collect();
    left.sort_unstable();
    ensure!(
        left.is_empty(),
        "The glue has no {kind} {}.",
        left.join(", ")
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_change_where_they_are_names() {
        let glue = "
    x: 1,
        __wbg_now_4: function(arg0) { return wasm.malloc(wasm.free, bulk_wasm.free); },
    \"./bulk_sms_bg.js\": import0,
    \"./snippets/a.js\": import1,
    \"./snippets/a.js\": import2
wasm.__wbg_now_4;
";
        let printed = r#"{
            "imports": [["./bulk_sms_bg.js", "__wbg_now_4", "$"], ["./snippets/a.js", "drain", "A"]],
            "exports": [["malloc", "a"], ["free", "b"]]
        }"#;
        let expected = "
    x: 1,
        $: function(arg0) { return wasm.a(wasm.b, bulk_wasm.free); },
\"a\": Object.assign(import0, { A: import2.drain, }),
wasm.__wbg_now_4;
";
        assert_eq!(rename(glue, printed).unwrap(), expected);
        assert!(rename(glue, "").is_err());
    }

    #[test]
    fn a_name_that_the_glue_does_not_have_is_an_error() {
        let glue = "\"./bulk_sms_bg.js\": import0,\n    there: function() { wasm.there(); },\n";
        let rename = |import: &str, export: &str| {
            let imports = format!(r#"["./bulk_sms_bg.js", "{import}", "a"]"#);
            rename(
                glue,
                &format!(r#"{{ "imports": [{imports}], "exports": [["{export}", "b"]] }}"#),
            )
        };
        assert!(rename("there", "there").is_ok());
        let error = rename("gone", "there").unwrap_err().to_string();
        assert_eq!(error, "The glue has no import gone.");
        let error = rename("there", "gone").unwrap_err().to_string();
        assert_eq!(error, "The glue has no export gone.");
    }
}
