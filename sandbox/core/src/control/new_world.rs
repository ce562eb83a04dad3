//! `worlds`: a new world with credentials of its own.

use serde_json::{Value, json};

use super::codec;
use crate::addresses::Addresses;
use crate::refusal::Refusal;
use crate::settings::Settings;
use crate::worlds::Worlds;

/// The body is any settings, with `seed`, `now` and `speed` among them.
pub(super) fn create(
    worlds: &mut Worlds,
    addresses: &Addresses,
    body: &[u8],
    real: f64,
) -> Result<Value, Refusal> {
    let (start, settings) = Settings::with_start(codec::json(body)?)?;
    let world = worlds.create(&start, settings, real);
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
