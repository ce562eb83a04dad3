//! Turns chunks of bytes into a list of recipients.

use super::csv::Csv;
use super::details::Details;
use super::lines::{Ends, Lines, Sink};
use super::list::{Collected, Recipients};
use super::normalise::Normaliser;
use super::options::ParseOptions;
use super::reason::Reason;
use super::separators::{USUAL, is_excel};

/// How to treat a blank line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Blank {
    /// Skip it: most files end with one.
    Skipped,
    /// Reject it as a missing recipient, as in an array.
    Rejected,
}

/// Reads a list as its bytes arrive.
pub struct Parser {
    normaliser: Normaliser,
    source: Source,
    blank: Blank,
    collected: Collected,
    /// How many bytes of a byte order mark have arrived, until it is clear whether there is one.
    mark: Option<usize>,
    /// The first two bytes, as far as they have arrived.
    start: Vec<u8>,
}

/// Why an input is refused as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// It has no column with the requested name.
    NoColumn,
    /// Its byte order mark says that it is UTF-16.
    Utf16,
    /// A quote in this line, from 0, is not closed and has swallowed the rows after it.
    OpenQuote(usize),
}

enum Source {
    Lines(Lines),
    Csv(Box<Csv>),
}

const MARK: &[u8] = b"\xef\xbb\xbf";

impl Parser {
    /// Creates a parser.
    pub fn new(options: ParseOptions, blank: Blank) -> Self {
        let is_csv = options.column.is_some();
        let Details {
            delimiter,
            keep_rejected,
            keep_rows,
        } = options.details;
        let separators = match &delimiter {
            // An item of an array is one number.
            _ if blank == Blank::Rejected => &[],
            Some(delimiter) => std::slice::from_ref(delimiter),
            None => USUAL,
        };
        let source = match options.column {
            None => Source::Lines(Lines::new(separators)),
            Some(column) => Source::Csv(Box::new(Csv::new(column, delimiter))),
        };
        Self {
            normaliser: options.normaliser,
            source,
            // Blank rows of a CSV file do not get here, so a blank field is a missing number.
            blank: if is_csv { Blank::Rejected } else { blank },
            collected: Collected::new(keep_rejected, keep_rows),
            mark: Some(0),
            start: Vec::new(),
        }
    }

    /// Reads the next bytes, wherever they end.
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

    /// Sets the length of the input, if it is known.
    pub fn expect(&mut self, bytes: usize) {
        self.collected.numbers.expect(bytes);
    }

    /// How many lines have ended. Lines of a CSV file are not counted here.
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
            Source::Csv(csv) => csv.push(bytes, &mut |index, field, whole| {
                reader.line(index, field, whole);
            }),
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

    /// Whether the input is already unreadable, whatever follows.
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

    /// Finishes reading and returns the list.
    ///
    /// # Errors
    /// Why the input is refused as a whole.
    pub fn finish(mut self) -> Result<Recipients, Unreadable> {
        if let Some(seen) = self.mark.take() {
            self.feed(MARK.get(..seen).unwrap_or_default());
        }
        let (source, mut reader) = self.parts();
        match source {
            Source::Lines(lines) => lines.finish(&mut reader),
            Source::Csv(csv) => csv.finish(&mut |index, field, whole| {
                reader.line(index, field, whole);
            }),
        }
        match self.unreadable() {
            Some(why) => Err(why),
            None => Ok(Recipients::new(self.collected, self.normaliser)),
        }
    }
}

/// Reads lines into the collected list.
struct Reader<'a> {
    normaliser: &'a Normaliser,
    blank: Blank,
    collected: &'a mut Collected,
}

impl Sink for Reader<'_> {
    #[inline(always)]
    fn quick(&mut self, index: usize, bytes: &[u8], ends: &Ends) -> Option<usize> {
        let (number, length) = self.normaliser.quick(bytes, ends)?;
        self.collected.add(number, index);
        Some(length)
    }

    fn line(&mut self, index: usize, line: &[u8], whole: bool) {
        match self.normaliser.normalise(line) {
            // The part that was cut off could contain more digits.
            Ok(_) if !whole => self.collected.reject(index, line, Reason::TooLong),
            Ok(number) => self.collected.add(number, index),
            Err(_)
                if self.blank == Blank::Skipped
                    && (line.is_empty() || index == 0 && is_excel(line)) => {}
            Err(reason) => self.collected.reject(index, line, reason),
        }
    }
}
