//! Invalid input of every kind: what is refused, where and with which code. Every row lists all
//! reported issues, so that none is missed and none is reported twice.
#![allow(missing_docs, reason = "the test names are the documentation")]

mod common;

use bulk_sms::call::watch;
use bulk_sms::eight_by_eight::batches::CANCEL_BATCH;
use bulk_sms::eight_by_eight::{EIGHT_BY_EIGHT, region, sub_account};
use bulk_sms::input::check::Fields;
use bulk_sms::input::data::Data;
use bulk_sms::input::options::{CallOptions, ClientOptions, milliseconds};
use bulk_sms::lox24::LOX24;
use bulk_sms::lox24::bulks::{
    CANCEL_BULK, CREATE_BULK, DELETE_BULK, GET_BULK, GET_BULK_STATUS, LIST_BULKS,
};
use bulk_sms::lox24::sms::{CANCEL_SMS, COUNT_SMS, DELETE_SMS, GET_SMS, LIST_SMS};
use bulk_sms::operation::Operation;
use bulk_sms::operations::OPERATIONS;
use common::{input, refusals};
use serde_json::{Value, json};

/// The issues of a call as `path code`.
fn refused(operation: &'static Operation, value: &Value, options: &Value) -> Vec<String> {
    let issues = common::request(operation, &input(value), &input(options)).err();
    let issues = issues.unwrap_or_default();
    let rows = issues.iter().map(|it| format!("{} {}", it.path, it.code));
    rows.collect()
}

fn undefined() -> Value {
    json!("js:undefined")
}

#[test]
fn bulks() {
    let long = "x".repeat(1786);
    let emoji = "\u{1f600}".repeat(1785);
    for (value, expected) in [
        (json!({ "text": emoji, "phones": ["+49751234567"] }), vec![]),
        (json!("x"), vec!["bulk wrong_type"]),
        (json!(null), vec!["bulk wrong_type"]),
        (json!({}), vec!["text required", "phones required"]),
        (json!({ "text": "x" }), vec!["phones required"]),
        (
            json!({ "text": "x", "phones": "js:undefined" }),
            vec!["phones required"],
        ),
        (json!({ "text": "x", "phones": [] }), vec!["phones empty"]),
        (
            json!({ "text": "x", "phones": null }),
            vec!["phones wrong_type"],
        ),
        (
            json!({ "text": "x", "phones": "+49751234567" }),
            vec!["phones wrong_type"],
        ),
        (
            json!({ "text": "x", "msg_groups": [] }),
            vec!["msg_groups empty"],
        ),
        (
            json!({ "text": "x", "phones": ["+49751234567", 49751234567u64, null, "", "+4975123 4567", "+49751234567x", "0", "+0491701234567", "+1234567890123456", "js:undefined"] }),
            vec![
                "phones[1] wrong_type",
                "phones[2] wrong_type",
                "phones[3] empty",
                "phones[4] format",
                "phones[5] format",
                "phones[6] format",
                "phones[7] format",
                "phones[8] format",
                "phones[9] wrong_type",
            ],
        ),
        (
            json!({ "text": "x", "msg_groups": [0, -1, 1.5, "7", 7] }),
            vec![
                "msg_groups[0] out_of_range",
                "msg_groups[1] out_of_range",
                "msg_groups[2] wrong_type",
                "msg_groups[3] wrong_type",
            ],
        ),
        (json!({ "text": "", "msg_groups": [1] }), vec!["text empty"]),
        (
            json!({ "text": long, "msg_groups": [1] }),
            vec!["text too_long"],
        ),
        (
            json!({ "text": 5, "msg_groups": [1] }),
            vec!["text wrong_type"],
        ),
        (
            json!({ "text": "js:undefined", "msg_groups": [1] }),
            vec!["text wrong_type"],
        ),
        (
            json!({ "text": "js:broken", "msg_groups": [1] }),
            vec!["text lone_surrogate"],
        ),
        (
            json!({ "text": "x", "msg_groups": [1], "sender_id": "twelve chars", "service_code": "pro", "is_unicode": 1, "source": "a", "voice_lang": "de", "delivery_at": 1573724611000u64, "phoness": [] }),
            vec![
                "phoness unknown_key",
                "sender_id format",
                "service_code not_allowed",
                "delivery_at milliseconds",
                "is_unicode wrong_type",
                "source wrong_type",
                "voice_lang not_allowed",
            ],
        ),
        (
            json!({ "text": "x", "msg_groups": [1], "sender_id": null, "service_code": null, "is_unicode": null, "delivery_at": null }),
            vec![
                "sender_id wrong_type",
                "service_code wrong_type",
                "delivery_at wrong_type",
                "is_unicode wrong_type",
            ],
        ),
        (
            json!({ "text": "x", "msg_groups": [1], "delivery_at": "js:undefined" }),
            vec!["delivery_at wrong_type"],
        ),
        (
            json!({ "text": "x", "msg_groups": [1], "delivery_at": "js:Invalid Date" }),
            vec!["delivery_at format"],
        ),
        (
            json!({ "text": "x", "msg_groups": [1], "delivery_at": "js:NaN" }),
            vec!["delivery_at wrong_type"],
        ),
        (
            json!({ "text": "x", "msg_groups": [1], "delivery_at": -1 }),
            vec!["delivery_at out_of_range"],
        ),
        (
            json!({ "text": "x", "msg_groups": [1], "sender_id": "+0123" }),
            vec!["sender_id format"],
        ),
        (
            json!({ "text": "x", "msg_groups": [1], "sender_id": "+491701234567" }),
            vec![],
        ),
    ] {
        let found = refused(&CREATE_BULK, &value, &undefined());
        assert_eq!(found, expected, "{value}");
    }
}

