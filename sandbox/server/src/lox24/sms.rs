//! The two operations on SMS that take a filter: the list, and the deletion of all it selects.

use std::collections::HashSet;

use serde_json::{Map, Value, json};

use super::filter::{Filter, Paged};
use super::format::Format;
use super::problem::Problem;
use super::refuse_surplus;
use super::store::SmsRow;
use crate::answer::Answer;
use crate::clock::Millis;
use crate::query;
use crate::request::ProviderRequest;
use crate::settings::{EmptyFilter, UnknownFilter};
use crate::world::State;

/// GET /sms
pub(crate) fn list(
    state: &State,
    now: Millis,
    request: &ProviderRequest,
    format: Format,
) -> Result<Answer, Problem> {
    refuse_surplus(request)?;
    let filter = filter(state, request, Paged::Yes)?;
    let mut rows = selected(state, now, &filter);
    filter.sort(&mut rows);

    let total = rows.len();
    let size = state.settings.page_size;
    let skipped = size.saturating_mul(filter.page_number() - 1);
    let members: Vec<_> = rows
        .iter()
        .skip(skipped)
        .take(size)
        .map(|row| member(row, format))
        .collect();
    let body = match format {
        // INFERRED: a plain array under application/json, as the framework does it.
        Format::Json => Value::Array(members),
        Format::JsonLd => json!({
            "@context": "/contexts/Sms",
            "@id": "/sms",
            "@type": "hydra:Collection",
            "hydra:member": members,
            "hydra:totalItems": total,
        }),
    };
    Ok(Answer::new(200, format.content_type(), body.to_string()))
}

/// POST /sms/ops/batch_delete: "you can delete SMS any messages" (DOC), sent or not.
pub(crate) fn delete(
    state: &mut State,
    now: Millis,
    request: &ProviderRequest,
    format: Format,
) -> Result<Answer, Problem> {
    refuse_surplus(request)?;
    let filter = filter(state, request, Paged::No)?;
    if filter.is_empty() && state.settings.empty_filter == EmptyFilter::Refuse {
        return Err(Problem::new(422).because("A deletion needs at least one filter."));
    }
    let doomed: HashSet<_> = selected(state, now, &filter)
        .into_iter()
        .map(|row| row.uuid)
        .collect();
    state.lox24.sms.retain(|sms| !doomed.contains(&sms.uuid));

    let count = (
        state.settings.deleted_count_name.clone(),
        json!(doomed.len()),
    );
    let fields = Map::from_iter([count]);
    Ok(format.resource(200, "Sms", "/sms/ops/batch_delete", fields))
}

fn filter(state: &State, request: &ProviderRequest, paged: Paged) -> Result<Filter, Problem> {
    let raw = request.query.as_deref().unwrap_or_default();
    let query = query::parse(raw).map_err(|message| Problem::new(400).because(message))?;
    let filter = Filter::read(&query, paged);
    if filter.wrong.is_empty() || state.settings.unknown_filter == UnknownFilter::Ignore {
        Ok(filter)
    } else {
        Err(Problem::violations(422, filter.wrong))
    }
}

fn selected(state: &State, now: Millis, filter: &Filter) -> Vec<SmsRow> {
    let rows = state.lox24.sms.iter().map(|sms| sms.at(now));
    rows.filter(|row| filter.selects(row)).collect()
}

fn member(row: &SmsRow, format: Format) -> Value {
    let mut value = json!(row);
    if format == Format::JsonLd {
        value["@id"] = json!(format!("/sms/{}", row.uuid));
        value["@type"] = json!("Sms");
    }
    value
}
