//! The wasm as JavaScript string literals: for pages, in a form that compresses as well as the bytes; for Node, where decoding
//! time counts and nothing is downloaded, as base64.
//!
//! In base64 a byte looks different at each position, which hides every repetition from gzip and brotli: it costs 38 % after
//! brotli. Here a byte is always the same character, or the same two if it is rare, which costs 2 %.

use anyhow::Result;

use crate::binary::Streams;

/// Characters that take one byte in a file and have no special meaning in a string, in a template or in HTML.
/// unpack.js derives the same list.
fn alphabet() -> Vec<u8> {
    (b' '..=b'~')
        .filter(|it| !b"\"$<\\`|~".contains(it))
        .collect()
}

/// What precedes the characters of each page.
const PREFIXES: [&str; 3] = ["", "~", "|"];

/// The argument of `unpack`, as JavaScript.
pub(crate) fn parts(wasm: &[u8]) -> Result<String> {
    let streams = Streams::of(wasm)?;
    let texts = [
        ("head", &streams.head),
        ("opcodes", &streams.opcodes),
        ("immediates", &streams.immediates),
        ("tail", &streams.tail),
    ];
    let mut out = "{\n".to_owned();
    for (name, bytes) in texts {
        let Text { pages, text } = Text::new(bytes);
        out += &format!("  {name}: [\"{pages}\", \"{text}\"],\n");
    }
    out += &format!("  sizes: {},\n}}", serde_json::to_string(&streams.sizes)?);
    Ok(out)
}

/// Bytes as text.
struct Text {
    /// The page of each byte from 0 to 255: the most common are on page 0 and take one character.
    pages: String,
    text: String,
}

impl Text {
    fn new(bytes: &[u8]) -> Self {
        let mut common: Vec<u8> = (0..=255).collect();
        common.sort_by_key(|it| std::cmp::Reverse(bytes.iter().filter(|byte| *byte == it).count()));
        let mut page_of = [0; 256];
        for (rank, byte) in common.into_iter().enumerate() {
            page_of[usize::from(byte)] = rank / alphabet().len();
        }
        let mut written = vec![String::new(); 256];
        for (page, prefix) in PREFIXES.iter().enumerate() {
            // A byte that is such a character represents itself, so that sentences stay readable. The others get the remaining
            // characters.
            let is_here = |byte: &u8| page_of[usize::from(*byte)] == page;
            let mut free = alphabet().into_iter().filter(|it| !is_here(it));
            for byte in (0..=255).filter(is_here) {
                let own = alphabet().contains(&byte).then_some(byte);
                let place = own.or_else(|| free.next()).unwrap_or_default();
                written[usize::from(byte)] = format!("{prefix}{}", char::from(place));
            }
        }
        Self {
            pages: page_of.iter().map(usize::to_string).collect(),
            text: bytes
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
    use crate::process::Program;

    /// The result of unpack.js.
    fn unpacked(wasm: &[u8]) -> Vec<u8> {
        let template = concat!(env!("CARGO_MANIFEST_DIR"), "/../pkg-template/unpack.js");
        let script = format!(
            "import {{ unpack }} from {template:?}; console.log(JSON.stringify([...unpack({})]));",
            parts(wasm).unwrap()
        );
        let program = Program::new("node").args(["--input-type=module", "--eval", &script]);
        serde_json::from_str(&program.output().unwrap()).unwrap()
    }

    /// A wasm with one section.
    fn module(id: u8, content: &[u8]) -> Vec<u8> {
        [b"\0asm\x01\0\0\0", &[id, content.len() as u8][..], content].concat()
    }

    #[test]
    fn every_byte_comes_back() {
        let all: Vec<u8> = (0..=255).collect();
        let many: Vec<u8> = (0..5000u32).map(|it| (it * it / 7 % 256) as u8).collect();
        // Anything may follow the code.
        let code = module(10, &[0]);
        for data in [
            &[][..],
            &[0],
            &all,
            &many,
            b"It's a \"text\"\n</script> ${x} \\ ~|`",
        ] {
            let custom = [
                &[0, 0x80 | (data.len() % 128) as u8, (data.len() / 128) as u8],
                data,
            ];
            let wasm = [&code[..], &custom.concat()].concat();
            assert_eq!(unpacked(&wasm), wasm);
        }
    }

    #[test]
    fn every_kind_of_instruction_comes_back() {
        let body = [
            &[2, 0x83, 1, 0x7f, 1, 0x7c][..],            // locals
            &[0x02, 0x40, 0x03, 0x7f, 0x41, 0x80, 0x7f], // blocks, and a number of two bytes
            &[0x0e, 2, 0, 1, 0, 0x0e, 0, 1],             // br_table
            &[0x43, 0x80, 0xff, 0, 0x8b],                // f32.const
            &[0x44, 1, 0x80, 2, 0xff, 3, 0x0b, 0x44, 0], // f64.const, as if with instructions in it
            &[0x28, 2, 0x90, 1, 0x36, 0, 4],             // loads and stores
            &[0x11, 5, 0, 0x10, 0x81, 1, 0xd2, 7],       // calls
            &[0xfc, 10, 0, 0, 0xfc, 11, 0, 0xfc, 2],     // those with a prefix
            &[0x04, 0x40, 0x0b, 0x0b, 0x0b, 0x0b],       // every end
        ]
        .concat();
        let functions = [&[3, 2, 0, 0x0b, body.len() as u8], &body[..], &[2, 0, 0x0b]].concat();
        let wasm = [module(10, &functions), module(11, b"data")[8..].to_vec()].concat();
        assert_eq!(unpacked(&wasm), wasm);
    }

    #[test]
    fn a_function_longer_than_one_digit_of_its_size_comes_back() {
        for nops in [124, 125, 126, 127, 128, 200] {
            let body = [&[0][..], &vec![1; nops], &[0x0b]].concat();
            let size = if body.len() < 128 {
                vec![body.len() as u8]
            } else {
                vec![body.len() as u8 | 128, (body.len() >> 7) as u8]
            };
            let content = [&[1][..], &size, &body].concat();
            let section = [
                &[10, content.len() as u8 | 128, (content.len() >> 7) as u8],
                &content[..],
            ];
            let wasm = [&b"\0asm\x01\0\0\0"[..], &section.concat()].concat();
            assert_eq!(unpacked(&wasm), wasm);
        }
    }

    #[test]
    fn what_is_no_wasm_is_refused() {
        assert!(parts(b"").is_err());
        assert!(parts(&module(10, &[1, 2, 0, 0xfd])).is_err());
        // A size of two bytes where one is enough would come back shorter.
        assert!(parts(&module(10, &[1, 0x82, 0, 0, 0x0b])).is_err());
    }

    #[test]
    fn common_bytes_are_one_character_and_characters_stay_themselves() {
        assert_eq!(Text::new(&[7; 100]).text.len(), 100);
        assert_eq!(Text::new(b"Expected a number.").text, "Expected a number.");
    }

    #[test]
    fn base64_is_that_of_rfc_4648() {
        let texts = ["", "f", "fo", "foo", "foob"].map(|it| base64(it.as_bytes()));
        assert_eq!(texts, ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg=="]);
    }
}
