//! The three operations on bulks: create, get, cancel.

use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::format::Format;
use super::new_bulk::NewBulk;
use super::problem::{Problem, Violation};
use super::store::{Bulk, IP, KEY_ID, Sms};
use super::{is_uuid, refuse_query, refuse_surplus};
use crate::answer::Answer;
use crate::clock::Millis;
use crate::phones;
use crate::request::ProviderRequest;
use crate::text;
use crate::world::{Schedule, State};

/// POST /bulks
pub(crate) fn create(
    state: &mut State,
    now: Millis,
    request: &ProviderRequest,
    format: Format,
) -> Result<Answer, Problem> {
    refuse_query(request)?;
    if !request.is_json() {
        return Err(Problem::new(415).because("The Content-Type must be application/json."));
    }
    let body: Map<String, Value> = serde_json::from_slice(&request.body)
        .map_err(|error| Problem::new(400).because(format!("Syntax error: {error}")))?;
    let new = NewBulk::read(&body, &state.settings)
        .map_err(|violations| Problem::violations(400, violations))?;
    if let Some(status) = state.settings.final_text_too_long
        && new.is_too_long_once_final()
    {
        let violation = Violation::new("text", "The final text is too long.");
        return Err(Problem::violations(status, vec![violation]));
    }

    let bulk = add(state, now, new);
    Ok(format.resource(
        201,
        "Bulks",
        &format!("/bulks/{}", bulk.uuid),
        all_fields(bulk, now),
    ))
}

/// Puts the bulk and its SMS into the account, an SMS for each recipient; UNKNOWN: duplicates are
/// kept.
fn add(state: &mut State, now: Millis, new: NewBulk) -> &Bulk {
    let settings = &state.settings;
    let members = new
        .msg_groups
        .iter()
        .flatten()
        .flat_map(|group| phones::group_members(*group, settings.group_size));
    let recipients: Vec<_> = new
        .phones
        .iter()
        .flatten()
        .cloned()
        .chain(members)
        .collect();

    // A bulk that is due starts a moment after its creation; the page's own sample has a time long
    // past.
    let due = now + (settings.start_delay * 1000.0) as Millis;
    let schedule = Schedule {
        starts: due.max(new.delivery_at * 1000),
        rate: settings.rate,
    };
    let uuid = Uuid::new_v4().to_string();
    let (unicode, service_code) = (new.unicode(), new.service_code().to_owned());

    state
        .lox24
        .sms
        .extend(recipients.iter().enumerate().map(|(place, phone)| Sms {
            uuid: Uuid::new_v4().to_string(),
            bulk: Some(uuid.clone()),
            phone: phone.clone(),
            iso2: phones::iso2(phone).to_owned(),
            sender_id: new.sender_id.clone(),
            text: new.text.clone(),
            is_unicode: unicode,
            source: new.source,
            ip: IP.to_owned(),
            key_id: KEY_ID,
            callback_data: None,
            created: now,
            delivery_at: new.delivery_at,
            sends: schedule.sends(place),
            stopped: false,
            status_code: None,
            dlr_code: None,
        }));
    state.lox24.bulks.push(Bulk {
        uuid,
        delivery_at: new.delivery_at,
        sender_id: new.sender_id,
        text: new.text,
        phones: new.phones,
        msg_groups: new.msg_groups,
        is_unicode: Some(unicode),
        service_code,
        source: new.source,
        voice_lang: new.voice_lang,
        total: recipients.len(),
        created: now,
        schedule,
        cancelled: None,
    });
    &state.lox24.bulks[state.lox24.bulks.len() - 1]
}

/// GET /bulks/{id}
pub(crate) fn get(
    state: &State,
    now: Millis,
    request: &ProviderRequest,
    format: Format,
    id: &str,
) -> Result<Answer, Problem> {
    refuse_surplus(request)?;
    refuse_query(request)?;
    let bulk = find(state, id)?;
    Ok(format.resource(200, "Bulks", &format!("/bulks/{id}"), all_fields(bulk, now)))
}

/// PUT /bulks/{id}/cancel
pub(crate) fn cancel(
    state: &mut State,
    now: Millis,
    request: &ProviderRequest,
    format: Format,
    id: &str,
) -> Result<Answer, Problem> {
    refuse_surplus(request)?;
    refuse_query(request)?;
    find(state, id)?;
    if !state.lox24.cancel(id, now) {
        return Err(Problem::new(state.settings.cancel_finished)
            .because("The bulk can't be canceled: it has no messages left to stop."));
    }
    let bulk = find(state, id)?;
    let mut fields = short_fields(bulk, now);
    if state.settings.cancel_created_at_string {
        fields.insert("created_at".to_owned(), json!(bulk.uuid));
    }
    Ok(format.resource(200, "Bulks", &format!("/bulks/{id}"), fields))
}

/// A malformed id is the id of nothing: 404 as for an unknown one.
fn find<'a>(state: &'a State, id: &str) -> Result<&'a Bulk, Problem> {
    let bulk = if is_uuid(id) {
        state.lox24.bulk(id)
    } else {
        None
    };
    bulk.ok_or_else(|| Problem::new(404))
}

/// All fields of the page of GET /bulks/{id}.
fn all_fields(bulk: &Bulk, now: Millis) -> Map<String, Value> {
    let mut fields = short_fields(bulk, now);
    fields.insert("sender_id".to_owned(), json!(bulk.sender_id));
    fields.insert("text".to_owned(), json!(bulk.text));
    fields.insert("phones".to_owned(), json!(bulk.phones));
    fields.insert("msg_groups".to_owned(), json!(bulk.msg_groups));
    fields
}

/// The fields the cancel page documents: all but sender_id, text, phones, msg_groups.
fn short_fields(bulk: &Bulk, now: Millis) -> Map<String, Value> {
    let parts = text::parts(&bulk.text, bulk.is_unicode == Some(true));
    let fields = [
        ("uuid", json!(bulk.uuid)),
        ("delivery_at", json!(bulk.delivery_at)),
        ("status_code", json!(bulk.status(now) as i64)),
        ("msg_total_count", json!(bulk.total)),
        ("created_at", json!(bulk.created / 1000)),
        ("processed_at", json!(bulk.processed_at(now))),
        ("ip", json!(IP)),
        ("is_unicode", json!(bulk.is_unicode)),
        ("is_dryrun", json!(false)),
        ("service_code", json!(bulk.service_code)),
        ("key_id", json!(KEY_ID)),
        ("source", json!(bulk.source)),
        ("voice_lang", json!(bulk.voice_lang)),
        ("is_text_deleted", json!(false)),
        // UNKNOWN: the unit. The page says no more than that it is an integer.
        ("msg_total_cost", json!(bulk.total * parts * 10)),
    ];
    fields
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}
