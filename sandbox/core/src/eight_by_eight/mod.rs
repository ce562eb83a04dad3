//! 8x8's SMS API: the checks that every request passes, and the way to its operation.

mod account;
mod batch;
mod body;
mod cancel_batch;
mod error;
mod get_sms;
mod new_sms;
mod operation;
mod send_batch;
mod send_sms;
mod time;

use serde::de::DeserializeOwned;

use crate::clock::Millis;
use crate::context::Context;
use crate::http::request::Request;
use crate::http::response::Response;
use crate::random::Random;
use error::Error;
use operation::{Operation, find};

pub(crate) use account::Account;
pub(crate) use batch::Batch;

pub(crate) fn respond(
    account: &mut Account,
    context: &mut Context<'_>,
    request: &Request,
) -> Response {
    dispatch(account, context, request)
        .unwrap_or_else(|error| error.response(context.now, context.random))
}

/// The error that the provider would send with this status.
pub(crate) fn error_response(status: u16, now: Millis, random: &mut Random) -> Response {
    Error::of_status(status).response(now, random)
}

fn dispatch(
    account: &mut Account,
    context: &mut Context<'_>,
    request: &Request,
) -> Result<Response, Error> {
    if context.settings.tls_too_old {
        return Err(Error::INSECURE);
    }
    let (sub_account, operation) = find(&request.head)?;
    let bearer = format!("Bearer {}", context.credentials.api_key);
    if request.header("authorization") != Some(&bearer) {
        return Err(Error::UNAUTHORIZED);
    }
    if sub_account != context.credentials.sub_account_id {
        return Err(Error::FOREIGN_SUB_ACCOUNT);
    }
    if request.has_query() {
        return Err(Error::parameter("This operation takes no query parameters"));
    }
    match operation {
        Operation::SendSms => send_sms::respond(account, context, request),
        Operation::GetSms(id) => get_sms::respond(account, context, request, &id),
        Operation::CancelSms(id) => get_sms::cancel(account, context, request, &id),
        Operation::SendBatch => send_batch::respond(account, context, request),
        Operation::CancelBatch(id) => cancel_batch::respond(account, context, request, &id),
    }
}

/// The JSON body of a request that sends.
fn read<T: DeserializeOwned>(request: &Request, message: &'static str) -> Result<T, Error> {
    if !request.is_json() {
        return Err(Error::parameter(
            "The Content-Type must be application/json",
        ));
    }
    serde_json::from_slice(&request.body).map_err(|_| Error::parameter(message))
}
