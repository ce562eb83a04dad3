//! The bodies that send, as found in 8x8's public description of its API: what that does not name is refused.

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Body {
    pub(super) messages: Option<Vec<Sms>>,
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
pub(super) struct Sms {
    pub(super) destination: String,
    pub(super) text: Option<String>,
    pub(super) client_message_id: Option<String>,
    pub(super) scheduled: Option<String>,
    pub(super) country: Option<String>,
    pub(super) source: Option<String>,
    pub(super) encoding: Option<Encoding>,
    pub(super) expiry: Option<String>,
    #[serde(rename = "dlrCallbackUrl")]
    _dlr_callback_url: Option<String>,
    #[serde(rename = "clientIp")]
    _client_ip: Option<String>,
    #[serde(rename = "track")]
    _track: Option<Track>,
}

#[derive(Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Template {
    pub(super) text: Option<String>,
    pub(super) scheduled: Option<String>,
    pub(super) source: Option<String>,
    pub(super) encoding: Option<Encoding>,
    pub(super) expiry: Option<String>,
    #[serde(rename = "dlrCallbackUrl")]
    _dlr_callback_url: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub(super) enum Encoding {
    #[serde(rename = "AUTO")]
    Auto,
    #[serde(rename = "GSM7")]
    Gsm7,
    #[serde(rename = "UCS2")]
    Ucs2,
}

#[derive(Deserialize)]
pub(super) enum Track {
    #[serde(rename = "None")]
    _None,
    #[serde(rename = "Outcome")]
    _Outcome,
}

impl Sms {
    /// The message of a batch that has only its number: the template says the rest.
    pub(super) fn to(destination: String) -> Self {
        Self {
            destination,
            text: None,
            client_message_id: None,
            scheduled: None,
            country: None,
            source: None,
            encoding: None,
            expiry: None,
            _dlr_callback_url: None,
            _client_ip: None,
            _track: None,
        }
    }
}
