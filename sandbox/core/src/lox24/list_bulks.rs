//! GET /bulks

use serde_json::{Map, Value};

use super::account::Account;
use super::bulk_json::{all_fields, cancelled_fields};
use super::collection::Collection;
use super::filter::{self, Paging, Row};
use super::format::Format;
use super::problem::Problem;
use super::refuse;
use crate::context::Context;
use crate::http::request::Request;
use crate::http::response::Response;

/// A bulk at one moment.
struct BulkRow(Map<String, Value>);

impl Row for BulkRow {
    fn flag(&self, field: &str) -> Option<bool> {
        self.0.get(field)?.as_bool()
    }

    fn word(&self, field: &str) -> Option<&str> {
        self.0.get(field)?.as_str()
    }

    fn number(&self, field: &str) -> Option<i64> {
        self.0.get(field)?.as_i64()
    }
}

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
        &filter::BULKS,
        Paging::ByPage,
    )?;
    let rows: Vec<_> = account
        .bulks
        .iter()
        .map(|bulk| BulkRow(all_fields(bulk, context.now)))
        .filter(|row| filter.selects(row))
        .collect();
    let collection = Collection {
        kind: "Bulks",
        path: "/bulks",
        id: "uuid",
        filter: &filter,
        format,
    };
    // UNKNOWN: whether the list has the recipients.
    let with_phones = context.settings.listed_bulks_have_phones;
    Ok(collection.respond(context, request, rows, |row| {
        let mut fields = row.0.clone();
        if !with_phones {
            fields.retain(|name, _| name != "phones");
        }
        Value::Object(fields)
    }))
}

/// GET /bulks/{id}/status
pub(super) fn status(
    account: &Account,
    context: &Context<'_>,
    request: &Request,
    format: Format,
    id: &str,
) -> Result<Response, Problem> {
    refuse::body(request)?;
    refuse::query(request)?;
    if !context.settings.status_path {
        return Err(Problem::new(404));
    }
    let fields = cancelled_fields(account.bulk(id)?, context.now);
    Ok(format.resource(200, "Bulks", &format!("/bulks/{id}/status"), fields))
}
