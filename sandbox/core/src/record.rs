//! Objects from the author of a test: settings, faults, control calls. An unknown key is refused with the nearest known one.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::nearest::nearest;
use crate::refusal::{Issue, Refusal};

/// Reads an object. `sample` is a valid one with every known key; `path` is where the object is, empty for the outermost.
pub(crate) fn read<T: DeserializeOwned>(
    given: Value,
    sample: &impl Serialize,
    path: &str,
) -> Result<T, Refusal> {
    let Value::Object(given) = given else {
        return Err(Refusal::of(path, "Expected an object."));
    };
    let Ok(Value::Object(sample)) = serde_json::to_value(sample) else {
        return Err(Refusal::of(path, "Expected an object."));
    };
    let issues: Vec<_> = given
        .iter()
        .filter_map(|(key, value)| issue::<T>(key, value, &sample, path))
        .collect();
    if !issues.is_empty() {
        return Err(Refusal::new(issues));
    }
    serde_json::from_value(Value::Object(given))
        .map_err(|error| Refusal::of(path, sentence(&error)))
}

/// What is wrong with one key: the sample stays valid with a right one.
fn issue<T: DeserializeOwned>(
    key: &str,
    value: &Value,
    sample: &Map<String, Value>,
    path: &str,
) -> Option<Issue> {
    let (code, message) = if sample.contains_key(key) {
        let mut changed = sample.clone();
        changed.insert(key.to_owned(), value.clone());
        let error = serde_json::from_value::<T>(Value::Object(changed)).err()?;
        ("invalid", sentence(&error))
    } else {
        (
            "unknown_key",
            unknown(key, sample.keys().map(String::as_str)),
        )
    };
    Some(Issue {
        path: within(path, key),
        code,
        message,
    })
}

/// Where a key is whose object is at `path`.
pub(crate) fn within(path: &str, key: &str) -> String {
    if path.is_empty() {
        key.to_owned()
    } else {
        format!("{path}.{key}")
    }
}

/// The sentence about an unknown key.
pub(crate) fn unknown<'a>(key: &str, known: impl Iterator<Item = &'a str>) -> String {
    match nearest(key, known) {
        Some(known) => format!("Unknown key. Did you mean `{known}`?"),
        None => "Unknown key.".to_owned(),
    }
}

/// What serde expected, without the value and in the words of JavaScript.
fn sentence(error: &serde_json::Error) -> String {
    let text = error.to_string();
    if let Some(after) = text.strip_prefix("missing field ") {
        return format!("Expected {after}.");
    }
    if let Some((wrong, known)) = variants(&text) {
        let near = nearest(wrong, known.split('`').skip(1).step_by(2));
        let hint = near.map(|near| format!(" Did you mean `{near}`?"));
        return format!("Expected {known}.{}", hint.unwrap_or_default());
    }
    let expected = text
        .rsplit_once(", expected ")
        .map_or(text.as_str(), |(_, it)| it);
    let expected = match expected {
        "f64" => "a number",
        "i64" => "a whole number",
        "u16" | "u64" | "usize" => "a whole number from 0",
        "a sequence" => "an array",
        other => other,
    };
    format!("Expected {expected}.")
}

/// The wrong word and the known ones: ``unknown variant `x`, expected one of `a`, `b` ``.
fn variants(text: &str) -> Option<(&str, &str)> {
    let rest = text.strip_prefix("unknown variant `")?;
    rest.rsplit_once("`, expected ")
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;
    use serde_json::json;

    use super::*;

    #[derive(Debug, Deserialize, Serialize)]
    #[serde(deny_unknown_fields)]
    struct Sample {
        count: usize,
        #[serde(default)]
        rate: f64,
        #[serde(default)]
        names: Vec<String>,
        order: Option<Order>,
    }

    #[derive(Debug, Deserialize, Serialize)]
    #[serde(rename_all = "snake_case")]
    enum Order {
        Ascending,
        Descending,
    }

    const SAMPLE: Sample = Sample {
        count: 0,
        rate: 0.0,
        names: Vec::new(),
        order: None,
    };

    fn told(given: Value, path: &str) -> String {
        match read::<Sample>(given, &SAMPLE, path) {
            Ok(_) => "taken".to_owned(),
            Err(refusal) => refusal.error,
        }
    }

    #[test]
    fn every_problem_is_named_with_what_is_expected() {
        for (given, expected) in [
            (json!({ "count": 1, "rate": 2, "order": null }), "taken"),
            (json!({ "cuont": 1, "count": 1 }), "cuont: Unknown key."),
            (
                json!({ "counts": 1, "count": 1 }),
                "counts: Unknown key. Did you mean `count`?",
            ),
            (json!({}), "Expected `count`."),
            (
                json!({ "count": -1 }),
                "count: Expected a whole number from 0.",
            ),
            (
                json!({ "count": 1, "rate": "x" }),
                "rate: Expected a number.",
            ),
            (
                json!({ "count": 1, "names": 1 }),
                "names: Expected an array.",
            ),
            (
                json!({ "count": 1, "names": [1] }),
                "names: Expected a string.",
            ),
            (
                json!({ "count": 1, "order": "ascnding" }),
                "order: Expected `ascending` or `descending`. Did you mean `ascending`?",
            ),
            (json!([]), "Expected an object."),
            (json!(null), "Expected an object."),
        ] {
            assert_eq!(told(given.clone(), ""), expected, "{given}");
        }
        let both = "x[0].count: Expected a whole number from 0.\nx[0].rate: Expected a number.";
        assert_eq!(told(json!({ "count": "1", "rate": null }), "x[0]"), both);
    }
}
