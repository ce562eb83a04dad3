//! POST /api/v1/subaccounts/{subAccountId}/messages/batch

use serde_json::json;

use super::account::Account;
use super::batch::Batch;
use super::body::{Body, Sms};
use super::error::Error;
use super::new_sms::NewSms;
use crate::context::Context;
use crate::http::request::Request;
use crate::http::response::Response;

const MOST_MESSAGES: usize = 10_000;
const LONGEST_CLIENT_BATCH_ID: usize = 20;

pub(super) fn respond(
    account: &mut Account,
    context: &mut Context<'_>,
    request: &Request,
) -> Result<Response, Error> {
    let body: Body = super::read(request, "The body is not a batch of messages")?;
    let client_id = body.client_batch_id;
    if client_id
        .as_ref()
        .is_some_and(|id| id.len() > LONGEST_CLIENT_BATCH_ID)
    {
        return Err(Error::bad(3014, "clientBatchId is too long"));
    }
    let template = body.template.unwrap_or_default();
    // Where both are given, the messages win and the destinations are discarded (DOC).
    let all: Vec<_> = match (body.messages, body.destinations) {
        (Some(messages), _) => messages,
        (None, Some(destinations)) => destinations.into_iter().map(Sms::to).collect(),
        (None, None) => return Err(Error::bad(3012, "No messages")),
    };
    match all.len() {
        0 => return Err(Error::bad(3012, "No messages")),
        1..=MOST_MESSAGES => {}
        _ => return Err(Error::bad(3013, "Too many messages")),
    }
    let mut accepted = Vec::new();
    let mut listed = Vec::new();
    for sms in all {
        let new = NewSms::read(sms, &template, accepted.len(), context)?;
        listed.push(new.json());
        if new.rejection.is_none() {
            accepted.push(new.message);
        }
    }
    let id = context.random.uuid();
    let answer = json!({
        "batchId": id,
        "clientBatchId": client_id,
        "acceptedCount": accepted.len(),
        "rejectedCount": listed.len() - accepted.len(),
        "messages": body.include_messages_in_response.then_some(listed),
    });
    account.batches.push(Batch {
        id,
        client_batch_id: client_id,
        messages: accepted,
    });
    Ok(Response::json(200, &answer))
}
