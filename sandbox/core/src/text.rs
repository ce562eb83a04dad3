//! How long a message is: its alphabet, its code units and its parts.

/// The GSM 7-bit basic set (GSM 03.38).
const GSM_BASIC: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?\
    ¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
/// Its extension table: each of these is an escape and a character, so two code units.
const GSM_EXTENDED: &str = "\u{c}^{}\\[~]|€";

pub(crate) fn needs_unicode(text: &str) -> bool {
    !text
        .chars()
        .all(|one| GSM_BASIC.contains(one) || GSM_EXTENDED.contains(one))
}

/// How many code units the text takes in its alphabet: septets, or UTF-16 units.
pub(crate) fn units(text: &str, unicode: bool) -> usize {
    if unicode {
        text.encode_utf16().count()
    } else {
        text.chars()
            .map(|one| if GSM_EXTENDED.contains(one) { 2 } else { 1 })
            .sum()
    }
}

/// How many SMS the text takes: what LOX24 calls its parts.
pub(crate) fn parts(text: &str, unicode: bool) -> usize {
    let (single, joined) = if unicode { (70, 67) } else { (160, 153) };
    match units(text, unicode) {
        units if units <= single => 1,
        units => units.div_ceil(joined),
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
        assert_eq!(units("😀", true), 2);
    }
}
