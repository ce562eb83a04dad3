//! GET /blocked_numbers

use serde_json::json;

use super::account::Account;
use super::collection::Collection;
use super::filter::{self, Paging, Row};
use super::format::Format;
use super::problem::Problem;
use super::refuse;
use crate::context::Context;
use crate::http::request::Request;
use crate::http::response::Response;

/// A number to which nothing is sent.
#[derive(Clone, Debug)]
pub(crate) struct BlockedNumber {
    pub(crate) id: i64,
    pub(crate) number: String,
    /// 1: blocked by the customer, 2: unsubscribed by its owner.
    pub(crate) kind: i64,
    pub(crate) added_at: i64,
}

impl Row for BlockedNumber {
    fn flag(&self, _field: &str) -> Option<bool> {
        None
    }

    fn word(&self, field: &str) -> Option<&str> {
        (field == "number").then_some(self.number.as_str())
    }

    fn number(&self, field: &str) -> Option<i64> {
        match field {
            "type" => Some(self.kind),
            "created_at" => Some(self.id),
            _ => None,
        }
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
        &filter::BLOCKED_NUMBERS,
        Paging::ByPage,
    )?;
    let rows = account.blocked.iter().filter(|row| filter.selects(*row));
    let rows: Vec<_> = rows.cloned().collect();
    let collection = Collection {
        kind: "BlockedNumber",
        path: "/blocked_numbers",
        id: "id",
        filter: &filter,
        format,
    };
    Ok(collection.respond(context, request, rows, |row| {
        json!({
            "id": row.id,
            "number": row.number,
            "type": row.kind,
            "added_at": row.added_at,
        })
    }))
}
