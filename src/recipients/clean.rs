//! Extracts the digits of a line: removes everything around and between them.

use super::digits_of_scripts;
use super::reason::Reason;

/// E.164 allows at most 15 digits. Up to four digits of an international prefix may precede them, and one more
/// digit shows that the number is too long.
const MAX_DIGITS: usize = 20;

/// The digits of a line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Written {
    digits: [u8; MAX_DIGITS],
    count: usize,
    /// Whether a `+` precedes them.
    pub(super) plus: bool,
    /// The position of a 0 that stands alone in brackets: `+44 (0)7700 …`.
    pub(super) bracketed_zero: Option<usize>,
}

impl Written {
    pub(super) fn digits(&self) -> &[u8] {
        self.digits.get(..self.count).unwrap_or_default()
    }

    fn push(&mut self, digit: u8) -> Result<(), Reason> {
        // With this many digits, the number is too long in any reading.
        let slot = self.digits.get_mut(self.count).ok_or(Reason::TooLong)?;
        *slot = digit;
        self.count += 1;
        Ok(())
    }

    /// Closes a bracket that was opened before a digit. It may contain a single 0.
    fn close(&mut self, bracket: Option<usize>) {
        let inner = bracket.filter(|start| start + 1 == self.count);
        if inner.is_some_and(|at| self.digits.get(at) == Some(&b'0')) {
            self.bracketed_zero = self.bracketed_zero.or(inner);
        }
    }

    /// The digits from `start` on without the one at `hole`, after a `+`.
    pub(super) fn marked(&self, start: usize, hole: usize) -> Self {
        let mut marked = Self {
            plus: true,
            ..Self::default()
        };
        for (at, digit) in self.digits().iter().enumerate() {
            if at >= start && at != hole {
                // As many digits have fitted before.
                let _ = marked.push(*digit);
            }
        }
        marked
    }
}

/// Reads the digits of a line.
///
/// # Errors
/// What the line contains besides a number.
pub(super) fn clean(line: &[u8], written: &mut Written) -> Result<(), Reason> {
    let line = line.trim_ascii();
    let found = written.read(line);
    if found.is_ok() || !may_be_wrapped(line) {
        return found;
    }
    *written = Written::default();
    written.read(unwrapped(line))
}

/// Whether something may be around the number. Most lines with something else in them have it in the middle.
fn may_be_wrapped(line: &[u8]) -> bool {
    matches!(
        line.first(),
        Some(b'"' | b'\'' | b'`' | b'=' | b't' | b'T' | 0x80..)
    ) || matches!(
        line.last(),
        Some(b',' | b';' | b'"' | b'\'' | b'`' | 0x80..)
    )
}

impl Written {
    fn read(&mut self, line: &[u8]) -> Result<(), Reason> {
        let mut points = 0;
        // Where a bracket was opened.
        let mut bracket = None;
        let mut rest = line;
        while let Some((byte, after)) = rest.split_first() {
            let here = rest;
            rest = after;
            match byte {
                b'0'..=b'9' => self.push(*byte)?,
                b' ' | b'-' | b'/' | b'~' | b'\t' | 0xb | 0xc => {}
                b'.' => points += 1,
                b'(' | b'[' => bracket = Some(self.count),
                b')' | b']' => self.close(bracket.take()),
                b'+' if self.count == 0 && !self.plus => self.plus = true,
                _ => {
                    let character = first_character(here).ok_or(Reason::Characters)?;
                    rest = here.get(character.len_utf8()..).unwrap_or_default();
                    match character {
                        '＋' | '﹢' if self.count == 0 && !self.plus => self.plus = true,
                        '（' | '［' => bracket = Some(self.count),
                        '）' | '］' => self.close(bracket.take()),
                        _ if is_between(character) || is_blank(character) => {}
                        _ => match digits_of_scripts::ascii(character) {
                            Some(digit) => self.push(digit)?,
                            None => {
                                let why = || foreign(character, rest, self.count);
                                return Err(rounded(line).unwrap_or_else(why));
                            }
                        },
                    }
                }
            }
        }
        let rounded = if points == 1 { rounded(line) } else { None };
        rounded.map_or(Ok(()), Err)
    }
}

/// The character at the start of some bytes, if they begin with one.
fn first_character(bytes: &[u8]) -> Option<char> {
    let length = match bytes.first()? {
        0..0x80 => 1,
        0..0xe0 => 2,
        0..0xf0 => 3,
        _ => 4,
    };
    std::str::from_utf8(bytes.get(..length)?)
        .ok()?
        .chars()
        .next()
}

/// The line without what spreadsheets, CSV files and web pages put around a number.
fn unwrapped(line: &[u8]) -> &[u8] {
    if std::str::from_utf8(line).is_err() {
        return line;
    }
    let mut line = trimmed(line, b",;");
    if line.starts_with(b"=\"") {
        line = line.get(1..).unwrap_or_default();
    }
    for (open, close) in QUOTES {
        let inner = line.strip_prefix(open.as_bytes());
        if let Some(inner) = inner.and_then(|it| it.strip_suffix(close.as_bytes())) {
            line = trimmed(inner, b"");
            break;
        }
    }
    if let Some('\'' | '’' | '‘') = first_character(line) {
        line = after_first(line);
    }
    match line.split_at_checked(4) {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case(b"tel:") => rest,
        _ => line,
    }
}

