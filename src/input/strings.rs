//! Many ASCII strings in one piece of memory, as they appear in a JSON array. Ten thousand phone numbers
//! are checked and written into a request without becoming ten thousand strings.

/// What separates two strings: the end of one, the comma, the beginning of the next.
const SEPARATOR: &[u8] = b"\",\"";

/// The lowest bit of each byte of a word.
const EACH: u64 = 0x0101_0101_0101_0101;

/// At least one ASCII string without a quote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Strings {
    /// The strings with [`SEPARATOR`] between them.
    bytes: Vec<u8>,
    count: usize,
}

impl Strings {
    /// Creates it from `count` ASCII strings with `","` between them. `None` if a string contains a quote, so
    /// that they cannot be told apart.
    pub fn new(bytes: Vec<u8>, count: usize) -> Option<Self> {
        (count > 0 && quotes(&bytes) + 2 == 2 * count).then_some(Self { bytes, count })
    }

    /// How many strings there are.
    pub fn count(&self) -> usize {
        self.count
    }

    /// Iterates over the strings.
    pub fn iter(&self) -> impl Iterator<Item = &[u8]> {
        let mut rest = Some(self.bytes.as_slice());
        std::iter::from_fn(move || {
            let all = rest?;
            let end = all.iter().position(|byte| *byte == b'"');
            rest = end.and_then(|end| all.get(end + SEPARATOR.len()..));
            all.get(..end.unwrap_or(all.len()))
        })
    }

    /// All strings with `","` between them.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// How many bytes [`Self::write_json`] writes.
    pub fn json_size(&self) -> usize {
        self.bytes.len() + 4
    }

    /// Writes a JSON array, in pieces. Only for strings in which nothing needs an escape.
    pub fn write_json(&self, take: &mut dyn FnMut(&[u8])) {
        take(b"[\"");
        take(&self.bytes);
        take(b"\"]");
    }
}

/// ASCII strings that are being packed.
#[derive(Default)]
pub struct Packing {
    bytes: Vec<u8>,
    count: usize,
}

impl Packing {
    /// Adds a string.
    pub fn push(&mut self, string: &str) {
        if self.count > 0 {
            self.bytes.extend_from_slice(SEPARATOR);
        }
        self.bytes.extend_from_slice(string.as_bytes());
        self.count += 1;
    }

    /// The strings. `None` if there is none, or one contains a quote.
    pub fn finish(self) -> Option<Strings> {
        Strings::new(self.bytes, self.count)
    }
}

#[cfg(test)]
impl Strings {
    /// Packs strings.
    pub(crate) fn pack<'a>(strings: impl Iterator<Item = &'a str>) -> Option<Self> {
        let mut packing = Packing::default();
        strings.for_each(|string| packing.push(string));
        packing.finish()
    }
}

/// Counts the quotes, eight bytes at a time.
fn quotes(bytes: &[u8]) -> usize {
    let (words, rest) = bytes.as_chunks::<8>();
    let mut count = 0;
    for word in words {
        let word = u64::from_le_bytes(*word) ^ (EACH * u64::from(b'"'));
        // Sets the highest bit of each byte that is not 0, so of each that is not a quote.
        let others = ((word & (EACH * 0x7f)) + EACH * 0x7f) | word;
        count += (!others & (EACH * 0x80)).count_ones() as usize;
    }
    for byte in rest {
        count += usize::from(*byte == b'"');
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packs_what_can_be_told_apart() {
        for strings in [
            vec![""],
            vec!["a"],
            vec!["", ""],
            vec!["+49170", "", "x,y", "0123456789012345"],
        ] {
            let packed = Strings::pack(strings.iter().copied()).unwrap();
            assert_eq!(packed.count(), strings.len());
            assert!(packed.iter().eq(strings.iter().map(|it| it.as_bytes())));
            let mut json = Vec::new();
            packed.write_json(&mut |piece| json.extend_from_slice(piece));
            assert_eq!(json, serde_json::to_vec(&strings).unwrap());
            assert_eq!(json.len(), packed.json_size());
        }
        for strings in [vec![], vec!["\""], vec!["a\",\"b"], vec!["a", "b\""]] {
            assert_eq!(Strings::pack(strings.into_iter()), None);
        }
    }

    #[test]
    fn finds_every_quote() {
        for length in 0..40 {
            for at in 0..length {
                let mut bytes = vec![b'#'; length];
                bytes[at] = b'"';
                assert_eq!(quotes(&bytes), 1, "{at} of {length}");
            }
            assert_eq!(quotes(&vec![b'"'; length]), length);
            for other in (0..=u8::MAX).filter(|byte| *byte != b'"') {
                assert_eq!(quotes(&vec![other; length]), 0, "{other}");
            }
        }
    }
}
