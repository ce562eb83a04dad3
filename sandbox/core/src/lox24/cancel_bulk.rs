//! PUT /bulks/{id}/cancel

use serde_json::json;

use super::account::Account;
use super::bulk_json::cancelled_fields;
use super::format::Format;
use super::problem::Problem;
use super::refuse;
use crate::context::Context;
use crate::http::request::Request;
use crate::http::response::Response;

pub(super) fn respond(
    account: &mut Account,
    context: &Context<'_>,
    request: &Request,
    format: Format,
    id: &str,
) -> Result<Response, Problem> {
    refuse::body(request)?;
    refuse::query(request)?;
    account.bulk(id)?;
    if !account.cancel(id, context.now) {
        return Err(Problem::new(context.settings.cancel_finished)
            .detail("The bulk can't be canceled: it has no messages left to stop."));
    }
    let bulk = account.bulk(id)?;
    let mut fields = cancelled_fields(bulk, context.now);
    if context.settings.cancel_created_at_string {
        fields.insert("created_at".to_owned(), json!(bulk.uuid));
    }
    Ok(format.resource(200, "Bulks", &format!("/bulks/{id}"), fields))
}
