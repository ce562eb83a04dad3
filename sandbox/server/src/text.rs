//! How long a message is: characters, alphabet and parts.

/// The GSM 7-bit basic set (GSM 03.38).
const GSM_BASIC: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?\
    ¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
/// Its extension table: an escape and a character, so two places each.
const GSM_EXTENDED: &str = "\u{c}^{}\\[~]|€";

pub(crate) fn needs_unicode(text: &str) -> bool {
    !text
        .chars()
        .all(|one| GSM_BASIC.contains(one) || GSM_EXTENDED.contains(one))
}

/// The places the text takes in its alphabet: septets, or UTF-16 units.
pub(crate) fn places(text: &str, unicode: bool) -> usize {
    if unicode {
        text.encode_utf16().count()
    } else {
        text.chars()
            .map(|one| if GSM_EXTENDED.contains(one) { 2 } else { 1 })
            .sum()
    }
}

pub(crate) fn parts(text: &str, unicode: bool) -> usize {
    let (single, joined) = if unicode { (70, 67) } else { (160, 153) };
    match places(text, unicode) {
        places if places <= single => 1,
        places => places.div_ceil(joined),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_follow_the_alphabet() {
        assert_eq!(parts(&"a".repeat(160), false), 1);
        assert_eq!(parts(&"a".repeat(161), false), 2);
        assert_eq!(parts(&"€".repeat(81), false), 2);
        assert!(needs_unicode("Привет"));
        assert_eq!(parts(&"я".repeat(71), true), 2);
        assert_eq!(places("😀", true), 2);
    }
}
