//! `worlds`: a new world with credentials of its own.

use serde_json::{Map, Value, json};

use super::codec;
use crate::addresses::Addresses;
use crate::clock::is_forward;
use crate::settings::Settings;
use crate::worlds::Worlds;

/// The body is a speed and any settings.
pub(super) fn create(
    worlds: &mut Worlds,
    addresses: &Addresses,
    body: &[u8],
    real: f64,
) -> Result<Value, String> {
    let mut settings: Map<String, Value> = codec::read(body)?;
    let speed = match settings.remove("speed") {
        Some(speed) => speed.as_f64(),
        None => Some(1.0),
    };
    let speed = speed
        .filter(|speed| is_forward(*speed))
        .ok_or("speed: not from 0 to 1e9")?;
    let settings = Settings::default().merged(settings)?;

    let world = worlds.create(speed, settings, real);
    let base = format!("{}/w/{}", addresses.url, world.id);
    Ok(json!({
        "id": world.id,
        "baseUrl": base,
        "control": format!("{base}/_sandbox"),
        "otherOrigin": addresses.other_origin,
        "token": world.credentials.token,
        "apiKey": world.credentials.api_key,
        "subAccountId": world.credentials.sub_account_id,
    }))
}
