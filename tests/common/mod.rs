//! Shared by the host tests: inputs and responses written as JSON.
#![allow(
    dead_code,
    unreachable_pub,
    missing_docs,
    reason = "each test file uses its part"
)]

use bulk_sms::call::exchange::{Action, Attempt, Content, End, Event, Exchange, Limits};
use bulk_sms::call::failure::Failure;
use bulk_sms::input::data::Data;
use bulk_sms::input::issue::{Issue, Issues};
use bulk_sms::input::options::CallOptions;
use bulk_sms::operation::Operation;
use bulk_sms::wire::shape::{Answer, Field, Fit, digit};
use bulk_sms::wire::{ReplyHead, Request};
use serde_json::Value;

/// A JSON value as a caller's input. Values that JSON cannot express are strings that begin with `js:`.
pub fn input(value: &Value) -> Data {
    match value {
        Value::Null => Data::Null,
        Value::Bool(flag) => Data::Bool(*flag),
        Value::Number(number) => Data::Number(number.as_f64().unwrap()),
        Value::String(text) => match text.strip_prefix("js:") {
            None => Data::Text(text.clone()),
            Some("undefined") => Data::Undefined,
            Some("NaN") => Data::Number(f64::NAN),
            Some("Infinity") => Data::Number(f64::INFINITY),
            Some("function") => Data::Other("a function"),
            Some("broken") => Data::BrokenText,
            Some("Invalid Date") => Data::Date(f64::NAN),
            Some(other) => match other.strip_prefix("Date ").map(str::parse) {
                Some(Ok(milliseconds)) => Data::Date(milliseconds),
                _ => Data::Text(text.clone()),
            },
        },
        Value::Array(items) => Data::List(items.iter().map(input).collect()),
        Value::Object(members) => Data::Object(
            members
                .iter()
                .map(|(key, value)| (key.clone(), input(value)))
                .collect(),
        ),
    }
}

/// Runs a reader and returns its value, or all issues.
pub fn read<T>(reader: impl FnOnce(&mut Issues) -> Option<T>) -> Result<T, Vec<Issue>> {
    let mut issues = Issues::new();
    let value = reader(&mut issues);
    issues.finish(value)
}

/// The issues as `path code`.
pub fn refusals<T>(reader: impl FnOnce(&mut Issues) -> Option<T>) -> Vec<String> {
    match read(reader) {
        Ok(_) => Vec::new(),
        Err(issues) => issues
            .iter()
            .map(|issue| format!("{} {}", issue.path, issue.code))
            .collect(),
    }
}

/// A parsed body, read to the given depth: 1 for a response, 3 for an error.
pub fn json(text: &str, depth: u8) -> Data {
    cut(input(&serde_json::from_str(text).unwrap()), depth)
}

/// What the package passes to the decoders: nothing below the depth.
pub fn cut(value: Data, depth: u8) -> Data {
    match value {
        Data::List(_) if depth == 0 => Data::List(vec![]),
        Data::Object(_) if depth == 0 => Data::Other("an object"),
        Data::List(items) => items.into_iter().map(|item| cut(item, depth - 1)).collect(),
        Data::Object(members) => Data::Object(
            members
                .into_iter()
                .map(|(name, value)| (name, cut(value, depth - 1)))
                .collect(),
        ),
        other => other,
    }
}

/// The client's values for the first placeholders of a path.
pub fn scope(operation: &Operation) -> Vec<String> {
    let account = "my-sub&co".to_owned();
    let has_account = operation.path.contains("{subAccountId}");
    has_account.then_some(account).into_iter().collect()
}

/// The request of a call, or all issues.
pub fn request(
    operation: &'static Operation,
    value: &Data,
    options: &Data,
) -> Result<Request, Vec<Issue>> {
    read(|issues| {
        let (_, own) = CallOptions::read(options, [operation.options, &[]], issues);
        operation.prepare(value, &own, &scope(operation), issues)
    })
}

/// Method and target as written in a request line.
pub fn line(request: &Request) -> String {
    format!("{} {}", request.method.as_str(), request.target)
}

/// Limits under which nothing is retried.
pub const ONCE: Limits = Limits {
    timeout: 30_000,
    max_retries: 0,
    max_response_bytes: 67_108_864.0,
};

/// The result of a response with a status and a body; `None` is the response unchanged.
pub fn settle(
    operation: &'static Operation,
    status: u16,
    body: Option<Data>,
) -> Result<Option<Data>, Box<Failure>> {
    let content = match (body, operation.answer) {
        (None, Answer::Nothing) if status < 400 => Content::Empty,
        (None, _) => Content::NotJson,
        (Some(body), Answer::AsItIs(fields) | Answer::Receipt(fields)) if status < 400 => {
            Content::Fields(fit(&body, fields))
        }
        (Some(body), Answer::Page(fields)) if status < 400 => {
            Content::Fields(page_fit(&body, fields))
        }
        (Some(body), _) => Content::Value(body),
    };
    let attempt = Attempt {
        outcome: None,
        end: End::Whole,
        head: Some(ReplyHead {
            status,
            ..ReplyHead::default()
        }),
        redirected: false,
        content,
    };
    let mut exchange = Exchange::new(operation, ONCE);
    match exchange.on(Event::Ended(attempt), 0.5).0 {
        Action::Done(value) => Ok(value),
        Action::Fail(failure, _) => Err(failure),
        other => panic!("{other:?}"),
    }
}

/// How the items of a page compare with a table.
fn page_fit(body: &Data, fields: &[Field]) -> Fit {
    let items = match body {
        Data::List(items) => items,
        _ => match body.get("hydra:member") {
            Some(Data::List(items)) => items,
            _ => return Fit::NoObject,
        },
    };
    let mut all = items.iter().map(|item| fit(item, fields));
    all.find(|fit| *fit != Fit::Fits).unwrap_or(Fit::Fits)
}

/// How a body compares with a table, as the machine receives it.
pub fn fit(body: &Data, fields: &[Field]) -> Fit {
    let Data::Object(_) = body else {
        return Fit::NoObject;
    };
    let misfit = |field: &Field| {
        let digit = match body.get(field.name) {
            None | Some(Data::Undefined) => digit::UNDEFINED,
            Some(Data::Null) => digit::NULL,
            Some(Data::Bool(_)) => digit::BOOLEAN,
            Some(Data::Number(_)) => digit::NUMBER,
            Some(Data::Text(_) | Data::BrokenText) => digit::STRING,
            Some(Data::List(_) | Data::Strings(_)) => digit::ARRAY,
            Some(_) => digit::OBJECT,
        };
        field.mask() >> digit & 1 == 0
    };
    fields
        .iter()
        .position(misfit)
        .map_or(Fit::Fits, Fit::Misfit)
}
