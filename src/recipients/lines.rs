//! Splits chunks of bytes into lines, and lines into numbers, wherever the chunks are cut.

use super::separators::is_parameter;

/// How much of a piece is kept: numbers are shorter, and rejected pieces are shown cut off.
pub(super) const MAX_LINE: usize = 256;

/// Receives the content of the lines.
pub(super) trait Sink {
    /// Reads the piece at the start of `bytes` if it is easy to read, and returns its length including
    /// the separator or line ending. `index` is the number of the line, from 0.
    fn quick(&mut self, index: usize, bytes: &[u8], ends: &Ends) -> Option<usize>;
    /// Receives a line or a piece of it, without blanks around it, with the number of the line from 0.
    /// If it is longer than 256 bytes, only these are passed on, and it is not `whole`.
    fn line(&mut self, index: usize, line: &[u8], whole: bool);
}

/// For each ASCII character, whether a piece ends before it.
pub(super) type Ends = [bool; 128];

/// Splits bytes into lines that end in `\n`, `\r\n` or `\r`, and at separators within lines.
#[derive(Debug)]
pub(super) struct Lines {
    ends: Ends,
    /// The beginning of a piece whose end has not arrived yet.
    carry: Carry,
    begun: bool,
    after_cr: bool,
    /// A `;` and what follows it, until it is clear whether it separates.
    unclear: Vec<u8>,
    line: usize,
}

/// The beginning of a text that arrives in parts.
#[derive(Debug, Default)]
pub(super) struct Carry {
    kept: Vec<u8>,
    is_cut: bool,
}

impl Carry {
    /// Adds a part. No more is kept than is ever needed, and no blanks before the text.
    pub(super) fn push(&mut self, mut part: &[u8]) {
        if self.kept.is_empty() {
            part = part.trim_ascii_start();
        }
        let room = part.len().min(MAX_LINE.saturating_sub(self.kept.len()));
        let (fits, rest) = part.split_at_checked(room).unwrap_or_default();
        self.kept.extend_from_slice(fits);
        self.is_cut |= !rest.trim_ascii().is_empty();
    }

    /// The part of the text that was kept.
    pub(super) fn text(&self) -> &[u8] {
        self.kept.trim_ascii_end()
    }

    /// Whether that is the whole text.
    pub(super) fn is_whole(&self) -> bool {
        !self.is_cut
    }

    /// Makes room for the next text.
    pub(super) fn clear(&mut self) {
        self.kept.clear();
        self.is_cut = false;
    }
}

impl Lines {
    /// Splits into lines, and lines into pieces at these ASCII characters.
    pub(super) fn new(separators: &[u8]) -> Self {
        let mut ends = [false; 128];
        for byte in separators.iter().chain(b"\r\n") {
            if let Some(end) = ends.get_mut(usize::from(*byte)) {
                *end = true;
            }
        }
        Self {
            ends,
            carry: Carry::default(),
            begun: false,
            after_cr: false,
            unclear: Vec::new(),
            line: 0,
        }
    }

    /// How many lines have ended.
    pub(super) fn count(&self) -> usize {
        self.line
    }

    /// Passes on each piece that ends in `bytes`.
    pub(super) fn push(&mut self, mut bytes: &[u8], sink: &mut impl Sink) {
        while !self.unclear.is_empty() {
            let Some((byte, rest)) = bytes.split_first() else {
                return;
            };
            self.unclear.push(*byte);
            bytes = rest;
            if self.unclear.get(1..).and_then(is_parameter).is_some() {
                let clear = std::mem::take(&mut self.unclear);
                self.split(&clear, false, sink);
            }
        }
        self.split(bytes, false, sink);
    }

    /// Passes on the last piece if neither a separator nor a line ending follows it.
    pub(super) fn finish(&mut self, sink: &mut impl Sink) {
        let last = std::mem::take(&mut self.unclear);
        self.split(&last, true, sink);
        if std::mem::take(&mut self.begun) {
            self.pass_carry(sink);
        }
    }

    fn split(&mut self, mut bytes: &[u8], are_last: bool, sink: &mut impl Sink) {
        while !bytes.is_empty() {
            if self.after_cr {
                self.after_cr = false;
                if let [b'\n', after @ ..] = bytes {
                    bytes = after;
                    continue;
                }
            }
            if !self.begun
                && let Some(length) = sink.quick(self.line, bytes, &self.ends)
            {
                let end = bytes.get(length.wrapping_sub(1));
                self.line += usize::from(end == Some(&b'\n'));
                bytes = bytes.get(length..).unwrap_or_default();
                continue;
            }
            let Some(end) = self.end(bytes) else {
                self.begun = true;
                self.carry.push(bytes);
                return;
            };
            let (piece, rest) = bytes.split_at_checked(end).unwrap_or_default();
            let (first, after) = rest.split_first().unwrap_or((&b'\n', &[]));
            if *first == b';' && !are_last && is_parameter(after).is_none() {
                self.begun = true;
                self.carry.push(piece);
                self.unclear.extend_from_slice(rest);
                return;
            }
            if self.begun {
                self.carry.push(piece);
                self.pass_carry(sink);
                self.begun = false;
            } else {
                let piece = piece.trim_ascii();
                let kept = piece.get(..MAX_LINE).unwrap_or(piece);
                let whole = kept.len() == piece.len();
                sink.line(self.line, kept.trim_ascii_end(), whole);
            }
            self.line += usize::from(matches!(first, b'\n' | b'\r'));
            self.after_cr = *first == b'\r';
            bytes = after;
        }
    }

