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
    let (on, off) = (unicode(true), unicode(false));
    let long = |count: usize, end: &str| "a".repeat(count) + end;
    let cyrillic = "я".repeat(71);
    for (text, more, expected) in [
        (long(70, ""), &on[..], ""),
        (
            long(71, ""),
            &on,
            "is_unicode unicode_costs_more: The text is all GSM-7. With `is_unicode: true` it takes 2 \
             segments instead of 1. Omit `is_unicode`.",
        ),
        (long(71, ""), &off, ""),
        (long(1530, ""), &[], ""),
        (
            long(1531, ""),
            &[],
            "text too_many_segments: The text takes 11 segments; the provider allows 10: 1530 characters, or \
             670 with Unicode.",
        ),
        ("я".repeat(670), &on, ""),
        // The same number of segments.
        (long(68, "\u{2019}\u{2019}"), &on, ""),
        (
            long(69, "\u{2019}\u{2019}"),
            &on,
            "text unicode_costs_more: 2 characters, the first of them `\u{2019}` (U+2019), make the text take 2 \
             segments instead of 1. `toGsm7(text)` replaces them. Then omit `is_unicode`.",
        ),
        (
            long(305, "ç"),
            &on,
            "text unicode_costs_more: The character `ç` (U+00E7) makes the text take 5 segments instead \
             of 2. `toGsm7(text, { letters: true })` replaces it. Then omit `is_unicode`.",
        ),
        (
            long(70, "á"),
            &on,
            "text unicode_costs_more: The character `á` (U+00E1) makes the text take 2 segments instead of 1. \
             `toGsm7(text, { letters: true })` replaces it. Then omit `is_unicode`.",
        ),
        (
            long(70, "e\u{301}"),
            &on,
            "text unicode_costs_more: The character `e\u{301}` (U+0301) makes the text take 2 segments instead \
             of 1. `toGsm7(text)` replaces it. Then omit `is_unicode`.",
        ),
        (
            long(80, "😀"),
            &on,
            "text unicode_costs_more: The character `😀` (U+1F600) makes the text take 2 segments instead of 1. \
             Remove it. Then omit `is_unicode`.",
        ),
        (
            long(80, "“😀”😀"),
            &on,
            "text unicode_costs_more: 2 characters, the first of them `😀` (U+1F600), make the text take 2 \
             segments instead of 1. Remove them; `toGsm7(text)` replaces the others. Then omit `is_unicode`.",
        ),
        (
            long(80, "ł😀"),
            &on,
            "text unicode_costs_more: The character `😀` (U+1F600) makes the text take 2 segments instead of 1. \
             Remove it; `toGsm7(text, { letters: true })` replaces the others. Then omit `is_unicode`.",
        ),
        // Without its invisible character a text that stays Unicode fits.
        (
            "я".repeat(70) + "\u{200b}",
            &on,
            "text unicode_costs_more: The character `\u{200b}` (U+200B) makes the text take 2 segments instead \
             of 1. `toGsm7(text)` replaces it.",
        ),
        // It is Unicode by its alphabet.
        (cyrillic.clone(), &on, ""),
        (cyrillic + "😀", &on, ""),
        ("你好！".repeat(30), &on, ""),
        ("😀".repeat(40), &on, ""),
        // The longest that is short enough for the characters to be few.
        (
            long(72, &"Ж".repeat(24)),
            &on,
            "text unicode_costs_more: 24 characters, the first of them `Ж` (U+0416), make the text take 2 \
             segments instead of 1. Remove them. Then omit `is_unicode`.",
        ),
        (long(71, &"Ж".repeat(24)), &on, ""),
    ] {
        let found = warnings(&bulk(&text, more));
        assert_eq!(
            found,
            Vec::from_iter(Some(expected).filter(|it| !it.is_empty())),
            "{text}"
        );
    }
    let found = warnings(&bulk(&long(80, "😀"), &[]));
    let codes: Vec<&str> = found.iter().filter_map(|it| it.split(':').next()).collect();
    assert_eq!(
        codes,
        ["text unicode_costs_more", "is_unicode needs_unicode"]
    );
}

