//! Puts similar functions next to each other: brotli recognises what it has just seen.

use std::collections::HashMap;

use anyhow::{Context, Result, bail, ensure};

use super::code::{self, CALL, Function, Instruction, REF_FUNC};
use super::reader::{Reader, value};
use super::{MAGIC, id, leb128, sections, sized};

/// Returns the wasm with each function after the one that it resembles most, and the new number of each old one.
pub(crate) fn by_similarity(wasm: &[u8]) -> Result<(Vec<u8>, Vec<u32>)> {
    let sections = sections(wasm)?;
    let content = |id| sections.iter().find(|it| it.id == id).map(|it| it.content);
    let imported = content(id::IMPORT).map_or(Ok(0), imported_functions)?;
    let functions = code::functions(content(id::CODE).context("The wasm has no code.")?)?;
    let types = content(id::FUNCTION).context("No function has a type.")?;

    let order = likest_next(&features(&functions));
    let mut new: Vec<u32> = (0..).take(imported + functions.len()).collect();
    for (to, from) in order.iter().enumerate() {
        new[imported + from] = (imported + to).try_into()?;
    }
    let renumbered = Renumbered { new, order };

    let mut out = MAGIC.to_vec();
    for section in &sections {
        let reader = Reader::new(section.content);
        let content = match section.id {
            id::FUNCTION => renumbered.types(types)?,
            id::EXPORT => renumbered.exports(reader)?,
            id::START => renumbered.number(section.content)?,
            id::ELEMENT => renumbered.elements(reader)?,
            id::CODE => renumbered.code(&functions)?,
            id::GLOBAL => unchanged_globals(reader)?,
            _ => section.content.to_vec(),
        };
        out.push(section.id);
        out.extend(sized(&content)?);
    }
    Ok((out, renumbered.new))
}

/// The pairs of consecutive instructions of each function, as sorted numbers. Which functions it calls does not count.
fn features(functions: &[Function<'_>]) -> Vec<Vec<u32>> {
    let mut known = HashMap::new();
    let shape = |it: &Instruction<'_>| match it.opcode {
        CALL => (CALL, Vec::new()),
        opcode => (opcode, it.immediates.concat()),
    };
    let mut pairs = |function: &Function<'_>| {
        let pairs = function.instructions.windows(2);
        let mut pairs: Vec<u32> = pairs
            .map(|pair| {
                let next = known.len() as u32;
                *known
                    .entry((shape(&pair[0]), shape(&pair[1])))
                    .or_insert(next)
            })
            .collect();
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    };
    functions.iter().map(&mut pairs).collect()
}

/// Begins with the longest; the next is always the one that has most in common with the last, relative to its length.
fn likest_next(features: &[Vec<u32>]) -> Vec<usize> {
    let mut left: Vec<usize> = (0..features.len()).collect();
    left.sort_by_key(|it| std::cmp::Reverse(features[*it].len()));
    let mut order = Vec::with_capacity(left.len());
    let mut next = 0;
    while next < left.len() {
        let last = left.remove(next);
        order.push(last);
        let likeness = |other: &usize| {
            let common = common(&features[last], &features[*other]) as u64;
            // The square of the cosine, except for the length of `last`. A million keeps it a whole number.
            common * common * 1_000_000 / features[*other].len().max(1) as u64
        };
        let likest = left.iter().map(likeness).enumerate();
        // The first of equals, so that the order never depends on chance.
        let likest = likest.max_by_key(|(at, likeness)| (*likeness, std::cmp::Reverse(*at)));
        next = likest.map_or(0, |(at, _)| at);
    }
    order
}

/// How many numbers two sorted lists have in common.
fn common(one: &[u32], other: &[u32]) -> usize {
    let mut other = other.iter().peekable();
    let is_there = |number: &&u32| {
        while other.next_if(|it| it < number).is_some() {}
        other.next_if_eq(number).is_some()
    };
    one.iter().filter(is_there).count()
}

/// Replaces the old numbers in the sections with the new ones.
struct Renumbered {
    /// By the old number.
    new: Vec<u32>,
    /// The functions of the code section, unchanged, in their new order.
    order: Vec<usize>,
}

impl Renumbered {
    fn number(&self, leb128: &[u8]) -> Result<Vec<u8>> {
        let new = self.new.get(value(leb128)? as usize);
        Ok(super::leb128(*new.context("There is no such function.")?))
    }

    fn types(&self, section: &[u8]) -> Result<Vec<u8>> {
        let mut reader = Reader::new(section);
        let count = reader.leb128()?;
        let types: Vec<&[u8]> = (0..value(count)?)
            .map(|_| reader.leb128())
            .collect::<Result<_>>()?;
        ensure!(
            types.len() == self.order.len(),
            "Not every function has a type."
        );
        let types = self.order.iter().map(|it| types[*it]);
        Ok([count]
            .into_iter()
            .chain(types)
            .collect::<Vec<_>>()
            .concat())
    }

