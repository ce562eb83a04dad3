//! DELETE /api/v1/subaccounts/{subAccountId}/messages/batch/{batchId}

use serde_json::json;

use super::account::Account;
use super::error::Error;
use crate::context::Context;
use crate::http::request::Request;
use crate::http::response::Response;
use crate::settings::UnknownBatch;

pub(super) fn respond(
    account: &mut Account,
    context: &Context<'_>,
    request: &Request,
    id: &str,
) -> Result<Response, Error> {
    if let Some(message) = request.unexpected_body() {
        return Err(Error::parameter(message));
    }
    let count = match account.batches.iter_mut().find(|batch| batch.id == id) {
        Some(batch) => batch.cancel(context.now),
        None => match context.settings.unknown_batch {
            UnknownBatch::Count(_) => 0,
            UnknownBatch::Status(404) => return Err(Error::NOT_FOUND),
            UnknownBatch::Status(_) => return Err(Error::bad(1008, "Invalid batchId")),
        },
    };
    Ok(Response::json(200, &json!({ "cancelledCount": count })))
}