/// The text without blanks around it, and without these bytes at its end.
fn trimmed<'a>(mut text: &'a [u8], end: &[u8]) -> &'a [u8] {
    while first_character(text).is_some_and(is_blank) {
        text = after_first(text);
    }
    loop {
        // All bytes of a character but the first are continuation bytes.
        let last = text.iter().rposition(|it| it & 0xc0 != 0x80);
        let Some((before, last)) = last.and_then(|at| text.split_at_checked(at)) else {
            return text;
        };
        let is_blank = first_character(last).is_some_and(is_blank);
        if !is_blank && !last.first().is_some_and(|it| end.contains(it)) {
            return text;
        }
        text = before;
    }
}

/// What follows the first character.
fn after_first(text: &[u8]) -> &[u8] {
    let length = first_character(text).map_or(0, char::len_utf8);
    text.get(length..).unwrap_or_default()
}

/// The pairs of quotes that may enclose a number.
static QUOTES: [(&str, &str); 7] = [
    ("\"", "\""),
    ("'", "'"),
    ("“", "”"),
    ("„", "“"),
    ("‘", "’"),
    ("«", "»"),
    ("`", "`"),
];

/// Splits a text after its leading digits.
fn after_digits(bytes: &[u8]) -> (usize, &[u8]) {
    let count = bytes.iter().take_while(|it| it.is_ascii_digit()).count();
    (count, bytes.get(count..).unwrap_or_default())
}

/// Whether a spreadsheet rounded the number or turned it into a decimal one: `4.917E+11`, `491701234567.0`,
/// `491701234567.5`.
fn rounded(line: &[u8]) -> Option<Reason> {
    let (whole, rest) = after_digits(line.strip_prefix(b"+").unwrap_or(line));
    let (point, fraction) = match rest {
        [b'.' | b',', fraction @ ..] => (true, fraction),
        _ => (false, rest),
    };
    let (decimals, end) = after_digits(fraction);
    let is_zero = fraction.iter().all(|digit| *digit == b'0');
    // After this many digits, one or two more are no group of a number.
    let is_rest = (is_zero && whole > 4 && decimals < 4) || (whole > 8 && decimals < 3);
    if point && end.is_empty() && decimals > 0 && is_rest {
        return Some(Reason::Decimal);
    }
    let (_, exponent) = after_digits(fraction);
    let (b'E' | b'e', exponent) = exponent.split_first()? else {
        return None;
    };
    let exponent = match exponent {
        [b'+' | b'-', digits @ ..] => digits,
        digits => digits,
    };
    let (count, rest) = after_digits(exponent);
    (whole > 0 && count > 0 && rest.is_empty()).then_some(Reason::Exponent)
}

/// Why a line with this character after this many digits is rejected.
fn foreign(character: char, rest: &[u8], count: usize) -> Reason {
    let is_letter = character.is_ascii_alphabetic();
    // `x5`, `ext. 5`, `#5`, `;ext=5`
    if count > 3 && matches!(character, 'x' | 'X' | 'e' | 'E' | '#' | ';') {
        let mut number = rest;
        while let [
            b'.' | b':' | b'=' | b' ' | b'#' | b'a'..=b'z' | b'A'..=b'Z',
            next @ ..,
        ] = number
        {
            number = next;
        }
        let (digits, end) = after_digits(number);
        if (1..8).contains(&digits) && end.is_empty() {
            return Reason::Extension;
        }
    }
    if is_letter {
        Reason::Letters
    } else {
        Reason::Characters
    }
}

/// Whether a character is white space or invisible. Numbers copied from web pages and address books contain such
/// characters.
fn is_blank(character: char) -> bool {
    matches!(
        character,
        '\t'..='\r' | ' ' | '\u{85}' | '\u{a0}' | '\u{ad}' | '\u{61c}' | '\u{1680}' | '\u{180e}'
            | '\u{2000}'..='\u{200f}' | '\u{202a}'..='\u{202f}' | '\u{205f}'..='\u{2064}'
            | '\u{2066}'..='\u{206f}' | '\u{3000}' | '\u{feff}'
    )
}

/// Whether a character beyond ASCII may stand between digits: dots, dashes of every kind, slashes.
fn is_between(character: char) -> bool {
    matches!(
        character,
        '·' | '\u{2010}'..='\u{2015}' | '\u{2024}' | '\u{2027}' | '\u{2043}'
            | '\u{2044}' | '\u{2053}' | '\u{2212}' | '\u{2215}' | '\u{2e3a}' | '\u{2e3b}' | '\u{301c}'
            | '\u{3030}' | '\u{30fb}' | '\u{30fc}' | '\u{fe31}' | '\u{fe32}' | '\u{fe58}' | '\u{fe63}'
            | '\u{ff0d}'..='\u{ff0f}' | '\u{ff5e}'
    )
}
