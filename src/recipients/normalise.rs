//! Converts a phone number as people write it to E.164, or says why it cannot. Nothing is guessed: a
//! message to the wrong person costs more than a line that needs correcting.

use super::numbering_plan::REGIONS;
use super::reason::Reason;
use super::region::Region;
use super::regions;

/// E.164 allows at most 15 digits. `00` may come before them, and one more shows that the number is
/// too long.
const MAX_DIGITS: usize = 18;

/// With more digits than this, a number without `+` is international. National numbers written
/// without a leading 0 have at most this many (in China).
const MAX_AMBIGUOUS: usize = 11;

/// Reads phone numbers for an account in a given country, or in none.
#[derive(Debug, Clone)]
pub struct Normaliser {
    home: Option<&'static Region>,
    /// For each possible first three digits of a number, the row of its calling code, from 1.
    codes: Vec<u16>,
}

/// The digits of a line, and whether a `+` came before them.
#[derive(Default)]
struct Digits {
    digits: [u8; MAX_DIGITS],
    count: usize,
    plus: bool,
}

impl Digits {
    fn as_slice(&self) -> &[u8] {
        self.digits.get(..self.count).unwrap_or_default()
    }
}

impl Normaliser {
    /// A normaliser for an account in `country` (ISO 3166-1 alpha-2), which also accepts that
    /// country's national numbers. `None` if there is no such country.
    pub fn new(country: Option<&str>) -> Option<Self> {
        let mut codes = vec![0; 1000];
        for (row, region) in (1u16..).zip(&REGIONS) {
            let code = usize::from(region.calling_code);
            let width = match code {
                0..10 => 100,
                10..100 => 10,
                _ => 1,
            };
            if let Some(range) = codes.get_mut(code * width..(code + 1) * width) {
                // The main region of a calling code comes first and is kept.
                range
                    .iter_mut()
                    .filter(|it| **it == 0)
                    .for_each(|it| *it = row);
            }
        }
        let mut normaliser = Self { home: None, codes };
        if let Some(country) = country {
            let code = regions::of_country(country)?.calling_code;
            // The main region has the same prefix, and lengths are checked by calling code.
            normaliser.home = REGIONS.iter().find(|region| region.calling_code == code);
        }
        Some(normaliser)
    }

    /// The number in a line, in E.164 form without the `+`.
    ///
    /// # Errors
    /// Why the line is rejected.
    pub fn normalise(&self, line: &[u8]) -> Result<u64, Reason> {
        let read = read(line)?;
        let digits = read.as_slice();
        if read.plus {
            return self.international(digits);
        }
        match digits {
            [] => Err(Reason::Empty),
            [b'0', b'0', rest @ ..] => self.international(rest),
            [b'0', ..] => self.national(digits),
            _ => self.bare(digits),
        }
    }

    /// The row of the calling code of a number, by the number's first three digits.
    #[inline(always)]
    pub(super) fn row(&self, head: usize) -> Option<usize> {
        usize::from(self.codes.get(head).copied()?).checked_sub(1)
    }

    /// The main region of that calling code.
    #[inline(always)]
    pub(super) fn region(&self, head: usize) -> Option<&'static Region> {
        REGIONS.get(self.row(head)?)
    }

    /// Whether a number without `+` and without a leading 0 may be a national one.
    pub(super) fn doubts_bare_numbers(&self) -> bool {
        self.home.is_some_and(|home| home.bare)
    }

    fn region_of(&self, digits: &[u8]) -> Option<&'static Region> {
        let (head, _) = digits.split_at_checked(3)?;
        self.region(value(head) as usize)
    }

    fn international(&self, digits: &[u8]) -> Result<u64, Reason> {
        let Some(region) = self.region_of(digits) else {
            return Err(if digits.len() < 3 && !digits.starts_with(b"0") {
                Reason::TooShort
            } else {
                Reason::UnknownCallingCode
            });
        };
        let width = match region.calling_code {
            0..10 => 1,
            10..100 => 2,
            _ => 3,
        };
        let national = digits.get(width..).unwrap_or_default();
        let possible = region.has_length(national.len());
        if let Some(after) = national.strip_prefix(region.prefix())
            && !region.prefix().is_empty()
        {
            let without = region.has_length(after.len());
            let refused = match region.prefix() {
                // In a few countries with the prefix 0, numbers may also begin with 0.
                [b'0', ..] => without || !possible || !region.keeps_zero,
                // Elsewhere, numbers may begin with the same digit as the prefix.
                _ => without && !possible,
            };
            if refused {
                return Err(Reason::NationalPrefix);
            }
        }
        if !possible {
            return Err(wrong_length(region, national.len()));
        }
        Ok(value(digits))
    }

    /// Reads a number that begins with 0.
    fn national(&self, digits: &[u8]) -> Result<u64, Reason> {
        let home = self.home.ok_or(Reason::National)?;
        let prefix = home.prefix();
        let after = digits.strip_prefix(prefix).unwrap_or_default();
        if prefix.starts_with(b"0") && (home.has_length(after.len()) || !home.keeps_zero) {
            if after.is_empty() {
                return Err(Reason::LeadingZero);
            }
            return within(home, after);
        }
        if home.keeps_zero {
            return within(home, digits);
        }
        Err(Reason::LeadingZero)
    }

    /// Reads a number without `+` and without a leading 0. It is international, but where national
    /// numbers are also written without a leading 0, it may be one of those.
    fn bare(&self, digits: &[u8]) -> Result<u64, Reason> {
        let international = self.international(digits);
        let Some(home) = self.home.filter(|home| home.bare) else {
            return international;
        };
        if international.is_ok()
            && (digits.len() > MAX_AMBIGUOUS || self.region_of(digits) == Some(home))
        {
            return international;
        }
        let prefix = home.prefix();
        let whole = within(home, digits);
        // A leading 1 or 8 may be the prefix or part of the number.
        let after = digits
            .strip_prefix(prefix)
            .filter(|_| !prefix.is_empty())
            .map(|after| within(home, after));
        match (international, whole, after) {
            (Err(_), Ok(number), None | Some(Err(_))) => Ok(number),
            (Err(_), Err(_), Some(Ok(number))) => Ok(number),
            (international, Err(_), None | Some(Err(_))) => international,
            _ => Err(Reason::Ambiguous),
        }
    }
}

