//! The nearest letters in GSM-7: for a letter with a combining mark, and for a letter that GSM-7 lacks.

use super::gsm7;
use super::replacement::Replacement;

/// The GSM-7 letter that is the same as a sign: Unicode has three letters a second time, as the kelvin, ångström and
/// ohm signs, and equates them.
pub(super) fn same(character: char) -> Option<Replacement> {
    Some(Replacement::one(match character {
        '\u{212a}' => 'K' as u16,
        '\u{212b}' => 'Å' as u16,
        '\u{2126}' => 'Ω' as u16,
        _ => return None,
    }))
}

/// Whether a unit is a combining mark, which belongs to the letter before it.
pub(super) const fn is_mark(unit: u16) -> bool {
    matches!(unit, 0x300..=0x36f)
}

/// The GSM-7 letter that a letter and a mark form: `é` for `e` and U+0301, as in text from macOS.
pub(super) fn composed(letter: u16, mark: u16) -> Option<Replacement> {
    let marked: &[(u8, char)] = match mark {
        0x300 => &[
            (b'a', 'à'),
            (b'e', 'è'),
            (b'i', 'ì'),
            (b'o', 'ò'),
            (b'u', 'ù'),
        ],
        0x301 => &[(b'e', 'é'), (b'E', 'É')],
        0x303 => &[(b'n', 'ñ'), (b'N', 'Ñ')],
        0x308 => &[
            (b'a', 'ä'),
            (b'o', 'ö'),
            (b'u', 'ü'),
            (b'A', 'Ä'),
            (b'O', 'Ö'),
            (b'U', 'Ü'),
        ],
        0x30a => &[(b'a', 'å'), (b'A', 'Å')],
        0x327 => &[(b'C', 'Ç')],
        _ => return None,
    };
    let found = marked.iter().find(|(base, _)| u16::from(*base) == letter);
    found.map(|(_, composed)| Replacement::one(*composed as u16))
}

/// The replacement of a letter and its first mark if letters may be replaced with the nearest.
pub(super) fn nearest_composed(letter: u16, mark: u16) -> Option<Replacement> {
    // As in the tables: `ő` is a long `ö`.
    let mark = if mark == 0x30b && matches!(letter, 0x4f | 0x6f | 0x55 | 0x75) {
        0x308
    } else {
        mark
    };
    composed(letter, mark).or_else(|| {
        let is_in_gsm7 = gsm7::septets(letter) == 1
            && (letter >= 0xc0 || u8::try_from(letter).is_ok_and(|it| it.is_ascii_alphabetic()));
        if is_in_gsm7 {
            Some(Replacement::one(letter))
        } else {
            nearest(letter)
        }
    })
}

/// The nearest letter to one that GSM-7 lacks; also the ASCII digit for a full-width one. Only Latin and Greek letters
/// have one.
///
/// A letter with several marks keeps those that GSM-7 has with it: `ǟ` becomes `ä`, and `ấ` becomes `a`. A Greek
/// letter becomes a capital. A capital that looks like a Latin letter becomes that letter: GSM-7 lacks such capitals,
/// because the standard intends the Latin letters to be used for them.
pub(super) fn nearest(unit: u16) -> Option<Replacement> {
    let one = match unit {
        // Full-width digits and letters.
        0xff10..=0xff19 | 0xff21..=0xff3a | 0xff41..=0xff5a => Some(unit - 0xfee0),
        _ => TABLES.iter().find_map(|(first, letters)| {
            let byte = *letters.get(usize::from(unit.checked_sub(*first)?))?;
            match byte {
                NONE => None,
                GREEK..0xa0 => Some(u16::from(byte - GREEK) + GAMMA),
                _ => Some(byte.into()),
            }
        }),
    };
    one.map(Replacement::one)
        .or_else(|| others(unit).map(Replacement::ascii))
}

