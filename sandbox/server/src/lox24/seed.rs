//! SMS made by hand, for tests of the filters: some fields, like `callback_data`, no bulk can set.

use serde::Deserialize;
use uuid::Uuid;

use super::store::{IP, KEY_ID, Sms};
use crate::clock::Millis;
use crate::{phones, text};

/// The body of `POST sms` among the control endpoints; times are unix seconds, as in the API.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Seed {
    count: usize,
    phone: String,
    iso2: Option<String>,
    sender_id: String,
    text: String,
    is_unicode: Option<bool>,
    bulk: Option<String>,
    source: Option<i64>,
    ip: String,
    key_id: i64,
    callback_data: Option<String>,
    created_at: Option<i64>,
    delivery_at: i64,
    /// When it goes out, in the past or in the future; null for never.
    gateway_sent_at: Option<i64>,
    status_code: Option<i64>,
    dlr_code: Option<i64>,
}

impl Default for Seed {
    fn default() -> Self {
        Self {
            count: 1,
            phone: "+491701234567".to_owned(),
            iso2: None,
            sender_id: "sandbox".to_owned(),
            text: "seeded".to_owned(),
            is_unicode: None,
            bulk: None,
            source: None,
            ip: IP.to_owned(),
            key_id: KEY_ID,
            callback_data: None,
            created_at: None,
            delivery_at: 0,
            gateway_sent_at: None,
            status_code: None,
            dlr_code: None,
        }
    }
}

pub(crate) fn sms(seed: &Seed, now: Millis) -> Result<Vec<Sms>, String> {
    let phone = phones::normalised(&seed.phone).ok_or("phone: not a phone number")?;
    let millis = |seconds: i64| seconds.saturating_mul(1000);
    let one = |_| Sms {
        uuid: Uuid::new_v4().to_string(),
        bulk: seed.bulk.clone(),
        iso2: seed
            .iso2
            .clone()
            .unwrap_or_else(|| phones::iso2(&phone).to_owned()),
        phone: phone.clone(),
        sender_id: seed.sender_id.clone(),
        is_unicode: seed
            .is_unicode
            .unwrap_or_else(|| text::needs_unicode(&seed.text)),
        text: seed.text.clone(),
        source: seed.source,
        ip: seed.ip.clone(),
        key_id: seed.key_id,
        callback_data: seed.callback_data.clone(),
        created: seed.created_at.map_or(now, millis),
        delivery_at: seed.delivery_at,
        sends: seed.gateway_sent_at.map(millis),
        stopped: false,
        status_code: seed.status_code,
        dlr_code: seed.dlr_code,
    };
    Ok((0..seed.count).map(one).collect())
}
