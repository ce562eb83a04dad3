//! The modules keep their order: each uses only those below it (the map in src/lib.rs), neither provider knows the other,
//! and only src/js names anything that belongs to JavaScript.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs, reason = "the test names are the documentation")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The modules from top to bottom. Those in the same row do not know each other.
const ROWS: [&[&str]; 12] = [
    &["js"],
    &["proxy"],
    &["operations"],
    &["lox24", "eight_by_eight"],
    &["call"],
    &["operation"],
    &["provider"],
    &["wire", "cost"],
    &["input"],
    &["recipients", "message"],
    &["numbering"],
    &["decimal", "text"],
];

/// Every source file outside tests, by its module path: `call::exchange`.
fn sources() -> BTreeMap<String, String> {
    fn walk(folder: &Path, path: &str, all: &mut BTreeMap<String, String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let file = entry.unwrap().path();
            let name = file.file_stem().unwrap().to_string_lossy().into_owned();
            let inner = match (path, name.as_str()) {
                (_, "mod") => path.to_owned(),
                ("", _) => name,
                _ => format!("{path}::{name}"),
            };
            if file.is_dir() {
                walk(&file, &inner, all);
            } else if file.extension().is_some_and(|it| it == "rs") {
                let text = fs::read_to_string(&file).unwrap();
                let shipped = text.split("#[cfg(test)]\nmod tests").next().unwrap();
                all.insert(inner, shipped.to_owned());
            }
        }
    }
    let mut all = BTreeMap::new();
    walk(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        "",
        &mut all,
    );
    all.remove("lib");
    all
}

/// The modules that a text names: of `use crate::a::{b, c}` and `crate::a::b(…)` the first one or two names.
fn named(text: &str) -> BTreeSet<String> {
    let code = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    let code = code.collect::<Vec<_>>().join("\n");
    let paths = code.split("crate::").skip(1).map(|after| {
        let is_path = |it: char| it.is_alphanumeric() || it == '_' || it == ':';
        let end = after.find(|it| !is_path(it)).unwrap_or(after.len());
        after[..end].trim_end_matches(':').to_owned()
    });
    paths.collect()
}

fn row(module: &str) -> usize {
    let top = module.split("::").next().unwrap();
    let found = ROWS.iter().position(|row| row.contains(&top));
    found.unwrap_or_else(|| panic!("`{top}` has no row in the house"))
}

#[test]
fn no_arrow_runs_up() {
    let mut arrows = BTreeSet::new();
    for (module, text) in sources() {
        let top = module.split("::").next().unwrap().to_owned();
        for path in named(&text) {
            let other = path.split("::").next().unwrap().to_owned();
            if other == top {
                continue;
            }
            assert!(row(&other) > row(&top), "{module} uses {path}");
            arrows.insert((top.clone(), other));
        }
    }
    // The search has found files.
    assert!(arrows.contains(&("lox24".to_owned(), "wire".to_owned())));
    println!(
        "{} arrows between {} rooms, no circle",
        arrows.len(),
        ROWS.concat().len()
    );
}

#[test]
fn only_js_touches_javascript() {
    for (module, text) in sources() {
        if module.starts_with("js") {
            continue;
        }
        for foreign in ["wasm_bindgen", "js_sys", "web_sys", "gloo_net"] {
            assert!(!text.contains(foreign), "{module} names {foreign}");
        }
    }
}

#[test]
fn no_other_file_names_a_provider() {
    for (module, text) in sources() {
        let may = [
            "lox24",
            "eight_by_eight",
            "operations",
            "js::clients",
            "js::types",
        ];
        if may.iter().any(|it| module.starts_with(it)) {
            continue;
        }
        for path in named(&text) {
            let is_provider = path.starts_with("lox24") || path.starts_with("eight_by_eight");
            // `checkBulk` and the bulk's check are LOX24's by their name.
            assert!(
                !is_provider || module == "js::check_bulk",
                "{module} names {path}"
            );
        }
    }
}
