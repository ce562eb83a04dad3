//! Lists of recipients, whole and cut anywhere. The first two bytes choose the options.
#![no_main]

#[path = "../../common/mod.rs"]
mod common;

use std::collections::HashSet;

use bulk_sms::input::list_options;
use bulk_sms::recipients::{Blank, Parser, Recipients, Unpacker};
use common::{input, read};
use libfuzzer_sys::fuzz_target;
use serde_json::{Value, json};

fn parse(options: &Value, pieces: &[&[u8]]) -> Option<Recipients> {
    let options = read(|issues| list_options::read(&input(options), issues)).unwrap();
    let mut parser = Parser::new(options, Blank::Skipped);
    for piece in pieces {
        parser.push(piece);
    }
    parser.finish().ok()
}

fn unpack(bytes: &[u8]) -> Option<Recipients> {
    let mut unpacker = Unpacker::new(bytes.len()).unwrap();
    unpacker.push(bytes).ok()?;
    unpacker.finish().ok()
}

fn packed(list: &Recipients) -> Vec<u8> {
    let mut bytes = Vec::new();
    list.pack(&mut |piece| bytes.extend_from_slice(piece));
    bytes
}

fuzz_target!(|bytes: &[u8]| {
    if let Some(list) = unpack(bytes) {
        assert_eq!(packed(&list), bytes);
    }
    let [how, cut, list @ ..] = bytes else { return };
    let mut options = match how % 3 {
        0 => json!({}),
        1 => json!({ "column": 0 }),
        _ => json!({ "column": "phone" }),
    };
    match how / 3 % 4 {
        0 => {}
        1 => options["country"] = json!("DE"),
        2 => options["country"] = json!("US"),
        _ => options["country"] = json!("IT"),
    }
    match how / 12 % 3 {
        0 => {}
        1 => options["delimiter"] = json!(";"),
        _ => options["keepRows"] = json!(true),
    }
    let Some(whole) = parse(&options, &[list]) else {
        return;
    };
    let numbers: Vec<u64> = whole.numbers().collect();
    assert!(
        numbers
            .iter()
            .all(|number| (10_000..1_000_000_000_000_000).contains(number))
    );
    assert_eq!(numbers.iter().collect::<HashSet<_>>().len(), numbers.len());
    assert_eq!(whole.countries().total(), numbers.len());
    assert!(whole.rejected().len() <= 1000.min(whole.rejected_count()));
    let mut body = Vec::new();
    whole.write_json(&mut |piece| body.extend_from_slice(piece));
    assert_eq!(body.len(), whole.json_size());
    let written: Vec<String> = serde_json::from_slice(&body).unwrap();
    let expected: Vec<String> = numbers.iter().map(|number| format!("+{number}")).collect();
    assert_eq!(written, expected);

    let bytes = packed(&whole);
    assert!(bytes.len() <= 8 * numbers.len());
    assert_eq!(unpack(&bytes).as_ref(), Some(&whole));
    for number in &written {
        assert!(whole.has(number.as_bytes()));
    }

    let (first, second) = list.split_at(usize::from(*cut).min(list.len()));
    let pieces = parse(&options, &[first, second]).unwrap();
    assert!(pieces.numbers().eq(numbers));
    assert_eq!(pieces.rejected_count(), whole.rejected_count());
});
