//! Reading a list of recipients: text, CSV, chunks of any size.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs, reason = "the test names are the documentation")]

#[path = "common/lists.rs"]
mod lists;

use bulk_sms::input::data::Data;
use bulk_sms::input::issue::Issues;
use bulk_sms::input::list_options;
use bulk_sms::recipients::{Blank, Parser, Recipients, Unreadable};
use lists::{numbers, options, parse, rejected, text};

#[test]
fn lines() {
    let input =
        "\u{feff}+447700900123\r\n\r\n0044 7700 900123\nabc\r07700900124\n \t\n447700900125";
    let list = parse(input.as_bytes(), &[]).unwrap();
    assert_eq!(numbers(&list), [447_700_900_123, 447_700_900_125]);
    assert_eq!(list.duplicates(), 1);
    assert_eq!(list.rejected_count(), 2);
    assert_eq!(
        rejected(&list),
        [(3, "abc", "letters"), (4, "07700900124", "national")]
    );
    let reasons: Vec<_> = list
        .reasons()
        .map(|(it, count)| (it.code(), count))
        .collect();
    assert_eq!(reasons, [("letters", 1), ("national", 1)]);
    let list = parse(input.as_bytes(), &[("country", text("GB"))]).unwrap();
    assert_eq!(
        numbers(&list),
        [447_700_900_123, 447_700_900_124, 447_700_900_125]
    );
}

#[test]
fn empty_input_gives_an_empty_list() {
    for input in ["", "\u{feff}", "\n\n\r\n", " "] {
        let list = parse(input.as_bytes(), &[]).unwrap();
        assert_eq!((list.len(), list.rejected_count()), (0, 0));
    }
    let list = parse(b"\xef\xbb", &[]).unwrap();
    assert_eq!(list.rejected_count(), 1);
}

#[test]
fn blank_items_of_an_array_are_rejected() {
    let mut parser = Parser::new(options(&[]), Blank::Rejected);
    parser.push(b"\n+447700900123\n \n");
    let list = parser.finish().unwrap();
    assert_eq!(rejected(&list), [(0, "", "empty"), (2, "", "empty")]);
}

#[test]
fn csv_columns() {
    let by_name = |name: &str| vec![("column", text(name))];
    let at = |position: f64| vec![("column", Data::Number(position))];
    let expected = [447_700_900_123, 447_700_900_124];
    for (csv, column) in [
        (
            "name,phone\nA,+447700900123\nB,+447700900124\n",
            by_name("phone"),
        ),
        (
            "name,phone\nA,+447700900123\nB,+447700900124",
            by_name("Phone "),
        ),
        (
            "name;phone\r\nA;+447700900123\r\nB;+447700900124\r\n",
            by_name("phone"),
        ),
        (
            "name\tphone\nA\t+447700900123\nB\t+447700900124\n",
            by_name("phone"),
        ),
        (
            "\u{feff}\"phone\";\"a;b\"\n\"+44 7700 900123\";x\n\"+447700900124\";\n",
            by_name("phone"),
        ),
        (
            "\"a\nb\",phone\n\"x\"\"\ny\",+447700900123\n\n\"\",+447700900124\n",
            by_name("phone"),
        ),
        ("phone\n+447700900123\n+447700900124", by_name("PHONE")),
        ("x,+447700900123\ny,+447700900124\n", at(1.0)),
        ("+447700900123;\n+447700900124;\n", at(0.0)),
    ] {
        let list = parse(csv.as_bytes(), &column).unwrap();
        assert_eq!(numbers(&list), expected, "{csv}");
        assert_eq!(rejected(&list), [], "{csv}");
    }
    let csv = "name,phone\nA,\n\nB\n\"C\nD\",x\nE,+447700900123,more\n,\n";
    let list = parse(csv.as_bytes(), &by_name("phone")).unwrap();
    assert_eq!(numbers(&list), [447_700_900_123]);
    assert_eq!(
        rejected(&list),
        [(1, "", "empty"), (3, "", "empty"), (5, "x", "letters")]
    );
    for csv in ["", "\n", "name,mobile\nA,+447700900123\n", "name"] {
        let found = parse(csv.as_bytes(), &by_name("phone"));
        assert_eq!(found.unwrap_err(), Unreadable::NoColumn, "{csv}");
    }
    assert!(parse(b"", &at(0.0)).unwrap().is_empty());
}

