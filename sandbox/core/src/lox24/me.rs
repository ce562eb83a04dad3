//! GET /me

use serde_json::{Map, json};

use super::account::Account;
use super::format::Format;
use super::problem::Problem;
use super::refuse;
use crate::context::Context;
use crate::http::request::Request;
use crate::http::response::Response;

pub(super) fn respond(
    _account: &Account,
    context: &Context<'_>,
    request: &Request,
    format: Format,
) -> Result<Response, Problem> {
    refuse::body(request)?;
    refuse::query(request)?;
    let settings = context.settings;
    let fields = [
        ("id", json!(1)),
        ("currency", json!(settings.currency)),
        ("balance_amount", json!(settings.balance)),
        ("balance_changed_at", json!(context.now / 1000)),
        ("is_text_deleted", json!(false)),
        ("services", json!(settings.services)),
        // PHP writes an empty object as an array.
        ("groups", json!([])),
    ];
    let fields = fields.map(|(name, value)| (name.to_owned(), value));
    Ok(format.resource(200, "User", "/me", Map::from_iter(fields)))
}
