//! Phone numbers: the four documented forms, their countries, and the members of a group of recipients.

/// The country calling code of the sandbox's account, which is registered in Germany.
const HOME: &str = "49";

/// Country calling codes and their ISO 3166-1 codes: enough for the numbers that tests use.
const COUNTRIES: [(&str, &str); 16] = [
    ("1", "US"),
    ("31", "NL"),
    ("32", "BE"),
    ("33", "FR"),
    ("34", "ES"),
    ("351", "PT"),
    ("353", "IE"),
    ("39", "IT"),
    ("41", "CH"),
    ("43", "AT"),
    ("44", "GB"),
    ("45", "DK"),
    ("48", "PL"),
    ("49", "DE"),
    ("62", "ID"),
    ("65", "SG"),
];

/// The number in E.164, if it has one of the four documented forms: +49…, 0049…, 49…, and 0170… for numbers of the
/// account's own country (DOC).
pub(crate) fn to_e164(phone: &str) -> Option<String> {
    let digits = if let Some(digits) = phone.strip_prefix('+').or(phone.strip_prefix("00")) {
        digits.to_owned()
    } else if let Some(national) = phone.strip_prefix('0') {
        if !starts_with_one_to_nine(national) {
            return None;
        }
        format!("{HOME}{national}")
    } else {
        phone.to_owned()
    };
    let valid = starts_with_one_to_nine(&digits)
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && (7..=15).contains(&digits.len());
    valid.then(|| format!("+{digits}"))
}

fn starts_with_one_to_nine(digits: &str) -> bool {
    digits
        .bytes()
        .next()
        .is_some_and(|first| (b'1'..=b'9').contains(&first))
}

/// The ISO 3166-1 code of a number in E.164; "ZZ" (user-assigned, no country) for one that is not in the table.
pub(crate) fn iso2(e164: &str) -> &'static str {
    let digits = e164.trim_start_matches('+');
    COUNTRIES
        .iter()
        .find(|(code, _)| digits.starts_with(code))
        .map_or("ZZ", |(_, iso2)| iso2)
}

/// The numbers in a group: always the same for the same group, and all from ranges reserved for fiction.
pub(crate) fn group_members(group: i64, size: usize) -> Vec<String> {
    if group == UNKNOWN_GROUP {
        return Vec::new();
    }
    (0..size)
        .map(|index| fictional(group.unsigned_abs().wrapping_add(index as u64)))
        .collect()
}

/// The group that has no members.
const UNKNOWN_GROUP: i64 = 404_404;

/// A number from one of three ranges: Germany's numbers for films (Bundesnetzagentur), Britain's (Ofcom), and North
/// America's 555-01xx.
fn fictional(number: u64) -> String {
    match (number % 3, number / 3) {
        (0, rest) => match rest % 3 {
            0 => "+4915228817386".to_owned(),
            1 => "+4915228895456".to_owned(),
            _ => "+4915254599371".to_owned(),
        },
        (1, rest) => format!("+447700900{:03}", rest % 1000),
        (_, rest) => format!("+1202555{:04}", 100 + rest % 100),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_four_documented_forms_are_one_number() {
        for form in [
            "+491701234567",
            "00491701234567",
            "491701234567",
            "01701234567",
        ] {
            assert_eq!(to_e164(form).as_deref(), Some("+491701234567"));
        }
        for wrong in [
            "",
            "+",
            "+0491701234567",
            "000491701234567",
            "+49 170 1234567",
            "+49170x",
            "123",
        ] {
            assert_eq!(to_e164(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn group_members_are_fixed_and_well_formed() {
        let members = group_members(7117, 3);
        assert_eq!(members, group_members(7117, 3));
        assert!(
            members
                .iter()
                .all(|phone| to_e164(phone).as_ref() == Some(phone))
        );
        assert!(group_members(404_404, 3).is_empty());
    }
}