#[test]
fn as_many_rejected_lines_are_kept_as_were_asked_for() {
    let input = "x\n".repeat(1500);
    for (fields, expected) in [
        (vec![], 1000),
        (vec![("keepRejected", Data::Number(0.0))], 0),
        (vec![("keepRejected", Data::Number(1.0))], 1),
        (vec![("keepRejected", Data::Number(1200.0))], 1200),
        (vec![("keepRejected", Data::Number(1_000_000.0))], 1500),
    ] {
        let list = parse(input.as_bytes(), &fields).unwrap();
        assert_eq!(list.rejected().len(), expected);
        assert_eq!(list.rejected_count(), 1500);
    }
}

#[test]
fn several_numbers_on_a_line() {
    let both = [447_700_900_123, 447_700_900_124];
    for text in [
        "+447700900123,+447700900124",
        "+447700900123, +44 7700 900124",
        "+447700900123;0044 7700 900124;",
        ",;+447700900123\t+447700900124\t\r\n",
        "+447700900123,\n,+447700900124,\n,\n",
        "sep=;\n+447700900123;+447700900124",
        "\u{feff}sep=,\r\n+447700900123\r\n+447700900124",
        "\u{feff}\"sep=;\"\r+447700900123\r+447700900124",
        "sep=\t\n+447700900123;+447700900124",
        "sep=|\n+447700900123;+447700900124",
        "SEP=;\n+447700900123;+447700900124\nsep=;",
    ] {
        let list = parse(text.as_bytes(), &[]).unwrap();
        assert_eq!(numbers(&list), both, "{text:?}");
        // Only the first line sets the delimiter.
        let expected = usize::from(text.ends_with("sep=;"));
        assert_eq!(list.rejected_count(), expected, "{text:?}");
    }
    let list = parse(b"a,+447700900123\nsep=;\nb;+447700900123;c,,\n", &[]).unwrap();
    let expected = [
        (0, "a", "letters"),
        (1, "sep=", "letters"),
        (2, "b", "letters"),
        (2, "c", "letters"),
    ];
    assert_eq!(rejected(&list), expected);
    assert_eq!((list.len(), list.duplicates()), (1, 1));
    // An extension belongs to its number.
    let list = parse(b"447700900123;ext=5;447700900124", &[]).unwrap();
    assert_eq!(numbers(&list), [447_700_900_124]);
    assert_eq!(list.rejected()[0].input, b"447700900123;ext=5");
}

#[test]
fn items_of_an_array_are_never_split() {
    for fields in [vec![], vec![("delimiter", text(","))]] {
        let mut parser = Parser::new(options(&fields), Blank::Rejected);
        parser.push(b"sep=,\n+447700900123,+447700900124\n+447700900125;\n");
        let list = parser.finish().unwrap();
        assert_eq!((lines_of(&list), list.duplicates()), (3, 0));
    }
}

/// How many lines were read.
fn lines_of(list: &Recipients) -> usize {
    list.len() + list.rejected_count()
}

