//! `requests`: the counters and the log.

use serde_json::{Value, json};

use super::codec;
use crate::refusal::Refusal;
use crate::world::World;

pub(super) fn show(world: &mut World, _: &[u8]) -> Result<Value, Refusal> {
    codec::write(&world.log)
}

pub(super) fn reset(world: &mut World, _: &[u8]) -> Result<Value, Refusal> {
    world.log.reset();
    Ok(json!({}))
}