#[test]
fn filters() {
    let many = vec!["x"; 1001];
    for (value, expected) in [
        (json!({}), vec!["filter selects_everything"]),
        (json!(null), vec!["filter wrong_type"]),
        (json!("js:undefined"), vec!["filter wrong_type"]),
        (json!([]), vec!["filter wrong_type"]),
        (
            json!({ "_order": { "created_at": "asc" } }),
            vec!["filter selects_everything"],
        ),
        (
            json!({ "_order": { "created_at": "up", "id": "asc" }, "is_sent": true }),
            vec!["_order.id unknown_key", "_order.created_at not_allowed"],
        ),
        (
            json!({ "_order": {}, "is_sent": true }),
            vec!["_order empty"],
        ),
        (json!({ "sent": false }), vec!["sent unknown_key"]),
        (json!({ "sent_at": 5 }), vec!["sent_at unknown_key"]),
        (
            json!({ "is_sent": "js:undefined" }),
            vec!["is_sent wrong_type"],
        ),
        (json!({ "is_sent": null }), vec!["is_sent wrong_type"]),
        (json!({ "is_sent": 1 }), vec!["is_sent wrong_type"]),
        (json!({ "is_sent": "false" }), vec!["is_sent wrong_type"]),
        (json!({ "is_sent": [true] }), vec!["is_sent wrong_type"]),
        (json!({ "uuid": "" }), vec!["uuid empty"]),
        (json!({ "uuid": [] }), vec!["uuid empty"]),
        (json!({ "uuid": "x" }), vec!["uuid format"]),
        (json!({ "uuid": { "gte": 1 } }), vec!["uuid wrong_type"]),
        (
            json!({ "uuid": ["js:undefined", null, ""] }),
            vec!["uuid[0] wrong_type", "uuid[1] wrong_type", "uuid[2] empty"],
        ),
        (json!({ "iso2": "de" }), vec!["iso2 format"]),
        (json!({ "iso2": "DEU" }), vec!["iso2 format"]),
        (json!({ "dlr_code": "8" }), vec!["dlr_code wrong_type"]),
        (
            json!({ "status_code": "js:NaN" }),
            vec!["status_code wrong_type"],
        ),
        (
            json!({ "status_code": "js:Infinity" }),
            vec!["status_code wrong_type"],
        ),
        (
            json!({ "created_at": 1700000000000u64 }),
            vec!["created_at milliseconds"],
        ),
        (json!({ "created_at": {} }), vec!["created_at empty"]),
        (
            json!({ "created_at": { "after": 5 } }),
            vec!["created_at.after unknown_key"],
        ),
        (
            json!({ "created_at": { "gte": "js:undefined" } }),
            vec!["created_at.gte wrong_type"],
        ),
        (
            json!({ "created_at": { "between": [1] } }),
            vec!["created_at.between format"],
        ),
        (
            json!({ "created_at": { "between": 1 } }),
            vec!["created_at.between wrong_type"],
        ),
        (
            json!({ "created_at": { "between": [null, 1700000000000u64] } }),
            vec![
                "created_at.between[0] wrong_type",
                "created_at.between[1] milliseconds",
            ],
        ),
        (
            json!({ "created_at": { "between": [9, 5] } }),
            vec!["created_at out_of_range"],
        ),
        (
            json!({ "chars_count": { "gte": 9, "lt": 5 } }),
            vec!["chars_count out_of_range"],
        ),
        (
            json!({ "chars_count": -1 }),
            vec!["chars_count out_of_range"],
        ),
        (json!({ "text": " " }), vec!["text format"]),
        (json!({ "text": ["a"] }), vec!["text wrong_type"]),
        (json!({ "phone": "+" }), vec!["phone format"]),
        (json!({ "phone": "+49 170" }), vec!["phone format"]),
        (json!({ "ip": "." }), vec!["ip format"]),
        (json!({ "key_id": 0 }), vec!["key_id out_of_range"]),
        (json!({ "callback_data": many }), vec!["filter too_many"]),
        (
            json!({ "callback_data": "js:function" }),
            vec!["callback_data wrong_type"],
        ),
        (json!({ "page": 1 }), vec!["page unknown_key"]),
        // Bounds that every message is within.
        (
            json!({ "created_at": { "gte": 0 } }),
            vec!["filter selects_everything"],
        ),
        (
            json!({ "created_at": { "gt": "js:Date 0" } }),
            vec!["filter selects_everything"],
        ),
        (
            json!({ "created_at": { "between": [0, "js:Date 253402300799000"] } }),
            vec!["filter selects_everything"],
        ),
        (
            json!({ "chars_count": { "gte": 0 }, "parts_count": { "gte": 0 } }),
            vec!["filter selects_everything"],
        ),
        (
            json!({ "chars_count": { "gte": 0 }, "is_sent": true }),
            vec![],
        ),
        (json!({ "chars_count": { "gt": 0 } }), vec![]),
        (json!({ "chars_count": { "lt": 10 } }), vec![]),
        (json!({ "created_at": { "lt": 1700000000 } }), vec![]),
        (json!({ "delivery_at": { "gt": 0 } }), vec![]),
        (json!({ "source": { "gte": -5 } }), vec![]),
    ] {
        for operation in [&DELETE_SMS, &CANCEL_SMS] {
            assert_eq!(
                refused(operation, &value, &undefined()),
                expected,
                "{value}"
            );
        }
        // What only reads may select everything.
        let is_refused = |it: &&str| *it != "filter selects_everything";
        let expected: Vec<&str> = expected.into_iter().filter(is_refused).collect();
        for operation in [&LIST_SMS, &COUNT_SMS] {
            assert_eq!(
                refused(operation, &value, &undefined()),
                expected,
                "{value}"
            );
        }
    }
}

