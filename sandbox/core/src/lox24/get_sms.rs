//! GET /sms/{uuid}

use serde_json::{Map, Value, json};

use super::account::Account;
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
    let sms = account.sms.iter().find(|sms| sms.uuid == id);
    let sms = sms.ok_or_else(|| Problem::new(404))?;
    let fields = match json!(sms.at(context.now)) {
        Value::Object(fields) => fields,
        _ => Map::new(),
    };
    Ok(format.resource(200, "Sms", &format!("/sms/{id}"), fields))
}
