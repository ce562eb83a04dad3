//! SMS that no bulk has made, for tests of the filters: no bulk can set some fields, such as `callback_data`.

use serde::{Deserialize, Serialize};

use super::account::{IP, KEY_ID};
use super::sms::Sms;
use crate::clock::Millis;
use crate::random::Random;
use crate::{phone, text};

/// The body of the control endpoint `POST sms`; times are Unix seconds, as in the API.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct SmsFixture {
    pub(crate) count: usize,
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

impl Default for SmsFixture {
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

impl SmsFixture {
    pub(crate) fn sms(&self, now: Millis, random: &mut Random) -> Option<Vec<Sms>> {
        let phone = phone::to_e164(&self.phone)?;
        let iso2 = self.iso2.clone();
        let iso2 = iso2.unwrap_or_else(|| phone::iso2(&phone).to_owned());
        let is_unicode = self
            .is_unicode
            .unwrap_or_else(|| text::needs_unicode(&self.text));
        let millis = |seconds: i64| seconds.saturating_mul(1000);
        let one = |_| Sms {
            uuid: random.uuid(),
            bulk: self.bulk.clone(),
            iso2: iso2.clone(),
            phone: phone.clone(),
            sender_id: self.sender_id.clone(),
            text: self.text.clone(),
            is_unicode,
            source: self.source,
            ip: self.ip.clone(),
            key_id: self.key_id,
            callback_data: self.callback_data.clone(),
            created: self.created_at.map_or(now, millis),
            delivery_at: self.delivery_at,
            sent_at: self.gateway_sent_at.map(millis),
            stopped: false,
            blocked: false,
            status_code: self.status_code,
            dlr_code: self.dlr_code,
        };
        Some((0..self.count).map(one).collect())
    }
}