#[test]
fn filters_of_bulks() {
    for (value, expected) in [
        (json!("js:undefined"), vec![]),
        (json!({}), vec![]),
        (json!({ "_order": { "delivery_at": "asc" } }), vec![]),
        (json!({ "created_at": { "gte": 0 } }), vec![]),
        (json!(null), vec!["filter wrong_type"]),
        (json!("js:function"), vec!["filter wrong_type"]),
        (json!("js:NaN"), vec!["filter wrong_type"]),
        (json!([]), vec!["filter wrong_type"]),
        (json!(""), vec!["filter wrong_type"]),
        (json!({ "_order": {} }), vec!["_order empty"]),
        (
            json!({ "_order": { "created_at": "up", "uuid": "asc" } }),
            vec!["_order.uuid unknown_key", "_order.created_at not_allowed"],
        ),
        (json!({ "page": 1 }), vec!["page unknown_key"]),
        (json!({ "source": 1 }), vec!["source unknown_key"]),
        (json!({ "uuid": "js:undefined" }), vec!["uuid wrong_type"]),
        (json!({ "uuid": [] }), vec!["uuid empty"]),
        (json!({ "uuid": "x" }), vec!["uuid format"]),
        (json!({ "text": "" }), vec!["text empty"]),
        (json!({ "text": " " }), vec!["text format"]),
        (json!({ "sender_id": null }), vec!["sender_id wrong_type"]),
        (
            json!({ "status_code": "js:NaN" }),
            vec!["status_code wrong_type"],
        ),
        (
            json!({ "status_code": { "gte": 5 } }),
            vec!["status_code wrong_type"],
        ),
        (
            json!({ "created_at": 1700000000000u64 }),
            vec!["created_at milliseconds"],
        ),
        (json!({ "processed_at": {} }), vec!["processed_at empty"]),
        (
            json!({ "delivery_at": { "between": [9, 5] } }),
            vec!["delivery_at out_of_range"],
        ),
        (
            json!({ "msg_total_count": -1 }),
            vec!["msg_total_count out_of_range"],
        ),
    ] {
        let found = refused(&LIST_BULKS, &value, &undefined());
        assert_eq!(found, expected, "{value}");
    }
}

