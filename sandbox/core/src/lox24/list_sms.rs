//! GET /sms

use serde_json::json;

use super::account::Account;
use super::collection::Collection;
use super::filter::{self, Paging};
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
) -> Result<Response, Problem> {
    refuse::body(request)?;
    let filter = filter::read(
        &request.head,
        context.settings,
        &filter::SMS,
        Paging::ByPage,
    )?;
    let rows: Vec<_> = account
        .sms
        .iter()
        .map(|sms| sms.at(context.now))
        .filter(|row| filter.selects(row))
        .collect();
    let collection = Collection {
        kind: "Sms",
        path: "/sms",
        id: "uuid",
        filter: &filter,
        format,
    };
    Ok(collection.respond(context, request, rows, |row| json!(row)))
}
