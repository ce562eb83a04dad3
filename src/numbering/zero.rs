//! The 0 that is dialled before a national number and is not part of it.

use super::zeros::ZEROS;

/// Whether the countries of a calling code dial a 0 before national numbers, and none of their numbers begins with 0. A
/// 0 right after such a code is certainly a mistake: +49 170 …, not +490170 …
pub fn is_dialled_only(code: u16) -> bool {
    let word = ZEROS.get(usize::from(code / 64)).copied();
    word.unwrap_or_default() >> (code % 64) & 1 == 1
}

/// Whether international digits (what follows `+` or `00`) have such a 0 right after their calling code.
pub fn follows_code(digits: &[u8]) -> bool {
    // No calling code begins with another, so at most one width fits.
    let mut code = 0;
    let has_code = !digits.starts_with(b"0");
    has_code
        && digits.iter().take(4).any(|digit| {
            let follows = *digit == b'0' && is_dialled_only(code);
            code = code * 10 + u16::from(digit & 15);
            follows
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zero_after_the_calling_code_is_found() {
        for (digits, follows) in [
            ("490170", true),
            ("4907", true),
            ("490", true),
            ("49170", false),
            ("20010", true),
            ("20100", false),
            ("4470", false),
            ("3530", true),
            ("353080", true),
            ("3538", false),
            // Numbers may begin with 0, are dialled without one, or the code does not exist.
            ("3906", false),
            ("25001", false),
            ("3406", false),
            ("7095", false),
            ("4200", false),
            ("9990", false),
            ("0490", false),
            ("", false),
        ] {
            assert_eq!(follows_code(digits.as_bytes()), follows, "{digits}");
        }
    }
}
