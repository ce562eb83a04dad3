//! Shared by the tests of lists: reading one in chunks of every size.
#![allow(
    dead_code,
    unreachable_pub,
    missing_docs,
    reason = "each test file uses its part"
)]

use bulk_sms::input::data::Data;
use bulk_sms::input::issue::Issues;
use bulk_sms::input::list_options;
use bulk_sms::recipients::{Blank, ParseOptions, Parser, Recipients, Unreadable};

pub fn options(fields: &[(&str, Data)]) -> ParseOptions {
    let entries = fields.iter().cloned();
    let input = Data::Object(
        entries
            .map(|(key, value)| (key.to_owned(), value))
            .collect(),
    );
    let mut issues = Issues::new();
    let options = list_options::read(&input, &mut issues);
    issues.finish(options).unwrap()
}

pub fn text(value: &str) -> Data {
    Data::Text(value.to_owned())
}

/// Reads the input whole and in chunks of every small size; all must give the same list.
pub fn parse(input: &[u8], fields: &[(&str, Data)]) -> Result<Recipients, Unreadable> {
    let read = |size: usize| {
        let mut parser = Parser::new(options(fields), Blank::Skipped);
        input.chunks(size).for_each(|chunk| parser.push(chunk));
        parser.finish()
    };
    let whole = read(input.len().max(1));
    for size in 1..9 {
        let found = read(size);
        assert_eq!(found, whole);
        let rejected = |list: &Result<Recipients, Unreadable>| {
            list.as_ref().map(|it| it.rejected().to_vec()).ok()
        };
        assert_eq!(rejected(&found), rejected(&whole), "chunks of {size}");
    }
    whole
}

pub fn numbers(list: &Recipients) -> Vec<u64> {
    list.numbers().collect()
}

pub fn json(list: &Recipients) -> String {
    let mut json = Vec::new();
    list.write_json(&mut |piece| json.extend_from_slice(piece));
    assert_eq!(json.len(), list.json_size());
    String::from_utf8(json).unwrap()
}

pub fn rejected(list: &Recipients) -> Vec<(usize, &str, &str)> {
    let rows = list.rejected().iter();
    rows.map(|it| {
        (
            it.index,
            std::str::from_utf8(&it.input).unwrap(),
            it.reason.code(),
        )
    })
    .collect()
}
