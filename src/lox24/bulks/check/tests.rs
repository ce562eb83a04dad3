use super::*;
use crate::input::data::object;
use crate::recipients::{Blank, ParseOptions, Parser};

const NOW: f64 = 1000.0;

fn bulk(text: &str, more: &[(&str, Data)]) -> Data {
    let mut bulk = object! { "text" => text, "phones" => Data::from_iter(["+447700900000"]) };
    for (name, value) in more {
        bulk.set(name, value.clone());
    }
    bulk
}

fn list(lines: &str) -> Data {
    let mut parser = Parser::new(ParseOptions::new(None, None, None).unwrap(), Blank::Skipped);
    parser.push(lines.as_bytes());
    Data::Recipients(parser.finish().unwrap())
}

/// The warnings as `path code: message`.
fn warnings(bulk: &Data) -> Vec<String> {
    let check = check(bulk, &Data::Undefined, NOW);
    assert_eq!(check.issues, []);
    let line = |it: &Issue| format!("{} {}: {}", it.path, it.code, it.message);
    check.warnings.iter().map(line).collect()
}

#[test]
fn a_text_that_takes_more_than_it_must() {
    let unicode = |flag: bool| [("is_unicode", Data::Bool(flag))];
    let (short, long) = ("a".repeat(70), "a".repeat(71));
    let curly = |length| format!("{}\u{2019}\u{2019}", "a".repeat(length));
    for (text, more, expected) in [
        (&short, &unicode(true)[..], ""),
        (
            &long,
            &unicode(true),
            "is_unicode unicode_costs_more: With `is_unicode: true` the text takes 2 segments \
             instead of 1.",
        ),
        (&long, &unicode(false), ""),
        // It would be Unicode anyway.
        (&"я".repeat(71), &unicode(true), ""),
        (
            &"яя".to_owned(),
            &unicode(false),
            "is_unicode needs_unicode: Without Unicode, 2 characters of the text may arrive changed.",
        ),
        (&"я".to_owned(), &[], ""),
        (&curly(68), &[], ""),
        (
            &curly(69),
            &[],
            "text unicode_costs_more: The text takes 2 segments, or 1 with `toGsm7`, which replaces 2 \
             typographic characters.",
        ),
        (&curly(130), &[], "text unicode_costs_more"),
        (&curly(65).repeat(3), &[], "text unicode_costs_more"),
        (&"a".repeat(1530), &[], ""),
        (
            &"a".repeat(1531),
            &[],
            "text too_many_segments: The text takes 11 segments; the provider allows 10: 1530 characters, or \
             670 with Unicode.",
        ),
        (&"я".repeat(670), &[], ""),
    ] {
        let found = warnings(&bulk(text, more));
        match expected {
            "" => assert_eq!(found, [""; 0], "{text}"),
            _ => {
                assert_eq!(found.len(), 1, "{text}");
                assert!(found[0].starts_with(expected), "{found:?}");
            }
        }
    }
}

#[test]
fn what_has_no_effect_or_is_not_counted() {
    let voice = |code: &str| ("service_code", Data::from(code));
    let language = || ("voice_lang", Data::from("DE"));
    let (past, now) = (("delivery_at", 999.0), ("delivery_at", 1000.0));
    let time = |(name, at): (&'static str, f64)| (name, Data::Number(at));
    let groups = ("msg_groups", Data::from_iter([7.0]));
    for (more, expected) in [
        (vec![language()], vec!["voice_lang no_effect"]),
        (
            vec![language(), voice("direct")],
            vec!["voice_lang no_effect"],
        ),
        (vec![language(), voice("text2speech")], vec![]),
        (vec![language(), voice("text2speech_ssml")], vec![]),
        (vec![("voice_lang", Data::Null)], vec![]),
        (vec![time(past)], vec!["delivery_at in_the_past"]),
        (vec![time(now)], vec![]),
        (vec![time(("delivery_at", 0.0))], vec![]),
        (
            vec![time(("delivery_at", 1.0))],
            vec!["delivery_at in_the_past"],
        ),
        (vec![groups], vec!["msg_groups not_counted"]),
    ] {
        let found = warnings(&bulk("x", &more));
        let codes: Vec<&str> = found.iter().filter_map(|it| it.split(':').next()).collect();
        assert_eq!(codes, expected, "{more:?}");
    }
}

#[test]
fn phones_that_are_not_all_sent_to_once() {
    let to = |phones: Data| object! { "text" => "x", "phones" => phones };
    let number = "+447700900000";
    for (phones, expected) in [
        (Data::from_iter([number]), vec![]),
        (
            Data::from_iter([number, number]),
            vec![
                "phones duplicates: 1 number repeated. The provider does not document whether it \
                 sends to each once.",
            ],
        ),
        (
            Data::from_iter([number; 3]),
            vec![
                "phones duplicates: 2 numbers repeated. The provider does not document whether it \
                 sends to each once.",
            ],
        ),
        (list(number), vec![]),
        (
            list("+447700900000\nx\ny"),
            vec![
                "phones rejected: 2 lines of the list could not be read and will not be sent to. \
                 `rejected` and `reasons()` say why.",
            ],
        ),
    ] {
        assert_eq!(warnings(&to(phones)), expected);
    }
}

#[test]
fn what_is_paid_and_what_it_costs() {
    let prices = object! { "prices" => object! { "+44" => 0.5 } };
    let none = object! { "prices" => object! { "+1" => 0.5 } };
    let segments = "a".repeat(161);
    let voice = [("service_code", Data::from("text2speech"))];
    let unicode = [("is_unicode", Data::Bool(true))];
    for (bulk, options, expected, cost) in [
        (bulk("x", &[]), &Data::Undefined, (1, 1, 1), None),
        (bulk("x", &[]), &prices, (1, 1, 1), Some(0.5)),
        (bulk(&segments, &[]), &prices, (2, 1, 2), Some(1.0)),
        (bulk(&segments, &unicode), &prices, (3, 1, 3), Some(1.5)),
        // A call is one message, however long its text is, and not at this price.
        (bulk(&segments, &voice), &prices, (1, 1, 1), None),
        (bulk("x", &[]), &none, (1, 1, 1), None),
    ] {
        let check = check(&bulk, options, NOW);
        assert_eq!((check.segments, check.recipients, check.messages), expected);
        assert_eq!(check.cost, cost);
        let is_unknown = check.warnings.iter().any(|it| it.code == "no_price");
        assert_eq!(is_unknown, cost.is_none() && *options != Data::Undefined);
    }
    assert_eq!(counted(0, "line"), "0 lines");
}
