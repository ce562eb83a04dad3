//! POST /sms/ops/batch_delete: "you can delete SMS any messages" (DOC), sent or not.

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
        return Err(Problem::new(422).detail("A deletion needs at least one filter."));
    }
    let before = account.sms.len();
    account
        .sms
        .retain(|sms| !filter.selects(&sms.at(context.now)));

    let count = json!(before - account.sms.len());
    let fields = Map::from_iter([(context.settings.deleted_count_name.clone(), count)]);
    Ok(format.resource(200, "Sms", "/sms/ops/batch_delete", fields))
}
