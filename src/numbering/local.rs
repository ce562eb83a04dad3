//! International numbers that are written without their area code, because the country has only one.

use super::region::Region;

/// Adds the area code to the digits after the calling code if it is missing. Source: libphonenumber's metadata,
/// `nationalPrefixTransformRule`.
pub fn with_area(region: Region, national: &[u8]) -> Option<u64> {
    let area = match (region.code(), national) {
        // San Marino: +378 886377 is +378 0549 886377.
        (378, [b'8' | b'9', rest @ ..]) if rest.len() == 5 => 3_780_549,
        // Madagascar: +261 6170011 is +261 20 6170011.
        (261, [b'2' | b'4'..=b'9', rest @ ..]) if rest.len() == 6 => 26_120,
        // Norfolk Island: +672 82860 is +672 3 82860.
        (672, [b'0'..=b'2' | b'5' | b'8', rest @ ..]) if rest.len() == 4 => 6_723,
        _ => return None,
    };
    let append = |sum: u64, digit: &u8| sum * 10 + u64::from(digit & 15);
    Some(national.iter().fold(area, append))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_area_code_is_added() {
        for (country, national, expected) in [
            ("SM", "886377", Some(3_780_549_886_377)),
            ("SM", "66661212", None),
            ("SM", "786377", None),
            ("MG", "6170011", Some(261_206_170_011)),
            ("MG", "321234567", None),
            ("MG", "3170011", None),
            ("NF", "82860", Some(672_382_860)),
            ("NF", "382860", None),
            ("NF", "32860", None),
            ("DE", "886377", None),
        ] {
            let region = Region::of_country(country).unwrap();
            let found = with_area(region, national.as_bytes());
            assert_eq!(found, expected, "{country} {national}");
        }
    }
}
