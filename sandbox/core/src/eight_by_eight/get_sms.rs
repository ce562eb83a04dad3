//! GET and DELETE /api/v1/subaccounts/{subAccountId}/messages/{umid}

use serde_json::json;

use super::account::Account;
use super::error::Error;
use super::time::timestamp;
use crate::context::Context;
use crate::http::request::Request;
use crate::http::response::Response;

/// Milliseconds between two readings (DOC: one a second for each sub-account).
const PACE: i64 = 1_000;

pub(super) fn respond(
    account: &mut Account,
    context: &Context<'_>,
    request: &Request,
    umid: &str,
) -> Result<Response, Error> {
    check(request, umid)?;
    let now = context.now;
    let is_early = account.last_read.is_some_and(|last| now < last + PACE);
    if context.settings.one_a_second && is_early {
        return Err(Error::of_status(429));
    }
    account.last_read = Some(now);
    let mut all = account.all();
    let found = all.find(|(_, message)| message.umid == umid);
    let (batch, message) = found.ok_or(Error::NOT_FOUND)?;
    let (state, detail) = match (message.cancelled, message.is_sent(now)) {
        (true, _) => ("failed", "rejected_by_operator"),
        (_, true) => ("delivered", "delivered_to_recipient"),
        _ => ("queued", ""),
    };
    let price = 0.05;
    Ok(Response::json(
        200,
        &json!({
            "umid": message.umid,
            "subAccountId": context.credentials.sub_account_id,
            "direction": "outbound",
            "status": { "state": state, "detail": detail, "timestamp": timestamp(now) },
            "msisdn": masked(&message.destination),
            "source": message.source.clone().unwrap_or_default(),
            "body": masked(&message.text),
            "encoding": if message.is_unicode { "UCS2" } else { "GSM7" },
            "createdAt": timestamp(message.created),
            "smsCount": message.parts,
            "price": { "total": price * message.parts as f64, "perSms": price, "currency": "USD" },
            "clientMessageId": message.client_message_id,
            "clientBatchId": batch.and_then(|batch| batch.client_batch_id.clone()),
            "batchId": batch.map(|batch| batch.id.clone()),
        }),
    ))
}

pub(super) fn cancel(
    account: &mut Account,
    context: &Context<'_>,
    request: &Request,
    umid: &str,
) -> Result<Response, Error> {
    check(request, umid)?;
    let message = account.message(umid).ok_or(Error::NOT_FOUND)?;
    let count = usize::from(message.cancel(context.now));
    Ok(Response::json(200, &json!({ "cancelledCount": count })))
}

fn check(request: &Request, umid: &str) -> Result<(), Error> {
    if let Some(message) = request.unexpected_body() {
        return Err(Error::parameter(message));
    }
    let is_hex = |byte: u8| byte.is_ascii_hexdigit() || byte == b'-';
    match umid.len() == 36 && umid.bytes().all(is_hex) {
        true => Ok(()),
        false => Err(Error::parameter("Invalid umid")),
    }
}

/// Phone numbers and texts are masked by default (DOC).
fn masked(text: &str) -> String {
    text.chars().take(3).chain("***".chars()).collect()
}
