//! What a line says once everything around and between its digits is gone.

use super::digits_of_scripts;
use super::reason::Reason;

/// E.164 allows at most 15 digits. An international prefix of four may come before them, and one more shows that
/// the number is too long.
const MAX_DIGITS: usize = 20;

/// The digits of a line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Written {
    digits: [u8; MAX_DIGITS],
    count: usize,
    /// A `+` comes before them.
    pub(super) plus: bool,
    /// The position of a 0 that stands alone in brackets: `+44 (0)7700 …`.
    pub(super) bracketed_zero: Option<usize>,
}

impl Written {
    pub(super) fn digits(&self) -> &[u8] {
        self.digits.get(..self.count).unwrap_or_default()
    }

    fn push(&mut self, digit: u8) -> Result<(), Reason> {
        // With this many digits the number is too long however it is read.
        let slot = self.digits.get_mut(self.count).ok_or(Reason::TooLong)?;
        *slot = digit;
        self.count += 1;
        Ok(())
    }

    /// The same without the digit at a position.
    pub(super) fn without(mut self, position: usize) -> Self {
        if position < self.count
            && let Some(rest) = self.digits.get_mut(position..)
        {
            rest.rotate_left(1);
            self.count -= 1;
        }
        self
    }
}

/// Reads the digits of a line.
///
/// # Errors
/// What is in the line besides a number.
pub(super) fn clean(line: &[u8]) -> Result<Written, Reason> {
    let text = std::str::from_utf8(line).map_err(|_| Reason::Characters)?;
    let text = unwrapped(text);
    if let Some(rounded) = rounded(text) {
        return Err(rounded);
    }
    let mut written = Written::default();
    // Where a bracket was opened.
    let mut bracket = None;
    let mut rest = text.chars();
    while let Some(character) = rest.next() {
        match character {
            '0'..='9' => written.push(character as u8)?,
            '+' | '＋' | '﹢' if written.count == 0 && !written.plus => written.plus = true,
            '(' | '[' | '（' | '［' => bracket = Some(written.count),
            ')' | ']' | '）' | '］' => {
                let inner = bracket.take().filter(|start| start + 1 == written.count);
                if inner.is_some_and(|at| written.digits.get(at) == Some(&b'0')) {
                    written.bracketed_zero = written.bracketed_zero.or(inner);
                }
            }
            _ if is_between(character) || is_blank(character) => {}
            _ => match digits_of_scripts::ascii(character) {
                Some(digit) => written.push(digit)?,
                None => return Err(foreign(character, rest.as_str(), written.count)),
            },
        }
    }
    Ok(written)
}

/// The text without what spreadsheets, CSV files and web pages put around a number.
fn unwrapped(text: &str) -> &str {
    let separators = |it: char| it == ',' || it == ';' || is_blank(it);
    let mut text = text
        .trim_start_matches(is_blank)
        .trim_end_matches(separators);
    if text.starts_with("=\"") {
        text = text.get(1..).unwrap_or_default();
    }
    for (open, close) in [
        ('"', '"'),
        ('\'', '\''),
        ('“', '”'),
        ('„', '“'),
        ('‘', '’'),
        ('«', '»'),
        ('`', '`'),
    ] {
        let inner = text
            .strip_prefix(open)
            .and_then(|it| it.strip_suffix(close));
        if let Some(inner) = inner {
            text = inner.trim_matches(is_blank);
            break;
        }
    }
    text = text.strip_prefix(['\'', '’', '‘']).unwrap_or(text);
    match text.split_at_checked(4) {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("tel:") => rest,
        _ => text,
    }
}

/// Whether a spreadsheet rounded the number or turned it into a decimal one: `4.917E+11`, `491701234567.0`.
fn rounded(text: &str) -> Option<Reason> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let whole = digits(text);
    let (_, rest) = text.split_at_checked(whole)?;
    let point = rest.strip_prefix(['.', ',']);
    let fraction = point.map_or(0, digits);
    let after = point.and_then(|it| it.get(fraction..)).unwrap_or(rest);
    if let Some(exponent) = after.strip_prefix(['E', 'e'])
        && whole > 0
    {
        let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
        let count = digits(exponent);
        return (count > 0 && count == exponent.len()).then_some(Reason::Exponent);
    }
    let is_zero = point.is_some_and(|it| matches!(it, "0" | "00"));
    (is_zero && whole > 4).then_some(Reason::Decimal)
}

/// Why a line is rejected that has this character after so many digits.
fn foreign(character: char, rest: &str, count: usize) -> Reason {
    let is_letter = character.is_ascii_alphabetic();
    if count > 3 && (is_letter || matches!(character, '#' | ';')) {
        let word = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        let (_, number) = rest.split_at_checked(word).unwrap_or_default();
        let number = number.trim_start_matches(['.', ':', '=', ' ', '#']);
        let is_number = !number.is_empty() && number.bytes().all(|it| it.is_ascii_digit());
        // `x5`, `ext. 5`, `#5`, `;ext=5`
        let starts = character == '#' || matches!(character, 'x' | 'X' | 'e' | 'E' | ';');
        if is_number && starts && number.len() <= 7 {
            return Reason::Extension;
        }
    }
    if is_letter {
        Reason::Letters
    } else {
        Reason::Characters
    }
}

/// Whether a character is white space or invisible. Such characters come along when numbers are copied from web
/// pages and address books.
fn is_blank(character: char) -> bool {
    matches!(
        character,
        '\t'..='\r' | ' ' | '\u{85}' | '\u{a0}' | '\u{ad}' | '\u{61c}' | '\u{1680}' | '\u{180e}'
            | '\u{2000}'..='\u{200f}' | '\u{202a}'..='\u{202f}' | '\u{205f}'..='\u{2064}'
            | '\u{2066}'..='\u{206f}' | '\u{3000}' | '\u{feff}'
    )
}

/// Whether a character may stand between digits: dots, dashes of every kind, slashes.
fn is_between(character: char) -> bool {
    matches!(
        character,
        '.' | '-' | '/' | '~' | '·' | '\u{2010}'..='\u{2015}' | '\u{2024}' | '\u{2027}' | '\u{2043}'
            | '\u{2044}' | '\u{2053}' | '\u{2212}' | '\u{2215}' | '\u{2e3a}' | '\u{2e3b}' | '\u{301c}'
            | '\u{3030}' | '\u{30fb}' | '\u{30fc}' | '\u{fe31}' | '\u{fe32}' | '\u{fe58}' | '\u{fe63}'
            | '\u{ff0d}'..='\u{ff0f}' | '\u{ff5e}'
    )
}
