//! Both encodings decode to what was encoded.
#![no_main]

use bulk_sms::input::nearest;
use bulk_sms::wire::encode::{json_string, percent};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let mut json = String::new();
    json_string(&mut json, text);
    assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);

    let mut encoded = String::new();
    percent(&mut encoded, text);
    let mut decoded = Vec::new();
    let mut rest = encoded.bytes();
    while let Some(byte) = rest.next() {
        decoded.push(match byte {
            b'%' => {
                let mut digit = || char::from(rest.next().unwrap()).to_digit(16).unwrap();
                u8::try_from(digit() * 16 + digit()).unwrap()
            }
            other => other,
        });
    }
    assert_eq!(decoded, text.as_bytes());
    let _ = nearest(text, &[&["created_at", "phones"]]);
});
