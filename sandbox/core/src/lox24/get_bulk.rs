//! GET /bulks/{id}

use super::account::Account;
use super::bulk_json::all_fields;
use super::format::Format;
use super::problem::Problem;
use super::refuse;
use crate::context::Context;
use crate::http::request::Request;
use crate::http::response::Response;

pub(super) fn respond(
    account: &Account,
    context: &Context<'_>,
    request: &Request,
    format: Format,
    id: &str,
) -> Result<Response, Problem> {
    refuse::body(request)?;
    refuse::query(request)?;
    let fields = all_fields(account.bulk(id)?, context.now);
    Ok(format.resource(200, "Bulks", &format!("/bulks/{id}"), fields))
}
