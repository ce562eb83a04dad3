//! The phone numbers of a new bulk or batch: as the caller wrote them, or a `Recipients` list.

use super::check;
use super::data::Data;
use super::issue::Issues;
use super::strings::{Packing, Strings};
#[cfg(feature = "lists")]
use crate::recipients::{self, Countries, Found, Recipients};

/// The form in which a provider accepts phone numbers.
pub struct PhoneForm {
    /// How many of the first bytes are a phone number, 0 if there is none. The number ends with the bytes,
    /// or at the first byte that cannot belong to it.
    pub length: fn(&[u8]) -> usize,
    /// The form in words, to follow "Expected".
    pub expected: &'static str,
    /// Whether a text that is not a phone number would be one without the 0 after its calling code.
    pub has_extra_zero: fn(&[u8]) -> bool,
}

/// Phone numbers to send to.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Phones {
    numbers: Option<Numbers>,
    given: usize,
}

/// The numbers themselves.
#[derive(Debug, Clone, PartialEq)]
enum Numbers {
    /// As the caller wrote them: digits, with or without a `+`.
    Written(Strings),
    /// A `Recipients` list.
    #[cfg(feature = "lists")]
    Checked(Recipients),
}

impl PhoneForm {
    fn is_one(&self, text: &[u8]) -> bool {
        !text.is_empty() && (self.length)(text) == text.len()
    }

    /// Whether all strings are phone numbers, in one pass over their bytes.
    fn are_all(&self, strings: &Strings) -> bool {
        let mut rest = strings.bytes();
        loop {
            let length = (self.length)(rest);
            rest = match rest.get(length..) {
                Some([]) if length > 0 => return true,
                Some([b'"', b',', b'"', next @ ..]) if length > 0 => next,
                _ => return false,
            };
        }
    }

    /// Checks an array of strings or a list.
    pub(super) fn read(&self, value: &Data, path: &str, issues: &mut Issues) -> Option<Phones> {
        let strings = match value {
            #[cfg(feature = "lists")]
            Data::Recipients(list) => {
                if list.is_empty() {
                    let message = "The list has no numbers; `rejected` says why.";
                    issues.push(path, "empty", message);
                }
                return Some(Phones {
                    given: list.len(),
                    numbers: Some(Numbers::Checked(list.clone())),
                });
            }
            Data::Strings(strings) if self.are_all(strings) => Some(strings.clone()),
            _ => None,
        };
        if let Some(strings) = strings {
            return Some(Phones {
                given: strings.count(),
                numbers: Some(Numbers::Written(strings)),
            });
        }
        // Whatever is not a number has an issue, so nothing is sent; the others can be counted.
        let mut numbers = Packing::default();
        let mut take = |item: &Data, path: &str, issues: &mut Issues| {
            if let Some(text) = item.as_text()
                && (self.has_extra_zero)(text.as_bytes())
            {
                let message = "Remove the 0 after the calling code: +49170 …, not +490170 ….";
                return issues.push(path, "national_prefix", message);
            }
            let is_one = |text: &str| self.is_one(text.as_bytes());
            if let Some(text) = check::formatted(item, path, issues, &is_one, self.expected) {
                numbers.push(text);
            }
        };
        #[cfg(feature = "lists")]
        const WHAT: &str = "phone numbers or Recipients";
        #[cfg(not(feature = "lists"))]
        const WHAT: &str = "phone numbers";
        let given = check::each(&value.expanded(), path, issues, WHAT, &mut take)?;
        Some(Phones {
            numbers: numbers.finish().map(Numbers::Written),
            given,
        })
    }
}

impl Phones {
    /// How many numbers the caller gave, including refused ones.
    pub fn given(&self) -> usize {
        self.given
    }

    /// How many bytes [`Self::write_json`] writes.
    pub fn json_size(&self) -> usize {
        match &self.numbers {
            None => 2,
            Some(Numbers::Written(strings)) => strings.json_size(),
            #[cfg(feature = "lists")]
            Some(Numbers::Checked(list)) => list.json_size(),
        }
    }

    /// Writes them as a JSON array of strings, in pieces.
    pub fn write_json(&self, take: &mut dyn FnMut(&[u8])) {
        match &self.numbers {
            None => take(b"[]"),
            Some(Numbers::Written(strings)) => strings.write_json(take),
            #[cfg(feature = "lists")]
            Some(Numbers::Checked(list)) => list.write_json(take),
        }
    }
}

#[cfg(feature = "proxy")]
impl Phones {
    /// One number as written.
    pub fn one(number: &str) -> Self {
        let mut numbers = Packing::default();
        numbers.push(number);
        Self {
            numbers: numbers.finish().map(Numbers::Written),
            given: 1,
        }
    }
}

#[cfg(feature = "lists")]
impl Phones {
    /// The countries of the numbers.
    pub fn countries(&self) -> Countries {
        match &self.numbers {
            None => Countries::default(),
            Some(Numbers::Written(strings)) => Countries::of_written(strings.iter()),
            Some(Numbers::Checked(list)) => list.countries(),
        }
    }

    /// The written numbers that repeat an earlier one of the same array. A list has each number once.
    pub fn duplicates(&self) -> Found {
        self.found(&|strings| recipients::duplicates(strings.iter()))
    }

    /// The written numbers that cannot exist. A list has none.
    pub fn impossible(&self) -> Found {
        self.found(&|strings| recipients::impossible(strings.iter()))
    }

