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
    /// The first two bytes, as far as they have come.
    start: Vec<u8>,
}

/// Why an input is no list at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// It has no column of the name that was asked for.
    NoColumn,
    /// It is UTF-16, as its byte order mark says.
    Utf16,
    /// A quote in this line, from 0, is not closed, and has taken the rows after it.
    OpenQuote(usize),
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
            start: Vec::new(),
        }
    }

    /// Takes the next bytes, wherever they end.
    pub fn push(&mut self, mut bytes: &[u8]) {
        let missing = 2 - self.start.len();
        self.start.extend(bytes.iter().take(missing));
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

    /// Whether nothing that follows can make a list of it.
    pub fn is_hopeless(&self) -> bool {
        self.unreadable().is_some()
    }

    fn unreadable(&self) -> Option<Unreadable> {
        if matches!(self.start.as_slice(), [0xff, 0xfe] | [0xfe, 0xff]) {
            return Some(Unreadable::Utf16);
        }
        match &self.source {
            Source::Csv(csv) if csv.lacks_column() => Some(Unreadable::NoColumn),
            Source::Csv(csv) => csv.open_quote().map(Unreadable::OpenQuote),
            Source::Lines(_) => None,
        }
    }

    /// The list.
    ///
    /// # Errors
    /// Why there is none.
    pub fn finish(mut self) -> Result<Recipients, Unreadable> {
        if let Some(seen) = self.mark.take() {
            self.feed(MARK.get(..seen).unwrap_or_default());
        }
        let (source, mut reader) = self.parts();
        match source {
            Source::Lines(lines) => lines.finish(&mut reader),
            Source::Csv(csv) => csv.finish(&mut |index, field| reader.line(index, field)),
        }
        match self.unreadable() {
            Some(why) => Err(why),
            None => Ok(Recipients::new(self.collected, self.normaliser)),
        }
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
