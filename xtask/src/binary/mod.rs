//! A wasm file as bytes: as much of the format as the steps after wasm-opt need.

mod code;
mod order;
mod reader;
mod streams;

pub(crate) use self::order::by_similarity;
pub(crate) use self::streams::Streams;

use anyhow::{Result, ensure};

use self::reader::Reader;

/// The numbers that the format gives to sections.
mod id {
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
