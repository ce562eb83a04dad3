//! `checkBulk`: what it reports before anything is sent.
#![allow(missing_docs, reason = "the test names are the documentation")]

mod common;

use bulk_sms::input::data::Data;
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
        let found: Vec<String> = check
            .warnings
            .iter()
            .map(|it| format!("{} {}", it.path, it.code))
            .collect();
        assert_eq!(found, warnings, "{bulk}");
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
