//! The settings of a world: how fast it sends, and what it does where the providers' pages are silent.

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value, json};

use crate::clock::is_forward;
use crate::record;
use crate::refusal::{Issue, Refusal};

/// The most messages that one control call, or one group of recipients, can make: they are all kept in memory.
pub(crate) const MOST_MESSAGES: usize = 1_000_000;

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub(crate) struct Settings {
    /// Messages that a bulk or batch sends in a second; 0 for never. It keeps the rate at which it was created.
    pub(crate) rate: f64,
    /// Seconds from the creation of a bulk that is due at once to its start.
    pub(crate) start_delay: f64,
    /// How many members each group of recipients has (group 404404 has none).
    pub(crate) group_size: usize,

    /// false: every LOX24 request with the right credentials is answered with 403.
    pub(crate) account_active: bool,
    /// Seconds in the Retry-After header of a LOX24 429. UNKNOWN: no page of LOX24 names the header.
    pub(crate) retry_after_on_429: Option<u64>,
    /// What to do without an Accept header, or with `*/*`. UNKNOWN: the pages name only the two types.
    pub(crate) any_accept: AnyAccept,
    /// UNKNOWN: POST /sms requires `text` and `sender_id`; no page says so of POST /bulks.
    pub(crate) require_sender_and_text: bool,
    /// The status for a text above 1530 characters, or 670 with Unicode. Null accepts it, because the limit applies to the
    /// text after substitution (DOC), which the sandbox does not do.
    pub(crate) final_text_too_long: Option<u16>,
    /// The page of the cancellation documents `created_at` as a UUID string, all other pages as an integer.
    pub(crate) cancel_created_at_string: bool,
    /// The status for cancelling a bulk that can no longer be cancelled. UNKNOWN: the page lists both 400 and 422.
    pub(crate) cancel_finished: u16,
    /// UNKNOWN: by default the framework ignores what it does not understand, and applies the rest.
    pub(crate) unknown_filter: UnknownFilter,
    /// UNKNOWN: what batch_delete does without a filter that takes effect.
    pub(crate) empty_filter: EmptyFilter,
    /// UNKNOWN: the page describes the number, but does not name its field.
    pub(crate) deleted_count_name: String,
    /// UNKNOWN: the page describes the number, but does not name its field.
    pub(crate) cancelled_count_name: String,
    /// UNKNOWN: entries per page of a list.
    pub(crate) page_size: usize,
    /// UNKNOWN: the order of a list for which none is asked.
    pub(crate) default_order: DefaultOrder,
    /// false: lists have no `hydra:view`.
    pub(crate) hydra_view: bool,
    /// false: lists have no `hydra:totalItems`.
    pub(crate) hydra_total: bool,
    /// UNKNOWN: what a page after the last one is.
    pub(crate) beyond_last_page: BeyondLastPage,
    /// true: the links to other pages lead to another host.
    pub(crate) links_elsewhere: bool,
    /// UNKNOWN: whether the bulks of a list have their `phones`.
    pub(crate) listed_bulks_have_phones: bool,
    /// false: there is no GET /bulks/{id}/status. FOUND, but never tried.
    pub(crate) status_path: bool,
    /// UNKNOWN: whether the messages of a deleted bulk remain.
    pub(crate) delete_bulk_keeps_sms: bool,
    /// What GET /me shows.
    pub(crate) balance: f64,
    pub(crate) currency: String,
    pub(crate) services: Vec<String>,

    /// UNKNOWN: what 8x8 answers for a batch it does not know.
    pub(crate) unknown_batch: UnknownBatch,
    /// UNKNOWN: what 8x8 does with a time in the past.
    pub(crate) past_schedule: PastSchedule,
    /// false: the details of messages can be read as often as one likes.
    pub(crate) one_a_second: bool,
    /// true: every 8x8 request is answered with 426, as for a client below TLS 1.3.
    pub(crate) tls_too_old: bool,

    /// false: the providers' responses carry no CORS headers. UNKNOWN for both providers.
    pub(crate) cors: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum AnyAccept {
    #[serde(rename = "refuse")]
    Refuse,
    #[serde(rename = "json")]
    Json,
    #[serde(rename = "ld+json")]
    JsonLd,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum UnknownFilter {
    Ignore,
    Refuse,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum EmptyFilter {
    DeleteAll,
    Refuse,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum DefaultOrder {
    Asc,
    Desc,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum BeyondLastPage {
    /// It has no entries.
    Empty,
    /// It is the last one again.
    Repeat,
    /// Every page is the first one.
    IgnorePage,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum PastSchedule {
    SendAtOnce,
    Refuse,
}

/// `"zero"`, or the status to respond with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged, expecting = "`zero`, 400 or 404")]
pub(crate) enum UnknownBatch {
    Count(Zero),
    Status(u16),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Zero {
    Zero,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            rate: 200.0,
            start_delay: 1.0,
            group_size: 3,
            account_active: true,
            retry_after_on_429: None,
            any_accept: AnyAccept::Refuse,
            require_sender_and_text: true,
            final_text_too_long: None,
            cancel_created_at_string: false,
            cancel_finished: 422,
            unknown_filter: UnknownFilter::Ignore,
            empty_filter: EmptyFilter::DeleteAll,
            deleted_count_name: "deleted_sms_count".to_owned(),
            cancelled_count_name: "canceled_sms_count".to_owned(),
            page_size: 30,
            default_order: DefaultOrder::Asc,
            hydra_view: true,
            hydra_total: true,
            beyond_last_page: BeyondLastPage::Empty,
            links_elsewhere: false,
            listed_bulks_have_phones: true,
            status_path: true,
            delete_bulk_keeps_sms: true,
            balance: 100.0,
            currency: "EUR".to_owned(),
            services: ["direct", "text2speech", "text2speech_ssml"]
                .map(str::to_owned)
                .to_vec(),
            unknown_batch: UnknownBatch::Count(Zero::Zero),
            past_schedule: PastSchedule::SendAtOnce,
            one_a_second: true,
            tls_too_old: false,
            cors: true,
        }
    }
}

/// What is given with the settings of a world, but cannot be changed as they can.
#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Start {
    /// How fast the clock is.
    pub(crate) speed: f64,
    /// Which ids are given out.
    #[serde(deserialize_with = "some")]
    pub(crate) seed: Option<u64>,
    /// The time to start at, in milliseconds since the Unix epoch.
    #[serde(skip)]
    pub(crate) now: Option<f64>,
}

/// Null is not a seed.
fn some<'de, D: Deserializer<'de>>(value: D) -> Result<Option<u64>, D::Error> {
    u64::deserialize(value).map(Some)
}

/// The names of what `Start` has.
const START: [&str; 3] = ["seed", "now", "speed"];

impl Default for Start {
    fn default() -> Self {
        Self {
            speed: 1.0,
            seed: None,
            now: None,
        }
    }
}

/// Unix seconds, as milliseconds.
fn moment(value: &Value) -> Result<f64, Refusal> {
    let seconds = value.as_f64().filter(|now| (0.0..=LAST).contains(now));
    let millis = seconds.map(|seconds| (seconds * 1000.0).round());
    millis.ok_or_else(|| {
        let expected = "Expected a valid time from 1970 on: a Date, or over HTTP, Unix seconds.";
        Refusal::of("now", expected)
    })
}

/// Settings have more names where a world begins: a seed may be meant by `sed`.
fn refuse_unknown(given: &Map<String, Value>) -> Result<(), Refusal> {
    let settings = serde_json::to_value(Settings::default()).unwrap_or_default();
    let settings = settings.as_object().into_iter().flat_map(Map::keys);
    let known: Vec<_> = settings.map(String::as_str).chain(START).collect();
    let unknown = given.keys().filter(|key| !known.contains(&key.as_str()));
    let issues: Vec<_> = unknown
        .map(|key| Issue {
            path: key.clone(),
            code: "unknown_key",
            message: record::unknown(key, known.iter().copied()),
        })
        .collect();
    if issues.is_empty() {
        Ok(())
    } else {
        Err(Refusal::new(issues))
    }
}

/// The latest time that a JavaScript Date can have, in Unix seconds.
const LAST: f64 = 8.64e12;

impl Settings {
    /// These settings with `changes` applied to them.
    pub(crate) fn merged(&self, changes: Value) -> Result<Self, Refusal> {
        let mut all = serde_json::to_value(self).unwrap_or_default();
        // To find out what is wrong with them, if anything.
        let _checked: Self = record::read(changes.clone(), self, "")?;
        if let (Value::Object(all), Value::Object(changes)) = (&mut all, changes) {
            all.extend(changes);
        }
        record::read::<Self>(all, self, "")?.validated()
    }

    /// Settings, and the values of `Start` among them.
    pub(crate) fn with_start(mut given: Value) -> Result<(Start, Self), Refusal> {
        let mut start = Map::new();
        if let Value::Object(given) = &mut given {
            refuse_unknown(given)?;
            start.extend(START.iter().filter_map(|name| given.remove_entry(*name)));
        }
        let now = match start.remove("now") {
            Some(now) => Some(moment(&now)?),
            None => None,
        };
        let sample = json!({ "speed": 1, "seed": 0 });
        let start: Start = record::read(Value::Object(start), &sample, "")?;
        let start = Start { now, ..start };
        if !is_forward(start.speed) {
            return Err(Refusal::of("speed", "Expected a number from 0 to 1e9."));
        }
        Ok((start, Self::default().merged(given)?))
    }

    fn validated(self) -> Result<Self, Refusal> {
        let valid = [
            ("rate", is_forward(self.rate), "a number from 0 to 1e9"),
            (
                "startDelay",
                is_forward(self.start_delay),
                "a number from 0 to 1e9",
            ),
            (
                "groupSize",
                self.group_size <= MOST_MESSAGES,
                "at most 1000000",
            ),
            (
                "finalTextTooLong",
                matches!(self.final_text_too_long, None | Some(400 | 422)),
                "null, 400 or 422",
            ),
            (
                "cancelFinished",
                matches!(self.cancel_finished, 400 | 422),
                "400 or 422",
            ),
            (
                "deletedCountName",
                !self.deleted_count_name.is_empty(),
                "a non-empty string",
            ),
            (
                "cancelledCountName",
                !self.cancelled_count_name.is_empty(),
                "a non-empty string",
            ),
            ("pageSize", self.page_size > 0, "a whole number from 1"),
            (
                "unknownBatch",
                matches!(
                    self.unknown_batch,
                    UnknownBatch::Count(_) | UnknownBatch::Status(400 | 404)
                ),
                "`zero`, 400 or 404",
            ),
        ];
        let wrong = valid.iter().filter(|(_, valid, _)| !valid);
        let issues: Vec<_> = wrong
            .map(|(name, _, expected)| Issue {
                path: (*name).to_owned(),
                code: "invalid",
                message: format!("Expected {expected}."),
            })
            .collect();
        if issues.is_empty() {
            Ok(self)
        } else {
            Err(Refusal::new(issues))
        }
    }
}