/// Adds the calling code to a national number.
fn within(region: &Region, national: &[u8]) -> Result<u64, Reason> {
    if !region.has_length(national.len()) {
        return Err(wrong_length(region, national.len()));
    }
    let shift = national.iter().fold(1, |shift: u64, _| shift * 10);
    Ok(u64::from(region.calling_code) * shift + value(national))
}

fn wrong_length(region: &Region, length: usize) -> Reason {
    if length < region.shortest() {
        Reason::TooShort
    } else if length > region.longest() {
        Reason::TooLong
    } else {
        Reason::WrongLength
    }
}

/// The value of at most 18 digits, which fit into 64 bits.
pub(super) fn value(digits: &[u8]) -> u64 {
    digits
        .iter()
        .fold(0, |sum, digit| sum * 10 + u64::from(digit & 15))
}

/// Extracts the digits of a line.
fn read(line: &[u8]) -> Result<Digits, Reason> {
    let line = line.trim_ascii();
    let mut read = Digits::default();
    let mut rest = line;
    let mut dots = 0;
    let mut others = 0;
    while let [byte, after @ ..] = rest {
        rest = after;
        match byte {
            b'0'..=b'9' => {
                // With this many digits the number is too long however it is read.
                let slot = read.digits.get_mut(read.count).ok_or(Reason::TooLong)?;
                *slot = *byte;
                read.count += 1;
            }
            b'.' => dots += 1,
            b' ' | b'\t' | b'-' | b'/' | b'(' | b')' | b'[' | b']' => others += 1,
            b'+' if read.count == 0 && !read.plus => read.plus = true,
            byte if byte.is_ascii_alphabetic() => return Err(Reason::Letters),
            byte if byte.is_ascii() => return Err(Reason::Characters),
            _ => {
                let length = blank_or_dash(*byte, rest).ok_or(Reason::Characters)?;
                rest = rest.get(length..).unwrap_or_default();
            }
        }
    }
    if dots == 1 && others == 0 && line.ends_with(b".0") && read.count > 5 {
        return Err(Reason::Decimal);
    }
    Ok(read)
}

