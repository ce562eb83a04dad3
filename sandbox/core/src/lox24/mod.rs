//! LOX24's REST API: the checks that every request passes, and the way to its operation.

mod account;
mod blocked_numbers;
mod bulk;
mod bulk_json;
mod cancel_bulk;
mod cancel_sms;
mod collection;
mod create_bulk;
mod delete_bulk;
mod delete_sms;
mod fields;
mod filter;
mod fixture;
mod format;
mod get_bulk;
mod get_sms;
mod list_bulks;
mod list_sms;
mod lockout;
mod me;
mod new_bulk;
mod operation;
mod problem;
mod refuse;
mod sms;
mod uuid;

use crate::context::Context;
use crate::http::request::{Head, Request};
use crate::http::response::Response;
use crate::random::Random;
use format::Format;
use operation::Operation;
use problem::Problem;

pub(crate) use account::Account;
pub(crate) use blocked_numbers::BlockedNumber;
pub(crate) use fixture::SmsFixture;

/// The header of the credentials, `{client id}:{key}` (DOC).
const TOKEN: &str = "x-lox24-auth-token";

pub(crate) fn respond(
    account: &mut Account,
    context: &mut Context<'_>,
    request: &Request,
) -> Response {
    let response = dispatch(account, context, request).unwrap_or_else(|problem| {
        problem.response(Format::of_errors(&request.head), context.random)
    });
    with_request_id(response, context.random)
}

/// The error that the provider would send with this status.
pub(crate) fn error_response(status: u16, head: &Head, random: &mut Random) -> Response {
    let response = Problem::new(status).response(Format::of_errors(head), random);
    with_request_id(response, random)
}

/// FOUND in LOX24's overview: every response carries an id of 32 letters and digits, for the provider's support.
fn with_request_id(response: Response, random: &mut Random) -> Response {
    response.with("x-lox24-request-id", &random.hex())
}

fn dispatch(
    account: &mut Account,
    context: &mut Context<'_>,
    request: &Request,
) -> Result<Response, Problem> {
    if account.lockout.is_locked(context.now) {
        return Err(Problem::new(429).retry_after(context.settings.retry_after_on_429));
    }
    let operation = Operation::find(&request.head)?;
    authenticate(account, context, request)?;
    if !context.settings.account_active {
        return Err(Problem::new(403));
    }
    let format = Format::negotiate(&request.head, context.settings.any_accept)
        .ok_or_else(Problem::not_acceptable)?;
    match operation {
        Operation::CreateBulk => create_bulk::respond(account, context, request, format),
        Operation::GetBulk(id) => get_bulk::respond(account, context, request, format, id),
        Operation::CancelBulk(id) => cancel_bulk::respond(account, context, request, format, id),
        Operation::ListBulks => list_bulks::respond(account, context, request, format),
        Operation::BulkStatus(id) => list_bulks::status(account, context, request, format, id),
        Operation::DeleteBulk(id) => delete_bulk::respond(account, context, request, id),
        Operation::GetSms(id) => get_sms::respond(account, context, request, format, id),
        Operation::CancelSms => cancel_sms::respond(account, context, request, format),
        Operation::Me => me::respond(account, context, request, format),
        Operation::BlockedNumbers => blocked_numbers::respond(account, context, request, format),
        Operation::ListSms => list_sms::respond(account, context, request, format),
        Operation::DeleteSms => delete_sms::respond(account, context, request, format),
    }
}

fn authenticate(
    account: &mut Account,
    context: &Context<'_>,
    request: &Request,
) -> Result<(), Problem> {
    if request.header(TOKEN) == Some(context.credentials.token.as_str()) {
        return Ok(());
    }
    account.lockout.count_wrong(context.now);
    Err(Problem::new(401))
}
