//! The two encodings of a request: percent-encoding (RFC 3986) and JSON (RFC 8259).

/// Appends `text` percent-encoded. Only RFC 3986's unreserved characters are kept, so no value can end a path
/// segment, start a query or add a parameter; `+49` becomes `%2B49`, because a raw `+` in a query means a
/// space.
pub fn percent(out: &mut String, text: &str) {
    const HEX: [char; 16] = [
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F',
    ];
    let hex = |nibble: u8| HEX.get(usize::from(nibble)).copied().unwrap_or('0');
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push(hex(byte >> 4));
            out.push(hex(byte & 15));
        }
    }
}

/// Appends `text` as a JSON string.
pub fn json_string(out: &mut String, text: &str) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\0'..='\u{1f}' => {
                // Below 32, so two digits; the first is 0 or 1.
                let digit = char::from_digit(u32::from(character) & 15, 16).unwrap_or('0');
                out.push_str(if character < '\u{10}' {
                    "\\u000"
                } else {
                    "\\u001"
                });
                out.push(digit);
            }
            _ => out.push(character),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percent_encodes_all_but_the_unreserved() {
        for (text, expected) in [
            ("+49", "%2B49"),
            ("a/b?c&d=e#f", "a%2Fb%3Fc%26d%3De%23f"),
            ("-._~09AZ", "-._~09AZ"),
            ("ü €", "%C3%BC%20%E2%82%AC"),
            ("%2e", "%252e"),
        ] {
            let mut out = String::new();
            percent(&mut out, text);
            assert_eq!(out, expected);
        }
    }

    #[test]
    fn json_strings_read_back() {
        let controls: String = ('\0'..=' ').collect();
        for text in ["\"\\\n\r\t\u{1}\u{1f}ü😀\u{2028}", &controls, ""] {
            let mut out = String::new();
            json_string(&mut out, text);
            assert_eq!(serde_json::from_str::<String>(&out).unwrap(), text);
        }
    }

    #[test]
    fn what_has_a_short_escape_gets_it() {
        let mut out = String::new();
        json_string(&mut out, "\"\\\n\r\t\u{b}\u{1a}");
        assert_eq!(out, r#""\"\\\n\r\t\u000b\u001a""#);
    }
}