/// How many bytes after `first` belong to a non-ASCII space, dash or invisible mark. Such characters
/// come along when numbers are copied from web pages and address books.
fn blank_or_dash(first: u8, rest: &[u8]) -> Option<usize> {
    match (first, rest) {
        // U+00A0 no-break space, U+00AD soft hyphen
        (0xc2, [0xa0 | 0xad, ..]) => Some(1),
        // U+2000 to U+2015: spaces, directional marks, dashes; U+202A to U+202F: likewise
        (0xe2, [0x80, 0x80..=0x95 | 0xaa..=0xaf, ..]) => Some(2),
        // U+205F to U+2064 and U+2066 to U+2069: spaces and marks; U+2212: minus
        (0xe2, [0x81, 0x9f..=0xa4 | 0xa6..=0xa9, ..]) | (0xe2, [0x88, 0x92, ..]) => Some(2),
        // U+3000: the full-width space
        (0xe3, [0x80, 0x80, ..]) => Some(2),
        // U+FEFF: a byte order mark
        (0xef, [0xbb, 0xbf, ..]) => Some(2),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str, country: Option<&str>) -> Result<String, &'static str> {
        let normaliser = Normaliser::new(country).unwrap();
        let number = normaliser.normalise(line.as_bytes());
        number.map(|it| format!("+{it}")).map_err(Reason::code)
    }

    #[test]
    fn international_numbers() {
        for line in [
            "+447700900123",
            "00447700900123",
            "447700900123",
            " +44 7700 900123 ",
            "+44-7700-900123",
            "+44.7700.900.123",
            "+44/7700/900123",
            "(+44) 7700 [900123]",
            "+44\u{a0}7700\u{202f}900\u{2011}123",
            "\u{202a}+447700900123\u{202c}",
            "\u{feff}+447700900123\t",
        ] {
            for country in [None, Some("GB"), Some("DE"), Some("US"), Some("IT")] {
                let found = read(line, country);
                assert_eq!(found.as_deref(), Ok("+447700900123"), "{line} {country:?}");
            }
        }
    }

    #[test]
    fn only_a_spreadsheet_s_last_dot_is_a_decimal_one() {
        for (line, expected) in [
            ("44770090012.0", Err("decimal")),
            (" 44770090012.0 ", Err("decimal")),
            ("44770090012.00", Err("too_long")),
            ("12345.0", Err("decimal")),
            ("1234.0", Err("too_short")),
            ("+44.7700.90012.0", Ok("+447700900120")),
            ("+44 7700 90012.0", Ok("+447700900120")),
            ("+4477009001.20", Ok("+447700900120")),
        ] {
            assert_eq!(read(line, None), expected.map(str::to_owned), "{line}");
        }
    }

    #[test]
    fn what_web_pages_put_between_digits_is_dropped() {
        for (first, last) in [
            ('\u{a0}', '\u{a0}'),
            ('\u{ad}', '\u{ad}'),
            ('\u{2000}', '\u{2015}'),
            ('\u{202a}', '\u{202f}'),
            ('\u{205f}', '\u{2064}'),
            ('\u{2066}', '\u{2069}'),
            ('\u{2212}', '\u{2212}'),
            ('\u{3000}', '\u{3000}'),
            ('\u{feff}', '\u{feff}'),
        ] {
            for between in first..=last {
                let found = read(&format!("+44{between}7700900123"), None);
                assert_eq!(found.as_deref(), Ok("+447700900123"), "{between:?}");
            }
        }
        for other in "\u{9f}\u{a1}\u{ac}\u{ae}\u{1fff}\u{2016}\u{2029}\u{2030}\u{205e}\u{2065}\u{206a}\u{2211}\u{2213}\u{3001}\u{fefe}\u{ff00}".chars() {
            let found = read(&format!("+44{other}7700900123"), None);
            assert_eq!(found, Err("characters"), "{other:?}");
        }
    }

    #[test]
    fn a_bare_number_is_international() {
        for country in [None, Some("DE"), Some("AT"), Some("IT"), Some("US")] {
            assert_eq!(read("491701234567", country).unwrap(), "+491701234567");
        }
        assert_eq!(read("12025550123", Some("US")).unwrap(), "+12025550123");
    }

    #[test]
    fn national_numbers_need_a_country() {
        for (line, country, expected) in [
            ("01701234567", None, Err("national")),
            ("0", None, Err("national")),
            ("01701234567", Some("DE"), Ok("+491701234567")),
            ("0170/123 45 67", Some("DE"), Ok("+491701234567")),
            ("07700 900123", Some("GB"), Ok("+447700900123")),
            ("07700 900123", Some("IM"), Ok("+447700900123")),
            ("06 1234 5678", Some("IT"), Ok("+390612345678")),
            ("0549 886377", Some("SM"), Ok("+3780549886377")),
            ("01 23 45 67 89", Some("CI"), Ok("+2250123456789")),
            ("06 123 4567", Some("CG"), Ok("+242061234567")),
            ("06 20 123 4567", Some("HU"), Ok("+36201234567")),
            ("8 912 345-67-89", Some("RU"), Ok("+79123456789")),
            ("202-555-0123", Some("CR"), Err("ambiguous")),
            ("0612345678", Some("ES"), Err("leading_zero")),
            ("0", Some("DE"), Err("leading_zero")),
            ("0170", Some("DE"), Err("too_short")),
            ("0170123456789012", Some("DE"), Err("too_long")),
        ] {
            let expected = expected.map(str::to_owned);
            assert_eq!(read(line, country), expected, "{line} {country:?}");
        }
    }

    #[test]
    fn where_national_numbers_have_no_leading_zero() {
        // +20 2555 0123 is a possible Egyptian number, so the line is ambiguous.
        assert_eq!(read("(202) 555-0123", Some("US")), Err("ambiguous"));
        assert_eq!(
            read("+1 (202) 555-0123", Some("US")).unwrap(),
            "+12025550123"
        );
        assert_eq!(read("1-202-555-0123", Some("US")).unwrap(), "+12025550123");
        assert_eq!(read("512 345 678", Some("PL")).unwrap(), "+48512345678");
        // A number that begins with its own calling code, or has more than ten digits, is not national.
        assert_eq!(read("393123456789", Some("IT")).unwrap(), "+393123456789");
        assert_eq!(read("4512345678", Some("DK")).unwrap(), "+4512345678");
        // Where a 0 is dialled but not written, and where an 8 may belong to the number.
        assert_eq!(read("131 2345 6789", Some("CN")), Err("ambiguous"));
        assert_eq!(read("(11) 96123-4567", Some("BR")), Err("ambiguous"));
        assert_eq!(read("8 029 491-19-11", Some("BY")), Err("ambiguous"));
        assert_eq!(read("7123 4567", Some("BO")).unwrap(), "+59171234567");
        // What can be no national number is read as an international one.
        assert_eq!(read("4512345678", Some("NO")).unwrap(), "+4512345678");
        assert_eq!(read("12", Some("NO")), Err("too_short"));
    }

    #[test]
    fn a_national_prefix_after_the_calling_code() {
        for line in [
            "+490170123456",
            "+49 (0)170 1234567",
            "00490170 1234567",
            "4901701234567",
        ] {
            for country in [None, Some("DE")] {
                assert_eq!(read(line, country), Err("national_prefix"), "{line}");
            }
        }
        assert_eq!(read("+4407700900123", None), Err("national_prefix"));
        assert_eq!(read("+112025550123", None), Err("national_prefix"));
        assert_eq!(read("+7 8 912 345 67 89", None), Err("national_prefix"));
        // Where the 0, or another digit equal to the prefix, belongs to the number.
        assert_eq!(read("+39 06 1234 5678", None).unwrap(), "+390612345678");
        assert_eq!(read("+225 01 23 45 67 89", None).unwrap(), "+2250123456789");
        assert_eq!(read("+7 800 123 45 67", None).unwrap(), "+78001234567");
        assert_eq!(read("+7 8 12", None), Err("too_short"));
        // In Rwanda a number may begin with 0; with 9 digits the 0 is the prefix, with 7 it is too short.
        assert_eq!(read("+250 01234567", None).unwrap(), "+25001234567");
        assert_eq!(read("+250 012345678", None), Err("national_prefix"));
        assert_eq!(read("+250 0123456", None), Err("national_prefix"));
    }

    #[test]
    fn nothing_is_guessed() {
        for (line, reason) in [
            ("", "empty"),
            (" - ", "empty"),
            ("+", "too_short"),
            ("+1", "too_short"),
            ("+49", "too_short"),
            ("+49123", "too_short"),
            ("+4915123456789012", "too_long"),
            ("+999999999999999999999", "too_long"),
            ("+999123456", "unknown_calling_code"),
            ("+999", "unknown_calling_code"),
            ("+99", "too_short"),
            ("+0049170123456", "unknown_calling_code"),
            ("+00", "unknown_calling_code"),
            ("0000", "unknown_calling_code"),
            ("+44770090", "too_short"),
            ("+4477009001", "wrong_length"),
            ("1-800-FLOWERS", "letters"),
            ("4.47701E+11", "letters"),
            ("tel:+447700900123", "letters"),
            ("+447700900123 x5", "letters"),
            ("447700900123.0", "decimal"),
            ("+44\u{ff17}\u{ff17}00900123", "characters"),
            ("\u{ff0b}447700900123", "characters"),
            ("+٤٤٧٧٠٠٩٠٠١٢٣", "characters"),
            ("++447700900123", "characters"),
            ("44+7700900123", "characters"),
            ("+447700900123,+447700900124", "characters"),
            ("+447700900123#", "characters"),
            ("+44 7700 900123\u{e4}", "characters"),
        ] {
            assert_eq!(read(line, None), Err(reason), "{line:?}");
        }
        for bytes in [&[0xff][..], &[0xe2], &[0xe2, 0x80], &[0xc2], b"+4477\0"] {
            let reason = Normaliser::new(None).unwrap().normalise(bytes);
            assert_eq!(reason, Err(Reason::Characters), "{bytes:?}");
        }
    }

    #[test]
    fn countries() {
        assert!(Normaliser::new(Some("XX")).is_none());
        assert!(Normaliser::new(Some("de")).is_none());
        assert!(Normaliser::new(Some("")).is_none());
    }
}
