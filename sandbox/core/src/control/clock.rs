//! `clock`: the time of a world and its speed.

use serde::Deserialize;
use serde_json::{Value, json};

use super::codec;
use crate::clock::is_forward;
use crate::world::World;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Change {
    speed: Option<f64>,
    /// Seconds.
    advance: Option<f64>,
}

pub(super) fn show(world: &mut World, _: &[u8]) -> Result<Value, String> {
    let clock = &world.clock;
    Ok(json!({ "now": clock.now() / 1000, "speed": clock.speed() }))
}

pub(super) fn change(world: &mut World, body: &[u8]) -> Result<Value, String> {
    let change: Change = codec::read(body)?;
    let mut numbers = [change.speed, change.advance].into_iter().flatten();
    if !numbers.all(is_forward) {
        return Err("speed and advance: not from 0 to 1e9".to_owned());
    }
    if let Some(speed) = change.speed {
        world.clock.set_speed(speed);
    }
    world.clock.advance(change.advance.unwrap_or(0.0));
    show(world, body)
}
