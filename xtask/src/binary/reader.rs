//! The parts of which wasm files consist.

use anyhow::{Context, Result};

/// What is left to read.
#[derive(Clone)]
pub(super) struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    pub(super) const fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Everything that is left.
    pub(super) const fn rest(&self) -> &'a [u8] {
        self.0
    }

    /// How many bytes are left.
    pub(super) const fn left(&self) -> usize {
        self.0.len()
    }

    pub(super) fn byte(&mut self) -> Result<u8> {
        Ok(self.bytes(1)?[0])
    }

    pub(super) fn bytes(&mut self, count: usize) -> Result<&'a [u8]> {
        let (taken, rest) = self
            .0
            .split_at_checked(count)
            .context("The wasm is cut off.")?;
        self.0 = rest;
        Ok(taken)
    }

    /// The bytes of a number in LEB128: all except the last are above 127.
    pub(super) fn leb128(&mut self) -> Result<&'a [u8]> {
        let last = self.0.iter().position(|byte| *byte < 128);
        self.bytes(last.context("A number does not end.")? + 1)
    }

    pub(super) fn number(&mut self) -> Result<u32> {
        value(self.leb128()?)
    }

    /// What `read` has read, as bytes.
    pub(super) fn span(&mut self, read: impl FnOnce(&mut Self) -> Result<()>) -> Result<&'a [u8]> {
        let before = self.0;
        read(self)?;
        Ok(&before[..before.len() - self.0.len()])
    }
}

/// The unsigned number that these bytes represent.
pub(super) fn value(leb128: &[u8]) -> Result<u32> {
    let number = leb128.iter().rev();
    let number = number.fold(0, |sum: u64, byte| (sum << 7) | u64::from(byte & 127));
    number.try_into().context("A number is too large.")
}
