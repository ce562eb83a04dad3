//! Splits chunks of bytes into lines, wherever the chunks are cut.

/// No more of a line is ever needed: numbers are shorter, and rejected lines are shown cut off.
const MAX_LINE: usize = 256;

/// Receives lines.
pub(super) trait Sink {
    /// Takes the line at the start of `bytes` if it is easy to read, and returns its length
    /// including the line ending.
    fn quick(&mut self, bytes: &[u8]) -> Option<usize>;
    /// Takes a line, or at least its first 256 bytes, with its number from 0.
    fn line(&mut self, index: usize, line: &[u8]);
}

/// Splits bytes into lines that end in `\n`, `\r\n` or `\r`.
#[derive(Debug, Default)]
pub(super) struct Lines {
    /// The beginning of a line whose end has not arrived yet.
    carry: Vec<u8>,
    after_cr: bool,
    begun: bool,
    line: usize,
}

impl Lines {
    /// How many lines have ended.
    pub(super) fn count(&self) -> usize {
        self.line
    }

    /// Passes on each line that ends in `bytes`.
    pub(super) fn push(&mut self, mut bytes: &[u8], sink: &mut impl Sink) {
        while !bytes.is_empty() {
            if self.after_cr {
                self.after_cr = false;
                if let [b'\n', after @ ..] = bytes {
                    bytes = after;
                    continue;
                }
            }
            if !self.begun
                && let Some(length) = sink.quick(bytes)
            {
                self.line += 1;
                bytes = bytes.get(length..).unwrap_or_default();
                continue;
            }
            let Some(end) = bytes.iter().position(|it| *it == b'\n' || *it == b'\r') else {
                self.carry(bytes);
                return;
            };
            let (line, rest) = bytes.split_at_checked(end).unwrap_or_default();
            if self.begun {
                self.carry(line);
                sink.line(self.line, &self.carry);
                self.carry.clear();
                self.begun = false;
            } else {
                sink.line(self.line, line);
            }
            self.line += 1;
            self.after_cr = rest.starts_with(b"\r");
            bytes = rest.get(1..).unwrap_or_default();
        }
    }

    /// Passes on the last line if no line ending follows it.
    pub(super) fn finish(&mut self, sink: &mut impl Sink) {
        if std::mem::take(&mut self.begun) {
            sink.line(self.line, &self.carry);
            self.carry.clear();
        }
    }

    fn carry(&mut self, part: &[u8]) {
        self.begun = true;
        let room = MAX_LINE.saturating_sub(self.carry.len());
        self.carry
            .extend_from_slice(part.get(..room).unwrap_or(part));
    }
}

#[cfg(test)]
mod tests {
    use super::{Lines, MAX_LINE, Sink};

    #[derive(Default)]
    struct Found {
        lines: Vec<String>,
        quick: bool,
    }

    impl Sink for Found {
        fn quick(&mut self, bytes: &[u8]) -> Option<usize> {
            let easy = self.quick && bytes.starts_with(b"b") && bytes.contains(&b'\n');
            easy.then(|| {
                self.lines.push("easy".to_owned());
                bytes.iter().position(|it| *it == b'\n').unwrap() + 1
            })
        }

        fn line(&mut self, index: usize, line: &[u8]) {
            assert_eq!(index, self.lines.len());
            self.lines.push(String::from_utf8(line.to_vec()).unwrap());
        }
    }

    #[test]
    fn lines_do_not_depend_on_the_chunks() {
        let text = b"a\r\n\r\nbc\n\ndef\rg\r\r\nlast";
        let expected = ["a", "", "bc", "", "def", "g", "", "last"];
        for (quick, size) in (1..=text.len()).flat_map(|size| [(false, size), (true, size)]) {
            let mut lines = Lines::default();
            let mut found = Found {
                quick,
                ..Found::default()
            };
            for chunk in text.chunks(size) {
                lines.push(chunk, &mut found);
                assert_eq!(lines.count(), found.lines.len());
            }
            lines.finish(&mut found);
            // Only a line in a single chunk can be easy.
            let is_cut = text
                .chunks(size)
                .all(|chunk| !chunk.windows(3).any(|it| it == b"bc\n"));
            assert_eq!(
                found.lines[2] == "easy",
                quick && !is_cut,
                "chunks of {size}"
            );
            found.lines[2] = "bc".to_owned();
            assert_eq!(found.lines, expected, "chunks of {size}");
        }
    }

    #[test]
    fn a_line_without_end_takes_no_memory() {
        let mut lines = Lines::default();
        let mut found = Found::default();
        for _ in 0..1000 {
            lines.push(&[b'1'; 1000], &mut found);
        }
        assert!(found.lines.is_empty());
        lines.finish(&mut found);
        assert_eq!(found.lines[0].len(), MAX_LINE);
    }
}
