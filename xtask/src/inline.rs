//! The wasm as a JavaScript string literal: for pages one that compresses as well as the wasm itself, for Node, where the
//! fastest decoder counts and no download, base64.
//!
//! Base64 puts a byte now here, now there in its digits, which hides every repetition from gzip and brotli: it costs
//! 38 % after brotli. Here a byte is always the same character, or pair of characters if it is a rare one: 5 %.

/// Characters that stay one byte in a file and are nothing special in a string, in a template or in HTML.
/// inline.js derives the same list.
fn alphabet() -> Vec<char> {
    let special = |it: &char| "\"$<\\`|~".contains(*it);
    (' '..='~').filter(|it| !special(it)).collect()
}

/// The characters before the digits of the second and the third page.
const PREFIXES: [&str; 3] = ["", "~", "|"];

/// The wasm as text.
pub(crate) struct Inline {
    /// For each byte from 0 to 255 the page that it is on: the commonest are on page 0, and written as one character.
    pub(crate) pages: String,
    pub(crate) text: String,
}

impl Inline {
    pub(crate) fn new(wasm: &[u8]) -> Self {
        let alphabet = alphabet();
        let mut common: Vec<u8> = (0..=255).collect();
        common.sort_by_key(|it| std::cmp::Reverse(wasm.iter().filter(|byte| *byte == it).count()));
        let mut page_of = [0; 256];
        for (rank, byte) in common.into_iter().enumerate() {
            page_of[usize::from(byte)] = rank / alphabet.len();
        }
        // On its page, a byte has the next character that is free.
        let mut free = [0; PREFIXES.len()];
        let written = page_of.map(|page| {
            free[page] += 1;
            format!("{}{}", PREFIXES[page], alphabet[free[page] - 1])
        });
        Self {
            pages: page_of.iter().map(usize::to_string).collect(),
            text: wasm
                .iter()
                .map(|byte| written[usize::from(*byte)].as_str())
                .collect(),
        }
    }
}

/// The wasm as base64.
pub(crate) fn base64(wasm: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(wasm.len().div_ceil(3) * 4);
    for group in wasm.chunks(3) {
        let number = group
            .iter()
            .fold(0, |sum: usize, &byte| (sum << 8) | usize::from(byte));
        let number = number << (8 * (3 - group.len()));
        for digit in 0..4 {
            let index = (number >> (18 - 6 * digit)) & 63;
            text.push(if digit > group.len() {
                '='
            } else {
                DIGITS[index].into()
            });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What inline.js does.
    fn decode(inline: &Inline) -> Vec<u8> {
        let alphabet = alphabet();
        let mut pages = [Vec::new(), Vec::new(), Vec::new()];
        for (byte, page) in (0..=255u8).zip(inline.pages.bytes()) {
            pages[usize::from(page - b'0')].push(byte);
        }
        let mut page = 0;
        let mut bytes = Vec::new();
        for character in inline.text.chars() {
            match alphabet.iter().position(|it| *it == character) {
                Some(digit) => bytes.push(pages[std::mem::take(&mut page)][digit]),
                None => page = if character == '~' { 1 } else { 2 },
            }
        }
        bytes
    }

    #[test]
    fn every_byte_comes_back() {
        let wasm: Vec<u8> = (0..5000u32).map(|it| (it * it / 7 % 256) as u8).collect();
        assert_eq!(decode(&Inline::new(&wasm)), wasm);
        let all: Vec<u8> = (0..=255).collect();
        assert_eq!(decode(&Inline::new(&all)), all);
    }

    #[test]
    fn base64_is_that_of_rfc_4648() {
        let texts = ["", "f", "fo", "foo", "foob"].map(|it| base64(it.as_bytes()));
        assert_eq!(texts, ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg=="]);
    }

    #[test]
    fn common_bytes_are_one_character() {
        assert_eq!(Inline::new(&[7; 100]).text.len(), 100);
    }
}
