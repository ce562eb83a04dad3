//! The published types declare exactly the words that the core uses: each error class with its codes and outcomes, and the
//! codes of issues and warnings.
#![allow(missing_docs, reason = "the test names are the documentation")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use bulk_sms::call::Outcome;
use bulk_sms::call::failure::Failure;
use bulk_sms::operations::OPERATIONS;
use bulk_sms::wire::ReplyHead;

const ERRORS: &str = include_str!("../src/js/errors.d.ts");
const TYPES: &str = concat!(
    include_str!("../src/js/types/clients.d.ts"),
    include_str!("../src/js/types/lox24.d.ts"),
    include_str!("../src/js/types/eight_by_eight.d.ts"),
    include_str!("../src/js/types/lists.d.ts"),
    include_str!("../src/js/types/texts.d.ts"),
    include_str!("../src/js/types/prices.d.ts"),
);

type Words = BTreeSet<String>;

/// The words of a union, including those of the types that it names.
fn union(text: &str) -> Words {
    if let Some(arguments) = text.strip_prefix("Exclude<") {
        let (of, without) = arguments.trim_end_matches('>').split_once(',').unwrap();
        return &union(of) - &union(without);
    }
    if let Some(known) = text.strip_prefix("Open<") {
        return union(known.trim_end_matches('>'));
    }
    let parts = text.split('|').map(str::trim).filter(|it| !it.is_empty());
    parts
        .flat_map(|part| match part.strip_prefix('"') {
            Some(word) => Words::from([word.trim_end_matches('"').to_owned()]),
            None => alias(part),
        })
        .collect()
}

/// The words of `export type NAME = …;`.
fn alias(name: &str) -> Words {
    let declared = format!("export type {name} =");
    let (_, after) = ERRORS
        .split_once(&declared)
        .or_else(|| TYPES.split_once(&declared))
        .unwrap_or_else(|| panic!("there is no type `{name}`"));
    union(after.split_once(';').unwrap().0)
}

/// What a class or its base class declares.
fn member(class: &str, name: &str) -> Words {
    let (_, after) = ERRORS
        .split_once(&format!("export class {class} extends "))
        .unwrap_or_else(|| panic!("there is no class `{class}`"));
    let (base, body) = after.split_once(" {").unwrap();
    let body = body.split_once("\n}").unwrap().0;
    match body.split_once(&format!("  readonly {name}: ")) {
        Some((_, declared)) => union(declared.split_once(';').unwrap().0),
        None => member(base, name),
    }
}

/// Everything that can go wrong with a call, including after an earlier attempt.
fn failures() -> Vec<Failure> {
    let mut all = vec![Failure::invalid(Vec::new())];
    for operation in OPERATIONS.iter().copied().filter(|it| !it.only_reads()) {
        let head = |status| ReplyHead {
            status,
            request_id: None,
            retry_after: None,
        };
        let mut last: Vec<Failure> = (400..=599)
            .map(|status| Failure::api(operation, head(status), None))
            .collect();
        last.extend([401, 429].map(|status| Failure::silenced(operation, status, 1.0)));
        for status in [None, Some(200)] {
            last.push(Failure::connection(operation, status, 1));
            last.push(Failure::timeout(operation, status, 1, 1));
        }
        last.push(Failure::never_admitted(operation, 1));
        last.push(Failure::deadline(operation, 1.0, 1));
        last.push(Failure::unsendable(operation, "x"));
        last.push(Failure::redirect(operation, 302));
        last.push(Failure::malformed(operation, 200, None));
        last.push(Failure::too_large(operation, 200, 1.0));
        for earlier in [None, Some(Outcome::Unknown), Some(Outcome::Accepted)] {
            let after = last.iter().cloned();
            all.extend(after.map(|failure| failure.after(earlier, operation)));
        }
    }
    all
}

#[test]
fn every_class_has_exactly_the_codes_and_outcomes_that_it_declares() {
    let mut found: BTreeMap<String, [Words; 2]> = BTreeMap::new();
    for failure in failures() {
        let mut class = failure.class;
        // An error is also an instance of its base classes.
        while class != "Error" {
            let [codes, outcomes] = found.entry(class.to_owned()).or_default();
            codes.insert(failure.code.to_owned());
            outcomes.insert(failure.outcome.as_str().to_owned());
            let (_, after) = ERRORS
                .split_once(&format!("export class {class} extends "))
                .unwrap();
            class = after.split_once(" {").unwrap().0;
        }
    }
    // pkg-template/guard.js throws this before there is a core.
    let [codes, _] = found.get_mut("BulkSmsError").unwrap();
    codes.insert("not_ready".to_owned());
    // By src/js/handles.js, after a handle was freed.
    codes.insert("freed".to_owned());
    assert_eq!(found.len(), ERRORS.matches("export class ").count());
    for (class, [codes, outcomes]) in found {
        assert_eq!(member(&class, "code"), codes, "{class}");
        assert_eq!(member(&class, "outcome"), outcomes, "{class}");
    }
}

/// The second arguments of all `push(…)` calls in a source file that are quoted words.
fn pushed(source: &str) -> Words {
    let mut words = Words::new();
    for (start, _) in source.match_indices("push(") {
        let (mut depth, mut quoted, mut escaped) = (0, false, false);
        let mut arguments = vec![String::new()];
        for character in source[start + 5..].chars() {
            let ends = match character {
                _ if escaped => false,
                '"' => {
                    quoted = !quoted;
                    false
                }
                _ if quoted => false,
                '(' | '[' | '{' => {
                    depth += 1;
                    false
                }
                ')' | ']' | '}' => {
                    depth -= 1;
                    depth < 0
                }
                ',' if depth == 0 => {
                    arguments.push(String::new());
                    continue;
                }
                _ => false,
            };
            if ends {
                break;
            }
            escaped = quoted && !escaped && character == '\\';
            arguments.last_mut().unwrap().push(character);
        }
        if let [_, word, _, ..] = arguments.as_slice()
            && let Some(word) = word.trim().strip_prefix('"')
        {
            words.insert(word.trim_end_matches('"').to_owned());
        }
    }
    words
}

fn sources(folder: &Path, all: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, all);
        } else if path.extension().is_some_and(|it| it == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            all.push((name, text.split("#[cfg(test)]").next().unwrap().to_owned()));
        }
    }
}

#[test]
fn the_codes_of_issues_and_warnings_are_those_of_the_source() {
    let mut all = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut all);
    let (mut issues, mut warnings) = (Words::new(), Words::new());
    for (name, text) in &all {
        let words = if name == "check.rs" && text.contains("struct Warnings") {
            &mut warnings
        } else {
            &mut issues
        };
        words.extend(pushed(text));
    }
    // The code for an input with neither a value nor an issue, which does not occur.
    assert!(issues.remove("invalid"));
    assert_eq!(alias("IssueCode"), issues);
    assert_eq!(alias("WarningCode"), warnings);
}

#[test]
fn the_readme_lists_the_codes_of_issues() {
    let readme = include_str!("../README.md");
    let (_, after) = readme.split_once("Codes of issues:").unwrap();
    let list = after.split_once("\n\n").unwrap().0;
    let listed: Words = list
        .split('`')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect();
    assert_eq!(alias("IssueCode"), listed);
}
