//! Prices and limits: what a bulk costs, and which bulks are refused before anything is sent.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs, reason = "the test names are the documentation")]

mod common;

use bulk_sms::call::watch;
use bulk_sms::cost;
use bulk_sms::input::data::Data;
use bulk_sms::input::issue::{Issue, Issues};
use bulk_sms::input::list_options;
use bulk_sms::input::options::CallOptions;
use bulk_sms::lox24::bulks::CREATE_BULK;
use bulk_sms::lox24::bulks::check::{Check, check};
use bulk_sms::operations::OPERATIONS;
use bulk_sms::recipients::{Blank, Parser};
use common::{input, refusals};
use serde_json::{Value, json};

/// The result of `checkBulk`; `createBulk` must refuse exactly its issues.
fn checked(bulk: &Data, options: &Value) -> Check {
    let options = input(options);
    let check = check(bulk, &options, 0.0);
    let refused = common::request(&CREATE_BULK, bulk, &options);
    let refused = refused.err().unwrap_or_default();
    assert_eq!(check.issues, refused, "{options:?}");
    check
}

fn codes(issues: &[Issue]) -> Vec<String> {
    let rows = issues.iter().map(|it| format!("{} {}", it.path, it.code));
    rows.collect()
}

/// The numbers as `phones`, with a text of one segment.
fn to(phones: &[&str]) -> Data {
    input(&json!({ "text": "x", "phones": phones }))
}

fn list(text: &str) -> Data {
    let options = list_options::read(&Data::Undefined, &mut Issues::new());
    let mut parser = Parser::new(options.unwrap(), Blank::Skipped);
    parser.push(text.as_bytes());
    Data::Object(vec![
        ("text".to_owned(), Data::Text("x".to_owned())),
        (
            "phones".to_owned(),
            Data::Recipients(parser.finish().unwrap()),
        ),
    ])
}

const GB: &str = "+447700900000";
const US: &str = "+12025550123";
const DE: &str = "+49751234567";

#[test]
fn costs() {
    let long = input(&json!({ "text": "a".repeat(161), "phones": [GB, DE] }));
    for (bulk, prices, expected) in [
        (to(&[GB, GB, GB]), json!({ "+44": 0.1 }), 0.3),
        (to(&[GB]), json!({ "+44": 0 }), 0.0),
        (to(&[GB, US, DE]), json!({ "default": 0.07 }), 0.21),
        (
            to(&[GB, US, DE]),
            json!({ "+44": 0.1, "+1": 0.02, "DE": 0.003 }),
            0.123,
        ),
        (
            to(&["447700900000", "0049751234567"]),
            json!({ "+49": 0.003, "+44": 0.1 }),
            0.103,
        ),
        // A more specific price takes precedence over `default`.
        (to(&[GB, DE]), json!({ "default": 9, "DE": 0.5 }), 9.5),
        // Every item counts, and so does every segment.
        (
            to(&[GB, "447700900000", "00447700900000"]),
            json!({ "+44": 0.5 }),
            1.5,
        ),
        (long, json!({ "+44": 0.1, "DE": 0.2 }), 0.6),
        // A national number may be in any country.
        (
            to(&["07700900000", "+999123456", DE]),
            json!({ "default": 0.5, "DE": 0.25 }),
            1.25,
        ),
        (
            list("+447700900000\n+447700900000\n+447700900001\nx\n"),
            json!({ "+44": 0.0751 }),
            0.1502,
        ),
        // Calling codes without a country, and prices for countries that are not in the list.
        (
            to(&["+80012345678"]),
            json!({ "+800": 1.5, "FR": 1, "+1": 1 }),
            1.5,
        ),
        // Errors of binary fractions do not add up, not even the caller's own.
        (to(&[GB; 10]), json!({ "+44": 0.1 + 0.2 }), 3.0),
        (
            to(&[GB, GB, GB]),
            json!({ "+44": 999_999.999_999_999 }),
            2_999_999.999_999_997,
        ),
        (
            to(&[GB; 30]),
            json!({ "+44": 999_999.999_999_999 }),
            29_999_999.999_999_97,
        ),
    ] {
        let check = checked(&bulk, &json!({ "prices": prices }));
        assert_eq!(codes(&check.issues), [""; 0], "{prices}");
        assert_eq!(check.cost, Some(expected), "{prices}");
        // The reported cost is within a limit of the same amount, and above a smaller one.
        let at = checked(&bulk, &json!({ "prices": prices, "maxCost": expected }));
        assert_eq!(codes(&at.issues), [""; 0], "{prices}");
        assert_eq!(at.cost, Some(expected));
        if expected > 0.0 && expected < 8e6 {
            let less = expected - 1e-9;
            let below = checked(&bulk, &json!({ "prices": prices, "maxCost": less }));
            assert_eq!(codes(&below.issues), ["options.maxCost too_expensive"]);
            assert_eq!(below.cost, Some(expected));
        }
    }
}

