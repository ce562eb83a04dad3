//! Reads and writes digits eight at a time. In a 64-bit word each byte is a digit, with the first digit in
//! the lowest byte, and a few multiplications do the work of eight loop steps. E.164 numbers have at most 15
//! digits; here they may have 16.

/// ASCII's `0` in every byte.
const ZEROS: u64 = 0x3030_3030_3030_3030;

/// How many digits come before the first other byte, and their value.
#[inline(always)]
pub(crate) fn leading_digits(bytes: [u8; 8]) -> (usize, u64) {
    let digits = u64::from_le_bytes(bytes) ^ ZEROS;
    // A byte above 9 sets its highest bit. Later bytes may too, but only the first one counts.
    let others = (digits.wrapping_add(0x7676_7676_7676_7676) | digits) & 0x8080_8080_8080_8080;
    let count = others.trailing_zeros() / 8;
    // Moves the digits to the end of the word, with zeros before them.
    let digits = digits.checked_shl(64 - 8 * count).unwrap_or_default();
    let pairs = digits.wrapping_mul(10 << 8 | 1) >> 8 & 0x00ff_00ff_00ff_00ff;
    let fours = pairs.wrapping_mul(100 << 16 | 1) >> 16 & 0x0000_ffff_0000_ffff;
    let value = fours.wrapping_mul(10_000 << 32 | 1) >> 32;
    (count as usize, value)
}

/// How many of the first bytes are digits.
pub(crate) fn leading_digit_count(bytes: &[u8]) -> usize {
    let mut count = 0;
    while let Some(next) = bytes.get(count..).and_then(|rest| rest.first_chunk()) {
        let (found, _) = leading_digits(*next);
        count += found;
        if found < 8 {
            return count;
        }
    }
    let rest = bytes.get(count..).unwrap_or_default();
    count + rest.iter().take_while(|byte| byte.is_ascii_digit()).count()
}

/// The eight digits of a number below 10^8, with leading zeros.
#[inline(always)]
fn eight_digits(number: u32) -> u64 {
    let fours = u64::from(number / 10_000) | u64::from(number % 10_000) << 32;
    // x / 100 is x * 10486 >> 20 for all x below 10^4, and x / 10 is x * 103 >> 10 below 100.
    let hundreds = (fours * 10_486) >> 20 & 0x0000_007f_0000_007f;
    let pairs = hundreds | (fours - 100 * hundreds) << 16;
    let tens = (pairs * 103) >> 10 & 0x000f_000f_000f_000f;
    tens | (pairs - 10 * tens) << 8
}

/// Writes `,"+`, a number below 10^16 and `"` so that they end at `end`, and returns where they
/// begin. Overwrites up to [`SCRATCH`] bytes before `end`.
#[inline(always)]
pub(crate) fn prepend(out: &mut [u8], end: usize, number: u64) -> usize {
    let low = eight_digits((number % 100_000_000) as u32);
    let high = eight_digits((number / 100_000_000) as u32);
    let zeros = match high {
        0 => 8 + low.trailing_zeros() / 8,
        _ => high.trailing_zeros() / 8,
    };
    let start = end.wrapping_sub(SCRATCH).wrapping_add(zeros as usize);
    let window = out.get_mut(end.wrapping_sub(SCRATCH)..end);
    if let Some([_, _, _, digits @ .., quote]) = window
        && let Ok(digits) = <&mut [u8; 16]>::try_from(digits)
    {
        let both = u128::from(low | ZEROS) << 64 | u128::from(high | ZEROS);
        *digits = both.to_le_bytes();
        *quote = b'"';
    }
    // Overwrites the zeros before the number.
    if let Some(before) = out.get_mut(start..).and_then(|rest| rest.first_chunk_mut()) {
        *before = *b",\"+";
    }
    start
}

/// `,"+`, 16 digits and `"`.
pub(crate) const SCRATCH: usize = 20;

/// How many digits a number has.
#[inline(always)]
pub(crate) fn digits(number: u64) -> usize {
    // log10(2) is slightly more than 1233 / 4096, so the guess is right or one too low.
    let bits = 64 - (number | 1).leading_zeros() as usize;
    let guess = (bits * 1233) >> 12;
    guess
        + usize::from(
            POWERS
                .get(guess)
                .is_some_and(|power| (number | 1) >= *power),
        )
}

/// The value of at most 19 digits, which fit into 64 bits.
pub(crate) fn value(digits: &[u8]) -> u64 {
    digits.iter().fold(0u64, |sum, digit| {
        sum.wrapping_mul(10).wrapping_add(u64::from(digit & 15))
    })
}

/// The first `count` digits of a number that has at least as many.
#[inline(always)]
pub(crate) fn first(number: u64, count: usize) -> u64 {
    number / power(digits(number).saturating_sub(count))
}

/// 10 to the power of `exponent`, which is at most 16.
#[inline(always)]
pub(crate) fn power(exponent: usize) -> u64 {
    POWERS.get(exponent).copied().unwrap_or(1)
}

const POWERS: [u64; 17] = [
    1,
    10,
    100,
    1_000,
    10_000,
    100_000,
    1_000_000,
    10_000_000,
    100_000_000,
    1_000_000_000,
    10_000_000_000,
    100_000_000_000,
    1_000_000_000_000,
    10_000_000_000_000,
    100_000_000_000_000,
    1_000_000_000_000_000,
    10_000_000_000_000_000,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_length() {
        let around = POWERS
            .into_iter()
            .flat_map(|it| [it - 1, it, it + 1, it * 7, it * 9]);
        for number in around.filter(|number| (1..10_000_000_000_000_000).contains(number)) {
            let text = number.to_string();
            assert_eq!(digits(number), text.len(), "{number}");
            let head = first(number, 3).to_string();
            assert_eq!(head, text[..text.len().min(3)], "{number}");
            let mut out = [b'x'; 30];
            let start = prepend(&mut out, 29, number);
            assert_eq!(out[start.max(9)..], *format!(",\"+{number}\"x").as_bytes());
        }
    }

    #[test]
    fn eight_digits_are_those_of_a_number() {
        let mut number = 0;
        while number < 100_000_000 {
            let word = eight_digits(number) | ZEROS;
            assert_eq!(word.to_le_bytes(), *format!("{number:08}").as_bytes());
            assert_eq!(leading_digits(word.to_le_bytes()), (8, u64::from(number)));
            // The step is prime, so that every digit takes every value.
            number += 997;
        }
    }

    #[test]
    fn digits_end_where_another_byte_follows_however_much_comes_after() {
        for count in 0..20 {
            for after in 0..20 {
                let text = "7".repeat(count) + &"x7".repeat(after);
                assert_eq!(leading_digit_count(text.as_bytes()), count, "{text}");
            }
        }
    }

    #[test]
    fn every_byte_ends_the_digits() {
        for place in 0..8 {
            for byte in (0..=u8::MAX).filter(|byte| !byte.is_ascii_digit()) {
                for after in [b'0', b'9', b'\n', 0xff] {
                    let mut bytes = [after; 8];
                    bytes[..place].copy_from_slice(&b"9876543"[..place]);
                    bytes[place] = byte;
                    let value = 9_876_543 / 10u64.pow(7 - place as u32);
                    let value = if place == 0 { 0 } else { value };
                    assert_eq!(leading_digits(bytes), (place, value), "{bytes:?}");
                }
            }
        }
    }
}
