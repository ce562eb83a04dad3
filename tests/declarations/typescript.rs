//! Reads as much of TypeScript as the declarations use.

use std::collections::{BTreeMap, BTreeSet};

const TYPES: &str = concat!(
    include_str!("../../src/js/errors.d.ts"),
    include_str!("../../src/js/types/clients.d.ts"),
    include_str!("../../src/js/types/lox24.d.ts"),
    include_str!("../../src/js/types/eight_by_eight.d.ts"),
    include_str!("../../src/js/types/lists.d.ts"),
    include_str!("../../src/js/types/texts.d.ts"),
    include_str!("../../src/js/types/prices.d.ts"),
);

pub type Words = BTreeSet<String>;

/// One property of an interface or a class.
#[derive(Clone, Debug)]
pub struct Property {
    /// Whether it is declared with a `?`.
    pub optional: bool,
    /// The parts of its union, as they are written.
    pub parts: Words,
    /// Its doc comment, in one line.
    pub doc: String,
}

pub type Properties = BTreeMap<String, Property>;

impl Property {
    pub fn has(&self, part: &str) -> bool {
        self.parts.contains(part)
    }

    /// The parts other than `undefined` and `null`.
    pub fn values(&self) -> Words {
        &self.parts - &words(["undefined", "null"])
    }
}

pub fn words<'a>(all: impl IntoIterator<Item = &'a str>) -> Words {
    all.into_iter().map(str::to_owned).collect()
}

pub fn names(properties: &Properties) -> Words {
    properties.keys().cloned().collect()
}

/// The names that a text has in backticks.
pub fn quoted(text: &str) -> Words {
    words(text.split('`').skip(1).step_by(2))
}

pub fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The parts of a text between separators that are not within brackets or quotes.
pub fn split(text: &str, separator: char) -> Vec<String> {
    let (mut depth, mut in_quotes, mut before) = (0, false, ' ');
    let mut parts = vec![String::new()];
    for character in text.chars() {
        match character {
            '"' if before != '\\' => in_quotes = !in_quotes,
            _ if in_quotes => {}
            '(' | '[' | '{' | '<' => depth += 1,
            // Not that of an arrow.
            ')' | ']' | '}' | '>' if before != '=' => depth -= 1,
            _ => {}
        }
        before = character;
        if character == separator && depth == 0 && !in_quotes {
            parts.push(String::new());
        } else {
            parts.last_mut().unwrap().push(character);
        }
    }
    let trimmed = parts.iter().map(|part| in_one_line(part));
    trimmed.filter(|part| !part.is_empty()).collect()
}

/// What follows `export KIND NAME`.
fn declaration(kind: &str, name: &str) -> Option<&'static str> {
    let start = format!("export {kind} {name}");
    let mut found = TYPES.match_indices(&start);
    found.find_map(|(at, _)| {
        let after = &TYPES[at + start.len()..];
        after.starts_with([' ', '<']).then_some(after)
    })
}

/// The right side of `export type NAME = …;`.
pub fn alias(name: &str) -> Option<String> {
    let text = split(declaration("type", name)?, ';').swap_remove(0);
    let text = text.split_once("= ")?.1;
    Some(text.trim_start_matches("| ").to_owned())
}

/// The literals of a union, including those of the types that it names.
pub fn literals(text: &str) -> Words {
    let inside = |name: &str| Some(text.strip_prefix(name)?.strip_suffix('>')?.to_owned());
    if let Some(arguments) = inside("Exclude<") {
        let [of, without] = &split(&arguments, ',')[..] else {
            panic!("{text}");
        };
        return &literals(of) - &literals(without);
    }
    if let Some(known) = inside("Open<") {
        return literals(&known);
    }
    let parts = split(text, '|');
    if let [part] = &parts[..] {
        if part.starts_with(|first: char| first == '"' || first.is_ascii_digit()) {
            return words([part.trim_matches('"')]);
        }
        return literals(&alias(part).unwrap_or_else(|| panic!("there is no type `{part}`")));
    }
    parts.iter().flat_map(|part| literals(part)).collect()
}

/// The JavaScript types of a declared type: for a literal, that of its value; for an alias, those of what it stands for.
pub fn kinds(text: &str) -> Words {
    if let Some(known) = text.strip_prefix("Open<") {
        return kinds(known.strip_suffix('>').unwrap());
    }
    let parts = split(text, '|');
    let [part] = &parts[..] else {
        return parts.iter().flat_map(|part| kinds(part)).collect();
    };
    match (part.chars().next(), alias(part)) {
        (Some('"'), _) => words(["string"]),
        (Some('0'..='9'), _) => words(["number"]),
        (_, Some(stands_for)) => kinds(&stands_for),
        _ if part.ends_with("[]") => words(["array"]),
        _ => words([part.as_str()]),
    }
}