    fn exports(&self, mut reader: Reader<'_>) -> Result<Vec<u8>> {
        let count = reader.leb128()?;
        let mut out = count.to_vec();
        for _ in 0..value(count)? {
            let name = reader.number()?;
            out.extend(sized(reader.bytes(name as usize)?)?);
            let kind = reader.byte()?;
            let number = reader.leb128()?;
            out.push(kind);
            out.extend(match kind {
                0 => self.number(number)?,
                _ => number.to_vec(),
            });
        }
        Ok(out)
    }

    /// Tables of functions, in the only form that wasm-opt writes for Rust.
    fn elements(&self, mut reader: Reader<'_>) -> Result<Vec<u8>> {
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
                out.extend(self.number(reader.leb128()?)?);
            }
        }
        Ok(out)
    }

    fn code(&self, functions: &[Function<'_>]) -> Result<Vec<u8>> {
        let mut out = leb128(functions.len().try_into()?);
        for function in self.order.iter().map(|it| &functions[*it]) {
            let mut body = function.locals.concat();
            for instruction in &function.instructions {
                body.extend(instruction.opcode());
                match (instruction.opcode, &instruction.immediates[..]) {
                    (CALL | REF_FUNC, [function]) => body.extend(self.number(function)?),
                    (_, others) => body.extend(others.concat()),
                }
            }
            out.extend(sized(&body)?);
        }
        Ok(out)
    }
}

/// How many functions are imported: they have the first numbers.
fn imported_functions(section: &[u8]) -> Result<usize> {
    let mut reader = Reader::new(section);
    let mut functions = 0;
    for _ in 0..reader.number()? {
        for _ in ["module", "name"] {
            let size = reader.number()?;
            reader.bytes(size as usize)?;
        }
        let kind = reader.byte()?;
        ensure!(kind == 0, "The wasm imports something that is no function.");
        reader.leb128()?;
        functions += 1;
    }
    Ok(functions)
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

fn unchanged_globals(mut reader: Reader<'_>) -> Result<Vec<u8>> {
    let section = reader.clone();
    for _ in 0..reader.number()? {
        reader.bytes(2)?;
        constant(&mut reader)?;
    }
    Ok(section.rest().to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_likest_comes_next() {
        let features = [
            vec![1, 2, 3, 4],
            vec![9],
            vec![1, 2, 8],
            vec![1, 3, 4],
            vec![],
        ];
        assert_eq!(likest_next(&features), [0, 3, 2, 1, 4]);
        assert_eq!(likest_next(&[]), [0; 0]);
    }

    #[test]
    fn equals_keep_their_order() {
        let features = [vec![5], vec![5], vec![5, 6], vec![5]];
        assert_eq!(likest_next(&features), [2, 0, 1, 3]);
    }

    /// Three functions: the first, imported; then a short one and a long one, which calls the short one.
    fn module() -> Vec<u8> {
        let short = [0, 0x0b];
        let long = [0, 0x10, 1, 0x10, 0, 0xd2, 2, 0x1a, 0x0b];
        let code = [&[2], &sized(&short).unwrap()[..], &sized(&long).unwrap()].concat();
        let contents: [(u8, &[u8]); 7] = [
            (1, &[2, 0x60, 0, 0, 0x60, 0, 0]),
            (id::IMPORT, &[1, 1, b'a', 1, b'b', 0, 0]),
            (id::FUNCTION, &[2, 0, 1]),
            (id::EXPORT, &[2, 1, b'x', 0, 2, 1, b'y', 0, 0]),
            (id::START, &[1]),
            (id::ELEMENT, &[1, 0, 0x41, 1, 0x0b, 3, 0, 1, 2]),
            (id::CODE, &code),
        ];
        let mut wasm = MAGIC.to_vec();
        for (id, content) in contents {
            wasm.push(id);
            wasm.extend(sized(content).unwrap());
        }
        wasm
    }

    #[test]
    fn numbers_change_wherever_they_stand() {
        let (wasm, new) = by_similarity(&module()).unwrap();
        assert_eq!(new, [0, 2, 1]);
        let sections = sections(&wasm).unwrap();
        let content = |id| sections.iter().find(|it| it.id == id).unwrap().content;
        assert_eq!(content(id::FUNCTION), [2, 1, 0]);
        assert_eq!(content(id::EXPORT), [2, 1, b'x', 0, 1, 1, b'y', 0, 0]);
        assert_eq!(content(id::START), [2]);
        assert_eq!(content(id::ELEMENT), [1, 0, 0x41, 1, 0x0b, 3, 0, 2, 1]);
        let long = [9, 0, 0x10, 2, 0x10, 0, 0xd2, 1, 0x1a, 0x0b];
        assert_eq!(content(id::CODE), [&[2], &long[..], &[2, 0, 0x0b]].concat());
    }

    #[test]
    fn what_is_not_understood_is_an_error() {
        let wasm = module();
        assert!(by_similarity(&wasm[1..]).is_err());
        assert!(by_similarity(&wasm[..wasm.len() - 1]).is_err());
        let mut other = wasm.clone();
        // The penultimate instruction, `drop`, becomes one from a later version of wasm.
        let drop = other.len() - 2;
        assert_eq!(other[drop], 0x1a);
        other[drop] = 0xfd;
        assert!(by_similarity(&other).is_err());
    }
}
