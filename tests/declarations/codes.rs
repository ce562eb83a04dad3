//! The words for what is wrong: codes of issues and warnings, reasons of rejected lines.

use std::fs;
use std::path::Path;

use bulk_sms::lox24::sms::guard::{CANCELLED, DELETED};
use bulk_sms::recipients::Reason;

use super::typescript::{Words, literals, quoted, words};

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
    for (_, text) in &all {
        let words = if text.contains("Warnings") {
            &mut warnings
        } else {
            &mut issues
        };
        words.extend(pushed(text));
    }
    // The code for an input with neither a value nor an issue, which does not occur.
    assert!(issues.remove("invalid"));
    issues.extend(words([DELETED.code, CANCELLED.code]));
    assert_eq!(literals("IssueCode"), issues);
    assert_eq!(literals("WarningCode"), warnings);
}

#[test]
fn the_readme_lists_the_codes_of_issues() {
    let readme = include_str!("../../README.md");
    let (_, after) = readme.split_once("Codes of issues:").unwrap();
    let list = after.split_once("\n\n").unwrap().0;
    assert_eq!(literals("IssueCode"), quoted(list));
}

#[test]
fn the_reasons_of_rejected_lines_are_those_of_the_source() {
    assert_eq!(
        literals("RejectedReason"),
        words(Reason::ALL.map(Reason::code))
    );
}
