//! POST /sms/ops/batch_cancel: stops what has not been sent.

use serde_json::{Map, json};

use super::account::Account;
use super::filter::{self, Paging};
use super::format::Format;
use super::problem::Problem;
use super::refuse;
use crate::context::Context;
use crate::http::request::Request;
use crate::http::response::Response;
use crate::settings::EmptyFilter;

pub(super) fn respond(
    account: &mut Account,
    context: &Context<'_>,
    request: &Request,
    format: Format,
) -> Result<Response, Problem> {
    refuse::body(request)?;
    let filter = filter::read(&request.head, context.settings, &filter::SMS, Paging::None)?;
    if filter.is_empty() && context.settings.empty_filter == EmptyFilter::Refuse {
        return Err(Problem::new(422).detail("A cancellation needs at least one filter."));
    }
    let now = context.now;
    let open = account.sms.iter_mut().filter(|sms| {
        !sms.stopped && !sms.blocked && !sms.is_sent(now) && filter.selects(&sms.at(now))
    });
    let count = open.map(|sms| sms.stopped = true).count();
    let fields = Map::from_iter([(context.settings.cancelled_count_name.clone(), json!(count))]);
    Ok(format.resource(200, "Sms", "/sms/ops/batch_cancel", fields))
}
