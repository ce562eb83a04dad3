//! `requests`: the counters and the log.

use serde_json::{Value, json};

use super::codec;
use crate::world::World;

pub(super) fn show(world: &mut World, _: &[u8]) -> Result<Value, String> {
    codec::write(&world.log)
}

pub(super) fn reset(world: &mut World, _: &[u8]) -> Result<Value, String> {
    world.log.reset();
    Ok(json!({}))
}