#[test]
fn a_million_messages() {
    let numbers = (0..1_000_000).map(|number| format!("+491511{number:07}\n"));
    let bulk = list(&numbers.collect::<String>());
    let options =
        json!({ "prices": { "DE": 0.0751 }, "maxCost": 75_100, "maxMessages": 1_000_000 });
    let check = checked(&bulk, &options);
    assert_eq!((check.issues, check.cost), (vec![], Some(75_100.0)));
    let options =
        json!({ "prices": { "DE": 0.0751 }, "maxCost": 75_099.99, "maxMessages": 999_999 });
    let check = checked(&bulk, &options);
    let messages: Vec<_> = check.issues.iter().map(|it| it.message.as_str()).collect();
    assert_eq!(
        messages,
        [
            "The message count is 1000000 (segments x recipients: 1 x 1000000), but `maxMessages` \
             is 999999.",
            "The cost is 75100 (messages: 1000000), but `maxCost` is 75099.99.",
        ]
    );
}

#[test]
fn without_a_price() {
    let groups = input(&json!({ "text": "x", "msg_groups": [1] }));
    let both = input(&json!({ "text": "x", "msg_groups": [1], "phones": [GB] }));
    let voice = input(&json!({ "text": "x", "phones": [GB], "service_code": "text2speech" }));
    let countries = "`prices` has no `default` and no price for US, DE.";
    let numbers = "`prices` has no `default` and no price for DE, numbers of unknown country \
                   (2; write them with `+` and their calling code).";
    let calls = "`prices` are for SMS and do not show the cost of a voice call (`service_code`).";
    let members = "Only the provider knows the members of groups (`msg_groups`), so they cannot be \
                   counted. Pass the numbers as `phones`, or omit this limit.";
    for (bulk, prices, why) in [
        (to(&[GB, US, DE]), json!({ "+44": 0.1 }), countries),
        (
            to(&[DE, "07700900000", "+999123456", US]),
            json!({ "+1": 0.1 }),
            numbers,
        ),
        (voice, json!({ "default": 1 }), calls),
        (groups, json!({ "default": 1 }), members),
        (both, json!({ "default": 1 }), members),
    ] {
        let check = checked(&bulk, &json!({ "prices": prices }));
        assert_eq!((check.issues, check.cost), (vec![], None), "{why}");
        let mut warnings = check.warnings;
        warnings.retain(|it| it.code != "impossible_number");
        let [warning] = &warnings[..] else {
            panic!("{warnings:?}")
        };
        if why == members {
            assert_eq!(warning.code, "not_counted");
        } else {
            assert_eq!(
                (warning.path.as_str(), warning.code),
                ("options.prices", "no_price")
            );
            assert_eq!(warning.message, why);
        }
        let check = checked(&bulk, &json!({ "prices": prices, "maxCost": 1e9 }));
        assert_eq!(codes(&check.issues), ["options.maxCost unknown_cost"]);
        assert_eq!((check.issues[0].message.as_str(), check.cost), (why, None));
        // It is reported once.
        assert!(check.warnings.iter().all(|it| it.code != "no_price"));
    }
}

