//! Percent decoding, as paths and queries need it.

/// What "+" stands for: a space in a query, itself in a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plus {
    /// A space.
    Space,
    /// A plus sign.
    Itself,
}

/// Decodes percent escapes.
///
/// # Errors
///
/// When an escape is broken, or the result is not UTF-8.
pub fn decode(raw: &str, plus: Plus) -> Result<String, String> {
    let mut bytes = Vec::with_capacity(raw.len());
    let mut rest = raw.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' if plus == Plus::Space => b' ',
            b'%' => match (rest.next().and_then(hex), rest.next().and_then(hex)) {
                (Some(high), Some(low)) => high * 16 + low,
                _ => return Err(format!("broken percent escape in \"{raw}\"")),
            },
            byte => byte,
        });
    }
    String::from_utf8(bytes).map_err(|_| format!("not UTF-8 once decoded: \"{raw}\""))
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit)
        .to_digit(16)
        .and_then(|value| u8::try_from(value).ok())
}