/// The properties of an interface, an intersection or a class, with those that it inherits.
pub fn properties(name: &str) -> Properties {
    let mut all = Properties::new();
    for part in split(name, '&') {
        let part = part.split('<').next().unwrap();
        match alias(part) {
            Some(text) => all.extend(properties(&text)),
            None => {
                let (base, own) = block(part);
                all.extend(base.map(|base| properties(&base)).unwrap_or_default());
                all.extend(own);
            }
        }
    }
    all
}

/// The properties of an interface or a class without those that it inherits.
pub fn own_properties(name: &str) -> Properties {
    block(name).1
}

/// The class that a class extends, unless that is JavaScript's `Error`.
pub fn base_of(class: &str) -> Option<String> {
    block(class).0
}

/// The names of all classes.
pub fn class_names() -> Words {
    let after = TYPES.split("export class ").skip(1);
    words(after.filter_map(|text| text.split(' ').next()))
}

/// The doc comment of an interface.
pub fn doc_of(name: &str) -> String {
    let (before, _) = TYPES
        .split_once(&format!("export interface {name} "))
        .unwrap_or_else(|| panic!("there is no interface `{name}`"));
    comment_before(before)
}

/// A method that is declared in an interface: its doc comment, and everything from its name to its end.
pub fn method(name: &str) -> Option<(String, &'static str)> {
    let (before, after) = TYPES.split_once(&format!("\n  {name}<"))?;
    Some((comment_before(before), after.split_once(';')?.0))
}

fn comment_before(text: &str) -> String {
    let (_, comment) = text.rsplit_once("/**").unwrap();
    let lines = comment.split_once("*/").unwrap().0.lines();
    in_one_line(&lines.map(without_star).collect::<Vec<_>>().join(" "))
}

fn without_star(line: &str) -> &str {
    let line = line.trim();
    line.strip_prefix("* ").unwrap_or(line)
}

/// The base and the own properties of an interface or a class.
fn block(name: &str) -> (Option<String>, Properties) {
    let after = declaration("interface", name)
        .or_else(|| declaration("class", name))
        .unwrap_or_else(|| panic!("there is no interface or class `{name}`"));
    let (head, body) = after.split_once("{\n").unwrap();
    let body = body.split_once("\n}").map_or("", |(body, _)| body);
    let (parameters, head) = match head.strip_prefix('<').and_then(|it| it.rsplit_once('>')) {
        Some((parameters, rest)) => (split(parameters, ','), rest),
        None => (Vec::new(), head),
    };
    let base = head.trim().strip_prefix("extends ").map(str::to_owned);
    let base = base.filter(|base| base != "Error");
    (base, members(body, &parameters))
}

fn members(body: &str, parameters: &[String]) -> Properties {
    let mut all = Properties::new();
    let (mut doc, mut code, mut in_comment) = (String::new(), String::new(), false);
    for line in body.lines().map(str::trim) {
        if let Some(text) = line.strip_prefix("/**") {
            (doc, code, in_comment) = (String::new(), String::new(), true);
            doc.push_str(text);
        } else if in_comment {
            doc.push(' ');
            doc.push_str(without_star(line));
        } else {
            code.push_str(line);
        }
        in_comment &= !line.ends_with("*/");
        if in_comment || !code.ends_with(';') {
            continue;
        }
        let declared = std::mem::take(&mut code);
        let declared = declared.trim_start_matches("readonly ");
        let Some((name, of)) = declared.split_once(": ") else {
            continue;
        };
        let optional = name.ends_with('?');
        let name = name.trim_end_matches('?');
        // Methods and index signatures are none.
        if name.contains(|it: char| !it.is_alphanumeric() && it != '_') {
            continue;
        }
        let property = Property {
            optional,
            parts: parts(of.trim_end_matches(';'), parameters),
            doc: in_one_line(doc.trim_end_matches("*/")),
        };
        all.insert(name.to_owned(), property);
    }
    all
}

/// The parts of a union. A parameter of the interface stands for what it extends.
fn parts(text: &str, parameters: &[String]) -> Words {
    let parameter = parameters.iter().find_map(|it| {
        let (name, of) = it.split_once(" extends ")?;
        (name == text).then(|| of.split(" = ").next().unwrap_or(of))
    });
    split(parameter.unwrap_or(text), '|').into_iter().collect()
}
