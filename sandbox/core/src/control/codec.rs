//! Bodies of control requests and their answers.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::record;
use crate::refusal::Refusal;

/// Reads a JSON body; no body at all is an empty object.
pub(super) fn json(body: &[u8]) -> Result<Value, Refusal> {
    let body = if body.is_empty() { b"{}" } else { body };
    serde_json::from_slice(body).map_err(|error| Refusal::of("", error.to_string()))
}

/// Reads an object. `sample` is a valid one with every known key.
pub(super) fn read<T: DeserializeOwned>(
    body: &[u8],
    sample: &impl Serialize,
) -> Result<T, Refusal> {
    record::read(json(body)?, sample, "")
}

pub(super) fn write<T: Serialize>(value: &T) -> Result<Value, Refusal> {
    serde_json::to_value(value).map_err(|error| Refusal::of("", error.to_string()))
}
