//! Functions and their instructions.

use anyhow::{Result, bail, ensure};

use super::leb128;
use super::reader::{Reader, value};

pub(super) const BLOCK: u16 = 0x02;
pub(super) const IF: u16 = 0x04;
pub(super) const END: u16 = 0x0b;
pub(super) const CALL: u16 = 0x10;
pub(super) const REF_FUNC: u16 = 0xd2;

/// The byte before some opcodes. They count from `PREFIXED` on here.
pub(super) const PREFIX: u8 = 0xfc;
const PREFIXED: u16 = 256;

pub(super) struct Function<'a> {
    /// The declarations of its locals: how many there are, and a number and a type for each.
    pub(super) locals: Vec<&'a [u8]>,
    /// The last one is `end`.
    pub(super) instructions: Vec<Instruction<'a>>,
}

pub(super) struct Instruction<'a> {
    pub(super) opcode: u16,
    pub(super) immediates: Vec<&'a [u8]>,
}

/// What follows an opcode.
enum Immediates {
    /// This many numbers.
    Numbers(usize),
    /// This many bytes.
    Bytes(usize),
    /// A number, and one label more than it says.
    Labels,
}

impl<'a> Instruction<'a> {
    fn read(reader: &mut Reader<'a>) -> Result<Self> {
        let opcode = match reader.byte()? {
            PREFIX => PREFIXED + u16::from(reader.byte()?),
            byte => byte.into(),
        };
        let immediates = match immediates(opcode)? {
            Immediates::Numbers(count) => numbers(reader, count)?,
            Immediates::Bytes(count) => vec![reader.bytes(count)?],
            Immediates::Labels => list(reader, |count| count + 1)?,
        };
        Ok(Self { opcode, immediates })
    }

    /// The opcode as it is written.
    pub(super) fn opcode(&self) -> Vec<u8> {
        match self.opcode.checked_sub(PREFIXED) {
            Some(number) => vec![PREFIX, number as u8],
            None => vec![self.opcode as u8],
        }
    }
}

/// Fails for anything that wasm-opt does not write today, so that nothing is misread.
fn immediates(opcode: u16) -> Result<Immediates> {
    Ok(match opcode {
        0x0e => Immediates::Labels,
        0x43 => Immediates::Bytes(4),
        0x44 => Immediates::Bytes(8),
        0x00 | 0x01 | 0x05 | 0x0b | 0x0f | 0x1a | 0x1b | 0x45..=0xc4 | 0xd1 | 0x100..=0x107 => {
            Immediates::Numbers(0)
        }
        0x02..=0x04 | 0x0c | 0x0d | 0x10 | 0x20..=0x26 | 0x3f..=0x42 | 0xd0 | 0xd2 => {
            Immediates::Numbers(1)
        }
        0x109 | 0x10b | 0x10d | 0x10f..=0x111 => Immediates::Numbers(1),
        // For `select` with a type, the first is 1: how many types follow.
        0x11 | 0x1c | 0x28..=0x3e | 0x108 | 0x10a | 0x10c | 0x10e => Immediates::Numbers(2),
        _ => bail!("There is an instruction that nobody knows: {opcode:#x}."),
    })
}

fn numbers<'a>(reader: &mut Reader<'a>, count: usize) -> Result<Vec<&'a [u8]>> {
    (0..count).map(|_| reader.leb128()).collect()
}

/// A number, and as many others as it says.
fn list<'a>(reader: &mut Reader<'a>, others: fn(usize) -> usize) -> Result<Vec<&'a [u8]>> {
    let count = reader.leb128()?;
    let mut all = vec![count];
    all.extend(numbers(reader, others(value(count)? as usize))?);
    Ok(all)
}

/// The instructions up to the `end` of the function.
pub(super) fn instructions<'a>(reader: &mut Reader<'a>) -> Result<Vec<Instruction<'a>>> {
    let mut instructions = Vec::new();
    let mut depth = 1;
    while depth > 0 {
        let instruction = Instruction::read(reader)?;
        match instruction.opcode {
            BLOCK..=IF => depth += 1,
            END => depth -= 1,
            _ => {}
        }
        instructions.push(instruction);
    }
    Ok(instructions)
}

/// What a code section consists of.
pub(super) fn functions(section: &[u8]) -> Result<Vec<Function<'_>>> {
    let mut reader = Reader::new(section);
    let count = reader.number()?;
    let mut functions = Vec::new();
    for _ in 0..count {
        let size = reader.leb128()?;
        ensure!(
            size == leb128(value(size)?),
            "A size takes more bytes than it needs."
        );
        let mut body = Reader::new(reader.bytes(value(size)? as usize)?);
        let locals = list(&mut body, |count| count * 2)?;
        let instructions = instructions(&mut body)?;
        ensure!(body.is_empty(), "Something follows the end of a function.");
        functions.push(Function {
            locals,
            instructions,
        });
    }
    ensure!(reader.is_empty(), "Something follows the last function.");
    Ok(functions)
}
