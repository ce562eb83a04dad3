//! A change of all SMS that a filter selects. If the options have its limit, the messages are counted first.

use js_sys::Promise;
use wasm_bindgen::JsValue;

use super::super::client::Client;
use super::super::errors::invalid;
use super::super::{iterate, values};
use crate::input::check::Fields;
use crate::input::data::Data;
use crate::input::issue::Issues;
use crate::lox24::sms::LIST_SMS;
use crate::lox24::sms::guard::{Limit, SmsGuard};
use crate::operation::Operation;

/// Runs the change.
pub(super) fn change(
    client: &Client,
    operation: &'static Operation,
    limit: &'static Limit,
    filter: &JsValue,
    options: &JsValue,
) -> Promise {
    let filter = values::deep(filter);
    let mut most = None;
    let mut read = |options: &Fields<'_>, _: &mut Issues| {
        if let Some(Data::Number(number)) = options.raw(limit.option) {
            most = Some(*number);
        }
    };
    let prepared = match client.prepare(operation, &filter, options, &[], &mut read) {
        Err(issues) => return Promise::reject(&invalid(issues)),
        Ok(prepared) => prepared,
    };
    let Some(most) = most else {
        return client.start(operation, &prepared);
    };
    let guard = SmsGuard::new(operation, &LIST_SMS, limit, most, filter);
    iterate::guarded(client, prepared, Box::new(guard))
}
