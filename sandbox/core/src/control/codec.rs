//! Bodies of control requests and their answers.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Reads a JSON body; no body at all is an empty object.
pub(super) fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, String> {
    let body = if body.is_empty() { b"{}" } else { body };
    serde_json::from_slice(body).map_err(|error| error.to_string())
}

pub(super) fn write<T: Serialize>(value: &T) -> Result<Value, String> {
    serde_json::to_value(value).map_err(|error| error.to_string())
}