#[test]
fn a_delimiter_that_is_given_is_the_only_one() {
    let expected = [447_700_900_123, 447_700_900_124];
    for (delimiter, input) in [
        ("|", "+447700900123|+447700900124"),
        (",", "+447700\t900123,+447700900124"),
        ("\t", "+447700900123\t+447700900124"),
        (";", "+447700900123;+447700900124;"),
    ] {
        let list = parse(input.as_bytes(), &[("delimiter", text(delimiter))]).unwrap();
        assert_eq!(numbers(&list), expected, "{input:?}");
        assert_eq!(list.rejected_count(), 0, "{input:?}");
    }
    let list = parse(b"+447700900123,+447700900124", &[("delimiter", text(";"))]).unwrap();
    assert_eq!((list.len(), list.rejected_count()), (0, 1));

    let name = ("column", text("phone"));
    let position = ("column", Data::Number(1.0));
    let with = |delimiter: &str| ("delimiter", text(delimiter));
    for (fields, input) in [
        (
            vec![name.clone(), with("|")],
            "a|phone\nb,c|+447700900123\nd|+447700900124\n",
        ),
        // The first line has more commas.
        (
            vec![name.clone(), with(";")],
            "a,b,c;phone\nx;+447700900123\ny;+447700900124\n",
        ),
        (
            vec![position.clone(), with("\t")],
            ";;;\t+447700900123\nb\t+447700900124",
        ),
        // The file's own `sep=` line, without the option.
        (
            vec![name.clone()],
            "sep=;\na,b,c;phone\nx;+447700900123\ny;+447700900124\n",
        ),
        (
            vec![name.clone()],
            "\u{feff}\"sep=;\"\r\na;phone\r\nx;+447700900123\r\ny;+447700900124",
        ),
        (
            vec![position.clone()],
            "sep=|\nx|+447700900123\ny|+447700900124\n",
        ),
        (
            vec![position.clone()],
            "sep=,\nx,+447700900123\n\ny,+447700900124\n",
        ),
        (
            vec![position, with(",")],
            "sep=;\nx,+447700900123\ny,+447700900124\n",
        ),
    ] {
        let list = parse(input.as_bytes(), &fields).unwrap();
        assert_eq!(numbers(&list), expected, "{input:?}");
        assert_eq!(rejected(&list), [], "{input:?}");
    }
    // The line still counts.
    let list = parse(b"sep=;\na;phone\nx;y\n", std::slice::from_ref(&name)).unwrap();
    assert_eq!(rejected(&list), [(2, "y", "letters")]);
    assert_eq!(
        parse(b"sep=;\n", &[name]).unwrap_err(),
        Unreadable::NoColumn
    );
}

#[test]
fn what_is_cut_off_does_not_make_a_number() {
    let blanks = " ".repeat(400);
    let at = [("column", Data::Number(0.0))];
    for (line, expected) in [
        (
            format!("{blanks}+447700900123{blanks}"),
            Ok(447_700_900_123),
        ),
        (format!("+447700900123{blanks}4"), Err("too_long")),
        (
            format!("{blanks}+447700900123{blanks}4{blanks}"),
            Err("too_long"),
        ),
        (format!("+447700900123{}", ".".repeat(300)), Err("too_long")),
        (format!("x{blanks}4"), Err("letters")),
    ] {
        for fields in [&[][..], &at] {
            let list = parse(line.as_bytes(), fields).unwrap();
            let found = match list.rejected() {
                [] => Ok(numbers(&list)[0]),
                [one] => {
                    assert!(one.input.len() <= 256);
                    Err(one.reason.code())
                }
                _ => panic!("{line:?}"),
            };
            assert_eq!(found, expected, "{line:?}");
        }
    }
}

#[test]
fn one_line_may_hold_the_whole_list() {
    let mut parser = Parser::new(
        options(&[("keepRejected", Data::Number(10.0))]),
        Blank::Skipped,
    );
    for number in 0..200_000 {
        parser.push(format!("+4477{number:08},").as_bytes());
        assert_eq!(parser.lines(), 0);
    }
    // A million separators, and an endless piece.
    parser.push(&[b';'; 1_000_000]);
    (0..20).for_each(|_| parser.push(&[b'x'; 1_000_000]));
    let list = parser.finish().unwrap();
    assert_eq!((list.len(), list.rejected_count()), (200_000, 1));
    assert_eq!(list.rejected()[0].input.len(), 256);
}

