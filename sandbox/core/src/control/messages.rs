//! `batches` and `sms`: messages without the request that would have made them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::codec;
use crate::clock::is_forward;
use crate::eight_by_eight::Batch;
use crate::lox24::{BlockedNumber, SmsFixture};
use crate::phone;
use crate::refusal::Refusal;
use crate::schedule::Schedule;
use crate::settings::MOST_MESSAGES;
use crate::world::World;

#[derive(Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct BatchFixture {
    count: usize,
    /// Seconds from now.
    #[serde(default)]
    scheduled_in: f64,
}

/// An 8x8 batch.
pub(super) fn add_batch(world: &mut World, body: &[u8]) -> Result<Value, Refusal> {
    let fixture: BatchFixture = codec::read(body, &BatchFixture::default())?;
    if !is_forward(fixture.scheduled_in) {
        return Err(Refusal::of(
            "scheduled_in",
            "Expected a number from 0 to 1e9.",
        ));
    }
    check_count(fixture.count)?;
    let delay = (fixture.scheduled_in * 1000.0) as i64;
    let schedule = Schedule {
        start: world.clock.now().saturating_add(delay),
        rate: world.settings.rate,
    };
    let sends = (0..fixture.count).map(|index| schedule.sent_at(index));
    let batch = Batch::of_times(world.random.uuid(), sends);
    let answer = json!({ "batchId": batch.id });
    world.eight_by_eight.batches.push(batch);
    Ok(answer)
}

/// LOX24 SMS without a bulk, with any field that a filter can ask for.
pub(super) fn add_sms(world: &mut World, body: &[u8]) -> Result<Value, Refusal> {
    let fixture: SmsFixture = codec::read(body, &SmsFixture::default())?;
    check_count(fixture.count)?;
    let sms = fixture.sms(world.clock.now(), &mut world.random);
    let sms = sms.ok_or_else(|| Refusal::of("phone", "Expected a phone number."))?;
    let uuids: Vec<_> = sms.iter().map(|sms| sms.uuid.clone()).collect();
    world.lox24.sms.extend(sms);
    Ok(json!({ "uuids": uuids }))
}

#[derive(Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct BlockedFixture {
    numbers: Vec<String>,
    /// 1: blocked by the customer, 2: unsubscribed by its owner.
    #[serde(default = "unsubscribed", rename = "type")]
    kind: i64,
}

fn unsubscribed() -> i64 {
    2
}

/// LOX24 numbers to which nothing is sent.
pub(super) fn block(world: &mut World, body: &[u8]) -> Result<Value, Refusal> {
    let fixture: BlockedFixture = codec::read(body, &BlockedFixture::default())?;
    check_count(fixture.numbers.len())?;
    if !matches!(fixture.kind, 1 | 2) {
        return Err(Refusal::of("type", "Expected 1 or 2."));
    }
    let numbers = fixture.numbers.iter().enumerate().map(|(index, number)| {
        let path = format!("numbers[{index}]");
        phone::to_e164(number).ok_or_else(|| Refusal::of(&path, "Expected a phone number."))
    });
    let numbers: Vec<_> = numbers.collect::<Result<_, _>>()?;
    let added_at = world.clock.now() / 1000;
    for number in numbers {
        let id = world.lox24.blocked.len() as i64 + 1;
        world.lox24.blocked.push(BlockedNumber {
            id,
            number,
            kind: fixture.kind,
            added_at,
        });
    }
    Ok(json!({ "blocked": world.lox24.blocked.len() }))
}

/// Who got which text how often, at both providers.
pub(super) fn sent(world: &mut World, _body: &[u8]) -> Result<Value, Refusal> {
    let mut counts = BTreeMap::<(String, String), usize>::new();
    for message in all_sent(world) {
        *counts.entry(message).or_default() += 1;
    }
    let sent = counts
        .into_iter()
        .map(|((phone, text), count)| json!({ "phone": phone, "text": text, "count": count }));
    Ok(Value::Array(sent.collect()))
}

/// The number and the text of each message that has been sent.
pub(crate) fn all_sent(world: &World) -> impl Iterator<Item = (String, String)> {
    let now = world.clock.now();
    world.lox24.sent(now).chain(world.eight_by_eight.sent(now))
}

fn check_count(count: usize) -> Result<(), Refusal> {
    if count > MOST_MESSAGES {
        let most = format!("Expected at most {MOST_MESSAGES}.");
        return Err(Refusal::of("count", most));
    }
    Ok(())
}
