//! What the host tests share: inputs and answers written as JSON.
#![allow(
    dead_code,
    unreachable_pub,
    missing_docs,
    reason = "each test file uses its part"
)]

use bulk_sms::endpoint::Endpoint;
use bulk_sms::input::Input;
use bulk_sms::issue::{Issue, Issues};
use serde_json::Value;

/// A JSON value as a caller's input. What JSON cannot say stands as a string behind `js:`.
pub fn input(value: &Value) -> Input {
    match value {
        Value::Null => Input::Null,
        Value::Bool(flag) => Input::Bool(*flag),
        Value::Number(number) => Input::Number(number.as_f64().unwrap()),
        Value::String(text) => match text.strip_prefix("js:") {
            None => Input::Text(text.clone()),
            Some("undefined") => Input::Undefined,
            Some("NaN") => Input::Number(f64::NAN),
            Some("Infinity") => Input::Number(f64::INFINITY),
            Some("function") => Input::Other("a function"),
            Some("broken") => Input::BrokenText,
            Some("Invalid Date") => Input::Date(f64::NAN),
            Some(other) => match other.strip_prefix("Date ").map(str::parse) {
                Some(Ok(milliseconds)) => Input::Date(milliseconds),
                _ => Input::Text(text.clone()),
            },
        },
        Value::Array(items) => Input::List(items.iter().map(input).collect()),
        Value::Object(members) => Input::Object(
            members
                .iter()
                .map(|(key, value)| (key.clone(), input(value)))
                .collect(),
        ),
    }
}

/// Runs a reader; its value, or all issues.
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

/// A parsed body, looked at so deep: 1 for an answer, 3 for an error.
pub fn json(text: &str, depth: u8) -> Input {
    cut(input(&serde_json::from_str(text).unwrap()), depth)
}

/// What the package hands to the decoders: nothing below the depth.
pub fn cut(value: Input, depth: u8) -> Input {
    match value {
        Input::List(_) if depth == 0 => Input::List(vec![]),
        Input::Object(_) if depth == 0 => Input::Other("an object"),
        Input::List(items) => items.into_iter().map(|item| cut(item, depth - 1)).collect(),
        Input::Object(members) => Input::Object(
            members
                .into_iter()
                .map(|(name, value)| (name, cut(value, depth - 1)))
                .collect(),
        ),
        other => other,
    }
}

/// Method and target as they stand in a request line.
pub fn line(endpoint: &impl Endpoint) -> String {
    let request = endpoint.request();
    format!("{} {}", request.method.as_str(), request.target)
}
