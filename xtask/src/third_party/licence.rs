//! Which of the offered licences is chosen, and its text.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use spdx::{Expression, Licensee, ParseMode};

use super::Part;
use crate::{package, wasm, workspace::Workspace};

/// Licences that require their text and a name, and nothing else, in order of preference.
const PERMISSIVE: [&str; 10] = [
    "MIT",
    "Zlib",
    "ISC",
    "0BSD",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "Unicode-3.0",
    "Unlicense",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
];

const MIT: &str = "MIT";

/// How the text of a licence is recognised.
const MARKS: [(&str, &str); 3] = [
    (
        MIT,
        "Permission is hereby granted, free of charge, to any person obtaining a copy of this software",
    ),
    ("Unicode-3.0", "UNICODE LICENSE V3"),
    ("Zlib", "This software is provided 'as-is'"),
];

/// Who holds the rights to a part that names a licence but lacks its text.
const HOLDERS: [(&str, &str); 1] = [(
    "compiler_builtins",
    "Copyright © the authors of compiler-builtins and libm; parts © 2005-2020 Rich Felker, et al. (musl libc), \
     and the CORE-MATH project",
)];

/// The texts so far, each once.
pub(super) struct Texts {
    texts: Vec<(String, String)>,
    /// The text of the Apache licence, which names nobody.
    apache: String,
    /// Texts that name nobody, or whose names are to be filled in.
    standard: PathBuf,
}

impl Texts {
    pub(super) fn new(workspace: &Workspace) -> Result<Self> {
        Ok(Self {
            texts: Vec::new(),
            apache: fs::read_to_string(workspace.root.join("LICENSE-APACHE"))?,
            standard: Path::new(wasm::sysroot()?.trim()).join("share/doc/rust/licenses"),
        })
    }

    /// The licences under which a part is used, with the numbers of their texts and who is named: `MIT [2], Copyright …`.
    pub(super) fn choose(&mut self, part: &Part) -> Result<String> {
        let own = own_texts(&part.folder)?;
        let has_mit = find(&own, MIT).is_some();
        let mut taken = Vec::new();
        for licence in least(&part.licence, has_mit)
            .with_context(|| format!("{} {}", part.name, part.version))?
        {
            let mut terms = licence.clone();
            for (name, text) in self.texts_of(part, &licence, &own)? {
                let (notice, text) = split(name, &text);
                write!(terms, " [{}]", self.number(name, text))?;
                if !notice.is_empty() {
                    write!(terms, ", {notice}")?;
                }
            }
            taken.push(terms);
        }
        Ok(taken.join("; "))
    }

    /// The texts with their names.
    fn texts_of<'a>(
        &self,
        part: &Part,
        licence: &'a str,
        own: &[String],
    ) -> Result<Vec<(&'a str, String)>> {
        if let Some(text) = find(own, licence) {
            return Ok(vec![(licence, text.to_owned())]);
        }
        let standard = |name: &str| {
            let file = self.standard.join(format!("{name}.txt"));
            fs::read_to_string(&file).with_context(|| file.display().to_string())
        };
        let holder = HOLDERS.iter().find(|(name, _)| *name == part.name);
        Ok(match (licence, holder) {
            ("Apache-2.0", _) => vec![(licence, self.apache.clone())],
            ("Apache-2.0 WITH LLVM-exception", _) => {
                let exception = "LLVM-exception";
                vec![
                    ("Apache-2.0", self.apache.clone()),
                    (exception, standard(exception)?),
                ]
            }
            ("Unicode-3.0", _) => vec![(licence, standard(licence)?)],
            (MIT, Some((_, holder))) => {
                let standard = standard(MIT)?;
                let (_, text) = split(MIT, &standard);
                vec![(MIT, format!("{holder}\n\n{text}"))]
            }
            _ => bail!("{} brings no text of {licence}.", part.name),
        })
    }

    fn number(&mut self, licence: &str, text: &str) -> usize {
        // Some use other quotes, or wrap their lines differently.
        let letters = |it: &str| it.replace(|it: char| !it.is_alphanumeric(), "");
        let known = self.texts.iter().map(|(_, it)| letters(it));
        let known: Vec<String> = known.collect();
        if let Some(found) = known.iter().position(|it| *it == letters(text)) {
            return found + 1;
        }
        self.texts.push((licence.to_owned(), text.to_owned()));
        self.texts.len()
    }

    /// All texts with their numbers.
    pub(super) fn all(&self) -> String {
        let rule = "-".repeat(80);
        let texts = self
            .texts
            .iter()
            .enumerate()
            .map(|(index, (licence, text))| {
                let lines: Vec<&str> = text.trim().lines().map(str::trim_end).collect();
                format!(
                    "\n{rule}\n[{}] {licence}\n\n{}\n",
                    index + 1,
                    lines.join("\n")
                )
            });
        texts.collect()
    }
}