#[test]
fn limits() {
    let two = |more: &str| {
        let mut bulk = json!({ "text": "x", "phones": [GB, US] });
        match more {
            "groups" => bulk["msg_groups"] = json!([7]),
            "voice" => bulk["service_code"] = json!("text2speech_ssml"),
            "segments" => bulk["text"] = json!("я".repeat(71)),
            "unicode" => {
                bulk["text"] = json!("a".repeat(71));
                bulk["is_unicode"] = json!(true);
            }
            "bad" => {
                bulk["phones"] = json!([GB, "?", null]);
                bulk["sender"] = json!("x");
            }
            _ => {}
        }
        input(&bulk)
    };
    let all = json!({ "default": 0.5 });
    for (bulk, options, expected) in [
        (two(""), json!({ "maxMessages": 2 }), vec![]),
        (
            two(""),
            json!({ "maxMessages": 1 }),
            vec!["options.maxMessages too_many_messages"],
        ),
        (
            two(""),
            json!({ "maxMessages": 0, "maxCost": 0, "prices": all }),
            vec![
                "options.maxMessages too_many_messages",
                "options.maxCost too_expensive",
            ],
        ),
        (
            two(""),
            json!({ "maxCost": 0, "prices": { "default": 0 } }),
            vec![],
        ),
        (two("segments"), json!({ "maxMessages": 4 }), vec![]),
        (
            two("segments"),
            json!({ "maxMessages": 3 }),
            vec!["options.maxMessages too_many_messages"],
        ),
        (
            two("unicode"),
            json!({ "maxMessages": 3 }),
            vec!["options.maxMessages too_many_messages"],
        ),
        // Voice calls are counted; only their price is unknown.
        (two("voice"), json!({ "maxMessages": 2 }), vec![]),
        (
            two("voice"),
            json!({ "maxMessages": 1, "maxCost": 9, "prices": all }),
            vec![
                "options.maxMessages too_many_messages",
                "options.maxCost unknown_cost",
            ],
        ),
        (
            two("groups"),
            json!({ "maxMessages": 1000 }),
            vec!["options.maxMessages unknown_count"],
        ),
        // The known part is already too much.
        (
            two("groups"),
            json!({ "maxMessages": 1, "maxCost": 0.9, "prices": all }),
            vec![
                "options.maxMessages unknown_count",
                "options.maxMessages too_many_messages",
                "options.maxCost unknown_cost",
                "options.maxCost too_expensive",
            ],
        ),
        // Every problem at once, and none twice: an invalid number has no country either.
        (
            two("bad"),
            json!({ "maxMessages": 2, "maxCost": 9, "prices": { "+44": 1 } }),
            vec![
                "sender unknown_key",
                "phones[1] format",
                "phones[2] wrong_type",
                "options.maxMessages too_many_messages",
            ],
        ),
        (
            Data::Null,
            json!({ "maxMessages": 0, "maxCost": 0, "prices": all }),
            vec!["bulk wrong_type"],
        ),
        (two(""), json!(null), vec!["options wrong_type"]),
        // The other options of the call still work.
        (two(""), json!({ "timeout": 1, "maxRetries": 0 }), vec![]),
        (
            two(""),
            json!({ "timeout": 0 }),
            vec!["options.timeout out_of_range"],
        ),
    ] {
        let check = checked(&bulk, &options);
        assert_eq!(codes(&check.issues), expected, "{options}");
        for issue in &check.issues {
            assert!(!issue.message.contains("7700900"), "{}", issue.message);
        }
    }
    let check = checked(&two("bad"), &json!({ "prices": all }));
    assert_eq!((check.messages, check.cost), (3, None));
    let check = checked(&two("groups"), &json!({ "prices": all }));
    assert_eq!((check.messages, check.cost), (2, None));
    assert_eq!(checked(&two(""), &json!({})).cost, None);
}

