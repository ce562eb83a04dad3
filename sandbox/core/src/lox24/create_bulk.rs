//! POST /bulks

use serde_json::{Map, Value};

use super::account::{Account, IP, KEY_ID};
use super::bulk::Bulk;
use super::bulk_json::all_fields;
use super::format::Format;
use super::new_bulk::NewBulk;
use super::problem::{Problem, Violation};
use super::refuse;
use super::sms::Sms;
use crate::clock::Millis;
use crate::context::Context;
use crate::http::request::Request;
use crate::http::response::Response;
use crate::phone;
use crate::schedule::Schedule;

pub(super) fn respond(
    account: &mut Account,
    context: &mut Context<'_>,
    request: &Request,
    format: Format,
) -> Result<Response, Problem> {
    refuse::query(request)?;
    if !request.is_json() {
        return Err(Problem::new(415).detail("The Content-Type must be application/json."));
    }
    let body: Map<String, Value> = serde_json::from_slice(&request.body)
        .map_err(|_| Problem::new(400).detail("Syntax error"))?;
    let new = NewBulk::read(&body, context.settings)
        .map_err(|violations| Problem::violations(400, violations))?;
    if let Some(status) = context.settings.final_text_too_long
        && new.is_too_long_once_final()
    {
        let violation = Violation::new("text", "The final text is too long.");
        return Err(Problem::violations(status, vec![violation]));
    }

    let bulk = add(account, context, new);
    let id = format!("/bulks/{}", bulk.uuid);
    let fields = all_fields(&bulk, context.now);
    account.bulks.push(bulk);
    Ok(format.resource(201, "Bulks", &id, fields))
}

/// Puts an SMS for each recipient into the account, and makes the bulk they belong to. UNKNOWN: duplicates are kept.
fn add(account: &mut Account, context: &mut Context<'_>, new: NewBulk) -> Bulk {
    let Context { now, settings, .. } = *context;
    let groups = new.msg_groups.iter().flatten();
    let members = groups.flat_map(|group| phone::group_members(*group, settings.group_size));
    let phones = new.phones.iter().flatten().cloned();
    let recipients: Vec<_> = phones.chain(members).collect();

    // A bulk that is due starts a moment after its creation; the sample on the page has a time long past.
    let due = now.saturating_add((settings.start_delay * 1000.0) as Millis);
    let schedule = Schedule {
        start: due.max(new.delivery_at.saturating_mul(1000)),
        rate: settings.rate,
    };
    let bulk = Bulk {
        uuid: context.random.uuid(),
        delivery_at: new.delivery_at,
        is_unicode: new.is_sent_as_unicode(),
        service_code: new.service_code,
        sender_id: new.sender_id,
        text: new.text,
        phones: new.phones,
        msg_groups: new.msg_groups,
        source: new.source,
        voice_lang: new.voice_lang,
        total: recipients.len(),
        created: now,
        schedule,
        cancelled: None,
    };
    let blocked: Vec<_> = account.blocked.iter().map(|it| it.number.clone()).collect();
    let sms = recipients
        .into_iter()
        .enumerate()
        .map(|(index, phone)| Sms {
            uuid: context.random.uuid(),
            bulk: Some(bulk.uuid.clone()),
            iso2: phone::iso2(&phone).to_owned(),
            sender_id: bulk.sender_id.clone(),
            text: bulk.text.clone(),
            is_unicode: bulk.is_unicode,
            source: bulk.source,
            ip: IP.to_owned(),
            key_id: KEY_ID,
            callback_data: None,
            created: now,
            delivery_at: bulk.delivery_at,
            sent_at: schedule.sent_at(index),
            stopped: false,
            blocked: blocked.contains(&phone),
            phone,
            status_code: None,
            dlr_code: None,
        });
    account.sms.extend(sms);
    bulk
}