fn others(unit: u16) -> Option<&'static str> {
    Some(match char::from_u32(unit.into())? {
        'œ' => "oe",
        'Œ' => "OE",
        'þ' => "th",
        'Þ' => "Th",
        'ĳ' => "ij",
        'Ĳ' => "IJ",
        'ŉ' => "'n",
        'ǆ' | 'ǳ' => "dz",
        'ǅ' | 'ǲ' => "Dz",
        'Ǆ' | 'Ǳ' => "DZ",
        'ǉ' => "lj",
        'ǈ' => "Lj",
        'Ǉ' => "LJ",
        'ǌ' => "nj",
        'ǋ' => "Nj",
        'Ǌ' => "NJ",
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        'ª' => "a",
        'º' => "o",
        // Apostrophes that are letters.
        'ʻ' | 'ʼ' | 'ʽ' => "'",
        // The small letters of African languages and of Azerbaijani; their capitals are in the tables.
        'ɓ' => "b",
        'ɔ' => "o",
        'ɖ' | 'ɗ' => "d",
        'ə' | 'ɛ' => "e",
        'ɣ' => "g",
        'ɨ' | 'ɩ' => "i",
        'ɲ' => "n",
        'ʃ' => "s",
        'ʉ' => "u",
        'ʋ' => "v",
        'ʒ' => "z",
        _ => return None,
    })
}

const NONE: u8 = b'.';

/// Γ, the first of the Greek capitals in GSM-7, and the byte that represents it: of the letters in the tables, only
/// the Greek ones are not in Latin-1.
const GAMMA: u16 = 0x393;
const GREEK: u8 = 0x80;

/// The nearest letter for each letter from the first one on; a dot if there is none.
static TABLES: [(u16, &[u8]); 4] = [
    (
        0xc0,
        &bytes::<400>(
            "AAAA....E.EEIIIID.OOOO...UUU.Y...aaa...c..ee.iiid..ooo....uu.y.y\
             AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIi..JjKkkLlLlLlL\
             lLlNnNnNn.NnOoOoÖö..RrRrRrSsSsSsSsTtTtTtUuUuUuUuÜüUuWwYyYZzZzZzs\
             bBBb..OCcDDDd.EEEFfGG.IIKkl..NnOOo..Pp...S.tTtTUuUVYyZzZ........\
             .............AaIiOoUuÜüÜüÜüÜüeÄäAaÆæGgGgKkOoOoZzj...Gg..NnÅåÆæØø\
             AaAaEeEeIiIiOoOoRrRrUuUuSsTt..HhNd..ZzAaEeÖöOoOoOoYylntj..ACcLTs\
             z..BU.EeJjQqRrYy",
        ),
    ),
    (
        0x386,
        &bytes::<81>(
            "A.EHI.O.YΩIAB..EZH.IK.MN.O.P..TY.X..IYAEHIYABΓΔEZHΘIKΛMNΞOΠPΣΣTY\
             ΦXΨΩIYOYΩ.BΘYYYΦΠ",
        ),
    ),
    (
        0x1e00,
        &bytes::<256>(
            "AaBbBbBbÇcDdDdDdDdDdEeEeEeEeEeFfGgHhHhHhHhHhIiIiKkKkKkLlLlLlLlMm\
             MmMmNnNnNnNnOoOoOoOoPpPpRrRrRrRrSsSsSsSsSsTtTtTtTtUuUuUuUuUuVvVv\
             WwWwWwWwWwXxXxYyZzZzZzhtwy.s..ß.AaAaAaAaAaAaAaAaAaAaAaAaEeEeEeEe\
             EeEeEeEeIiIiOoOoOoOoOoOoOoOoOoOoOoOoUuUuUuUuUuUuUuYyYyYyYy......",
        ),
    ),
    (
        0x1f00,
        &bytes::<256>(
            "AAAAAAAAAAAAAAAAEEEEEE..EEEEEE..HHHHHHHHHHHHHHHHIIIIIIIIIIIIIIII\
             OOOOOO..OOOOOO..YYYYYYYY.Y.Y.Y.YΩΩΩΩΩΩΩΩΩΩΩΩΩΩΩΩAAEEHHIIOOYYΩΩ..\
             AAAAAAAAAAAAAAAAHHHHHHHHHHHHHHHHΩΩΩΩΩΩΩΩΩΩΩΩΩΩΩΩAAAAA.AAAAAAA.I.\
             ..HHH.HHEEHHH...IIII..IIIIII....YYYYPPYYYYYYP.....ΩΩΩ.ΩΩOOΩΩΩ...",
        ),
    ),
];