#[test]
fn ids() {
    for (value, code) in [
        (json!(""), "id empty"),
        (json!("js:undefined"), "id wrong_type"),
        (json!(null), "id wrong_type"),
        (json!(42), "id wrong_type"),
        (json!(".."), "id format"),
        (
            json!("da0fa78c-4699-11ea-a637-96000028b339/cancel"),
            "id format",
        ),
    ] {
        for operation in [
            &GET_BULK,
            &GET_BULK_STATUS,
            &CANCEL_BULK,
            &DELETE_BULK,
            &GET_SMS,
        ] {
            assert_eq!(refused(operation, &value, &undefined()), [code], "{value}");
        }
    }
    for (value, code) in [
        (json!(""), "batchId empty"),
        (json!("."), "batchId format"),
        (json!(".."), "batchId format"),
        (json!("a/b"), "batchId format"),
        (json!("a?b"), "batchId format"),
        (json!("%2e%2e"), "batchId format"),
        (json!("a b"), "batchId format"),
        (json!("js:undefined"), "batchId wrong_type"),
        (json!({}), "batchId wrong_type"),
    ] {
        let found = refused(&CANCEL_BATCH, &value, &undefined());
        assert_eq!(found, [code], "{value}");
    }
}

#[test]
fn accounts() {
    for value in ["", "ab", "a/b", "a b c", &"x".repeat(51)] {
        let found = refusals(|issues| sub_account(&input(&json!(value)), "s", issues));
        assert_eq!(found.len(), 1, "{value}");
    }
    let found = refusals(|issues| region(&input(&json!("eu")), "region", issues));
    assert_eq!(found, ["region not_allowed"]);
}

/// A secret must not appear in a message, whatever is wrong with it.
#[test]
fn secrets_are_checked_and_not_repeated() {
    for secret in [
        "secretkey",
        "1:",
        ":secretkey",
        "1:secret key",
        "1:secretkey\n",
        "1:secretk\u{e9}y",
    ] {
        let issues = common::read(|issues| {
            (LOX24.credential.check)(&input(&json!(secret)), "token", issues)
        })
        .unwrap_err();
        assert_eq!(issues.len(), 1);
        assert!(
            !issues[0].message.contains("secretk"),
            "{}",
            issues[0].message
        );
    }
    for secret in ["", "secret key", "secretkey\r\n"] {
        assert_eq!(
            refusals(|issues| {
                (EIGHT_BY_EIGHT.credential.check)(&input(&json!(secret)), "apiKey", issues)
            })
            .len(),
            1
        );
    }
}

