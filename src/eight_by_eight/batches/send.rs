//! `POST /api/v1/subaccounts/{subAccountId}/messages/batch`: sends up to 10,000 messages. It costs money and
//! cannot be undone.

use crate::eight_by_eight::EIGHT_BY_EIGHT;
use crate::eight_by_eight::messages::fields::{
    CALLBACK, DESTINATIONS, ENCODINGS, LOST, NEW_SMS, SOURCE, TEXT, check, check_text,
};
use crate::input::data::Data;
use crate::input::issue::Issues;
use crate::input::record::Presence::Optional;
use crate::input::record::{self, Record, field, is_given};
use crate::input::rule::{Rule, Value};
use crate::operation::{JSON, Operation, Parts, Repeat};
use crate::text::text;
use crate::wire::shape::{Answer, Field, Kind, documented};
use crate::wire::{Body, Method};

/// Sends a batch, or schedules it. The client has the sub-account.
pub static SEND_BATCH: Operation = Operation {
    name: "sendBatch",
    provider: &EIGHT_BY_EIGHT,
    method: Method::Post,
    path: "/api/v1/subaccounts/{subAccountId}/messages/batch",
    accept: JSON,
    repeat: Repeat::IfNothingWasDone,
    pace: 0.0,
    options: &[],
    read: |input, _, issues| {
        Some(Parts {
            body: Some(Body::object(read(input, issues)?)),
            ..Parts::default()
        })
    },
    answer: Answer::Receipt(&RECEIPT),
};

/// The most messages of a batch.
const MAX_MESSAGES: usize = 10_000;

/// The fields that fill what a message leaves out.
const TEMPLATE: [&str; 6] = [
    "text",
    "source",
    "encoding",
    "scheduled",
    "expiry",
    "dlrCallbackUrl",
];

/// The fields of a new batch.
static NEW_BATCH: [record::Field; 9] = [
    field("destinations", Rule::Phones(&DESTINATIONS), Optional),
    field(
        "messages",
        Rule::Records {
            fields: &NEW_SMS,
            what: "messages",
        },
        Optional,
    ),
    field("text", TEXT, Optional),
    field("source", SOURCE, Optional),
    field("encoding", Rule::OneOf(&ENCODINGS), Optional),
    field("scheduled", Rule::DateTime, LOST),
    field("expiry", Rule::DateTime, Optional),
    field("dlrCallbackUrl", CALLBACK, Optional),
    field("clientBatchId", Rule::Text { most: 20 }, Optional),
];

/// The fields of the response.
const RECEIPT: [Field; 5] = [
    documented("batchId", Kind::Text, false),
    documented("acceptedCount", Kind::Number, false),
    documented("rejectedCount", Kind::Number, false),
    documented("clientBatchId", Kind::Text, true),
    documented("messages", Kind::List, true),
];

/// Reads a new batch and puts its fields where 8x8 expects them.
fn read(input: &Data, issues: &mut Issues) -> Option<Record> {
    let mut batch = Record::read(input, "batch", &NEW_BATCH, issues)?;
    match ["destinations", "messages"].map(|name| is_given(input, name)) {
        [true, true] => {
            let message = "Expected either `destinations` or `messages`: 8x8 silently ignores \
                           `destinations` if both are given.";
            issues.push("destinations", "not_allowed", message);
        }
        [false, false] => {
            let message =
                "Expected `destinations` or `messages`: a batch without recipients sends nothing.";
            issues.push("destinations", "required", message);
        }
        _ => {}
    }
    let encoding = batch.get("encoding");
    check_text(batch.get("text"), "text", encoding, issues);
    let has_text = is_given(input, "text");
    match batch.get("messages") {
        Some(Value::Records(messages)) => {
            check_count(messages.len(), "messages", issues);
            let given = input.get("messages").map(Data::items).unwrap_or_default();
            for (index, (sms, given)) in messages.iter().zip(given).enumerate() {
                let prefix = text!("messages[", index, "].");
                check(sms, &prefix, encoding, issues);
                if !has_text && !is_given(given, "text") {
                    let message = "Expected a text, here or for the whole batch.";
                    issues.push(&text!(prefix, "text"), "required", message);
                }
            }
        }
        _ if !has_text => issues.push("text", "required", "Expected the text of the messages."),
        _ => {}
    }
    if let Some(Value::Phones(phones)) = batch.get("destinations") {
        check_count(phones.given(), "destinations", issues);
    }
    let mut template = Record::default();
    for name in TEMPLATE {
        if let Some(value) = batch.take(name) {
            template.push(name, value);
        }
    }
    if !template.is_empty() {
        batch.push("template", Value::Record(template));
    }
    // Otherwise nobody would learn which messages were rejected.
    batch.push("includeMessagesInResponse", Value::Bool(true));
    Some(batch)
}

fn check_count(count: usize, path: &str, issues: &mut Issues) {
    if count > MAX_MESSAGES {
        let message = text!(
            "Expected at most ",
            MAX_MESSAGES,
            " messages in a batch, not ",
            count,
            ". Split the list, with `chunks`."
        );
        issues.push(path, "too_many", message);
    }
}