    fn found(&self, find: &dyn Fn(&Strings) -> Found) -> Found {
        match &self.numbers {
            Some(Numbers::Written(strings)) => {
                let mut found = find(strings);
                if strings.count() < self.given {
                    // Without the refused numbers, the others have different positions.
                    found.first = None;
                }
                found
            }
            _ => Found::default(),
        }
    }

    /// How many lines of a list were rejected.
    pub fn rejected(&self) -> usize {
        match &self.numbers {
            Some(Numbers::Checked(list)) => list.rejected_count(),
            _ => 0,
        }
    }
}

#[cfg(all(test, feature = "lists"))]
mod tests {
    use super::*;
    use crate::recipients::{Blank, ParseOptions, Parser};

    /// Two or more digits.
    static DIGITS: PhoneForm = PhoneForm {
        length: |bytes| {
            let count = bytes.iter().take_while(|it| it.is_ascii_digit()).count();
            if count > 1 { count } else { 0 }
        },
        expected: "two digits",
        has_extra_zero: |bytes| bytes == b"+490",
    };

    fn read(value: &Data) -> (Option<Phones>, Vec<String>) {
        let mut issues = Issues::new();
        let phones = DIGITS.read(value, "p", &mut issues);
        (phones, issues.told())
    }

    fn json(phones: &Phones) -> String {
        let mut json = Vec::new();
        phones.write_json(&mut |piece| json.extend_from_slice(piece));
        assert_eq!(json.len(), phones.json_size());
        String::from_utf8(json).unwrap()
    }

    /// The same strings as an ordinary array, and packed.
    fn both(strings: &[&str]) -> [Data; 2] {
        let packed = Strings::pack(strings.iter().copied()).unwrap();
        [
            Data::from_iter(strings.iter().copied()),
            Data::Strings(packed),
        ]
    }

    #[test]
    fn written_numbers_are_sent_as_they_are() {
        for value in both(&["491701234567", "12", "12"]) {
            let (phones, issues) = read(&value);
            let phones = phones.unwrap();
            assert_eq!(issues, [""; 0]);
            assert_eq!(json(&phones), r#"["491701234567","12","12"]"#);
            assert_eq!(
                (phones.given(), phones.duplicates().count, phones.rejected()),
                (3, 1, 0)
            );
            let countries = phones.countries();
            assert_eq!(countries.total(), 3);
        }
    }

    #[test]
    fn what_is_no_number_is_refused_at_its_place_and_the_rest_is_counted() {
        for value in both(&["12", "", "3x", "34", "5"]) {
            let (phones, issues) = read(&value);
            let phones = phones.unwrap();
            assert_eq!(issues, ["p[1] empty", "p[2] format", "p[4] format"]);
            assert_eq!(
                (phones.given(), json(&phones).as_str()),
                (5, r#"["12","34"]"#)
            );
        }
        for value in both(&["12", "+490", "x", "12", "00"]) {
            let (phones, issues) = read(&value);
            let phones = phones.unwrap();
            assert_eq!(issues, ["p[1] national_prefix", "p[2] format"]);
            let found = [phones.duplicates(), phones.impossible()];
            // Positions are not known without the other numbers.
            assert_eq!(found.map(|it| (it.count, it.first)), [(1, None), (3, None)]);
        }
        for value in both(&["x"]) {
            let (phones, issues) = read(&value);
            let phones = phones.unwrap();
            assert_eq!(issues, ["p[0] format"]);
            assert_eq!((phones.given(), json(&phones).as_str()), (1, "[]"));
            assert_eq!((phones.duplicates().count, phones.rejected()), (0, 0));
            assert_eq!(phones.countries().total(), 0);
        }
        let (phones, issues) = read(&Data::List(vec![]));
        assert_eq!(
            (phones.unwrap().given(), issues),
            (0, vec!["p empty".to_owned()])
        );
        let (phones, issues) = read(&"12".into());
        assert_eq!((phones, issues), (None, vec!["p wrong_type".to_owned()]));
    }

    #[test]
    fn packed_numbers_are_checked_to_their_ends() {
        for (strings, are_numbers) in [
            (&["12"][..], true),
            (&["12", "34"], true),
            (&["12", "3"], false),
            (&["1", "34"], false),
            (&["12", ""], false),
            (&["", "12"], false),
            (&["12,", "34"], false),
            (&["12", "34,"], false),
        ] {
            let packed = Strings::pack(strings.iter().copied()).unwrap();
            assert_eq!(DIGITS.are_all(&packed), are_numbers, "{strings:?}");
        }
    }

    #[test]
    fn a_checked_list_is_sent_in_its_own_form() {
        let options = ParseOptions::new(None, None, None).unwrap();
        let list = |lines: &str| {
            let mut parser = Parser::new(options.clone(), Blank::Skipped);
            parser.push(lines.as_bytes());
            Data::Recipients(parser.finish().unwrap())
        };
        let (phones, issues) = read(&list("+491701234567\n+447700900000\nx\ny\n"));
        let phones = phones.unwrap();
        assert_eq!(issues, [""; 0]);
        assert_eq!(json(&phones), r#"["+491701234567","+447700900000"]"#);
        assert_eq!(
            (phones.given(), phones.duplicates().count, phones.rejected()),
            (2, 0, 2)
        );
        let countries = phones.countries();
        assert_eq!((countries.total(), countries.unknown), (2, 0));
        let (phones, issues) = read(&list("x"));
        assert_eq!(issues, ["p empty"]);
        assert_eq!(phones.unwrap().given(), 0);
    }
}
