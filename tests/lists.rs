//! What can be done with a list: countries, parts, look-ups, joined, subtracted and packed lists.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs, reason = "the test names are the documentation")]

#[path = "common/lists.rs"]
mod lists;

use bulk_sms::input::data::Data;
use bulk_sms::recipients::{Blank, Parser, Recipients, Unpacker, region_name};
use lists::{json, numbers, options, parse, text};

#[test]
fn countries_and_parts() {
    let input = "+12025550123\n+447700900123\n+491701234567\n+491701234568\n+80012345678\n";
    let list = parse(input.as_bytes(), &[]).unwrap();
    let counted = list.countries().known.into_iter();
    let counted: Vec<_> = counted
        .map(|(it, count)| (region_name(it), count))
        .collect();
    let expected = [("US", 1), ("GB", 1), ("DE", 2), ("+800", 1)];
    assert_eq!(
        counted,
        expected.map(|(key, count)| (key.to_owned(), count))
    );
    let part = list.part(1, 3);
    assert_eq!(numbers(&part), [447_700_900_123, 491_701_234_567]);
    assert_eq!(numbers(&part.part(1, 9)), [491_701_234_567]);
    assert!(part.part(5, 9).is_empty());
    assert_eq!(json(&part), r#"["+447700900123","+491701234567"]"#);
    assert_eq!(json(&list.part(0, 0)), "[]");
}

#[test]
fn a_list_knows_its_numbers_in_every_form() {
    let country = [("country", text("GB")), ("keepRows", Data::Bool(true))];
    let list = parse(
        b"x\n07700 900123\n+44 7700 900124, +447700900125\n+447700900123\n+12025550123",
        &country,
    )
    .unwrap();
    for (line, row) in [
        ("+447700900123", Some(1)),
        ("07700 900123", Some(1)),
        ("0044 7700 900124", Some(2)),
        (" 447700900125 ", Some(2)),
        ("+1 (202) 555-0123", Some(4)),
        ("+447700900126", None),
        ("x", None),
        ("", None),
        ("+447700900123,+447700900124", None),
    ] {
        assert_eq!(list.has(line.as_bytes()), row.is_some(), "{line:?}");
        assert_eq!(list.row_of(line.as_bytes()), row, "{line:?}");
    }
    let part = list.part(1, 3);
    assert!(part.keeps_rows() && part.has(b"+447700900124") && !part.has(b"+447700900123"));
    assert_eq!(part.row_of(b"+447700900125"), Some(2));
    assert_eq!(part.row_of(b"+12025550123"), None);
    let plain = parse(b"+447700900123", &[]).unwrap();
    assert!(!plain.keeps_rows() && plain.has(b"447700900123"));
    assert!(!plain.has(b"07700900123"));
    assert_eq!(plain.row_of(b"+447700900123"), None);
}

#[test]
fn lists_less_others_and_lists_joined() {
    let rows = [("keepRows", Data::Bool(true)), ("country", text("GB"))];
    let all = parse(
        b"x\n+447700900123\n+447700900124\n+447700900123\n+447700900125\n+447700900126",
        &rows,
    )
    .unwrap();
    let out = parse(b"+447700900126\n+447700900124\n+12025550123", &[]).unwrap();
    let rest = all.without(&out);
    assert_eq!(numbers(&rest), [447_700_900_123, 447_700_900_125]);
    assert_eq!((rest.duplicates(), rest.rejected_count()), (0, 0));
    // It reads numbers as before, and keeps their lines.
    assert_eq!(rest.row_of(b"07700 900125"), Some(4));
    assert!(!rest.has(b"+447700900124"));
    assert_eq!(
        numbers(&all.without(&out.part(0, 1))),
        numbers(&all.part(0, 3))
    );
    assert_eq!(all.part(0, 3).without(&all.part(1, 2)).len(), 2);
    assert!(all.without(&all).is_empty() && out.without(&rest) == out);

    let of = |lists: &[&Recipients]| {
        let lists: Vec<Recipients> = lists.iter().map(|it| (*it).clone()).collect();
        Recipients::of(&lists).unwrap()
    };
    let joined = of(&[&rest, &out, &all]);
    let expected = [
        447_700_900_123,
        447_700_900_125,
        447_700_900_126,
        447_700_900_124,
        12_025_550_123,
    ];
    assert_eq!(numbers(&joined), expected);
    assert_eq!((joined.duplicates(), joined.rejected_count()), (4, 0));
    assert!(joined.has(b"07700 900123") && !joined.keeps_rows());
    assert!(!of(&[&out, &all]).has(b"07700 900123"));
    assert!(of(&[]).is_empty() && of(&[&all]) == all);
}

#[test]
fn a_long_list_is_written_as_it_was_read() {
    // More than one block, a growing table, duplicates far apart, and numbers of 9 to 15 digits.
    let numbers: Vec<u64> = (0..150_000)
        .map(|index| match index % 3 {
            0 => 447_000_000_000 + index,
            1 => 4_912_345_000_000 + index * 7,
            _ => 38_640_000_000 + index,
        })
        .collect();
    let lines = numbers.iter().chain(&numbers[..1000]);
    let input: String = lines.map(|number| format!("+{number}\r\n")).collect();
    let mut parser = Parser::new(options(&[]), Blank::Skipped);
    parser.expect(input.len());
    parser.push(input.as_bytes());
    let list = parser.finish().unwrap();
    assert_eq!(
        (list.len(), list.duplicates(), list.rejected_count()),
        (150_000, 1000, 0)
    );
    assert!(list.numbers().eq(numbers.iter().copied()));
    let strings: Vec<String> = numbers
        .iter()
        .map(|number| format!("\"+{number}\""))
        .collect();
    assert_eq!(json(&list), format!("[{}]", strings.join(",")));
    assert_eq!(
        json(&list.part(40_000, 90_000)),
        format!("[{}]", strings[40_000..90_000].join(","))
    );
}

fn packed(list: &Recipients) -> Vec<u8> {
    let mut bytes = Vec::new();
    list.pack(&mut |piece| bytes.extend_from_slice(piece));
    bytes
}

fn unpack(bytes: &[u8], size: usize) -> Option<Recipients> {
    let mut unpacker = Unpacker::new(bytes.len()).unwrap();
    for chunk in bytes.chunks(size) {
        unpacker.push(chunk).ok()?;
    }
    unpacker.finish().ok()
}

proptest::proptest! {
    #[test]
    fn any_list_is_unpacked_as_it_was_packed(
        lines in proptest::collection::vec("[+]?[1-9][0-9]{6,14}", 0..60),
        size in 1..20usize,
    ) {
        let list = parse(lines.join("\n").as_bytes(), &[]).unwrap();
        let bytes = packed(&list);
        proptest::prop_assert!(bytes.len() <= 8 * list.len());
        let again = unpack(&bytes, size);
        proptest::prop_assert_eq!(again.as_ref(), Some(&list));
        // No part of the bytes is a list.
        for cut in 1..bytes.len() {
            proptest::prop_assert_eq!(unpack(&bytes[..cut], size), None);
        }
    }

    #[test]
    fn any_bytes_are_a_list_or_refused(
        mut bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..40),
        is_list in proptest::prelude::any::<bool>(),
    ) {
        if is_list {
            // Make them begin like a packed list that goes on.
            let list = parse(b"+447700900123\n+447700900124", &[]).unwrap();
            bytes.splice(0..0, packed(&list)[..7].iter().copied());
        }
        if let Some(list) = unpack(&bytes, 7) {
            proptest::prop_assert_eq!(packed(&list), bytes);
        }
    }
}
