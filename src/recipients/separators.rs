//! What separates the fields of a CSV file, or several numbers on a line.

/// The separators that the option `delimiter` may name.
pub const DELIMITERS: [&str; 4] = [",", ";", "\t", "|"];

/// What separates numbers on a line unless `delimiter` says so: what mail programs and spreadsheets
/// write.
pub(super) const USUAL: &[u8] = b",;\t";

/// What the beginning of an input is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Beginning {
    /// A list.
    List,
    /// The line `sep=;`, with which a file tells Excel its delimiter: the delimiter, and the length
    /// of the line including its ending.
    Delimiter(u8, usize),
    /// More bytes must show which of the two it is; never with more than ten.
    Unclear,
}

impl Beginning {
    /// Looks at the first bytes of an input, or at all of them.
    pub(super) fn of(bytes: &[u8], are_all: bool) -> Self {
        let (quote, rest) = match bytes {
            [b'"', rest @ ..] => (1, rest),
            _ => (0, bytes),
        };
        let unclear = if are_all { Self::List } else { Self::Unclear };
        let Some((name, rest)) = rest.split_at_checked(NAME.len()) else {
            return if begins(NAME, rest) {
                unclear
            } else {
                Self::List
            };
        };
        if !name.eq_ignore_ascii_case(NAME) {
            return Self::List;
        }
        let [delimiter, rest @ ..] = rest else {
            return unclear;
        };
        let rest = match rest {
            _ if !is_delimiter(*delimiter) => return Self::List,
            rest if quote == 0 => rest,
            [b'"', rest @ ..] => rest,
            [] => return unclear,
            _ => return Self::List,
        };
        let ending = match rest {
            [b'\r', b'\n', ..] => 2,
            [b'\r'] if !are_all => return unclear,
            [b'\r' | b'\n', ..] => 1,
            [] if are_all => 0,
            [] => return unclear,
            _ => return Self::List,
        };
        Self::Delimiter(*delimiter, NAME.len() + 1 + 2 * quote + ending)
    }
}

const NAME: &[u8] = b"sep=";

/// Whether `name` begins with these bytes, in any case.
fn begins(name: &[u8], bytes: &[u8]) -> bool {
    name.get(..bytes.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(bytes))
}

/// Whether the option `delimiter` may name this byte.
pub(super) fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b',' | b';' | b'\t' | b'|')
}

/// Whether a `;` before these bytes belongs to a telephone URI (`tel:+49…;ext=5`), and separates
/// nothing. `None` if more bytes must show it.
pub(super) fn is_parameter(bytes: &[u8]) -> Option<bool> {
    let mut is_clear = true;
    for name in PARAMETERS {
        let start = bytes.get(..name.len()).unwrap_or(bytes);
        if begins(name, start) {
            if start.len() == name.len() {
                return Some(true);
            }
            is_clear = false;
        }
    }
    is_clear.then_some(false)
}

/// The parameters of RFC 3966 that change which telephone a number stands for.
const PARAMETERS: [&[u8]; 3] = [b"ext=", b"isub=", b"phone-context="];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_that_tells_excel_the_delimiter() {
        use Beginning::{Delimiter, List, Unclear};
        for (bytes, expected, at_end) in [
            ("", Unclear, List),
            ("s", Unclear, List),
            ("sep", Unclear, List),
            ("sep=", Unclear, List),
            ("sep=;", Unclear, Delimiter(b';', 5)),
            ("sep=;\n", Delimiter(b';', 6), Delimiter(b';', 6)),
            ("sep=;\r", Unclear, Delimiter(b';', 6)),
            ("sep=;\r\n", Delimiter(b';', 7), Delimiter(b';', 7)),
            ("sep=;\r+", Delimiter(b';', 6), Delimiter(b';', 6)),
            ("sep=,\nsep=;", Delimiter(b',', 6), Delimiter(b',', 6)),
            ("SEP=\t\n", Delimiter(b'\t', 6), Delimiter(b'\t', 6)),
            ("sep=|\n", Delimiter(b'|', 6), Delimiter(b'|', 6)),
            ("\"", Unclear, List),
            ("\"sep=;", Unclear, List),
            ("\"sep=;\"", Unclear, Delimiter(b';', 7)),
            ("\"sep=;\"\r\n", Delimiter(b';', 9), Delimiter(b';', 9)),
            ("\"sep=;\n", List, List),
            ("sep=;;", List, List),
            ("sep=;\"\n", List, List),
            ("sep=:\n", List, List),
            ("sep=\n", List, List),
            ("set", List, List),
            ("+447700900123\n", List, List),
            ("\n", List, List),
        ] {
            let bytes = bytes.as_bytes();
            assert_eq!(Beginning::of(bytes, false), expected, "{bytes:?}");
            assert_eq!(Beginning::of(bytes, true), at_end, "{bytes:?} at the end");
            assert!(expected != Unclear || bytes.len() < 10);
        }
    }

    #[test]
    fn parameters_of_telephone_uris() {
        for (bytes, expected) in [
            ("ext=5", Some(true)),
            ("EXT=", Some(true)),
            ("isub=1", Some(true)),
            ("phone-context=+44", Some(true)),
            ("", None),
            ("e", None),
            ("ext", None),
            ("phone-context", None),
            ("+447700900123", Some(false)),
            (" ext=5", Some(false)),
            ("exit", Some(false)),
            ("name=x", Some(false)),
            (";ext=", Some(false)),
        ] {
            assert_eq!(is_parameter(bytes.as_bytes()), expected, "{bytes:?}");
        }
    }

    #[test]
    fn the_delimiters_are_one_list() {
        for byte in 0..=127u8 {
            let name = char::from(byte).to_string();
            assert_eq!(is_delimiter(byte), DELIMITERS.contains(&name.as_str()));
        }
        assert!(USUAL.iter().all(|it| is_delimiter(*it)));
    }
}
