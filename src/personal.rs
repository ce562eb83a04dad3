//! What of a provider's words may be personal: a phone number, a text that it quotes. Messages and logs
//! must not carry it.

/// A path of field names and indices, so nothing personal.
pub(crate) fn is_field_path(path: &str) -> bool {
    (1..=60).contains(&path.len())
        && path
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"_.[]".contains(&byte))
        && !has_long_number(path)
}

fn has_long_number(text: &str) -> bool {
    let mut digits = 0;
    text.bytes().any(|byte| {
        digits = if byte.is_ascii_digit() { digits + 1 } else { 0 };
        digits >= 5
    })
}

/// A provider's sentence without quoted values and without numbers that may be phones.
pub(crate) fn masked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // Where the word under way begins in `out`, and its digits.
    let (mut word, mut digits, mut quoted) = (0, 0, false);
    for character in text.chars().chain([' ']) {
        if character == '"' {
            quoted = !quoted;
            out.push_str(if quoted { "\"…" } else { "\"" });
        } else if !quoted {
            if character == ' ' {
                if digits >= 5 {
                    out.truncate(word);
                    out.push('…');
                }
                digits = 0;
                word = out.len() + 1;
            }
            digits += usize::from(character.is_ascii_digit());
            out.push(character);
        }
    }
    // The blank that ended the last word; an open quote ends with the sentence.
    if quoted {
        out.push('"');
    } else {
        out.pop();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masks_what_may_be_personal() {
        for (text, expected) in [
            (
                "Service's code is invalid or unavailable.",
                "Service's code is invalid or unavailable.",
            ),
            (
                "This value \"Hello Bob\" is too long.",
                "This value \"…\" is too long.",
            ),
            ("+491701234567 is blocked", "… is blocked"),
            ("an open \"quote", "an open \"…\""),
            ("at most 1785 characters", "at most 1785 characters"),
        ] {
            assert_eq!(masked(text), expected);
        }
    }
}
