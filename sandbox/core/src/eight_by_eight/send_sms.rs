//! POST /api/v1/subaccounts/{subAccountId}/messages

use super::account::Account;
use super::body::{Sms, Template};
use super::error::Error;
use super::new_sms::NewSms;
use crate::context::Context;
use crate::http::request::Request;
use crate::http::response::Response;

pub(super) fn respond(
    account: &mut Account,
    context: &mut Context<'_>,
    request: &Request,
) -> Result<Response, Error> {
    let sms: Sms = super::read(request, "The body is not a message")?;
    let new = NewSms::read(sms, &Template::default(), 0, context)?;
    let answer = Response::json(200, &new.json());
    if new.rejection.is_none() {
        account.messages.push(new.message);
    }
    Ok(answer)
}
