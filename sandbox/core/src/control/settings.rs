//! `settings`: how fast a world sends, and what it does where the providers' pages are silent.

use serde_json::Value;

use super::codec;
use crate::world::World;

pub(super) fn show(world: &mut World, _: &[u8]) -> Result<Value, String> {
    codec::write(&world.settings)
}

pub(super) fn change(world: &mut World, body: &[u8]) -> Result<Value, String> {
    world.settings = world.settings.merged(codec::read(body)?)?;
    codec::write(&world.settings)
}
