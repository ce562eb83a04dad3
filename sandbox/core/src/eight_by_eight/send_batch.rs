//! POST /api/v1/subaccounts/{subAccountId}/messages/batch

use serde_json::json;

use super::account::Account;
use super::batch::Batch;
use super::error::Error;
use super::new_batch::NewBatch;
use crate::context::Context;
use crate::http::request::Request;
use crate::http::response::Response;
use crate::schedule::Schedule;

pub(super) fn respond(
    account: &mut Account,
    context: &mut Context<'_>,
    request: &Request,
) -> Result<Response, Error> {
    let now = context.now;
    let rate = context.settings.rate;
    let new = NewBatch::read(request, now)?;
    let accepted = new.messages.iter().filter(|message| message.accepted);
    let times = accepted.enumerate().map(|(index, message)| {
        let start = message.scheduled.unwrap_or(now);
        Schedule { start, rate }.sent_at(index)
    });
    let batch = Batch::new(context.random.uuid(), times);
    let messages = new
        .include_messages
        .then(|| new.messages_json(context.random));
    let answer = json!({
        "batchId": batch.id,
        "clientBatchId": new.client_batch_id,
        "acceptedCount": batch.len(),
        "rejectedCount": new.messages.len() - batch.len(),
        "messages": messages,
    });
    account.batches.push(batch);
    Ok(Response::json(200, &answer))
}
