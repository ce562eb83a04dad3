//! One column of a CSV file, by `csv-core`: quotes, doubled quotes, line ends within quotes.

use csv_core::{ReadFieldResult, Reader, ReaderBuilder};

use super::options::Column;

/// More of a field is never needed: a number is shorter, and so is what is shown of a bad one.
const MAX_FIELD: usize = 256;

/// A first line of more bytes is no list of columns.
const MAX_FIRST_LINE: usize = 65_536;

/// Gets the line of a row, from 0, and its column. `dyn`, so that the reader is compiled once.
type Take<'a> = &'a mut dyn FnMut(usize, &[u8]);

/// Takes one column out of chunks of bytes.
pub(super) struct Csv {
    column: Column,
    /// Known when the first line is known, because that tells the delimiter.
    reader: Option<Reader>,
    /// The first line, until it is whole.
    first: Vec<u8>,
    /// The position of the column, once it is known.
    position: Option<usize>,
    missing: bool,
    field: Vec<u8>,
    /// Quotes and line ends of the field under way, as they stand in the file.
    quotes: usize,
    ends: usize,
    /// The line of a quote that nothing closes.
    open_quote: Option<usize>,
    at: usize,
    /// The line of the column of the row under way, or its position in the first row.
    found: Option<usize>,
    found_field: Vec<u8>,
    /// No field of the row under way has anything in it: spreadsheets end in such rows.
    blank: bool,
    line: usize,
}

impl Csv {
    pub(super) fn new(column: Column) -> Self {
        let position = match &column {
            Column::Name(_) => None,
            Column::Position(position) => Some(*position),
        };
        Self {
            column,
            reader: None,
            first: Vec::new(),
            position,
            missing: false,
            field: Vec::new(),
            quotes: 0,
            ends: 0,
            open_quote: None,
            at: 0,
            found: None,
            found_field: Vec::new(),
            blank: true,
            line: 0,
        }
    }

    /// Whether the first line has no column of the name that was asked for.
    pub(super) fn lacks_column(&self) -> bool {
        self.missing
    }

    /// The line, from 0, of a quote that nothing closes; known at the end.
    pub(super) fn open_quote(&self) -> Option<usize> {
        self.open_quote
    }

    /// Hands on the column of each row that ends in `bytes`, with its line from 0: empty where the
    /// row is too short. Blank rows are left out.
    pub(super) fn push(&mut self, bytes: &[u8], take: Take<'_>) {
        if self.reader.is_some() {
            return self.read(bytes, take);
        }
        self.first.extend_from_slice(bytes);
        if first_line(&self.first).is_some() || self.first.len() > MAX_FIRST_LINE {
            self.start(take);
        }
    }

    /// Hands on the last row, where no line end follows it.
    pub(super) fn finish(&mut self, take: Take<'_>) {
        if self.reader.is_none() {
            self.start(take);
        }
        // csv-core takes an empty input for the end; the first such call may end a field, the
        // second a row.
        self.read(&[], take);
        if matches!(self.column, Column::Name(_)) && self.position.is_none() {
            self.missing = true;
        }
    }

    fn start(&mut self, take: Take<'_>) {
        let first = std::mem::take(&mut self.first);
        let line = first_line(&first).unwrap_or(&first);
        let reader = ReaderBuilder::new().delimiter(delimiter(line)).build();
        self.reader = Some(reader);
        self.read(&first, take);
    }

    fn read(&mut self, mut bytes: &[u8], take: Take<'_>) {
        let Some(mut reader) = self.reader.take() else {
            return;
        };
        let at_end = bytes.is_empty();
        let mut out = [0; MAX_FIELD];
        while (at_end || !bytes.is_empty()) && !self.missing {
            let (result, read, written) = reader.read_field(bytes, &mut out);
            let (consumed, rest) = bytes.split_at_checked(read).unwrap_or_default();
            let room = MAX_FIELD.saturating_sub(self.field.len()).min(written);
            self.field
                .extend_from_slice(out.get(..room).unwrap_or_default());
            let mut ends = 0;
            for byte in consumed {
                ends += usize::from(*byte == b'\n');
                self.quotes += usize::from(*byte == b'"');
            }
            bytes = rest;
            match result {
                ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => {
                    self.line += ends;
                    self.ends += ends;
                }
                ReadFieldResult::End => break,
                ReadFieldResult::Field { record_end } => {
                    // A quote within a quoted field is doubled. What the end of the file cuts off
                    // has taken the rows after the quote that is too much.
                    if at_end && self.quotes % 2 == 1 && self.ends > 0 {
                        self.open_quote = Some(self.line - self.ends.min(self.line));
                    }
                    let own = usize::from(record_end && consumed.ends_with(b"\n"));
                    self.end_field(self.line + ends - own.min(ends), record_end, take);
                    self.line += ends;
                    (self.quotes, self.ends) = (0, 0);
                }
            }
            if at_end && result == ReadFieldResult::InputEmpty {
                break;
            }
        }
        self.reader = Some(reader);
    }

    fn end_field(&mut self, line: usize, record_end: bool, take: Take<'_>) {
        let text = self.field.trim_ascii();
        self.blank &= text.is_empty();
        let header = match &self.column {
            Column::Name(name) if self.position.is_none() => Some(name.as_bytes()),
            _ => None,
        };
        if let Some(name) = header {
            if self.found.is_none() && text.eq_ignore_ascii_case(name) {
                self.found = Some(self.at);
            }
        } else if self.position == Some(self.at) {
            self.found = Some(line);
            std::mem::swap(&mut self.field, &mut self.found_field);
        }
        let is_header = header.is_some();
        self.field.clear();
        self.at += 1;
        if !record_end {
            return;
        }
        self.at = 0;
        let found = self.found.take();
        if std::mem::replace(&mut self.blank, true) {
            return;
        }
        if is_header {
            self.position = found;
            self.missing = found.is_none();
        } else if let Some(line) = found {
            take(line, &self.found_field);
        } else {
            take(line, &[]);
        }
    }
}

/// The first line that is not empty, once it is whole.
fn first_line(bytes: &[u8]) -> Option<&[u8]> {
    let start = bytes.iter().position(|it| !b"\r\n".contains(it))?;
    let rest = bytes.get(start..)?;
    let mut quoted = false;
    let end = rest.iter().position(|it| {
        quoted ^= *it == b'"';
        !quoted && b"\r\n".contains(it)
    })?;
    rest.get(..end)
}

/// The commonest of the delimiters outside of quotes.
fn delimiter(line: &[u8]) -> u8 {
    let count = |delimiter: u8| {
        let mut quoted = false;
        let outside = line.iter().filter(|it| {
            quoted ^= **it == b'"';
            !quoted && **it == delimiter
        });
        outside.count()
    };
    // The last of equals: a comma where there is none at all.
    b"\t;,"
        .iter()
        .copied()
        .max_by_key(|it| count(*it))
        .unwrap_or(b',')
}
