//! The GSM 7 bit default alphabet and its extension table: 3GPP TS 23.038, sections 6.2.1 and
//! 6.2.1.1. National language tables (section 6.2.1.2) are left out: a sender cannot rely on them.

/// How many septets a character takes: one of the default alphabet 1, one of the extension table
/// 2 (the escape and itself); any other has none and forces UCS-2.
pub fn septets(character: char) -> Option<usize> {
    match character {
        // Most of most texts. What follows lacks the grave accent and the control characters.
        ' '..='Z' | 'a'..='z' => Some(1),
        '\u{c}' | '^' | '{' | '}' | '\\' | '[' | '~' | ']' | '|' | '€' => Some(2),
        '\n' | '\r' | '_' => Some(1),
        '£' | '¥' | '¤' | '§' | '¡' | '¿' => Some(1),
        'è' | 'é' | 'ù' | 'ì' | 'ò' | 'à' | 'å' | 'æ' | 'ø' | 'ß' | 'ä' | 'ö' | 'ñ' | 'ü' => {
            Some(1)
        }
        'Ç' | 'É' | 'Å' | 'Æ' | 'Ø' | 'Ä' | 'Ö' | 'Ñ' | 'Ü' => Some(1),
        'Δ' | 'Φ' | 'Γ' | 'Λ' | 'Ω' | 'Π' | 'Ψ' | 'Σ' | 'Θ' | 'Ξ' => Some(1),
        _ => None,
    }
}

/// What says the same in GSM-7 as a character that is not in it. Punctuation and spaces only: no
/// letter and no digit is ever replaced, because `ç` for `c` is another word.
pub fn replacement(character: char) -> Option<&'static str> {
    Some(match character {
        // Spaces: Unicode's category Zs, and the tab.
        '\t' | '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' => " ",
        '\u{3000}' => " ",
        // Line ends: vertical tab (Word's soft one), next line, line and paragraph separator.
        '\u{b}' | '\u{85}' | '\u{2028}' | '\u{2029}' => "\n",
        // Invisible: soft hyphen, zero width space, word joiner and its like, byte order mark.
        '\u{ad}' | '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{feff}' => "",
        // Hyphens, dashes, minus.
        '‐'..='―' | '⁃' | '−' | '˗' | '⸺' | '⸻' | '﹘' | '﹣' => "-",
        // Single quotes, the accents used as such, prime.
        '‘'..='‛' | '‹' | '›' | '`' | '´' | '′' | '‵' | '❛' | '❜' => "'",
        // Double quotes, double prime.
        '“'..='‟' | '«' | '»' | '″' | '‶' | '❝' | '❞' | '〝'..='〟' => "\"",
        '‴' | '‷' => "'''",
        // Bullets.
        '•' | '‣' | '◦' | '∙' | '▪' | '▫' | '■' | '□' | '●' | '○' => "-",
        '·' | '․' => ".",
        '‥' => "..",
        '…' | '⋯' => "...",
        '‼' => "!!",
        '⁇' => "??",
        '⁈' => "?!",
        '⁉' => "!?",
        '⁄' | '∕' => "/",
        '∗' => "*",
        '∶' => ":",
        '¦' => "|",
        '˜' | '∼' => "~",
        _ => return None,
    })
}

/// Invisible characters that only shape what stands around them: joiners, marks of direction,
/// variation selectors. Among GSM-7 characters they do nothing; an emoji or an Arabic word falls
/// apart without them.
pub fn is_shaping(character: char) -> bool {
    matches!(
        character,
        '\u{200c}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}'
            | '\u{61c}'
            | '\u{180e}'
            | '\u{fe00}'..='\u{fe0f}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 3GPP TS 23.038, section 6.2.1: the table by its codes, 0x00 first. At 0x1b stands the
    /// escape to the extension table, which is no character.
    const DEFAULT: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u{1b}ÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?\
                           ¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    /// Section 6.2.1.1: the codes of the extension table with their characters.
    const EXTENSION: [(u8, char); 10] = [
        (0x0a, '\u{c}'),
        (0x14, '^'),
        (0x28, '{'),
        (0x29, '}'),
        (0x2f, '\\'),
        (0x3c, '['),
        (0x3d, '~'),
        (0x3e, ']'),
        (0x40, '|'),
        (0x65, '€'),
    ];

    #[test]
    fn the_tables_are_those_of_the_standard() {
        assert_eq!(DEFAULT.chars().count(), 128);
        for (code, character) in [
            (0x09, 'Ç'),
            (0x20, ' '),
            (0x41, 'A'),
            (0x61, 'a'),
            (0x7f, 'à'),
        ] {
            assert_eq!(DEFAULT.chars().nth(code), Some(character));
        }
        for character in '\0'..=char::MAX {
            let expected = if character == '\u{1b}' {
                None
            } else if DEFAULT.contains(character) {
                Some(1)
            } else {
                EXTENSION
                    .iter()
                    .any(|(_, it)| *it == character)
                    .then_some(2)
            };
            assert_eq!(septets(character), expected, "{character:?}");
        }
    }

    #[test]
    fn replacements_are_gsm_and_never_replace_a_letter_or_a_gsm_character() {
        let mut count = 0;
        for character in '\0'..=char::MAX {
            let Some(plain) = replacement(character) else {
                continue;
            };
            count += 1;
            assert_eq!(septets(character), None, "{character:?}");
            assert!(!is_shaping(character), "{character:?}");
            assert!(!character.is_alphanumeric(), "{character:?}");
            assert!(plain.chars().all(|it| septets(it).is_some()));
            assert!(!plain.contains(char::is_alphanumeric));
        }
        assert!(count > 80, "{count}");
    }

    #[test]
    fn every_unicode_space_has_one() {
        for character in ('\0'..=char::MAX).filter(|it| it.is_whitespace()) {
            let plain = septets(character).is_some();
            assert!(plain || replacement(character).is_some(), "{character:?}");
        }
    }

    #[test]
    fn letters_and_symbols_have_none() {
        for character in "çÇáÁâčşğıœŒÿαΑéЖ中ªº²½×÷©®™°ʼ😀e\u{301}".chars()
        {
            assert_eq!(replacement(character), None, "{character:?}");
        }
    }
}