#[test]
fn options() {
    const NO_OPTIONS: [&str; 0] = [];
    for (value, takes, expected) in [
        (json!("js:undefined"), &NO_OPTIONS[..], vec![]),
        (json!({ "maxRetries": 0 }), &NO_OPTIONS, vec![]),
        (
            json!({ "maxRetries": -1 }),
            &NO_OPTIONS,
            vec!["options.maxRetries out_of_range"],
        ),
        (
            json!({ "interval": 1, "deadline": 1 }),
            &watch::OPTIONS,
            vec![],
        ),
        (
            json!({ "interval": 0, "deadline": 0 }),
            &watch::OPTIONS,
            vec![
                "options.interval out_of_range",
                "options.deadline out_of_range",
            ],
        ),
        (
            json!({ "interval": 1 }),
            &NO_OPTIONS,
            vec!["options.interval unknown_key"],
        ),
        (json!({ "timeout": 1 }), &NO_OPTIONS, vec![]),
        (json!({ "timeout": "js:undefined" }), &NO_OPTIONS, vec![]),
        (json!(null), &NO_OPTIONS, vec!["options wrong_type"]),
        (
            json!({ "timeout": 0 }),
            &NO_OPTIONS,
            vec!["options.timeout out_of_range"],
        ),
        (
            json!({ "timeout": 2147483648u64 }),
            &NO_OPTIONS,
            vec!["options.timeout out_of_range"],
        ),
        (
            json!({ "timeout": "5" }),
            &NO_OPTIONS,
            vec!["options.timeout wrong_type"],
        ),
        (
            json!({ "all": true }),
            &NO_OPTIONS,
            vec!["options.all unknown_key"],
        ),
        (
            json!({ "timout": 5 }),
            &NO_OPTIONS,
            vec!["options.timout unknown_key"],
        ),
    ] {
        let found = refusals(|issues| {
            let value = input(&value);
            let (_, own) = CallOptions::read(&value, [takes, &[]], issues);
            milliseconds(&own, "interval", issues);
            milliseconds(&own, "deadline", issues);
            Some(())
        });
        assert_eq!(found, expected, "{value}");
    }
    let value = input(&json!({ "timeout": 1.5, "dangerouslyAllowBrowser": "yes" }));
    let found = refusals(|issues| {
        let fields = Fields::open(&value, "options", "", &[&ClientOptions::KEYS], issues)?;
        Some(ClientOptions::read(&fields, issues))
    });
    assert_eq!(
        found,
        ["timeout wrong_type", "dangerouslyAllowBrowser wrong_type"]
    );
}

/// What no operation may accept as its input, unless it has none or lists what a filter selects.
#[test]
fn every_operation_refuses_what_is_no_input() {
    for operation in OPERATIONS {
        if operation.only_reads() && !operation.path.contains("{id}") {
            continue;
        }
        for value in ["js:undefined", "js:function", "js:NaN", "js:broken", ""] {
            let found = refused(operation, &json!(value), &undefined());
            assert!(!found.is_empty(), "{} {value}", operation.name);
        }
        for value in [json!(null), json!([]), json!({}), json!(false), json!(0)] {
            let found = refused(operation, &value, &undefined());
            assert!(!found.is_empty(), "{} {value}", operation.name);
        }
        let found = refused(operation, &json!(null), &json!({ "nothing": 1 }));
        let unknown = "options.nothing unknown_key".to_owned();
        assert!(found.contains(&unknown), "{} {found:?}", operation.name);
    }
}

/// Each option is checked, and `undefined` means that it is absent.
#[test]
fn every_operation_checks_its_options() {
    for operation in OPERATIONS {
        for name in operation.options.iter().chain(&CallOptions::KEYS) {
            // An object of the runtime, which is read separately.
            if *name == "signal" {
                continue;
            }
            let options = Value::Object([((*name).to_owned(), json!({}))].into_iter().collect());
            let found = refused(operation, &json!(null), &options);
            let path = format!("options.{name} ");
            assert!(
                found.iter().any(|it| it.starts_with(&path)),
                "{} {name} {found:?}",
                operation.name
            );
        }
    }
    for operation in [&DELETE_SMS, &CANCEL_SMS] {
        let found = refused(operation, &json!({}), &json!({ "all": 1 }));
        assert_eq!(
            found,
            ["options.all wrong_type", "filter selects_everything"]
        );
        let all = common::request(operation, &Data::EMPTY, &input(&json!({ "all": true })));
        assert!(all.is_ok());
    }
}
