//! The body that sends a batch, as found in 8x8's public description of its API: what that does not name is refused.

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Body {
    pub(super) messages: Option<Vec<Message>>,
    pub(super) destinations: Option<Vec<String>>,
    pub(super) template: Option<Template>,
    pub(super) client_batch_id: Option<String>,
    #[serde(default)]
    pub(super) include_messages_in_response: bool,
    #[serde(rename = "clientIp")]
    _client_ip: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Message {
    pub(super) destination: String,
    pub(super) text: Option<String>,
    pub(super) client_message_id: Option<String>,
    pub(super) scheduled: Option<String>,
    #[serde(rename = "country")]
    _country: Option<String>,
    #[serde(rename = "source")]
    _source: Option<String>,
    #[serde(rename = "encoding")]
    _encoding: Option<Encoding>,
    #[serde(rename = "expiry")]
    _expiry: Option<String>,
    #[serde(rename = "dlrCallbackUrl")]
    _dlr_callback_url: Option<String>,
    #[serde(rename = "clientIp")]
    _client_ip: Option<String>,
    #[serde(rename = "track")]
    _track: Option<Track>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Template {
    pub(super) text: Option<String>,
    pub(super) scheduled: Option<String>,
    #[serde(rename = "source")]
    _source: Option<String>,
    #[serde(rename = "encoding")]
    _encoding: Option<Encoding>,
    #[serde(rename = "expiry")]
    _expiry: Option<String>,
    #[serde(rename = "dlrCallbackUrl")]
    _dlr_callback_url: Option<String>,
}

#[derive(Deserialize)]
pub(super) enum Encoding {
    #[serde(rename = "AUTO")]
    _Auto,
    #[serde(rename = "GSM7")]
    _Gsm7,
    #[serde(rename = "UCS2")]
    _Ucs2,
}

#[derive(Deserialize)]
pub(super) enum Track {
    #[serde(rename = "None")]
    _None,
    #[serde(rename = "Outcome")]
    _Outcome,
}
