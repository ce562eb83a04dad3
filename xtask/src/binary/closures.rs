//! Drops what js-sys declares for closures that nothing passes.
//!
//! js-sys can pass closures to every method of JavaScript that takes one (`Array.every`, `Float64Array.map`, …). For each kind of closure
//! the compiler writes a function that JavaScript would call, and puts it into the table of functions, where wasm-bindgen finds it.
//! wasm-bindgen exports the few that are needed, but leaves all of them in the table, and what is in it counts as needed.

use std::collections::HashSet;

use anyhow::{Context, Result};

use super::reader::{Reader, value};
use super::{MAGIC, elements, id, leb128, sections, sized};

/// What the name of such a function contains, without its hashes.
const INVOKE: [&str; 2] = ["wasm_bindgen", "::convert::closures::_::invoke::<"];

/// Returns the wasm with other functions in their places of the table, so that wasm-opt removes them. Nothing reads those places:
/// JavaScript calls such functions by their exported names, and Rust never calls them.
pub(crate) fn without_unused_closures(wasm: &[u8]) -> Result<Vec<u8>> {
    let sections = sections(wasm)?;
    let mut unused = HashSet::new();
    for section in sections.iter().filter(|it| it.id == id::CUSTOM) {
        unused.extend(closures(Reader::new(section.content))?);
    }
    let mut out = MAGIC.to_vec();
    for section in &sections {
        out.push(section.id);
        out.extend(match section.id {
            id::ELEMENT => sized(&without(&unused, Reader::new(section.content))?)?,
            _ => sized(section.content)?,
        });
    }
    Ok(out)
}

/// The numbers of such functions, if this is the section with the names.
fn closures(mut reader: Reader<'_>) -> Result<Vec<u32>> {
    let mut found = Vec::new();
    if text(&mut reader)? != b"name" {
        return Ok(found);
    }
    while !reader.is_empty() {
        let kind = reader.byte()?;
        let size = reader.number()?;
        let mut names = Reader::new(reader.bytes(size as usize)?);
        // 1 is the kind of functions.
        for _ in 0..if kind == 1 { names.number()? } else { 0 } {
            let number = names.number()?;
            let name = std::str::from_utf8(text(&mut names)?)?;
            if name.starts_with(INVOKE[0]) && name.contains(INVOKE[1]) {
                found.push(number);
            }
        }
    }
    Ok(found)
}

/// A text, which is preceded by its size.
fn text<'a>(reader: &mut Reader<'a>) -> Result<&'a [u8]> {
    let size = reader.number()?;
    reader.bytes(size as usize)
}

/// The tables of functions, with the first one that is used in the places of those that are not.
fn without(unused: &HashSet<u32>, reader: Reader<'_>) -> Result<Vec<u8>> {
    let mut used = None;
    elements(reader.clone(), &mut |function| {
        let number = value(function)?;
        if used.is_none() && !unused.contains(&number) {
            used = Some(number);
        }
        Ok(function.to_vec())
    })?;
    let used = used.context("No function in the table is used.")?;
    elements(reader, &mut |function| {
        Ok(if unused.contains(&value(function)?) {
            leb128(used)
        } else {
            function.to_vec()
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unused_closures_leave_the_table() {
        let names: [(u8, &str); 4] = [
            (
                1,
                "wasm_bindgen[0a]::convert::closures::_::invoke::<f64, true>",
            ),
            (
                2,
                "wasm_bindgen[0a]::convert::closures::_::call::<f64, true>",
            ),
            (3, "other"),
            (
                4,
                "wasm_bindgen[0a]::convert::closures::_::invoke::<u32, true>",
            ),
        ];
        let mut functions = vec![4];
        for (number, name) in names {
            functions.push(number);
            functions.extend(sized(name.as_bytes()).unwrap());
        }
        // The name of the module comes first.
        let module = [&[0, 2, 1, b'm'], &[1][..], &sized(&functions).unwrap()].concat();
        let custom = [&[4][..], b"name", &module].concat();
        let table = |functions: [u8; 5]| [&[1, 0, 0x41, 1, 0x0b, 5], &functions[..]].concat();
        let wasm = |functions: [u8; 5]| {
            let mut wasm = MAGIC.to_vec();
            for (id, content) in [(id::ELEMENT, &table(functions)), (id::CUSTOM, &custom)] {
                wasm.push(id);
                wasm.extend(sized(content).unwrap());
            }
            wasm
        };
        let found = without_unused_closures(&wasm([1, 2, 3, 4, 1])).unwrap();
        assert_eq!(found, wasm([2, 2, 3, 2, 2]));
        assert!(without_unused_closures(&wasm([1, 1, 4, 4, 1])).is_err());
    }
}
