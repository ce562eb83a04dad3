//! 8x8's messages and batches: each documented call has its documented path and body, each documented response is
//! read, and what 8x8 would do silently is refused. Source: 8x8's public OpenAPI description.
#![allow(missing_docs, reason = "the test names are the documentation")]

mod common;

use bulk_sms::call::Outcome;
use bulk_sms::eight_by_eight::batches::SEND_BATCH;
use bulk_sms::eight_by_eight::messages::{CANCEL_SMS, GET_SMS, SEND_SMS};
use bulk_sms::input::data::Data;
use bulk_sms::operation::{Operation, Repeat};
use common::{input, json, line, settle};
use serde_json::{Value, json};

const ID: &str = "bda3d56f-1424-4711-a8ee-1ec5e7d2b6b0";
const PATH: &str = "/api/v1/subaccounts/my-sub%26co/messages";

/// The request line, and the body if there is one.
fn request(operation: &'static Operation, value: &Value) -> (String, Value) {
    let request = common::request(operation, &input(value), &Data::Undefined).unwrap();
    let body = request.body.as_ref().map(ToString::to_string);
    let body = body.map(|body| serde_json::from_str(&body).unwrap());
    (line(&request), body.unwrap_or_default())
}

/// The issues as `path code`.
fn issues(operation: &'static Operation, value: &Value) -> Vec<String> {
    let found = common::request(operation, &input(value), &Data::Undefined);
    let issues = found.err().unwrap_or_default();
    let told = issues.iter();
    told.map(|it| format!("{} {}", it.path, it.code)).collect()
}

#[test]
fn one_message() {
    let sms = json!({
        "destination": "+447700900123", "country": "GB", "text": "Hi", "source": "Shop",
        "clientMessageId": "m-1", "encoding": "AUTO", "scheduled": "js:Date 1790000000000",
        "expiry": "js:Date 1790003600000", "dlrCallbackUrl": "https://example.com/dlr",
        "clientIp": "192.0.2.1", "track": null
    });
    let (line, body) = request(&SEND_SMS, &sms);
    assert_eq!(line, format!("POST {PATH}"));
    let mut expected = sms;
    expected["scheduled"] = json!("2026-09-21T14:13:20.000Z");
    expected["expiry"] = json!("2026-09-21T15:13:20.000Z");
    assert_eq!(body, expected);
    for operation in [&GET_SMS, &CANCEL_SMS] {
        let method = operation.method.as_str();
        let expected = (format!("{method} {PATH}/{ID}"), Value::Null);
        assert_eq!(request(operation, &json!(ID)), expected);
        assert_eq!(operation.repeat, Repeat::Safe);
    }
    for operation in [&SEND_SMS, &SEND_BATCH] {
        assert_eq!(operation.repeat, Repeat::IfNothingWasDone);
    }
}

#[test]
fn a_batch_has_its_shared_fields_in_the_template() {
    let (line, body) = request(
        &SEND_BATCH,
        &json!({
            "destinations": ["+447700900123", "447700900124"], "text": "Hi", "source": "Shop",
            "scheduled": "js:Date 1790000000000", "clientBatchId": "spring"
        }),
    );
    assert_eq!(line, format!("POST {PATH}/batch"));
    let expected = json!({
        "destinations": ["+447700900123", "447700900124"], "clientBatchId": "spring",
        "template": { "text": "Hi", "source": "Shop", "scheduled": "2026-09-21T14:13:20.000Z" },
        "includeMessagesInResponse": true
    });
    assert_eq!(body, expected);
    let messages = json!([
        { "destination": "+447700900123", "text": "Hi Ann" },
        { "destination": "07700900124", "country": "GB" }
    ]);
    let (_, body) = request(&SEND_BATCH, &json!({ "messages": messages, "text": "Hi" }));
    assert_eq!(
        (&body["messages"], &body["template"]),
        (&messages, &json!({ "text": "Hi" }))
    );
}

#[test]
fn what_8x8_would_do_silently_is_refused() {
    let to = json!(["+447700900123"]);
    let long = "x".repeat(1531);
    for (batch, expected) in [
        (
            json!({ "destinations": to, "messages": [], "text": "x" }),
            "destinations not_allowed",
        ),
        (json!({ "text": "x" }), "destinations required"),
        (json!({ "destinations": to }), "text required"),
        (json!({ "destinations": to, "text": long }), "text too_long"),
        (
            json!({ "destinations": to, "text": "x", "scheduled": "js:undefined" }),
            "scheduled wrong_type",
        ),
        (
            json!({ "destinations": vec!["+447700900123"; 10_001], "text": "x" }),
            "destinations too_many",
        ),
        (
            json!({ "destinations": ["07700900123"], "text": "x" }),
            "destinations[0] format",
        ),
        (
            json!({ "destinations": ["+4407700900123"], "text": "x" }),
            "destinations[0] national_prefix",
        ),
        (
            json!({ "messages": [{ "text": "x" }] }),
            "messages[0].destination required",
        ),
        (
            json!({ "messages": [{ "destination": "+447700900123" }] }),
            "messages[0].text required",
        ),
    ] {
        assert!(
            issues(&SEND_BATCH, &batch).contains(&expected.to_owned()),
            "{expected}: {:?}",
            issues(&SEND_BATCH, &batch)
        );
    }
    let national = json!({ "destination": "07700900123", "text": "x" });
    assert_eq!(
        issues(&SEND_SMS, &national),
        ["destination national_prefix"]
    );
}

#[test]
fn responses_as_documented() {
    let status =
        json!({ "code": "QUEUED", "description": "SMS is accepted and queued for processing" });
    let receipt =
        json!({ "umid": ID, "destination": "447700900123", "encoding": "GSM7", "status": status });
    let batch = json!({
        "batchId": ID, "acceptedCount": 1, "rejectedCount": 0, "clientBatchId": null, "messages": null
    });
    let details = json!({
        "umid": ID, "subAccountId": "shop", "direction": "outbound", "msisdn": "4477009xxxxx",
        "status": { "state": "delivered", "timestamp": "2026-09-21T14:13:25.00Z" }, "source": "Shop",
        "body": "xx", "encoding": "GSM7", "createdAt": "2026-09-21T14:13:20.00Z", "smsCount": 1,
        "price": { "total": 0.05, "perSms": 0.05, "currency": "EUR" }
    });
    for (operation, body) in [
        (&SEND_SMS, &receipt),
        (&SEND_BATCH, &batch),
        (&GET_SMS, &details),
    ] {
        let found = settle(operation, 200, Some(json(&body.to_string(), 1)));
        assert_eq!(found, Ok(None), "{}", operation.name);
    }
    let found = settle(&CANCEL_SMS, 200, Some(json(r#"{"cancelledCount":1}"#, 1)));
    let expected = input(&json!({ "certain": true, "cancelledCount": 1.0 }));
    assert_eq!(found, Ok(Some(expected)));
    // Without its id, a batch could not be cancelled: it was sent, and the error says so.
    let body = json(r#"{"batchId":7,"acceptedCount":1,"rejectedCount":0}"#, 1);
    let failure = settle(&SEND_BATCH, 200, Some(body)).unwrap_err();
    assert_eq!(failure.outcome, Outcome::Accepted);
    assert!(failure.message.contains("`batchId`"), "{}", failure.message);
}