    /// Where the piece at the start of `bytes` ends.
    fn end(&self, bytes: &[u8]) -> Option<usize> {
        let mut from = 0;
        loop {
            let rest = bytes.get(from..)?;
            let is_end = |it: &u8| self.ends.get(usize::from(*it)) == Some(&true);
            let end = rest.iter().position(is_end)?;
            let (_, after) = rest.split_at_checked(end)?;
            match after {
                [b';', after @ ..] if is_parameter(after) == Some(true) => from += end + 1,
                _ => return Some(from + end),
            }
        }
    }

    fn pass_carry(&mut self, sink: &mut impl Sink) {
        sink.line(self.line, self.carry.text(), self.carry.is_whole());
        self.carry.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::{Ends, Lines, MAX_LINE, Sink};

    #[derive(Default)]
    struct Found {
        lines: Vec<(usize, String, bool)>,
        quick: bool,
    }

    impl Sink for Found {
        fn quick(&mut self, index: usize, bytes: &[u8], _ends: &Ends) -> Option<usize> {
            let easy = self.quick && bytes.starts_with(b"b") && bytes.contains(&b'\n');
            easy.then(|| {
                self.lines.push((index, "easy".to_owned(), true));
                bytes.iter().position(|it| *it == b'\n').unwrap() + 1
            })
        }

        fn line(&mut self, index: usize, line: &[u8], whole: bool) {
            let line = String::from_utf8(line.to_vec()).unwrap();
            self.lines.push((index, line, whole));
        }
    }

    #[test]
    fn lines_do_not_depend_on_the_chunks() {
        let text = b"a\r\n\r\nbc\n\ndef\rg\r\r\nlast";
        let expected = ["a", "", "bc", "", "def", "g", "", "last"];
        for (quick, size) in (1..=text.len()).flat_map(|size| [(false, size), (true, size)]) {
            let mut lines = Lines::new(&[]);
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
            let is_easy = found.lines[2].1 == "easy";
            assert_eq!(is_easy, quick && !is_cut, "chunks of {size}");
            found.lines[2].1 = "bc".to_owned();
            let expected = expected.iter().map(|it| (*it).to_owned());
            let expected = expected.enumerate().map(|(index, it)| (index, it, true));
            assert_eq!(
                found.lines,
                expected.collect::<Vec<_>>(),
                "chunks of {size}"
            );
        }
    }

    /// The pieces as `line:piece`, which do not depend on the chunks.
    fn pieces(text: &str, separators: &[u8]) -> Vec<String> {
        let split = |size: usize| {
            let mut lines = Lines::new(separators);
            let mut found = Found::default();
            for chunk in text.as_bytes().chunks(size) {
                lines.push(chunk, &mut found);
            }
            lines.finish(&mut found);
            let cut = |whole| if whole { "" } else { "…" };
            let lines = found.lines.into_iter();
            lines
                .map(|(index, line, whole)| format!("{index}:{line}{}", cut(whole)))
                .collect::<Vec<_>>()
        };
        let whole = split(text.len().max(1));
        for size in 1..24 {
            assert_eq!(split(size), whole, "chunks of {size}");
        }
        whole
    }

    #[test]
    fn separators_split_lines() {
        for (text, expected) in [
            ("", &[][..]),
            ("a,b; c\td", &["0:a", "0:b", "0:c", "0:d"]),
            ("a,\n,b\r\nc;;", &["0:a", "0:", "1:", "1:b", "2:c", "2:"]),
            ("a|b", &["0:a|b"]),
            // A parameter of a telephone URI.
            ("a;ext=1,b", &["0:a;ext=1", "0:b"]),
            ("a;EXT=1;b\n", &["0:a;EXT=1", "0:b"]),
            ("a;ext", &["0:a", "0:ext"]),
            ("a;ex;ext=1", &["0:a", "0:ex;ext=1"]),
            ("a;phone-context=b;c", &["0:a;phone-context=b", "0:c"]),
            ("a;phone-;c\nd", &["0:a", "0:phone-", "0:c", "1:d"]),
            (";", &["0:"]),
            (";;e", &["0:", "0:", "0:e"]),
        ] {
            assert_eq!(pieces(text, b",;\t"), expected, "{text:?}");
        }
        assert_eq!(pieces("a,b|c", b"|"), ["0:a,b", "0:c"]);
        assert_eq!(pieces("a;ext=1|c", b"|"), ["0:a;ext=1", "0:c"]);
        assert_eq!(pieces("a,b;c\td", &[]), ["0:a,b;c\td"]);
    }

    #[test]
    fn blanks_around_a_piece_do_not_count() {
        let blanks = " ".repeat(2 * MAX_LINE);
        let long = "1".repeat(MAX_LINE);
        for (piece, expected) in [
            ("a b".to_owned(), "0:a b".to_owned()),
            (long.clone(), format!("0:{long}")),
            (format!("{long}2"), format!("0:{long}…")),
            (format!("a{blanks}b"), "0:a…".to_owned()),
        ] {
            let found = pieces(&format!("{blanks}{piece}{blanks}\n"), b",");
            assert_eq!(found, [expected]);
        }
    }

    #[test]
    fn a_line_without_end_takes_no_memory() {
        let mut lines = Lines::new(b",;\t");
        let mut found = Found::default();
        for _ in 0..1000 {
            lines.push(&[b'1'; 1000], &mut found);
        }
        assert!(found.lines.is_empty() && lines.carry.kept.len() == MAX_LINE);
        lines.finish(&mut found);
        assert_eq!(found.lines, [(0, "1".repeat(MAX_LINE), false)]);
    }
}
