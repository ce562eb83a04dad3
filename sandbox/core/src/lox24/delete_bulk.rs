//! DELETE /bulks/{id}

use super::account::Account;
use super::problem::Problem;
use super::refuse;
use crate::context::Context;
use crate::http::request::Request;
use crate::http::response::Response;

pub(super) fn respond(
    account: &mut Account,
    context: &Context<'_>,
    request: &Request,
    id: &str,
) -> Result<Response, Problem> {
    refuse::body(request)?;
    refuse::query(request)?;
    account.bulk(id)?;
    account.bulks.retain(|bulk| bulk.uuid != id);
    // UNKNOWN: whether its messages are deleted as well.
    if !context.settings.delete_bulk_keeps_sms {
        account.sms.retain(|sms| sms.bulk.as_deref() != Some(id));
    }
    Ok(Response::empty(204))
}
