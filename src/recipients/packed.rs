//! A list as bytes. Each number is a value: the first one `number * 8 + 1`, where the last three bits are
//! the version of the format, every other one its difference from the number before it, in zigzag coding.
//! Each value is doubled, plus 1 if it is the last, so that a list whose end is missing is noticed. All
//! are LEB128: seven bits in a byte, the lowest first, and the highest bit set in all bytes but the last.
//! An empty list has no bytes.

use super::list::{Collected, Recipients};
use super::normalise::Normaliser;
use crate::decimal::{SCRATCH, prepend};

/// The version of the format.
const VERSION: u64 = 1;

/// How many bits of the first number hold the version.
const VERSION_BITS: u32 = 3;

/// E.164 numbers have at most 15 digits, so that both kinds of numbers fit into eight bytes.
const MAX_BYTES: u32 = 8;

/// The first value that is not an E.164 number.
const TOO_LARGE: u64 = 1_000_000_000_000_000;

/// How many bytes are passed on together.
const PIECE: usize = 49_152;

/// Packs numbers, piece by piece.
pub(super) struct Packer<'a> {
    take: &'a mut dyn FnMut(&[u8]),
    piece: Vec<u8>,
    previous: Option<u64>,
    /// The value of the last number, until it is known whether another one follows.
    waiting: Option<u64>,
}

impl<'a> Packer<'a> {
    /// Creates a packer that passes the bytes on.
    pub(super) fn new(take: &'a mut dyn FnMut(&[u8])) -> Self {
        Self {
            take,
            piece: Vec::new(),
            previous: None,
            waiting: None,
        }
    }

    /// Packs the next number.
    pub(super) fn add(&mut self, number: u64) {
        let value = match self.previous {
            None => number << VERSION_BITS | VERSION,
            Some(previous) => zigzag(number.wrapping_sub(previous) as i64),
        };
        self.previous = Some(number);
        if let Some(before) = self.waiting.replace(value) {
            self.write(before << 1);
        }
    }

    fn write(&mut self, mut value: u64) {
        while value > 0x7f {
            self.piece.push(value as u8 | 0x80);
            value >>= 7;
        }
        self.piece.push(value as u8);
        if self.piece.len() >= PIECE {
            (self.take)(&self.piece);
            self.piece.clear();
        }
    }

    /// Packs the last number and passes on the remaining bytes.
    pub(super) fn finish(&mut self) {
        if let Some(last) = self.waiting.take() {
            self.write(last << 1 | 1);
        }
        (self.take)(&self.piece);
        self.piece.clear();
    }
}

fn zigzag(difference: i64) -> u64 {
    (difference << 1 ^ difference >> 63) as u64
}

/// Why bytes are not a packed list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Malformed {
    /// They do not begin like a packed list, or another version of the package wrote them.
    Version,
    /// They are not complete.
    Truncated,
    /// Something follows them.
    Trailing,
    /// A value takes more bytes than any value needs.
    Overlong,
    /// A number cannot exist.
    Impossible,
    /// A number appears twice.
    Repeated,
}

impl Malformed {
    /// The sentence for people.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Version => {
                "Expected bytes from `toBytes`, but these begin differently, or a newer version of \
                 the package wrote them."
            }
            Self::Truncated => "The bytes end before the list does, so part of it is missing.",
            Self::Trailing => "There are more bytes after the end of the list.",
            Self::Overlong => "Expected bytes from `toBytes`, but a value is encoded differently.",
            Self::Impossible => {
                "The bytes contain a number with an unknown calling code or an impossible length. \
                 They are damaged, or not from `toBytes`."
            }
            Self::Repeated => {
                "The bytes contain a duplicate number. They are damaged, or not from `toBytes`."
            }
        }
    }
}

/// Reads a packed list as its bytes arrive, and checks every number.
pub struct Unpacker {
    normaliser: Normaliser,
    collected: Collected,
    /// The beginning of a value, and how many bytes of it have arrived.
    value: u64,
    seen: u32,
    /// 0 before the first number.
    previous: u64,
    /// The last number has been read.
    has_ended: bool,
}

impl Unpacker {
    /// Creates an unpacker for this many bytes.
    pub fn new(bytes: usize) -> Option<Self> {
        let mut collected = Collected::default();
        collected.numbers.expect(bytes);
        Some(Self {
            normaliser: Normaliser::new(None, None)?,
            collected,
            value: 0,
            seen: 0,
            previous: 0,
            has_ended: false,
        })
    }

    /// Reads the next bytes, wherever they end.
    ///
    /// # Errors
    /// What is wrong with them.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), Malformed> {
        self.collected.numbers.read(bytes.len());
        for byte in bytes {
            if self.has_ended {
                return Err(Malformed::Trailing);
            }
            if self.seen == MAX_BYTES {
                return Err(Malformed::Overlong);
            }
            self.value |= u64::from(byte & 0x7f) << (7 * self.seen);
            self.seen += 1;
            if byte & 0x80 == 0 {
                // A last byte of zero bits adds nothing to the value.
                if *byte == 0 && self.seen > 1 {
                    return Err(Malformed::Overlong);
                }
                self.end()?;
            }
        }
        Ok(())
    }

    fn end(&mut self) -> Result<(), Malformed> {
        let value = std::mem::take(&mut self.value);
        self.seen = 0;
        self.has_ended = value & 1 == 1;
        let value = value >> 1;
        let number = if self.previous == 0 {
            if value & ((1 << VERSION_BITS) - 1) != VERSION {
                return Err(Malformed::Version);
            }
            value >> VERSION_BITS
        } else {
            let difference = (value >> 1) as i64 ^ -((value & 1) as i64);
            self.previous.wrapping_add_signed(difference)
        };
        if !is_possible(&self.normaliser, number) {
            return Err(Malformed::Impossible);
        }
        self.previous = number;
        self.collected.numbers.add(number, 0);
        Ok(())
    }

    /// Finishes reading and returns the list.
    ///
    /// # Errors
    /// What is wrong with the bytes.
    pub fn finish(self) -> Result<Recipients, Malformed> {
        if self.seen > 0 || (self.previous > 0 && !self.has_ended) {
            return Err(Malformed::Truncated);
        }
        let list = Recipients::new(self.collected, self.normaliser);
        match list.duplicates() {
            0 => Ok(list),
            _ => Err(Malformed::Repeated),
        }
    }
}

