//! Chunks of bytes in, a list of recipients out.

use super::csv::Csv;
use super::lines::{Lines, Sink};
use super::list::{Collected, Recipients};
use super::normalise::Normaliser;
use super::options::ParseOptions;
use super::reason::Reason;

/// What a blank line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Blank {
    /// Nothing: most files end in one.
    Skipped,
    /// A recipient that is missing, as in an array.
    Rejected,
}

/// Reads a list as it comes.
pub struct Parser {
    normaliser: Normaliser,
    source: Source,
    blank: Blank,
    collected: Collected,
    /// How many bytes of a byte order mark have come, until it is decided.
    mark: Option<usize>,
}

enum Source {
    Lines(Lines),
    Csv(Box<Csv>),
}

const MARK: &[u8] = b"\xef\xbb\xbf";

impl Parser {
    /// A new one.
    pub fn new(options: ParseOptions, blank: Blank) -> Self {
        let is_csv = options.column.is_some();
        let source = match options.column {
            None => Source::Lines(Lines::default()),
            Some(column) => Source::Csv(Box::new(Csv::new(column))),
        };
        Self {
            normaliser: options.normaliser,
            source,
            // Blank rows of a CSV file do not come here, so a blank field is a missing number.
            blank: if is_csv { Blank::Rejected } else { blank },
            collected: Collected::default(),
            mark: Some(0),
        }
    }

    /// Takes the next bytes, wherever they end.
    pub fn push(&mut self, mut bytes: &[u8]) {
        // A byte order mark before the first line would hide the quote that begins a field.
        while let Some(seen) = self.mark {
            let Some((first, rest)) = bytes.split_first() else {
                return;
            };
            if MARK.get(seen) == Some(first) {
                bytes = rest;
                self.mark = Some(seen + 1).filter(|seen| *seen < MARK.len());
            } else {
                self.mark = None;
                self.feed(MARK.get(..seen).unwrap_or_default());
            }
        }
        self.feed(bytes);
    }

    /// Tells how long the input is, where that is known.
    pub fn expect(&mut self, bytes: usize) {
        self.collected.numbers.expect(bytes);
    }

    /// How many lines have ended; of a CSV file they are not counted here.
    pub fn lines(&self) -> usize {
        match &self.source {
            Source::Lines(lines) => lines.count(),
            Source::Csv(_) => 0,
        }
    }

    fn feed(&mut self, bytes: &[u8]) {
        self.collected.numbers.read(bytes.len());
        let (source, mut reader) = self.parts();
        match source {
            Source::Lines(lines) => lines.push(bytes, &mut reader),
            Source::Csv(csv) => csv.push(bytes, &mut |index, field| reader.line(index, field)),
        }
    }

    fn parts(&mut self) -> (&mut Source, Reader<'_>) {
        let reader = Reader {
            normaliser: &self.normaliser,
            blank: self.blank,
            collected: &mut self.collected,
        };
        (&mut self.source, reader)
    }

    /// Whether the file has no column of the name that was asked for; nothing more is read then.
    pub fn lacks_column(&self) -> bool {
        matches!(&self.source, Source::Csv(csv) if csv.lacks_column())
    }

    /// The list, or nothing if the column is missing.
    pub fn finish(mut self) -> Option<Recipients> {
        if let Some(seen) = self.mark.take() {
            self.feed(MARK.get(..seen).unwrap_or_default());
        }
        let (source, mut reader) = self.parts();
        match source {
            Source::Lines(lines) => lines.finish(&mut reader),
            Source::Csv(csv) => csv.finish(&mut |index, field| reader.line(index, field)),
        }
        if self.lacks_column() {
            return None;
        }
        Some(Recipients::new(self.collected, self.normaliser))
    }
}

/// Where the lines go.
struct Reader<'a> {
    normaliser: &'a Normaliser,
    blank: Blank,
    collected: &'a mut Collected,
}

impl Sink for Reader<'_> {
    fn quick(&mut self, bytes: &[u8]) -> Option<usize> {
        let (number, length) = self.normaliser.quick(bytes)?;
        self.collected.numbers.add(number);
        Some(length)
    }

    fn line(&mut self, index: usize, line: &[u8]) {
        match self.normaliser.normalise(line) {
            Ok(number) => self.collected.numbers.add(number),
            Err(Reason::Empty) if self.blank == Blank::Skipped && line.trim_ascii().is_empty() => {}
            Err(reason) => self.collected.reject(index, line, reason),
        }
    }
}
