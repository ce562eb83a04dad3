//! The decimal digits of every script: Unicode's category Nd.

/// The zero of each script; its other nine digits follow. Source: Unicode 17, checked against the engine by
/// `tests/package/recipients.test.mjs`.
#[rustfmt::skip]
const ZEROS: [u32; 75] = [
    0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20,
    0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0,
    0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10, 0x104a0, 0x10d30, 0x10d40, 0x11066, 0x110f0, 0x11136, 0x111d0,
    0x112f0, 0x11450, 0x114d0, 0x11650, 0x116c0, 0x116d0, 0x116da, 0x11730, 0x118e0, 0x11950, 0x11bf0, 0x11c50,
    0x11d50, 0x11da0, 0x11de0, 0x11f50, 0x16130, 0x16a60, 0x16ac0, 0x16b50, 0x16d70, 0x1ccf0,
    // Bold, double-struck, sans-serif and monospace mathematical digits.
    0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec, 0x1d7f6,
    0x1e140, 0x1e2f0, 0x1e4f0, 0x1e5f1, 0x1e950,
];

/// The ASCII digit that a character stands for.
pub(super) fn ascii(character: char) -> Option<u8> {
    let code = u32::from(character);
    let below = ZEROS.partition_point(|zero| *zero <= code);
    let zero = ZEROS.get(below.checked_sub(1)?)?;
    u8::try_from(code - zero)
        .ok()
        .filter(|value| *value < 10)
        .map(|value| b'0' + value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_other_scripts_are_read_as_ascii() {
        let of = |text: &str| text.chars().map(ascii).collect::<Option<Vec<u8>>>();
        for text in [
            "٠١٢٣٤٥٦٧٨٩",
            "۰۱۲۳۴۵۶۷۸۹",
            "०१२३४५६७८९",
            "０１２３４５６７８９",
            "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗",
        ] {
            assert_eq!(of(text).unwrap(), b"0123456789", "{text}");
        }
        assert!(ZEROS.is_sorted());
        for character in "aé½²①一௰\u{10ffff}".chars() {
            assert_eq!(ascii(character), None, "{character}");
        }
    }
}