/// The fewest permissive licences that satisfy an expression. MIT comes first if its text is present, otherwise last.
fn least(expression: &str, has_mit: bool) -> Result<Vec<String>> {
    let mut accepted = PERMISSIVE;
    if !has_mit {
        accepted.rotate_left(1);
    }
    let accepted =
        accepted.map(|it| Licensee::parse(it).map_err(|error| anyhow::anyhow!("{it}: {error}")));
    let accepted = accepted.into_iter().collect::<Result<Vec<_>>>()?;
    let parsed = Expression::parse_mode(expression, ParseMode::LAX)
        .map_err(|error| anyhow::anyhow!("`{expression}`: {error}"))?;
    let Ok(least) = parsed.minimized_requirements(&accepted) else {
        bail!("`{expression}` is not permissive, as far as known here.");
    };
    Ok(least.iter().map(ToString::to_string).collect())
}

/// Whom an MIT text names, and what all MIT texts have in common. Any other text is left unchanged.
fn split<'a>(licence: &str, text: &'a str) -> (String, &'a str) {
    let start = text.find("Permission is hereby granted");
    let Some(start) = start.filter(|_| licence == MIT) else {
        return (String::new(), text);
    };
    let (head, text) = text.split_at(start);
    let lines = head.lines().map(str::trim);
    let named = lines.filter(|it| !it.is_empty() && !it.contains("MIT License"));
    (named.collect::<Vec<_>>().join(", "), text)
}

fn own_texts(folder: &Path) -> Result<Vec<String>> {
    let mut texts = Vec::new();
    for file in package::files_in(folder)? {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        if name.to_uppercase().starts_with("LICEN") {
            texts.push(fs::read_to_string(&file).with_context(|| file.display().to_string())?);
        }
    }
    Ok(texts)
}

fn find<'a>(texts: &'a [String], licence: &str) -> Option<&'a str> {
    let (_, mark) = MARKS.iter().find(|(name, _)| *name == licence)?;
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let found = texts.iter().find(|text| words(text).contains(mark));
    found.map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::least;

    #[test]
    fn the_fewest_permissive_licences_are_taken() {
        for (expression, has_mit, expected) in [
            ("MIT OR Apache-2.0", true, "MIT"),
            ("MIT/Apache-2.0", false, "Apache-2.0"),
            ("Unlicense OR MIT", true, "MIT"),
            (
                "(MIT OR Apache-2.0) AND Unicode-3.0",
                true,
                "MIT, Unicode-3.0",
            ),
            ("MIT OR LGPL-2.1-or-later", true, "MIT"),
            (
                "MIT AND Apache-2.0 WITH LLVM-exception AND (MIT OR Apache-2.0)",
                false,
                "Apache-2.0 WITH LLVM-exception, MIT",
            ),
        ] {
            assert_eq!(least(expression, has_mit).unwrap().join(", "), expected);
        }
    }

    #[test]
    fn others_are_refused() {
        for expression in [
            "GPL-3.0-only",
            "MPL-2.0",
            "MIT AND LGPL-2.1-or-later",
            "Apache-2.0 WITH Classpath-exception-2.0",
            "SSPL-1.0",
            "no licence",
            "",
        ] {
            assert!(least(expression, true).is_err(), "{expression}");
        }
    }
}