/// The letters of a table as bytes; each takes one or two in UTF-8.
#[expect(
    clippy::indexing_slicing,
    reason = "done by the compiler, which would refuse a wrong index"
)]
const fn bytes<const COUNT: usize>(letters: &str) -> [u8; COUNT] {
    let utf8 = letters.as_bytes();
    let mut bytes = [0; COUNT];
    let (mut at, mut index) = (0, 0);
    while index < COUNT {
        let first = utf8[at];
        at += 1;
        bytes[index] = if first < 0x80 {
            first
        } else {
            let letter = ((first as u16 & 0x1f) << 6) | (utf8[at] as u16 & 0x3f);
            at += 1;
            if letter < 0x100 {
                letter as u8
            } else {
                (letter - GAMMA) as u8 + GREEK
            }
        };
        index += 1;
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(replacement: Option<Replacement>) -> Option<String> {
        let units: Vec<u16> = replacement?.units().collect();
        Some(String::from_utf16(&units).unwrap())
    }

    #[test]
    fn the_nearest_letters_are_in_gsm7_and_only_letters_have_them() {
        let mut count = 0;
        for letter in ('\0'..='\u{ffff}').filter(|it| gsm7::septets(*it as u16) == 0) {
            let Some(nearest) = text(nearest(letter as u16)) else {
                continue;
            };
            count += 1;
            assert!(letter.is_alphanumeric(), "{letter}");
            let is_gsm = nearest.encode_utf16().all(|it| gsm7::septets(it) == 1);
            assert!(is_gsm, "{letter}");
            let is_apostrophe = "ŉʻʼʽ".contains(letter);
            let has_letters = nearest.chars().all(char::is_alphanumeric);
            assert!(has_letters || is_apostrophe, "{letter}");
        }
        assert!(count > 900, "{count}");
    }

    #[test]
    fn a_latin_letter_keeps_its_case() {
        let units = (0xc0..0x250).chain(0x1e00..0x1f00).chain(0xff21..0xff5b);
        let letters = units
            .filter_map(char::from_u32)
            .filter(|it| !"ẞŉ".contains(*it));
        for letter in letters {
            if let Some(nearest) = text(nearest(letter as u16)) {
                let is_capital = letter.is_uppercase() || "ǅǈǋǲ".contains(letter);
                assert_eq!(
                    nearest.starts_with(char::is_uppercase),
                    is_capital,
                    "{letter}"
                );
            }
        }
    }

    /// The first and the last of each table and their neighbours, and some from the middle.
    #[test]
    fn the_tables_lie_where_their_letters_are() {
        for (letter, expected) in [
            ('¿', None),
            ('À', Some("A")),
            ('×', None),
            ('÷', None),
            ('ÿ', Some("y")),
            ('Ł', Some("L")),
            ('ſ', Some("s")),
            ('ơ', Some("o")),
            ('ț', Some("t")),
            ('ɏ', Some("y")),
            ('ɐ', None),
            ('\u{385}', None),
            ('Ά', Some("A")),
            ('Α', Some("A")),
            ('ς', Some("Σ")),
            ('ω', Some("Ω")),
            ('ϖ', Some("Π")),
            ('ϗ', None),
            ('\u{1dff}', None),
            ('Ḁ', Some("A")),
            ('ẞ', Some("ß")),
            ('ỹ', Some("y")),
            ('ỿ', None),
            ('ἀ', Some("A")),
            ('ῼ', Some("Ω")),
            ('\u{1fff}', None),
            ('Ж', None),
            ('ª', Some("a")),
        ] {
            assert_eq!(
                text(nearest(letter as u16)).as_deref(),
                expected,
                "{letter}"
            );
        }
    }

    #[test]
    fn a_mark_changes_the_letter_before_it_only() {
        for (letter, mark, always, nearest) in [
            ('e', 0x301, Some("é"), Some("é")),
            ('é', 0x301, None, Some("é")),
            ('c', 0x327, None, Some("c")),
            ('o', 0x30b, None, Some("ö")),
            ('U', 0x30b, None, Some("Ü")),
            ('a', 0x30b, None, Some("a")),
            ('ł', 0x301, None, Some("l")),
            ('Γ', 0x301, None, Some("Γ")),
            ('5', 0x301, None, None),
            ('¡', 0x301, None, None),
            ('€', 0x301, None, None),
            ('и', 0x306, None, None),
        ] {
            let found = text(composed(letter as u16, mark));
            assert_eq!(found.as_deref(), always, "{letter}");
            let found = text(nearest_composed(letter as u16, mark));
            assert_eq!(found.as_deref(), nearest, "{letter}");
        }
        for (unit, expected) in [(0x2ff, false), (0x300, true), (0x36f, true), (0x370, false)] {
            assert_eq!(is_mark(unit), expected);
        }
    }
}
