//! `state`: what is in the accounts of a world.

use serde_json::{Value, json};

use crate::refusal::Refusal;
use crate::world::World;

pub(super) fn show(world: &mut World, _: &[u8]) -> Result<Value, Refusal> {
    let now = world.clock.now();
    let batches = world.eight_by_eight.batches.iter();
    Ok(json!({
        "now": now / 1000,
        "bulks": world.lox24.summary(now),
        "smsCount": world.lox24.sms.len(),
        "batches": batches.map(|batch| batch.summary(now)).collect::<Vec<_>>(),
    }))
}
