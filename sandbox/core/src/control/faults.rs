//! `faults`: what is to go wrong next.

use serde_json::{Value, json};

use super::codec;
use crate::faults::Fault;
use crate::world::World;

pub(super) fn show(world: &mut World, _: &[u8]) -> Result<Value, String> {
    codec::write(&world.faults.pending())
}

/// Adds one fault or an array of them: all, or none if one of them is wrong.
pub(super) fn add(world: &mut World, body: &[u8]) -> Result<Value, String> {
    let list = match codec::read(body)? {
        Value::Array(list) => list,
        one => vec![one],
    };
    let faults: Result<Vec<_>, _> = list.into_iter().map(read).collect();
    world.faults.add(faults?);
    Ok(json!({ "pending": world.faults.pending().len() }))
}

pub(super) fn clear(world: &mut World, _: &[u8]) -> Result<Value, String> {
    world.faults.clear();
    Ok(json!({ "pending": 0 }))
}

fn read(value: Value) -> Result<Fault, String> {
    let fault: Fault = serde_json::from_value(value).map_err(|error| error.to_string())?;
    fault.validate()?;
    Ok(fault)
}
