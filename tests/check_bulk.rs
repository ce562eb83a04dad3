//! `checkBulk`: what it reports before anything is sent.
#![allow(missing_docs, reason = "the test names are the documentation")]

mod common;

use bulk_sms::input::data::Data;
use bulk_sms::input::issue::Issue;
use bulk_sms::lox24::bulks::check::check;
use common::input;
use serde_json::{Value, json};

const NOW: f64 = 1_800_000_000.0;

#[test]
fn counts_and_warns() {
    let curly = format!("{}\u{2019}", "a".repeat(100));
    let one = json!(["+447700900000"]);
    for (bulk, warnings, counts) in [
        (
            json!({ "text": "x", "phones": ["+447700900000", "+447700900001"] }),
            vec![],
            (1, 2, 2),
        ),
        (
            json!({ "text": "a".repeat(161), "phones": one }),
            vec![],
            (2, 1, 2),
        ),
        (
            json!({ "text": curly, "phones": one }),
            vec!["text unicode_costs_more", "is_unicode needs_unicode"],
            (2, 1, 2),
        ),
        (
            json!({ "text": "\u{2019}", "phones": one }),
            vec!["is_unicode needs_unicode"],
            (1, 1, 1),
        ),
        (
            json!({ "text": "\u{2019}", "phones": one, "is_unicode": true }),
            vec![],
            (1, 1, 1),
        ),
        (
            json!({ "text": "\u{2019}", "phones": one, "is_unicode": false }),
            vec!["is_unicode needs_unicode"],
            (1, 1, 1),
        ),
        (
            json!({ "text": "a".repeat(100), "phones": one, "is_unicode": true }),
            vec!["is_unicode unicode_costs_more"],
            (2, 1, 2),
        ),
        (
            json!({ "text": "a".repeat(1531), "phones": one }),
            vec!["text too_many_segments"],
            (11, 1, 11),
        ),
        (
            json!({ "text": "я".repeat(671), "phones": one }),
            vec!["is_unicode needs_unicode", "text too_many_segments"],
            (11, 1, 11),
        ),
        (
            json!({ "text": "x", "phones": one, "delivery_at": 1_799_999_999 }),
            vec!["delivery_at in_the_past"],
            (1, 1, 1),
        ),
        (
            json!({ "text": "x", "phones": one, "delivery_at": "js:Date 1799999999000" }),
            vec!["delivery_at in_the_past"],
            (1, 1, 1),
        ),
        (
            json!({ "text": "x", "phones": one, "delivery_at": 0 }),
            vec![],
            (1, 1, 1),
        ),
        (
            json!({ "text": "x", "phones": one, "voice_lang": "DE" }),
            vec!["voice_lang no_effect"],
            (1, 1, 1),
        ),
        (
            json!({ "text": "a".repeat(500), "phones": one, "voice_lang": "DE", "service_code": "text2speech" }),
            vec![],
            (1, 1, 1),
        ),
        (
            json!({ "text": "x", "phones": ["+447700900000", "00447700900000", "447700900000"] }),
            vec!["phones duplicates"],
            (1, 3, 3),
        ),
        (
            json!({ "text": "x", "msg_groups": [1] }),
            vec!["msg_groups not_counted"],
            (1, 0, 0),
        ),
    ] {
        let check = check(&input(&bulk), &Data::Undefined, NOW);
        assert_eq!(check.issues, [], "{bulk}");
        assert_eq!(issues(&check.warnings), warnings, "{bulk}");
        assert_eq!(
            (check.segments, check.recipients, check.messages),
            counts,
            "{bulk}"
        );
    }
}

#[test]
fn an_invalid_bulk_is_reported_and_counted_as_far_as_possible() {
    for (bulk, issues, counts) in [
        (Value::Null, 1, (0, 0, 0)),
        (json!({}), 2, (0, 0, 0)),
        (
            json!({ "text": "x", "phones": ["?", "+447700900000"] }),
            1,
            (1, 2, 2),
        ),
        (json!({ "text": 5, "phones": "x" }), 2, (0, 0, 0)),
    ] {
        let check = check(&input(&bulk), &Data::Undefined, NOW);
        assert_eq!(check.issues.len(), issues, "{bulk}");
        assert_eq!(
            (check.segments, check.recipients, check.messages),
            counts,
            "{bulk}"
        );
    }
}

