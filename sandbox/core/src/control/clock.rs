//! `clock`: the time of a world and its speed.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::codec;
use crate::clock::is_forward;
use crate::refusal::Refusal;
use crate::world::World;

#[derive(Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Change {
    speed: Option<f64>,
    /// Seconds.
    advance: Option<f64>,
}

pub(super) fn show(world: &mut World, _: &[u8]) -> Result<Value, Refusal> {
    let clock = &world.clock;
    Ok(json!({ "now": clock.now() / 1000, "speed": clock.speed() }))
}

pub(super) fn change(world: &mut World, body: &[u8]) -> Result<Value, Refusal> {
    let change: Change = codec::read(body, &Change::default())?;
    for (name, number) in [("speed", change.speed), ("advance", change.advance)] {
        if !number.is_none_or(is_forward) {
            return Err(Refusal::of(name, "Expected a number from 0 to 1e9."));
        }
    }
    if let Some(speed) = change.speed {
        world.clock.set_speed(speed);
    }
    world.clock.advance(change.advance.unwrap_or(0.0));
    show(world, body)
}
