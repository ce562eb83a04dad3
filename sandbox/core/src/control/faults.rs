//! `faults`: what is to go wrong next.

use serde_json::{Value, json};

use super::codec;
use crate::faults::Fault;
use crate::record;
use crate::refusal::Refusal;
use crate::world::World;

pub(super) fn show(world: &mut World, _: &[u8]) -> Result<Value, Refusal> {
    codec::write(&world.faults.pending())
}

/// Adds one fault or an array of them: all, or none if one of them is wrong.
pub(super) fn add(world: &mut World, body: &[u8]) -> Result<Value, Refusal> {
    let faults: Result<Vec<_>, _> = match codec::json(body)? {
        Value::Array(list) => {
            let numbered = list.into_iter().enumerate();
            numbered
                .map(|(index, one)| read(one, &format!("faults[{index}]")))
                .collect()
        }
        one => read(one, "").map(|fault| vec![fault]),
    };
    world.faults.add(faults?);
    Ok(json!({ "pending": world.faults.pending().len() }))
}

pub(super) fn clear(world: &mut World, _: &[u8]) -> Result<Value, Refusal> {
    world.faults.clear();
    Ok(json!({ "pending": 0 }))
}

fn read(value: Value, path: &str) -> Result<Fault, Refusal> {
    let fault: Fault = record::read(value, &Fault::SAMPLE, path)?;
    let issues = fault.issues(path);
    if issues.is_empty() {
        Ok(fault)
    } else {
        Err(Refusal::new(issues))
    }
}
