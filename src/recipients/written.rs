//! Checks of phone numbers that are not in a `Recipients` list. They are sent unchanged, so the results are only hints.

use super::distinct::Distinct;
use super::normalise::Normaliser;
use super::reason::Reason;

/// Numbers that have something in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Found {
    /// How many.
    pub count: usize,
    /// The position of the first, from 0, if it is known.
    pub first: Option<usize>,
}

/// The numbers that repeat an earlier one. `+49…`, `0049…` and `49…` are the same number; `0170…` is a different
/// one, in a country that is not known here.
pub fn duplicates<'a>(phones: impl Iterator<Item = &'a [u8]>) -> Found {
    let mut distinct = Distinct::default();
    distinct.keep_rows();
    for (index, phone) in phones.enumerate() {
        distinct.add(digits(phone), index);
    }
    let found = distinct.finish();
    let rows = found.rows.unwrap_or_default();
    // Before the first one, each number was kept in its own place.
    let first = (0..).find(|index| rows.get(*index) != Some(*index as u32));
    Found {
        count: found.duplicates,
        first: first.filter(|_| found.duplicates > 0),
    }
}

/// The digits of a number as an integer, without `+` or `00`.
fn digits(phone: &[u8]) -> u64 {
    let digits = phone.strip_prefix(b"+").unwrap_or(phone);
    let digits = digits.strip_prefix(b"00").unwrap_or(digits);
    // The leading 1 keeps leading zeros apart. Digits too long to be a number are refused elsewhere.
    digits.iter().fold(1u64, |number, digit| {
        number.wrapping_mul(10).wrapping_add(u64::from(digit & 15))
    })
}

/// The numbers that cannot exist, by their calling code and length. National numbers are not checked: only the
/// provider knows the country.
pub fn impossible<'a>(phones: impl Iterator<Item = &'a [u8]>) -> Found {
    let mut found = Found::default();
    let Some(normaliser) = Normaliser::new(None, None) else {
        return found;
    };
    for (index, phone) in phones.enumerate() {
        if !matches!(normaliser.normalise(phone), Ok(_) | Err(Reason::National)) {
            found.first = found.first.or(Some(index));
            found.count += 1;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(find: &dyn Fn(&[&str]) -> Found, phones: &[&str]) -> (usize, Option<usize>) {
        let found = find(phones);
        (found.count, found.first)
    }

    #[test]
    fn a_number_repeats_an_earlier_one_in_any_international_form() {
        let find = |phones: &[&str]| duplicates(phones.iter().map(|it| it.as_bytes()));
        let many: Vec<String> = (0..200).map(|it| format!("+4477009{it:05}")).collect();
        let mut repeated: Vec<&str> = many.iter().map(String::as_str).collect();
        assert_eq!(found(&find, &repeated), (0, None));
        repeated.extend(["4477009000010", "004477009000150"]);
        repeated.push("447700900150");
        for (phones, expected) in [
            (&[][..], (0, None)),
            (&["+447700900001", "+447700900002"], (0, None)),
            (&["+447700900001", "447700900001"], (1, Some(1))),
            (
                &[
                    "447700900001",
                    "+447700900002",
                    "00447700900001",
                    "+447700900001",
                ],
                (2, Some(2)),
            ),
            (&["07700900001", "7700900001", "007700900001"], (1, Some(2))),
            (&["07700900001", "07700900001"], (1, Some(1))),
            (&repeated, (1, Some(202))),
        ] {
            assert_eq!(found(&find, phones), expected, "{phones:?}");
        }
    }

    #[test]
    fn a_number_cannot_exist_by_its_calling_code_or_its_length() {
        let find = |phones: &[&str]| impossible(phones.iter().map(|it| it.as_bytes()));
        for (phones, expected) in [
            (&[][..], (0, None)),
            (
                &["+447700900001", "00447700900001", "447700900001"],
                (0, None),
            ),
            // National numbers are not checked.
            (&["07700900001", "01"], (0, None)),
            (&["+447700900001", "+44770090"], (1, Some(1))),
            (&["0044770090", "+4477009000011", "44770090"], (3, Some(0))),
            (&["+447700900001", "+999123456", "999123456"], (2, Some(1))),
        ] {
            assert_eq!(found(&find, phones), expected, "{phones:?}");
        }
    }
}
