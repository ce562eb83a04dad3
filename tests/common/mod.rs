//! Shared by the host tests: inputs and responses written as JSON.
#![allow(
    dead_code,
    unreachable_pub,
    missing_docs,
    reason = "each test file uses its part"
)]

use bulk_sms::data::Data;
use bulk_sms::endpoint::Endpoint;
use bulk_sms::issue::{Issue, Issues};
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

/// Method and target as they appear in a request line.
pub fn line(endpoint: &impl Endpoint) -> String {
    let request = endpoint.request();
    format!("{} {}", request.method.as_str(), request.target)
}
