//! Argentina's mobile numbers. Within the country they are dialled as area code, 15 and the subscriber's digits
//! (`011 15-2345-6789`); from abroad as 9, area code and the subscriber's digits (`+54 9 11 2345-6789`).

use super::region::Region;

/// Whether a mobile number, as dialled at home after the 0, may have this number of digits.
pub fn may_be(home: Region, count: usize) -> bool {
    home.code() == 54 && count == 12
}

/// The digits of a mobile number after the calling code, if `digits` are those dialled after the 0 within the country.
/// Area codes have two (only 11) to four digits; area code and subscriber's digits together have ten.
pub fn mobile(home: Region, digits: &[u8]) -> Option<[u8; 11]> {
    if digits.len() != 12 || home.code() != 54 {
        return None;
    }
    let area = match digits {
        [b'1', b'1', b'1', b'5', ..] => 2,
        [_, _, _, b'1', b'5', ..] => 3,
        [_, _, _, _, b'1', b'5', ..] => 4,
        _ => return None,
    };
    let mut mobile = [b'9'; 11];
    let (_, places) = mobile.split_first_mut()?;
    let kept = digits.iter().take(area).chain(digits.iter().skip(area + 2));
    for (place, digit) in places.iter_mut().zip(kept) {
        *place = *digit;
    }
    Some(mobile)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_15_becomes_a_9_before_the_area_code() {
        let argentina = Region::of_country("AR").unwrap();
        for (dialled, mobile_digits) in [
            ("111523456789", Some("91123456789")),
            ("354315684965", Some("93543684965")),
            ("247315453854", Some("92473453854")),
            ("351152345678", Some("93512345678")),
            ("111515151515", Some("91115151515")),
            ("112345678901", None),
            ("11152345678", None),
        ] {
            let found = mobile(argentina, dialled.as_bytes());
            let expected = mobile_digits.map(|it| it.as_bytes().try_into().unwrap());
            assert_eq!(found, expected, "{dialled}");
        }
        let chile = Region::of_country("CL").unwrap();
        assert_eq!(mobile(chile, b"111523456789"), None);
    }
}
