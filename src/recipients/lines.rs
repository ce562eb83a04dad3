//! Lines out of chunks of bytes, whatever the borders of the chunks are.

/// More of a line is never needed: a number is shorter, and so is what is shown of a bad line.
const MAX_LINE: usize = 256;

/// Cuts bytes into lines that end in `\n`, `\r\n` or `\r`.
#[derive(Debug, Default)]
pub(super) struct Lines {
    /// The beginning of a line whose end has not come.
    carry: Vec<u8>,
    after_cr: bool,
    begun: bool,
    line: usize,
}

impl Lines {
    /// Hands on each line that ends in `bytes`, with its number from 0.
    pub(super) fn push(&mut self, mut bytes: &[u8], mut take: impl FnMut(usize, &[u8])) {
        while !bytes.is_empty() {
            if self.after_cr {
                self.after_cr = false;
                if let [b'\n', after @ ..] = bytes {
                    bytes = after;
                    continue;
                }
            }
            let Some(end) = bytes.iter().position(|it| *it == b'\n' || *it == b'\r') else {
                self.carry(bytes);
                return;
            };
            let (line, rest) = bytes.split_at_checked(end).unwrap_or_default();
            if self.begun {
                self.carry(line);
                take(self.line, &self.carry);
                self.carry.clear();
                self.begun = false;
            } else {
                take(self.line, line);
            }
            self.line += 1;
            self.after_cr = rest.starts_with(b"\r");
            bytes = rest.get(1..).unwrap_or_default();
        }
    }

    /// Hands on the last line, where no line end follows it.
    pub(super) fn finish(&mut self, mut take: impl FnMut(usize, &[u8])) {
        if std::mem::take(&mut self.begun) {
            take(self.line, &self.carry);
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
    use super::Lines;

    #[test]
    fn lines_do_not_depend_on_the_chunks() {
        let text = b"a\r\n\r\nbc\n\ndef\rg\r\r\nlast";
        let expected = ["a", "", "bc", "", "def", "g", "", "last"];
        for size in 1..=text.len() {
            let mut lines = Lines::default();
            let mut found = Vec::new();
            let mut take = |line: usize, text: &[u8]| {
                assert_eq!(line, found.len());
                found.push(String::from_utf8(text.to_vec()).unwrap());
            };
            for chunk in text.chunks(size) {
                lines.push(chunk, &mut take);
            }
            lines.finish(&mut take);
            assert_eq!(found, expected, "chunks of {size}");
        }
    }

    #[test]
    fn a_line_without_end_takes_no_memory() {
        let mut lines = Lines::default();
        for _ in 0..1000 {
            lines.push(&[b'1'; 1000], |_, _| panic!("no line has ended"));
        }
        lines.finish(|_, line| assert_eq!(line.len(), super::MAX_LINE));
    }
}
