//! `POST /api/v1/subaccounts/{subAccountId}/messages/batch`: sends up to 10,000 messages. It costs money and
//! cannot be undone.

#[cfg(feature = "proxy")]
use crate::cost::Size;
use crate::eight_by_eight::EIGHT_BY_EIGHT;
use crate::eight_by_eight::messages::fields::{DESTINATIONS, NEW_SMS, SHARED, check};
#[cfg(feature = "proxy")]
use crate::eight_by_eight::messages::{self, segments_of};
use crate::input::data::Data;
use crate::input::issue::Issues;
use crate::input::record::Presence::Optional;
use crate::input::record::{self, Record, field};
use crate::input::rule::{Rule, Value};
use crate::operation::{JSON, Operation, Parts, Repeat};
use crate::text::text;
use crate::wire::Method;
use crate::wire::shape::{Answer, Field, Kind, documented};

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
    read: |input, _, issues| Some(Parts::body(read(input, issues)?)),
    answer: Answer::Receipt(&RECEIPT),
};

/// Asks for the messages in the response.
const INCLUDE: &str = "includeMessagesInResponse";

/// The most messages of a batch.
const MAX_MESSAGES: usize = 10_000;

/// The fields of a new batch, besides those that it shares with a message.
static OWN: [record::Field; 3] = [
    field("destinations", Rule::Phones(&DESTINATIONS), Optional),
    field(
        "messages",
        Rule::List {
            of: &Rule::Record(&NEW_SMS),
            what: "messages",
        },
        Optional,
    ),
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

/// Reads a new batch and puts its fields where 8x8 expects them: what fills the messages is in an object of its
/// own.
fn read(input: &Data, issues: &mut Issues) -> Option<Record> {
    let given = record::open(input, "batch", "", &[&OWN, &SHARED], issues)?;
    let (mut batch, mut template) = (Record::default(), Record::default());
    batch.add(&given, &OWN, issues);
    template.add(&given, &SHARED, issues);
    let has = |name| usize::from(batch.get(name).is_some());
    let lists = has("destinations") + has("messages");
    if lists != 1 {
        let (code, message) = match lists {
            0 => (
                "required",
                "Expected `destinations` or `messages`: a batch without recipients sends nothing.",
            ),
            _ => (
                "not_allowed",
                "Expected either `destinations` or `messages`: 8x8 silently ignores `destinations` \
                 if both are given.",
            ),
        };
        issues.push("destinations", code, message);
    }
    if let Some(Value::Phones(phones)) = batch.get("destinations") {
        check_count(phones.given(), "destinations", issues);
    }
    let messages = match batch.get("messages") {
        Some(Value::List(messages)) => messages.as_slice(),
        _ => &[],
    };
    check_count(messages.len(), "messages", issues);
    if messages.is_empty() || template.get("text").is_some() {
        check(&template, "", &template, issues);
    }
    for (index, sms) in messages.iter().enumerate() {
        if let Value::Record(sms) = sms {
            check(sms, &text!("messages[", index, "]."), &template, issues);
        }
    }
    if !template.is_empty() {
        batch.push("template", Value::Record(template));
    }
    // Otherwise nobody would learn which messages were rejected.
    batch.push(INCLUDE, Value::Bool(true));
    Some(batch)
}

/// Undoes what [`read`] does to a batch on its way into the body.
#[cfg(feature = "proxy")]
pub fn from_wire(body: Data) -> Data {
    let Data::Object(members) = body else {
        return body;
    };
    let mut batch = Data::EMPTY;
    let mut template = Vec::new();
    for (name, value) in members {
        match (&*name, value) {
            ("template", Data::Object(members)) => template = members,
            (INCLUDE, Data::Bool(true)) => {}
            ("messages", Data::List(messages)) => {
                let messages = messages.into_iter().map(messages::from_wire).collect();
                batch.set(&name, Data::List(messages));
            }
            (_, value) => batch.set(&name, value),
        }
    }
    for (name, value) in template {
        // Under its own name, it would hide the other value.
        let is_taken = batch.get(&name).is_some() || !SHARED.iter().any(|it| it.name == name);
        let name = if is_taken {
            text!("template.", name)
        } else {
            name
        };
        batch.set(&name, value);
    }
    messages::from_wire(batch)
}

/// Visits how much a batch would send.
#[cfg(feature = "proxy")]
pub fn sizes(input: &Data, visit: &mut dyn FnMut(&[Size<'_>])) {
    let batch = read(input, &mut Issues::new()).unwrap_or_default();
    let nothing = Record::default();
    let template = match batch.get("template") {
        Some(Value::Record(template)) => template,
        _ => &nothing,
    };
    if let Some(Value::Phones(phones)) = batch.get("destinations") {
        visit(&[Size::of(segments_of(template, template), phones)]);
    }
    if let Some(Value::List(list)) = batch.get("messages") {
        messages::visit(list, template, visit);
    }
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
