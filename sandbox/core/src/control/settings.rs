//! `settings`: how fast a world sends, and what it does where the providers' pages are silent.

use serde_json::Value;

use super::codec;
use crate::refusal::Refusal;
use crate::world::World;

pub(super) fn show(world: &mut World, _: &[u8]) -> Result<Value, Refusal> {
    codec::write(&world.settings)
}

pub(super) fn change(world: &mut World, body: &[u8]) -> Result<Value, Refusal> {
    world.settings = world.settings.merged(codec::json(body)?)?;
    codec::write(&world.settings)
}
