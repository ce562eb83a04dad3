//! Reads one column of a CSV file. `csv-core` handles quotes, doubled quotes and line endings inside
//! quotes.

use csv_core::{ReadFieldResult, Reader, ReaderBuilder};

use super::lines::{Carry, MAX_LINE};
use super::options::Column;
use super::separators::of_excel;

/// A longer first line is not a list of columns.
const MAX_FIRST_LINE: usize = 65_536;

/// Receives the line of a row, from 0, its column, and whether that is all of the column. `dyn`, so
/// that the reader is compiled once.
type Take<'a> = &'a mut dyn FnMut(usize, &[u8], bool);

/// Extracts one column from chunks of bytes.
pub(super) struct Csv {
    column: Column,
    /// `None` if it is to be detected from the first line.
    delimiter: Option<u8>,
    /// Whether the row being read is the line `sep=;`, which belongs to the file and not to the list.
    tells: bool,
    /// Created once the first line is complete.
    reader: Option<Reader>,
    /// The first line, until it is complete.
    first: Vec<u8>,
    /// The position of the column, once it is known.
    position: Option<usize>,
    missing: bool,
    field: Carry,
    /// Quotes and line endings so far in the current field, as they appear in the file.
    quotes: usize,
    ends: usize,
    /// The line of an unclosed quote.
    open_quote: Option<usize>,
    at: usize,
    /// The line of the column in the current row or, in the first row, its position.
    found: Option<usize>,
    found_field: Carry,
    /// Every field of the current row so far is blank: spreadsheets end with such rows.
    blank: bool,
    line: usize,
}

impl Csv {
    /// Without a delimiter, it is detected from the first line.
    pub(super) fn new(column: Column, delimiter: Option<u8>) -> Self {
        let position = match &column {
            Column::Name(_) => None,
            Column::Position(position) => Some(*position),
        };
        Self {
            column,
            delimiter,
            tells: false,
            reader: None,
            first: Vec::new(),
            position,
            missing: false,
            field: Carry::default(),
            quotes: 0,
            ends: 0,
            open_quote: None,
            at: 0,
            found: None,
            found_field: Carry::default(),
            blank: true,
            line: 0,
        }
    }

    /// Whether the first line has no column with the requested name.
    pub(super) fn lacks_column(&self) -> bool {
        self.missing
    }

    /// The line, from 0, of an unclosed quote; known at the end.
    pub(super) fn open_quote(&self) -> Option<usize> {
        self.open_quote
    }

    /// Passes on the column of each row that ends in `bytes`, with its line from 0. It is empty if
    /// the row is too short. Blank rows are skipped.
    pub(super) fn push(&mut self, bytes: &[u8], take: Take<'_>) {
        // csv-core takes empty input as the end.
        if bytes.is_empty() {
            return;
        }
        if self.reader.is_some() {
            return self.read(bytes, take);
        }
        self.first.extend_from_slice(bytes);
        // Looked at again only where the line may end, however small the chunks are.
        let may_end = bytes.iter().any(|it| b"\r\n".contains(it));
        if (may_end && first_line(&self.first).is_some()) || self.first.len() > MAX_FIRST_LINE {
            self.start(take);
        }
    }

    /// Passes on the last row if no line ending follows it.
    pub(super) fn finish(&mut self, take: Take<'_>) {
        if self.reader.is_none() {
            self.start(take);
        }
        // The first call without input may end a field, the second a row.
        self.read(&[], take);
        if matches!(self.column, Column::Name(_)) && self.position.is_none() {
            self.missing = true;
        }
    }

    fn start(&mut self, take: Take<'_>) {
        let first = std::mem::take(&mut self.first);
        let line = first_line(&first).unwrap_or(&first);
        let told = of_excel(line);
        self.tells = told.is_some();
        let delimiter = self.delimiter.or(told).unwrap_or_else(|| delimiter(line));
        self.reader = Some(ReaderBuilder::new().delimiter(delimiter).build());
        self.read(&first, take);
    }