#[test]
fn a_text_that_needs_unicode_and_may_be_sent_without() {
    let refused = ("is_unicode", Data::Bool(false));
    let advice = "Set `is_unicode: true`, or use only GSM-7 characters.";
    for (text, more, expected) in [
        ("plain €", vec![], None),
        ("plain €", vec![refused.clone()], None),
        (
            "“я",
            vec![],
            Some(
                "2 characters, the first of them `“` (U+201C), are not in GSM-7. What the provider sends \
                 without `is_unicode` is not documented. ",
            ),
        ),
        (
            "я",
            vec![("is_unicode", Data::Undefined)],
            Some(
                "The character `я` (U+044F) is not in GSM-7. What the provider sends without \
                 `is_unicode` is not documented. ",
            ),
        ),
        (
            "яя",
            vec![refused.clone()],
            Some(
                "2 characters, the first of them `я` (U+044F), are not in GSM-7 and may arrive changed \
                 without Unicode. ",
            ),
        ),
        (
            "я",
            vec![refused],
            Some(
                "The character `я` (U+044F) is not in GSM-7 and may arrive changed without Unicode. ",
            ),
        ),
        ("я", vec![("is_unicode", Data::Bool(true))], None),
        // A call is not an SMS.
        ("я", vec![("service_code", Data::from("text2speech"))], None),
    ] {
        let expected = expected.map(|it| format!("is_unicode needs_unicode: {it}{advice}"));
        assert_eq!(
            warnings(&bulk(text, &more)),
            Vec::from_iter(expected),
            "{text}"
        );
    }
}

#[test]
fn a_text_that_says_nothing_or_too_much() {
    let voice = ("service_code", Data::from("text2speech"));
    let unicode = ("is_unicode", Data::Bool(true));
    let groups = ("msg_groups", Data::from_iter([7.0]));
    let blank = "text blank_text: The text is blank: it contains only white space and invisible characters.";
    let name = "text placeholder: A placeholder was not filled in: `{{…}}` at index 3. Every recipient would \
                see it.";
    let counted = "msg_groups not_counted: Only the provider knows the members of groups; they are not counted \
                   here.";
    for (text, more, expected) in [
        (" \n", vec![], vec![blank]),
        (
            " \u{a0}\u{200b}\u{feff}\u{3164}",
            vec![unicode.clone()],
            vec![blank],
        ),
        (" ", vec![voice.clone()], vec![blank]),
        (" .", vec![], vec![]),
        ("Hi {{name}}", vec![], vec![name]),
        ("Hi {{name}}", vec![voice], vec![name]),
        // The provider fills in the columns of its groups.
        ("Hi {{name}}", vec![groups], vec![counted]),
        ("50% off, 20% more", vec![], vec![]),
    ] {
        assert_eq!(warnings(&bulk(text, &more)), expected, "{text}");
    }
}

#[test]
fn what_has_no_effect_or_is_not_counted() {
    let voice = |code: &str| ("service_code", Data::from(code));
    let language = || ("voice_lang", Data::from("DE"));
    let sender = |it: &str| ("sender_id", Data::from(it));
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
        (
            vec![voice("text2speech"), sender("Venue")],
            vec!["sender_id sender_not_callable"],
        ),
        (
            vec![voice("text2speech_ssml"), sender("+447700900001")],
            vec![],
        ),
        (vec![voice("text2speech"), sender("0123")], vec![]),
        (vec![voice("direct"), sender("Venue")], vec![]),
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
                "phones duplicates: 1 number repeats an earlier one (`phones[1]`). The provider does not \
                 document whether it sends to each number only once. Remove the repeated one.",
            ],
        ),
        (
            Data::from_iter([number, "+447700900001", number, "00447700900001"]),
            vec![
                "phones duplicates: 2 numbers repeat earlier ones (the first is `phones[2]`). The provider does \
                 not document whether it sends to each number only once. Remove the repeated ones.",
            ],
        ),
        (
            Data::from_iter([number, "+44770090"]),
            vec![
                "phones impossible_number: 1 number cannot exist (`phones[1]`): no country has the calling \
                 code, or no number there has that many digits. Correct or remove it.",
            ],
        ),
        (
            Data::from_iter(["+999123456", number, "44770090", "07700900"]),
            vec![
                "phones impossible_number: 2 numbers cannot exist (the first is `phones[0]`): no country has \
                 the calling code, or no number there has that many digits. Correct or remove them.",
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