fn issues(all: &[Issue]) -> Vec<String> {
    let rows = all.iter().map(|it| format!("{} {}", it.path, it.code));
    rows.collect()
}

#[test]
fn an_account_that_does_not_cover_the_cost_or_lacks_the_service() {
    let account = |balance: f64, services: &[&str]| json!({ "id": 7, "currency": "EUR", "balance_amount": balance, "services": services });
    let prices = json!({ "GB": 0.1, "DE": 0.2 });
    let (low, lacking) = (
        "options.account balance_too_low",
        "service_code service_not_available",
    );
    for (service, groups, options, expected) in [
        (None, false, json!({ "account": account(0.0, &[]) }), vec![]),
        (
            None,
            false,
            json!({ "account": account(0.3, &[]), "prices": prices }),
            vec![],
        ),
        (
            None,
            false,
            json!({ "account": account(0.299_999_999, &[]), "prices": prices }),
            vec![low],
        ),
        (
            None,
            false,
            json!({ "account": account(-1.0, &[]), "prices": prices }),
            vec![low],
        ),
        // What it costs is not known.
        (
            None,
            true,
            json!({ "account": account(0.0, &[]), "prices": prices }),
            vec!["msg_groups not_counted"],
        ),
        (
            Some("direct"),
            false,
            json!({ "account": account(9.0, &["pro", "direct"]), "prices": prices }),
            vec![],
        ),
        (
            Some("direct"),
            false,
            json!({ "account": account(0.0, &["pro"]), "prices": prices }),
            vec![low, lacking],
        ),
    ] {
        let mut bulk = json!({ "text": "x", "phones": ["+447700900000", "+49751234567"] });
        if let Some(service) = service {
            bulk["service_code"] = json!(service);
        }
        if groups {
            bulk["msg_groups"] = json!([1]);
        }
        let check = check(&input(&bulk), &input(&options), NOW);
        assert_eq!(check.issues, [], "{options}");
        assert_eq!(issues(&check.warnings), expected, "{options}");
    }
}

#[test]
fn the_warnings_about_an_account_name_the_amounts_and_the_services() {
    let bulk = json!({ "text": "x", "phones": ["+447700900000"], "service_code": "direct" });
    for (balance, currency, amount) in [
        (
            1.25,
            json!("EUR"),
            "balance is 1.25. The balance is without VAT and in the account's currency (EUR);",
        ),
        (
            -5.0,
            json!(null),
            "balance is below 0. The balance is without VAT and in the account's currency;",
        ),
    ] {
        let account = json!({ "balance_amount": balance, "currency": currency, "services": ["pro", "economy"] });
        let options = json!({ "account": account, "prices": { "GB": 2 } });
        let warnings = check(&input(&bulk), &input(&options), NOW).warnings;
        let messages: Vec<&str> = warnings.iter().map(|it| it.message.as_str()).collect();
        let [low, lacking] = messages[..] else {
            panic!("{messages:?}");
        };
        assert!(low.starts_with("The cost is 2, "), "{low}");
        assert!(low.contains(amount), "{low}");
        assert!(
            lacking.ends_with("Its services: pro, economy."),
            "{lacking}"
        );
    }
}

#[test]
fn a_malformed_account_is_refused() {
    let bulk = json!({ "text": "x", "phones": ["+447700900000"] });
    let whole = vec!["options.account wrong_type"];
    for (account, expected) in [
        (json!("js:undefined"), whole.clone()),
        (json!(null), whole.clone()),
        (json!(7), whole.clone()),
        (json!([]), whole),
        (json!({}), vec!["options.account.balance_amount wrong_type"]),
        (
            json!({ "balance_amount": "7", "services": "direct" }),
            vec![
                "options.account.balance_amount wrong_type",
                "options.account.services wrong_type",
            ],
        ),
        (
            json!({ "balance_amount": "js:NaN", "services": [] }),
            vec!["options.account.balance_amount wrong_type"],
        ),
        // Whatever else it has is the provider's.
        (
            json!({ "balance_amount": 7, "services": [], "later": 1 }),
            vec![],
        ),
    ] {
        let options = json!({ "account": account });
        let check = check(&input(&bulk), &input(&options), NOW);
        assert_eq!(issues(&check.issues), expected, "{account}");
        assert_eq!(check.warnings, [], "{account}");
    }
}
