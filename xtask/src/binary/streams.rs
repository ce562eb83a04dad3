//! The code taken apart into streams, for the entries that carry the wasm as text: like stands next to like, which makes it
//! nearly a tenth smaller after brotli. pkg-template/unpack.js puts it together again.

use std::collections::BTreeMap;

use anyhow::Result;

use super::code::{self, Function};
use super::reader::Reader;
use super::{id, sections};

/// Used like an opcode: the declarations of a function's locals.
const LOCALS: u16 = 0xff;

/// The bytes of a wasm in another order.
pub(crate) struct Streams {
    /// What comes before the first function, including the number of functions.
    pub(crate) head: Vec<u8>,
    /// The opcodes of all instructions.
    pub(crate) opcodes: Vec<u8>,
    /// For each opcode, all of its first immediates, then all of its second ones.
    pub(crate) immediates: Vec<u8>,
    /// The length of each: the opcode, and one or two sizes.
    pub(crate) sizes: Vec<Vec<usize>>,
    /// What comes after the last function.
    pub(crate) tail: Vec<u8>,
}

impl Streams {
    pub(crate) fn of(wasm: &[u8]) -> Result<Self> {
        let sections = sections(wasm)?;
        let code = sections.iter().find(|it| it.id == id::CODE);
        let Some(code) = code else {
            return Ok(Self::assemble(wasm, &[], &[]));
        };
        let mut reader = Reader::new(code.content);
        reader.number()?;
        let (before, tail) = wasm.split_at(code.end);
        let head = &before[..before.len() - reader.left()];
        Ok(Self::assemble(head, &code::functions(code.content)?, tail))
    }

    fn assemble(head: &[u8], functions: &[Function<'_>], tail: &[u8]) -> Self {
        let mut opcodes = Vec::new();
        let mut streams: BTreeMap<u16, [Vec<u8>; 2]> = BTreeMap::new();
        for function in functions {
            let mut put = |opcode, immediates: &[&[u8]]| {
                for (index, immediate) in immediates.iter().enumerate() {
                    // The labels of a `br_table` are alike, and so are locals.
                    streams.entry(opcode).or_default()[index.min(1)].extend(*immediate);
                }
            };
            put(LOCALS, &function.locals);
            for instruction in &function.instructions {
                opcodes.extend(instruction.opcode());
                put(instruction.opcode, &instruction.immediates);
            }
        }
        let filled = |streams: &[Vec<u8>; 2]| 1 + usize::from(!streams[1].is_empty());
        let sizes = streams.iter().map(|(opcode, both)| {
            let sizes = both[..filled(both)].iter().map(Vec::len);
            [usize::from(*opcode)].into_iter().chain(sizes).collect()
        });
        Self {
            head: head.to_vec(),
            opcodes,
            sizes: sizes.collect(),
            immediates: streams.into_values().flatten().flatten().collect(),
            tail: tail.to_vec(),
        }
    }
}
