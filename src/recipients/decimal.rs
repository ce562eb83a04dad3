//! Digits of numbers that are below 10^20.

/// How many digits a number has.
pub(super) fn digits(number: u64) -> usize {
    // log10(2) is a little more than 1233 / 4096: right, or one too few.
    let bits = 64 - (number | 1).leading_zeros() as usize;
    let guess = (bits * 1233) >> 12;
    guess
        + usize::from(
            POWERS
                .get(guess)
                .is_some_and(|power| (number | 1) >= *power),
        )
}

/// The first three digits.
pub(super) fn head(number: u64) -> usize {
    let power = POWERS.get(digits(number).saturating_sub(3));
    (number / power.copied().unwrap_or(1)) as usize
}

/// Writes `,"+`, a number and `"` so that they end at `end`; where they begin.
pub(super) fn prepend(out: &mut [u8], end: usize, number: u64) -> usize {
    let mut at = end;
    let mut put = |byte: u8| {
        at = at.wrapping_sub(1);
        if let Some(slot) = out.get_mut(at) {
            *slot = byte;
        }
    };
    put(b'"');
    // In parts of 32 bits, whose division by a constant is a multiplication.
    let mut rest = number;
    loop {
        let (part, more) = ((rest % LOW) as u32, rest / LOW);
        let mut part = part;
        for _ in 0..8 {
            put(b'0' + (part % 10) as u8);
            part /= 10;
            if part == 0 && more == 0 {
                break;
            }
        }
        rest = more;
        if rest == 0 {
            break;
        }
    }
    put(b'+');
    put(b'"');
    put(b',');
    at
}

const LOW: u64 = 100_000_000;

const POWERS: [u64; 20] = [
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
    100_000_000_000_000_000,
    1_000_000_000_000_000_000,
    10_000_000_000_000_000_000,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_length() {
        let around = POWERS
            .into_iter()
            .flat_map(|it| [it - 1, it, it + 1, it.saturating_mul(7)]);
        for number in around.chain([u64::MAX]) {
            let text = number.to_string();
            assert_eq!(digits(number), text.len(), "{number}");
            assert_eq!(
                head(number).to_string(),
                text[..text.len().min(3)],
                "{number}"
            );
            let mut out = [b'x'; 30];
            let start = prepend(&mut out, 29, number);
            assert_eq!(out[start..], *format!(",\"+{number}\"x").as_bytes());
        }
    }
}