/// Whether the value is an E.164 number with a known calling code and a possible length.
fn is_possible(normaliser: &Normaliser, number: u64) -> bool {
    if number >= TOO_LARGE {
        return false;
    }
    let mut text = [0; SCRATCH];
    let start = prepend(&mut text, SCRATCH, number);
    // Without the comma and the quotes around it.
    let line = text.get(start + 2..SCRATCH - 1).unwrap_or_default();
    normaliser.normalise(line).map(|it| it.value) == Ok(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recipients::{Blank, ParseOptions, Parser};

    fn list(lines: &str) -> Recipients {
        let options = ParseOptions::new(None, None, None).unwrap();
        let mut parser = Parser::new(options, Blank::Skipped);
        parser.push(lines.as_bytes());
        parser.finish().unwrap()
    }

    fn packed(list: &Recipients) -> Vec<u8> {
        let mut bytes = Vec::new();
        list.pack(&mut |piece| bytes.extend_from_slice(piece));
        bytes
    }

    fn unpack(bytes: &[u8], size: usize) -> Result<Vec<u64>, Malformed> {
        let mut unpacker = Unpacker::new(bytes.len()).unwrap();
        for piece in bytes.chunks(size) {
            unpacker.push(piece)?;
        }
        Ok(unpacker.finish()?.numbers().collect())
    }

    #[test]
    fn the_format_is_stable() {
        let lines = "+447700900123\n+447700900124\n+447700900122\n+12025550123\n+447700900000\n";
        let bytes = packed(&list(lines));
        #[rustfmt::skip]
        let expected = [
            0xb2, 0xa3, 0xe6, 0x86, 0xbd, 0xd0, 1, 4, 6,
            0xba, 0x9f, 0xe4, 0x88, 0xdc, 0x32,
            0xd5, 0x9b, 0xe4, 0x88, 0xdc, 0x32,
        ];
        assert_eq!(bytes, expected, "{bytes:02x?}");
        for size in 1..=bytes.len() {
            let numbers = list(lines).numbers().collect();
            assert_eq!(unpack(&bytes, size), Ok(numbers));
        }
        assert!(packed(&list("")).is_empty());
        assert_eq!(unpack(&[], 1), Ok(vec![]));
    }

    #[test]
    fn no_number_takes_more_than_eight_bytes() {
        let (most, least) = (TOO_LARGE - 1, 10_000);
        for numbers in [&[most][..], &[most, least], &[least, most]] {
            let mut sizes = 0;
            let mut take = |piece: &[u8]| sizes += piece.len();
            let mut packer = Packer::new(&mut take);
            numbers.iter().for_each(|number| packer.add(*number));
            packer.finish();
            assert!(sizes <= 8 * numbers.len(), "{numbers:?}: {sizes}");
        }
    }

    #[test]
    fn what_is_not_a_list_is_refused() {
        let value = |mut value: u64| {
            let mut bytes = Vec::new();
            while value > 0x7f {
                bytes.push(value as u8 | 0x80);
                value >>= 7;
            }
            bytes.push(value as u8);
            bytes
        };
        let first = |number: u64| value(number << 4 | 3);
        // A first number that is not the last.
        let one = value(447_700_900_123 << 4 | 2);
        let and = |more: &[u8]| [&one, more].concat();
        for (bytes, expected) in [
            (one[..1].to_vec(), Malformed::Truncated),
            (one[..5].to_vec(), Malformed::Truncated),
            (one.clone(), Malformed::Truncated),
            (and(&[4]), Malformed::Truncated),
            (and(&[0x80]), Malformed::Truncated),
            (
                [first(447_700_900_123), vec![5]].concat(),
                Malformed::Trailing,
            ),
            (value(447_700_900_123 << 4 | 1), Malformed::Version),
            (value(447_700_900_123 << 4 | 5), Malformed::Version),
            (vec![0], Malformed::Version),
            (vec![1], Malformed::Version),
            (b"+447700900123".to_vec(), Malformed::Version),
            (and(&[0x82, 0]), Malformed::Overlong),
            (vec![0xff; 9], Malformed::Overlong),
            (
                and(&[0x82, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0]),
                Malformed::Overlong,
            ),
            (vec![3], Malformed::Impossible),
            (first(999_123_456_789), Malformed::Impossible),
            (first(4_477_009), Malformed::Impossible),
            (first(447_700_900_123_000), Malformed::Impossible),
            (first(TOO_LARGE), Malformed::Impossible),
            (first(u64::MAX >> 12), Malformed::Impossible),
            // Below zero, and beyond 15 digits.
            (
                and(&value(zigzag(-447_700_900_124) << 1 | 1)),
                Malformed::Impossible,
            ),
            (and(&value((1 << 56) - 3)), Malformed::Impossible),
            (and(&[1]), Malformed::Repeated),
            (and(&[4, 3]), Malformed::Repeated),
        ] {
            for size in [1, 3, 99] {
                assert_eq!(unpack(&bytes, size), Err(expected), "{bytes:02x?}");
            }
        }
    }
}
