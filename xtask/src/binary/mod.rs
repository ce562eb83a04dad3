//! A wasm file as bytes: as much of the format as the steps after wasm-opt need.

mod closures;
mod code;
mod order;
mod reader;
mod streams;

pub(crate) use self::closures::without_unused_closures;
pub(crate) use self::order::by_similarity;
pub(crate) use self::streams::Streams;

use anyhow::{Result, bail, ensure};

use self::code::REF_FUNC;
use self::reader::{Reader, value};

/// The numbers that the format gives to sections.
mod id {
    pub(super) const CUSTOM: u8 = 0;
    pub(super) const IMPORT: u8 = 2;
    pub(super) const FUNCTION: u8 = 3;
    pub(super) const GLOBAL: u8 = 6;
    pub(super) const EXPORT: u8 = 7;
    pub(super) const START: u8 = 8;
    pub(super) const ELEMENT: u8 = 9;
    pub(super) const CODE: u8 = 10;
}

/// What every wasm file begins with: the name of the format and its version.
const MAGIC: &[u8] = b"\0asm\x01\0\0\0";

struct Section<'a> {
    id: u8,
    content: &'a [u8],
    /// Where the file continues after it.
    end: usize,
}

fn sections(wasm: &[u8]) -> Result<Vec<Section<'_>>> {
    let mut reader = Reader::new(wasm);
    ensure!(reader.bytes(MAGIC.len())? == MAGIC, "This is no wasm.");
    let mut sections = Vec::new();
    while !reader.is_empty() {
        let id = reader.byte()?;
        let size = reader.number()?;
        let content = reader.bytes(size as usize)?;
        let end = wasm.len() - reader.left();
        sections.push(Section { id, content, end });
    }
    Ok(sections)
}

/// Tables of functions, in the only form that wasm-opt and wasm-bindgen write for Rust, with another function for each. Numbers are
/// bytes here, as the format has them.
fn elements(
    mut reader: Reader<'_>,
    replace: &mut dyn FnMut(&[u8]) -> Result<Vec<u8>>,
) -> Result<Vec<u8>> {
    let count = reader.leb128()?;
    let mut out = count.to_vec();
    for _ in 0..value(count)? {
        let form = reader.byte()?;
        ensure!(form == 0, "A table of functions has form {form}.");
        out.push(form);
        out.extend(constant(&mut reader)?);
        let functions = reader.leb128()?;
        out.extend(functions);
        for _ in 0..value(functions)? {
            out.extend(replace(reader.leb128()?)?);
        }
    }
    Ok(out)
}

/// What a global or the place of a table begins with. None of them names a function.
fn constant<'a>(reader: &mut Reader<'a>) -> Result<&'a [u8]> {
    reader.span(|reader| {
        let all = code::instructions(reader)?;
        if all.iter().any(|it| it.opcode == REF_FUNC) {
            bail!("A constant names a function.");
        }
        Ok(())
    })
}

/// Writes a number in the fewest bytes that the format allows.
fn leb128(mut number: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    while number > 127 {
        bytes.push((number & 127 | 128) as u8);
        number >>= 7;
    }
    bytes.push(number as u8);
    bytes
}

/// Puts the size of something before it.
fn sized(content: &[u8]) -> Result<Vec<u8>> {
    Ok([&leb128(content.len().try_into()?), content].concat())
}
