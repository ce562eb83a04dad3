//! Which words of a provider may be personal: phone numbers, and quoted texts. Messages and logs must not
//! contain them.

/// This many digits may be a phone number.
const LONG: usize = 5;

/// Whether this is a path of field names and indices, so that it holds nothing personal.
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
        digits >= LONG
    })
}

/// Masks the quoted values in a provider's sentence, and the numbers that may be phone numbers, including
/// those written in groups.
pub(crate) fn masked(text: &str) -> String {
    let mut out = String::new();
    let mut closing = None;
    let mut before = ' ';
    for character in text.chars() {
        match closing {
            Some(end) if character != end => {}
            Some(end) => {
                out.push(end);
                closing = None;
            }
            None => {
                out.push(character);
                closing = closed_by(character, before);
                out.push_str(if closing.is_some() { "…" } else { "" });
            }
        }
        before = character;
    }
    if let Some(end) = closing {
        out.push(end);
    }
    without_numbers(out)
}

/// The character that ends a quotation begun by this one.
fn closed_by(character: char, before: char) -> Option<char> {
    match character {
        '"' => Some('"'),
        '“' | '„' => Some('”'),
        '«' => Some('»'),
        // Elsewhere it is an apostrophe.
        '\'' if matches!(before, ' ' | '(' | ':') => Some('\''),
        _ => None,
    }
}

fn without_numbers(mut text: String) -> String {
    // It ends a number at the end of the text.
    text.push('\0');
    let mut out = String::new();
    // The current number and what follows it, where its last digit ends, and how many digits it has.
    let (mut number, mut end, mut digits) = (String::new(), 0, 0);
    for character in text.chars() {
        let is_digit = character.is_ascii_digit();
        if is_digit || digits == 0 && character == '+' {
            number.push(character);
            end = number.len();
            digits += usize::from(is_digit);
        } else if digits > 0 && matches!(character, ' ' | '-' | '(' | ')' | '/' | '.') {
            number.push(character);
        } else {
            let rest = if digits < LONG { 0 } else { end };
            out.push_str(if rest > 0 { "…" } else { "" });
            out.push_str(number.get(rest..).unwrap_or_default());
            number.clear();
            digits = 0;
            out.push(character);
        }
    }
    out.pop();
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masks_what_may_be_personal() {
        for (text, expected) in [
            ("", ""),
            (
                "Service's code is invalid or unavailable.",
                "Service's code is invalid or unavailable.",
            ),
            (
                "This value \"Hello Bob\" is too long.",
                "This value \"…\" is too long.",
            ),
            ("'Hello Bob' and “more” and «x»", "'…' and “…” and «…»"),
            ("+491701234567 is blocked", "… is blocked"),
            ("0170 12 34-567, 5 of 10", "…, 5 of 10"),
            ("+44 (0)7700 900123.", "…."),
            ("an open \"quote", "an open \"…\""),
            ("at most 1785 characters", "at most 1785 characters"),
            ("a+b is 1+1", "a+b is 1+1"),
            ("1234 and 12345", "1234 and …"),
            ("+1234 and +12345", "+1234 and …"),
            ("12-34, 12-345", "12-34, …"),
            ("(030) 12345", "(…"),
            ("see 12345 - or not", "see … - or not"),
            ("„Bob” «Bob» “Bob”", "„…” «…» “…”"),
            ("('Bob') and:'Bob'", "('…') and:'…'"),
            ("\"Bob's\" isn't 'x'", "\"…\" isn't '…'"),
        ] {
            assert_eq!(masked(text), expected);
        }
    }

    #[test]
    fn a_path_names_fields_only() {
        for path in ["service_code", "phones[3]", "a.b[9999]", &"x".repeat(60)] {
            assert!(is_field_path(path), "{path}");
        }
        for path in ["", "phones[+49170]", "a b", "x12345", &"x".repeat(61)] {
            assert!(!is_field_path(path), "{path}");
        }
    }
}