#[test]
fn tables() {
    for (options, expected) in [
        (json!({ "prices": {} }), vec!["options.prices empty"]),
        (json!({ "prices": null }), vec!["options.prices wrong_type"]),
        (json!({ "prices": 0.07 }), vec!["options.prices wrong_type"]),
        (
            json!({ "prices": [0.07] }),
            vec!["options.prices wrong_type"],
        ),
        // A limit that is missing by mistake must not let everything pass.
        (
            json!({ "prices": "js:undefined", "maxCost": "js:undefined", "maxMessages": "js:undefined" }),
            vec![
                "options.maxMessages wrong_type",
                "options.maxCost wrong_type",
                "options.prices wrong_type",
            ],
        ),
        (
            json!({ "maxMessages": -1, "maxCost": -0.01, "prices": { "default": 1 } }),
            vec![
                "options.maxMessages out_of_range",
                "options.maxCost out_of_range",
            ],
        ),
        (
            json!({ "maxMessages": 1.5, "maxCost": "5", "prices": { "default": 1 } }),
            vec![
                "options.maxMessages wrong_type",
                "options.maxCost wrong_type",
            ],
        ),
        (
            json!({ "maxMessages": "js:NaN", "maxCost": "js:NaN", "prices": { "default": 1 } }),
            vec![
                "options.maxMessages wrong_type",
                "options.maxCost wrong_type",
            ],
        ),
        (
            json!({ "maxMessages": "js:Infinity", "maxCost": "js:Infinity", "prices": { "default": 1 } }),
            vec![
                "options.maxMessages wrong_type",
                "options.maxCost out_of_range",
            ],
        ),
        (json!({ "maxCost": 5 }), vec!["options.prices required"]),
        (
            json!({ "maxCost": 5, "prices": {} }),
            vec!["options.prices empty"],
        ),
        (
            json!({ "prices": { "DE": null, "FR": "js:NaN", "PL": "js:undefined", "ES": "0.07", "default": "js:undefined" } }),
            vec![
                "options.prices.DE wrong_type",
                "options.prices.FR wrong_type",
                "options.prices.PL wrong_type",
                "options.prices.ES wrong_type",
                "options.prices.default wrong_type",
            ],
        ),
        (
            json!({ "prices": { "DE": -0.01, "FR": "js:Infinity", "PL": 1_000_001, "ES": 1e-10, "NL": 1e-9 } }),
            vec![
                "options.prices.DE out_of_range",
                "options.prices.FR out_of_range",
                "options.prices.PL out_of_range",
                "options.prices.ES out_of_range",
            ],
        ),
        (
            json!({ "prices": { "DE": 0.07, "+49": 0.07 } }),
            vec!["options.prices.+49 ambiguous"],
        ),
        (
            json!({ "prices": { "+49": "js:NaN", "DE": null } }),
            vec![
                "options.prices.+49 wrong_type",
                "options.prices.DE wrong_type",
                "options.prices.DE ambiguous",
            ],
        ),
        (
            json!({ "timeout": 1, "maxMesages": 1, "max_cost": 1, "price": {} }),
            vec![
                "options.maxMesages unknown_key",
                "options.max_cost unknown_key",
                "options.price unknown_key",
            ],
        ),
    ] {
        let found = codes(&checked(&to(&[GB]), &options).issues);
        assert_eq!(found, expected, "{options}");
    }
}

#[test]
fn invalid_price_keys_suggest_the_right_one() {
    let near = |key| format!("Unknown key. Did you mean `{key}`?");
    let none = "Unknown key. Expected an ISO 3166-1 alpha-2 country (`DE`), a calling code (`+1`) or \
                `default`.";
    for (key, path, message) in [
        ("de", ".de", near("DE")),
        ("us", ".us", near("US")),
        ("49", ".49", near("+49")),
        ("1", ".1", near("+1")),
        ("0044", ".0044", near("+44")),
        ("+049", ".+049", near("+49")),
        (" DE", ". DE", near("DE")),
        ("Default", ".Default", near("default")),
        ("XX", ".XX", none.to_owned()),
        ("+999", ".+999", none.to_owned()),
        ("Germany", ".Germany", none.to_owned()),
        ("", ".", none.to_owned()),
        // It must not appear in a path either, because errors end up in logs.
        (GB, "", none.to_owned()),
        ("447700900000", "", none.to_owned()),
    ] {
        let options = json!({ "prices": { (key): 0.07 } });
        let [issue] = &checked(&to(&[GB]), &options).issues[..] else {
            panic!("{key}")
        };
        assert_eq!(issue.path, format!("options.prices{path}"), "{key}");
        assert_eq!(
            (issue.code, &issue.message),
            ("unknown_key", &message),
            "{key}"
        );
    }
}

#[test]
fn no_other_call_takes_limits() {
    let others = OPERATIONS.iter().filter(|it| it.name != CREATE_BULK.name);
    let others = others.map(|operation| operation.options);
    for own in others.chain([&watch::OPTIONS[..]]) {
        let value = input(&json!({ "prices": {}, "maxMessages": -1, "maxCost": 1 }));
        let found = refusals(|issues| {
            CallOptions::read(&value, [own, &[]], issues);
            Some(())
        });
        let expected = cost::OPTIONS.map(|key| format!("options.{key} unknown_key"));
        assert_eq!(found, expected, "{own:?}");
    }
}