#[test]
fn options_are_checked() {
    for (key, value, code) in [
        ("country", text("XX"), "format"),
        ("country", text("de"), "format"),
        ("country", Data::Number(49.0), "wrong_type"),
        ("column", Data::Number(-1.0), "out_of_range"),
        ("column", Data::Null, "wrong_type"),
        ("column", text(""), "empty"),
        ("county", text("DE"), "unknown_key"),
        ("delimiter", text("::"), "format"),
        ("keepRejected", Data::Number(0.5), "wrong_type"),
        ("keepRejected", Data::Number(1e7), "out_of_range"),
        ("keepRows", text("yes"), "wrong_type"),
        ("keepRow", Data::Bool(true), "unknown_key"),
    ] {
        let input = Data::Object(vec![(key.to_owned(), value)]);
        let mut issues = Issues::new();
        let options = list_options::read(&input, &mut issues);
        let issues = issues.finish(options).unwrap_err();
        assert_eq!(issues[0].path, format!("options.{key}"));
        assert_eq!(issues[0].code, code);
    }
}

/// Bytes, many of which mean something special to one of the readers.
fn dirt() -> impl proptest::strategy::Strategy<Value = Vec<u8>> {
    let special =
        proptest::sample::select(b"\r\n\",;\t+0149. \xef\xbb\xbf\xe2\x80aext=sp".to_vec());
    proptest::collection::vec(special, 0..80)
}

proptest::proptest! {
    #[test]
    fn any_bytes_in_any_chunks_give_the_same(input in dirt(), position in 0..3u8) {
        let _ = parse(&input, &[]);
        let _ = parse(&input, &[("column", Data::Number(position.into()))]);
        let _ = parse(&input, &[("column", text("1")), ("country", text("IT"))]);
        let _ = parse(&input, &[("delimiter", text(";")), ("keepRows", Data::Bool(true))]);
        let _ = parse(&input, &[("delimiter", text(",")), ("column", Data::Number(position.into()))]);
    }

    #[test]
    fn what_is_taken_is_taken_again(digits in "[0-9]{1,16}", country in "DE|IT|US|CN|BY|HU|CI") {
        let country = [("country", text(&country))];
        let list = parse(digits.as_bytes(), &country).unwrap();
        for number in list.numbers() {
            let again = parse(format!("+{number}").as_bytes(), &country).unwrap();
            proptest::prop_assert_eq!(numbers(&again), [number]);
        }
    }
}

#[test]
fn unreadable_lists() {
    let number = "+447700900123";
    for (mark, encode) in [
        ([0xff, 0xfe], u16::to_le_bytes as fn(u16) -> [u8; 2]),
        ([0xfe, 0xff], u16::to_be_bytes),
    ] {
        let mut file = mark.to_vec();
        file.extend(number.encode_utf16().flat_map(encode));
        for fields in [vec![], vec![("column", Data::Number(0.0))]] {
            assert_eq!(parse(&file, &fields).unwrap_err(), Unreadable::Utf16);
        }
    }
    let column = [("column", Data::Number(1.0))];
    for (csv, expected) in [
        (
            "a,+447700900123\n\"b,+447700900124\nc,+447700900125\n",
            Err(1),
        ),
        (
            "a,+447700900123\nb,\"+447700900124\nc,d\nc,+447700900125",
            Err(1),
        ),
        // The quote is closed, or nothing follows it.
        (
            "a,+447700900123\n\"b\nb\",+447700900124\n\"c\nc\",+447700900125\n",
            Ok(3),
        ),
        ("a,+447700900123\nb,\"+447700900124", Ok(2)),
        ("a,+447700900123\nc,+447700900125,\"5\"\"\n\"", Ok(2)),
        (
            "5\" pipe,+447700900123\n6\" pipe,+447700900124\n7\" pipe,+447700900125\n",
            Ok(3),
        ),
    ] {
        let found = parse(csv.as_bytes(), &column).map(|list| list.len());
        assert_eq!(found, expected.map_err(Unreadable::OpenQuote), "{csv}");
    }
}
