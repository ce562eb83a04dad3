//! The separators of the fields of a CSV file, and of several numbers on a line.

/// The separators that the option `delimiter` may name.
pub const DELIMITERS: [&str; 4] = [",", ";", "\t", "|"];

/// The default separators of numbers on a line, without the option `delimiter`: those that mail
/// programs and spreadsheets write.
pub(super) const USUAL: &[u8] = b",;\t";

/// The delimiter in the line `sep=;`, which tells Excel the delimiter of a CSV file.
pub(super) fn of_excel(line: &[u8]) -> Option<u8> {
    let line = line.strip_prefix(b"\"").unwrap_or(line);
    let (name, rest) = line.split_at_checked(NAME.len())?;
    match rest {
        [delimiter] | [delimiter, b'"'] if name.eq_ignore_ascii_case(NAME) => Some(*delimiter),
        _ => None,
    }
    .filter(|it| is_delimiter(*it))
}

/// Whether a text is such a line, or a piece of one that was split at its delimiter.
pub(super) fn is_excel(piece: &[u8]) -> bool {
    let name = piece.strip_prefix(b"\"").unwrap_or(piece);
    of_excel(piece).is_some() || piece == b"\"" || name.eq_ignore_ascii_case(NAME)
}

const NAME: &[u8] = b"sep=";

/// Whether the option `delimiter` may name this byte.
pub(super) fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b',' | b';' | b'\t' | b'|')
}

/// Whether `name` begins with these bytes, in any case.
fn begins(name: &[u8], bytes: &[u8]) -> bool {
    name.get(..bytes.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(bytes))
}

/// Whether a `;` before these bytes is part of a telephone URI (`tel:+49…;ext=5`) and not a
/// separator. `None` if more bytes are needed to decide.
pub(super) fn is_parameter(bytes: &[u8]) -> Option<bool> {
    // Most often a number follows.
    if let [b' '..=b'9', ..] = bytes {
        return Some(false);
    }
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

/// The parameters of RFC 3966 that change which telephone a number reaches.
const PARAMETERS: [&[u8]; 3] = [b"ext=", b"isub=", b"phone-context="];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_that_tells_excel_the_delimiter() {
        for (line, expected) in [
            ("sep=;", Some(b';')),
            ("sep=,", Some(b',')),
            ("SEP=\t", Some(b'\t')),
            ("sep=|", Some(b'|')),
            ("\"sep=;\"", Some(b';')),
            ("", None),
            ("sep", None),
            ("sep=", None),
            ("sep=;;", None),
            ("sep=;x", None),
            ("sep=:", None),
            ("set=;", None),
            (" sep=;", None),
        ] {
            assert_eq!(of_excel(line.as_bytes()), expected, "{line:?}");
            let pieces = line.split([',', ';', '\t']);
            let pieces = pieces.filter(|it| !it.is_empty());
            let are_all = pieces.clone().all(|it| is_excel(it.as_bytes()));
            let may_be = expected.is_some() || ["", "sep=", "sep=;;"].contains(&line);
            assert_eq!(are_all, may_be, "{line:?}");
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
