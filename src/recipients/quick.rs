//! Reads most lines of most lists in one pass. It accepts only lines with a single possible reading;
//! [`Normaliser::normalise`] reads the rest with care, and the two agree on every line.

use super::lines::Ends;
use super::normalise::{Normaliser, Number, Reading};
use crate::decimal::{leading_digits, power};

impl Normaliser {
    /// The number in the piece at the start of `bytes`, and the length of that piece including its
    /// separator or line ending. It accepts an international number of a possible length, written in digits with
    /// spaces, dashes, slashes and brackets.
    pub(super) fn quick(&self, bytes: &[u8], ends: &Ends) -> Option<(Number, usize)> {
        let first = *bytes.first()?;
        let mut at = match bytes {
            [b'+', ..] => 1,
            _ if !first.is_ascii_digit() || self.may_be_prefixed(first) => return None,
            [b'0', b'0', ..] => 2,
            _ => 0,
        };
        let is_bare = at == 0;
        let (mut value, mut count) = (0u64, 0);
        loop {
            // When fewer than eight bytes are left, the careful reader takes the last lines.
            let next = bytes.get(at..)?.first_chunk()?;
            let (digits, part) = leading_digits(*next);
            value = value.wrapping_mul(power(digits)).wrapping_add(part);
            count += digits;
            at += digits;
            let Some(byte) = next.get(digits) else {
                continue;
            };
            at += 1;
            match byte {
                b' ' | b'-' | b'/' | b'(' | b')' => {}
                b'\n' => break,
                b'\r' if *bytes.get(at)? == b'\n' => {
                    at += 1;
                    break;
                }
                // After a `;`, a letter may begin a parameter: `;ext=5`.
                b';' if bytes.get(at)?.is_ascii_alphabetic() => return None,
                b',' | b';' | b'\t' if ends.get(usize::from(*byte)) == Some(&true) => break,
                _ => return None,
            }
        }
        // With more digits the value may have overflowed; E.164 allows at most 15.
        if !(HEAD..=15).contains(&count) {
            return None;
        }
        let head = (value / power(count - HEAD)) as usize;
        let region = self.codes().main(head / 10)?;
        let (width, first) = match region.width() {
            1 => (1, head / 100),
            2 => (2, head / 10),
            _ if region.shares_code() => return None,
            _ => (3, head),
        };
        let is_plain = !is_bare || self.is_surely_international(count, region);
        (is_plain && !region.may_be_prefix((first % 10) as u8) && region.has_length(count - width))
            .then_some((
                Number {
                    value,
                    bare: is_bare.then_some(Reading::International),
                },
                at,
            ))
    }
}

/// The digits that determine the calling code, and one more.
const HEAD: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;

    /// Splits at commas, semicolons and tabs.
    fn usual() -> Ends {
        let mut ends = [false; 128];
        for byte in b",;\t\r\n" {
            ends[usize::from(*byte)] = true;
        }
        ends
    }

    #[test]
    fn what_it_takes_is_what_careful_reading_takes() {
        let mut seed = 5u64;
        let mut next = |below: usize| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (seed >> 33) as usize % below
        };
        let mut taken = 0;
        for country in [
            None,
            Some("DE"),
            Some("US"),
            Some("IT"),
            Some("RU"),
            Some("KR"),
            Some("HU"),
            Some("AT"),
            Some("BY"),
            Some("CU"),
            Some("LT"),
            Some("BF"),
            Some("AR"),
            Some("TJ"),
        ] {
            let normaliser = Normaliser::new(country, None).unwrap();
            for _ in 0..100_000 {
                let starts = [
                    "+", "00", "", "0", "+49", "+44", "+1", "+7", "+39", "+36", " ", "49", "43",
                    "36", "375", "370", "8", "6",
                ];
                let mut line = starts[next(starts.len())].to_owned();
                for _ in 0..6 + next(12) {
                    let signs = b"0123456789012345678901234567890123456789 -/().+x";
                    line.push(char::from(signs[next(signs.len())]));
                }
                let ends = ["\n", "\r\n", ",", ";", "\t"];
                let text = format!("{line}{} the rest", ends[next(5)]);
                if let Some((number, length)) = normaliser.quick(text.as_bytes(), &usual()) {
                    taken += 1;
                    assert_eq!(normaliser.normalise(line.as_bytes()), Ok(number), "{line}");
                    assert_eq!(&text[length..], " the rest");
                }
            }
        }
        assert!(taken > 10_000, "{taken}");
    }

    #[test]
    fn a_line_without_its_end_waits() {
        let normaliser = Normaliser::new(None, None).unwrap();
        let quick = |text: &str, ends: &Ends| {
            let found = normaliser.quick(text.as_bytes(), ends);
            found.map(|(number, length)| (number.value, length))
        };
        let found = Some(447_700_900_123);
        for (text, length) in [
            ("+447700900123", None),
            ("+447700900123\r", None),
            ("+447700900123\r\n+4477009", Some(15)),
            ("+447700900123,", None),
            ("+447700900123, +4477009", Some(14)),
            ("+447700900123;+4477009", Some(14)),
            ("+447700900123\t+4477009", Some(14)),
            ("+447700900123;ext=5\n", None),
            ("+447700900123|+4477009", None),
        ] {
            assert_eq!(quick(text, &usual()), found.zip(length), "{text:?}");
        }
        // Characters that are not separators are left to the careful reader.
        let mut ends = [false; 128];
        ends[usize::from(b'\n')] = true;
        assert_eq!(quick("+447700900123, +4477009", &ends), None);
    }
}
