//! The GSM 7 bit default alphabet and its extension table: 3GPP TS 23.038, sections 6.2.1 and
//! 6.2.1.1. National language tables (section 6.2.1.2) are omitted: a sender cannot rely on them.

/// How many septets a UTF-16 unit or a character takes: 1 in the default alphabet, 2 in the extension table (the
/// escape and the character itself), 0 if it is in neither and so forces UCS-2.
#[inline(always)]
pub fn septets(unit: impl Into<u32>) -> usize {
    let unit = unit.into();
    match SEPTETS.get(unit as usize) {
        Some(septets) => usize::from(*septets),
        None if unit == EURO => 2,
        None => 0,
    }
}

/// The code point of `€` is far above all the others.
const EURO: u32 = 0x20ac;

/// The septets of each unit up to Ω, the last letter of the alphabet.
#[expect(
    clippy::indexing_slicing,
    reason = "done by the compiler, which would refuse a wrong index"
)]
static SEPTETS: [u8; 0x3aa] = {
    let mut table = [0; 0x3aa];
    let mut unit = 0;
    while unit < table.len() {
        if let Some(character) = char::from_u32(unit as u32) {
            table[unit] = septets_of(character);
        }
        unit += 1;
    }
    table
};

const fn septets_of(character: char) -> u8 {
    match character {
        // From the space to Z, the alphabet has all of ASCII.
        ' '..='Z' | 'a'..='z' => 1,
        '\n' | '\r' | '_' => 1,
        '£' | '¥' | '¤' | '§' | '¡' | '¿' => 1,
        'è' | 'é' | 'ù' | 'ì' | 'ò' | 'à' | 'å' | 'æ' | 'ø' | 'ß' | 'ä' | 'ö' | 'ñ' | 'ü' => {
            1
        }
        'Ç' | 'É' | 'Å' | 'Æ' | 'Ø' | 'Ä' | 'Ö' | 'Ñ' | 'Ü' => 1,
        'Δ' | 'Φ' | 'Γ' | 'Λ' | 'Ω' | 'Π' | 'Ψ' | 'Σ' | 'Θ' | 'Ξ' => 1,
        '\u{c}' | '^' | '{' | '}' | '\\' | '[' | '~' | ']' | '|' => 2,
        _ => 0,
    }
}

/// The GSM-7 equivalent of a character that is not in GSM-7. Punctuation and spaces only: no letter and no
/// digit is ever replaced, because `c` for `ç` makes a different word.
pub fn replacement(character: char) -> Option<&'static str> {
    Some(match character {
        // Spaces: Unicode's category Zs, and the tab.
        '\t' | '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' => " ",
        '\u{3000}' => " ",
        // Line endings: vertical tab (Word's soft break), next line, line and paragraph separator.
        '\u{b}' | '\u{85}' | '\u{2028}' | '\u{2029}' => "\n",
        // Invisible: soft hyphen, zero width space, word joiner and its like, byte order mark.
        '\u{ad}' | '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{feff}' => "",
        // Hyphens, dashes, minus.
        '‐'..='―' | '⁃' | '−' | '˗' | '⸺' | '⸻' | '﹘' | '﹣' => "-",
        // Single quotes, accents used as quotes, prime.
        '‘'..='‛' | '‹' | '›' | '`' | '´' | '′' | '‵' | '❛' | '❜' => "'",
        // Double quotes, double prime.
        '“'..='‟' | '«' | '»' | '″' | '‶' | '❝' | '❞' | '〝'..='〟' => "\"",
        '‴' | '‷' => "'''",
        // Bullets.
        '•' | '‣' | '◦' | '∙' | '▪' | '▫' | '■' | '□' | '●' | '○' => "-",
        '·' | '․' | '\u{387}' => ".",
        // The Greek question mark, which Unicode equates with the semicolon.
        '\u{37e}' => ";",
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

/// The ASCII character of a full-width punctuation mark. In a Chinese text, the full-width marks are the ordinary
/// ones.
pub const fn wide_punctuation(unit: u16) -> Option<u16> {
    match unit {
        0xff01..=0xff0f | 0xff1a..=0xff20 | 0xff3b..=0xff40 | 0xff5b..=0xff5e => {
            Some(unit - 0xfee0)
        }
        _ => None,
    }
}

/// Whether a character is invisible and only shapes its neighbours: joiners, directional marks, variation
/// selectors. Among GSM-7 characters they do nothing; without them an emoji or an Arabic word falls apart.
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

/// Whether a character shows nothing: white space and invisible characters.
pub fn is_blank(character: char) -> bool {
    match character {
        ' ' | '\n' | '\r' | '\u{c}' => true,
        // The combining grapheme joiner, the fillers of Hangul, the empty pattern of Braille.
        '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' | '\u{2800}' => true,
        _ => is_shaping(character) || matches!(replacement(character), Some("" | " " | "\n")),
    }
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

    /// The septets of a character.
    fn of(character: char) -> usize {
        let mut units = [0; 2];
        character
            .encode_utf16(&mut units)
            .iter()
            .map(|it| septets(*it))
            .sum()
    }

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
                0
            } else if DEFAULT.contains(character) {
                1
            } else if EXTENSION.iter().any(|(_, it)| *it == character) {
                2
            } else {
                0
            };
            assert_eq!(of(character), expected, "{character:?}");
        }
        assert!((0xd800u16..0xe000).all(|half| septets(half) == 0));
    }

    #[test]
    fn replacements_are_gsm_and_never_replace_a_letter_or_a_gsm_character() {
        let mut count = 0;
        for character in '\0'..='\u{ffff}' {
            let Some(plain) = replacement(character) else {
                continue;
            };
            count += 1;
            assert_eq!(of(character), 0, "{character:?}");
            assert!(!is_shaping(character), "{character:?}");
            assert!(!character.is_alphanumeric(), "{character:?}");
            assert!(plain.is_ascii() && plain.chars().all(|it| of(it) > 0));
            assert!(!plain.contains(char::is_alphanumeric));
            // It fits into the single number that is passed to JavaScript.
            assert!(plain.len() <= 3);
        }
        assert!(count > 80, "{count}");
    }

    #[test]
    fn every_unicode_space_has_one() {
        for character in ('\0'..='\u{ffff}').filter(|it| it.is_whitespace()) {
            let plain = of(character) > 0;
            assert!(plain || replacement(character).is_some(), "{character:?}");
        }
    }

    #[test]
    fn white_space_and_what_is_invisible_is_blank() {
        for character in '\0'..='\u{ffff}' {
            let is_space = character.is_whitespace();
            let is_invisible = matches!(
                character,
                '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
                    | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{2800}'
                    | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
            );
            assert_eq!(
                is_blank(character),
                is_space || is_invisible,
                "{character:?}"
            );
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
