//! GET /sms

use serde_json::{Map, Value, json};

use super::account::Account;
use super::filter::{self, Paging};
use super::format::Format;
use super::problem::Problem;
use super::refuse;
use super::sms::SmsRow;
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
    let filter = filter::read(&request.head, context.settings, Paging::ByPage)?;
    let mut rows: Vec<_> = account
        .sms
        .iter()
        .map(|sms| sms.at(context.now))
        .filter(|row| filter.selects(row))
        .collect();
    filter.sort(&mut rows);

    let size = context.settings.page_size;
    let skipped = size.saturating_mul(filter.page_number() - 1);
    let members: Vec<_> = rows
        .iter()
        .skip(skipped)
        .take(size)
        .map(|row| member(row, format))
        .collect();
    let body = match format {
        // INFERRED: a plain array under application/json.
        Format::Json => Value::Array(members),
        Format::JsonLd => json!({
            "@context": "/contexts/Sms",
            "@id": "/sms",
            "@type": "hydra:Collection",
            "hydra:member": members,
            "hydra:totalItems": rows.len(),
        }),
    };
    Ok(Response::new(200, format.content_type(), body.to_string()))
}

fn member(row: &SmsRow, format: Format) -> Value {
    let mut value = json!(row);
    if let (Value::Object(fields), Format::JsonLd) = (&mut value, format) {
        fields.extend(Map::from_iter([
            ("@id".to_owned(), json!(format!("/sms/{}", row.uuid))),
            ("@type".to_owned(), json!("Sms")),
        ]));
    }
    value
}