    fn read(&mut self, mut bytes: &[u8], take: Take<'_>) {
        let Some(mut reader) = self.reader.take() else {
            return;
        };
        let at_end = bytes.is_empty();
        let mut out = [0; MAX_LINE];
        while (at_end || !bytes.is_empty()) && !self.missing {
            let (result, read, written) = reader.read_field(bytes, &mut out);
            let (consumed, rest) = bytes.split_at_checked(read).unwrap_or_default();
            self.field.push(out.get(..written).unwrap_or_default());
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
                    // Quotes inside a quoted field are doubled. An odd number at the end of the
                    // file means an unclosed quote, which has swallowed the rows after it.
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
        let text = self.field.text();
        self.blank &= text.is_empty();
        let header = match &self.column {
            Column::Name(name) if self.position.is_none() && !self.tells => Some(name.as_bytes()),
            _ => None,
        };
        if let Some(name) = header {
            let is_named = text.eq_ignore_ascii_case(name) && self.field.is_whole();
            if is_named && self.found.is_none() {
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
        let is_blank = std::mem::replace(&mut self.blank, true);
        if std::mem::take(&mut self.tells) || is_blank {
            return;
        }
        if is_header {
            self.position = found;
            self.missing = found.is_none();
        } else if let Some(line) = found {
            take(line, self.found_field.text(), self.found_field.is_whole());
        } else {
            take(line, &[], true);
        }
    }
}

/// The first line that is not empty, once it is complete.
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

/// The commonest delimiter outside quotes.
fn delimiter(line: &[u8]) -> u8 {
    let (mut found, mut most) = (b',', 0);
    // In a tie the last one wins: the comma if there is no delimiter at all.
    for delimiter in *b"\t;," {
        let (mut quoted, mut count) = (false, 0);
        for byte in line {
            quoted ^= *byte == b'"';
            count += usize::from(!quoted && *byte == delimiter);
        }
        if count >= most {
            (found, most) = (delimiter, count);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_ends_outside_quotes() {
        for (text, expected) in [
            ("", None),
            ("\r\n\n", None),
            ("a", None),
            ("a\n", Some("a")),
            ("a,b\r\nc\n", Some("a,b")),
            ("\n\r\na\rb\n", Some("a")),
            ("\"a\nb\",c\nd\n", Some("\"a\nb\",c")),
            ("\"a\"\"\nb\"\nd\n", Some("\"a\"\"\nb\"")),
            ("\"a\nb\n", None),
        ] {
            let found = first_line(text.as_bytes());
            assert_eq!(found, expected.map(str::as_bytes), "{text:?}");
        }
    }

    #[test]
    fn the_commonest_delimiter_outside_quotes_separates() {
        for (line, expected) in [
            ("", b','),
            ("a", b','),
            ("a,b", b','),
            ("a;b", b';'),
            ("a\tb", b'\t'),
            ("a;b,c", b','),
            ("a\tb;c", b';'),
            ("a;b;c,d", b';'),
            ("\"a;b;c\",d", b','),
            ("\"a,b,c\";d;\"e,f\"", b';'),
            ("\"a\"\";;\",d", b','),
        ] {
            assert_eq!(delimiter(line.as_bytes()), expected, "{line:?}");
        }
    }

    #[test]
    fn a_first_line_without_an_end_is_not_kept_for_ever() {
        let start = |bytes: &[u8], more: &[u8]| {
            let mut csv = Csv::new(Column::Position(0), None);
            csv.push(bytes, &mut |_, _, _| {});
            let before = csv.reader.is_some();
            csv.push(more, &mut |_, _, _| {});
            (before, csv.reader.is_some())
        };
        let long = vec![b'x'; MAX_FIRST_LINE];
        assert_eq!(start(&long, b"x"), (false, true));
        assert_eq!(start(&long, b""), (false, false));
        assert_eq!(start(b"a", b"\n"), (false, true));
        assert_eq!(start(b"a\n", b""), (true, true));
    }

    /// The rows as `line:field`, and the line of an open quote.
    fn rows(text: &str) -> (Vec<String>, Option<usize>) {
        let mut csv = Csv::new(Column::Position(1), None);
        let mut rows = Vec::new();
        let mut take = |line: usize, field: &[u8], whole: bool| {
            assert!(whole);
            rows.push(format!("{line}:{}", String::from_utf8_lossy(field)));
        };
        for byte in text.as_bytes() {
            csv.push(&[*byte], &mut take);
        }
        csv.finish(&mut take);
        (rows, csv.open_quote())
    }

    #[test]
    fn a_row_has_the_line_of_its_field_and_an_open_quote_that_of_its_beginning() {
        for (text, expected, open) in [
            ("a,b\nc,d", &["0:b", "1:d"][..], None),
            ("a,b\n\nc\n,\ne,f\n", &["0:b", "2:", "4:f"], None),
            (
                "\"a\nb\",c\nd,\"e\nf\"\ng,h\n",
                &["1:c", "3:e\nf", "4:h"],
                None,
            ),
            ("a,b\nc,\"d\ne,f\n", &["0:b", "3:d\ne,f"], Some(1)),
            ("a,b\n\"c\nd\ne", &["0:b", "3:"], Some(1)),
            (
                "a\na\na\na\na,\"b\n",
                &["0:", "1:", "2:", "3:", "5:b"],
                Some(4),
            ),
            ("a,\"b", &["0:b"], None),
        ] {
            let expected: Vec<String> = expected.iter().map(|it| (*it).to_owned()).collect();
            assert_eq!(rows(text), (expected, open), "{text:?}");
        }
    }
}
