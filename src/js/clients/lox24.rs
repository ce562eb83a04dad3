//! `Lox24Client`.

use js_sys::Promise;
use wasm_bindgen::prelude::*;

use super::super::client::{Address, Client};
use super::super::plan::Watched;
use super::super::{iterate, values};
use super::{change_sms, find_bulk};
use crate::input::data::Data;
use crate::lox24::blocked_numbers::BLOCKED_NUMBERS;
use crate::lox24::bulks::fields::is_final;
use crate::lox24::bulks::{
    CANCEL_BULK, CREATE_BULK, DELETE_BULK, GET_BULK, GET_BULK_STATUS, LIST_BULKS,
};
use crate::lox24::sms::guard::{CANCELLED, DELETED};
use crate::lox24::sms::{CANCEL_SMS, COUNT_SMS, DELETE_SMS, GET_SMS, LIST_SMS};
use crate::lox24::{ACCOUNT, LOX24};

/// LOX24's bulk SMS: creates, reads, lists, cancels and deletes bulks and their messages.
///
/// A client holds no connection: create one and keep it. Its methods check their whole input before
/// anything is sent, and every promise settles.
#[wasm_bindgen]
pub struct Lox24Client {
    pub(super) client: Client,
}

#[wasm_bindgen]
impl Lox24Client {
    /// Creates a client.
    ///
    /// @param options the address, the credential and the time limits.
    /// @throws {ValidationError} if an option is invalid; `issues` lists all problems.
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(unchecked_param_type = "Lox24ClientOptions")] options: JsValue,
    ) -> Result<Lox24Client, JsValue> {
        let client = Client::read(&options, &LOX24, &[], &mut |_, _| Address::default())?;
        Ok(Self { client })
    }

    /// Sends one text to many recipients: `POST /bulks`. It costs money and cannot be undone.
    ///
    /// The request is sent at most once per call, whatever happens. After an error, `outcome` says
    /// whether the bulk was created; if it is `"unknown"`, check before you call again.
    ///
    /// @param bulk the text, the recipients, and when and how to send.
    /// @param options options of this call, and your own limits: with `maxMessages` or `maxCost`, a
    /// bulk that exceeds the limit, or may exceed it, is refused.
    /// @returns the new bulk; pass its `uuid` to the other methods.
    /// @throws {ValidationError} nothing was sent.
    /// @throws {ApiError} LOX24 refused it, or failed.
    /// @throws {ConnectionError} no complete response arrived.
    /// @throws {ResponseError} the response is not as documented, or is a redirect.
    /// @example
    /// const { uuid } = await lox24.createBulk({
    ///   sender_id: "Venue",
    ///   text: "Doors open at 19:00",
    ///   phones: ["+447700900001", "+447700900002"],
    /// });
    #[wasm_bindgen(js_name = createBulk, unchecked_return_type = "Promise<Bulk>")]
    pub fn create_bulk(
        &self,
        #[wasm_bindgen(unchecked_param_type = "NewBulk")] bulk: JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "CreateBulkOptions")] options: JsValue,
    ) -> Promise {
        find_bulk::create(&self.client, &CREATE_BULK, &bulk, &options)
    }

    /// Reads a bulk: `GET /bulks/{id}`.
    ///
    /// @param id the bulk's `uuid`.
    /// @param options options of this call.
    /// @throws {ValidationError} nothing was sent.
    /// @throws {NotFoundError} the bulk does not exist.
    /// @throws {ApiError} LOX24 refused it, or failed.
    /// @throws {ConnectionError} no complete response arrived.
    /// @throws {ResponseError} the response is not as documented, or is a redirect.
    /// @example
    /// const { status_code, phones } = await lox24.getBulk(bulk.uuid);
    #[wasm_bindgen(js_name = getBulk, unchecked_return_type = "Promise<Bulk>")]
    pub fn get_bulk(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] id: JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "RequestOptions")] options: JsValue,
    ) -> Promise {
        self.client.call(&GET_BULK, &values::shallow(&id), &options)
    }

    /// Reads the state of a bulk: `GET /bulks/{id}/status`. The response has neither the text nor the
    /// recipients, of which there may be many.
    ///
    /// @param id the bulk's `uuid`.
    /// @param options options of this call.
    /// @throws {ValidationError} nothing was sent.
    /// @throws {NotFoundError} the bulk does not exist.
    /// @throws {ApiError} LOX24 refused it, or failed.
    /// @throws {ConnectionError} no complete response arrived.
    /// @throws {ResponseError} the response is not as documented, or is a redirect.
    /// @example
    /// const { status_code, msg_total_count } = await lox24.getBulkStatus(bulk.uuid);
    #[wasm_bindgen(js_name = getBulkStatus, unchecked_return_type = "Promise<ShortBulk>")]
    pub fn get_bulk_status(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] id: JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "RequestOptions")] options: JsValue,
    ) -> Promise {
        self.client
            .call(&GET_BULK_STATUS, &values::shallow(&id), &options)
    }

    /// Lists bulks, the newest first: `GET /bulks`. Pages are requested as the items are consumed; `break`
    /// ends the list.
    ///
    /// @param filter which bulks; default: all.
    /// @param options options of each request, and how many items to return at most.
    /// @throws {ValidationError} nothing was sent.
    /// @throws {ApiError} LOX24 refused it, or failed.
    /// @throws {ConnectionError} no complete response arrived.
    /// @throws {ResponseError} the response is not as documented, or is a redirect.
    /// @example
    /// for await (const { uuid, status_code } of lox24.listBulks({ status_code: 0 }, { limit: 20 })) {
    ///   console.log(uuid, status_code);
    /// }
    #[wasm_bindgen(js_name = listBulks, unchecked_return_type = "AsyncIterableIterator<Bulk>")]
    pub fn list_bulks(
        &self,
        #[wasm_bindgen(unchecked_optional_param_type = "BulkFilter")] filter: JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "ListOptions")] options: JsValue,
    ) -> JsValue {
        iterate::pages(&self.client, &LIST_BULKS, &values::deep(&filter), &options)
    }

    /// Stops the messages of a bulk that have not been sent yet: `PUT /bulks/{id}/cancel`. It works
    /// while the bulk is new (`status_code` 0), or in progress (5) with unsent messages. Messages already
    /// sent stay sent. The call is safe to repeat.
    ///
    /// @param id the bulk's `uuid`.
    /// @param options options of this call.
    /// @returns the bulk without its `sender_id`, `text`, `phones` and `msg_groups`.
    /// @throws {ValidationError} nothing was sent.
    /// @throws {NotFoundError} the bulk does not exist.
    /// @throws {ApiError} LOX24 refused it, or failed.
    /// @throws {ConnectionError} no complete response arrived.
    /// @throws {ResponseError} the response is not as documented, or is a redirect.
    /// @example
    /// const { status_code } = await lox24.cancelBulk(bulk.uuid);
    #[wasm_bindgen(js_name = cancelBulk, unchecked_return_type = "Promise<CancelledBulk>")]
    pub fn cancel_bulk(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] id: JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "RequestOptions")] options: JsValue,
    ) -> Promise {
        self.client
            .call(&CANCEL_BULK, &values::shallow(&id), &options)
    }

    /// Permanently deletes a bulk: `DELETE /bulks/{id}`. It also disappears from the itemised bill, so that
    /// it cannot be complained about later. The call is safe to repeat.
    ///
    /// @param id the bulk's `uuid`.
    /// @param options options of this call.
    /// @throws {ValidationError} nothing was sent.
    /// @throws {NotFoundError} the bulk does not exist; with the outcome `"unknown"`, an earlier attempt of
    /// this call may have deleted it.
    /// @throws {ApiError} LOX24 refused it, or failed.
    /// @throws {ConnectionError} no complete response arrived.
    /// @throws {ResponseError} the response is not as documented, or is a redirect.
    /// @example
    /// await lox24.deleteBulk(bulk.uuid);
    #[wasm_bindgen(js_name = deleteBulk, unchecked_return_type = "Promise<void>")]
    pub fn delete_bulk(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] id: JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "RequestOptions")] options: JsValue,
    ) -> Promise {
        self.client
            .call(&DELETE_BULK, &values::shallow(&id), &options)
    }

    /// Reads an SMS: `GET /sms/{id}`.
    ///
    /// @param id the message's `uuid`.
    /// @param options options of this call.
    /// @throws {ValidationError} nothing was sent.
    /// @throws {NotFoundError} the message does not exist.
    /// @throws {ApiError} LOX24 refused it, or failed.
    /// @throws {ConnectionError} no complete response arrived.
    /// @throws {ResponseError} the response is not as documented, or is a redirect.
    /// @example
    /// const { status_code, dlr_code } = await lox24.getSms(uuid);
    #[wasm_bindgen(js_name = getSms, unchecked_return_type = "Promise<Sms>")]
    pub fn get_sms(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] id: JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "RequestOptions")] options: JsValue,
    ) -> Promise {
        self.client.call(&GET_SMS, &values::shallow(&id), &options)
    }

    /// Lists the SMS that a filter selects, the newest first: `GET /sms`. Pages are requested as the items are
    /// consumed; `break` ends the list.
    ///
    /// @param filter which messages; `{}` for all.
    /// @param options options of each request, and how many items to return at most.
    /// @throws {ValidationError} nothing was sent.
    /// @throws {ApiError} LOX24 refused it, or failed.
    /// @throws {ConnectionError} no complete response arrived.
    /// @throws {ResponseError} the response is not as documented, or is a redirect.
    /// @example
    /// for await (const { phone, dlr_code } of lox24.listSms({ bulk: bulk.uuid })) {
    ///   if (dlr_code === 16) console.log("rejected:", phone);
    /// }
    #[wasm_bindgen(js_name = listSms, unchecked_return_type = "AsyncIterableIterator<Sms>")]
    pub fn list_sms(
        &self,
        #[wasm_bindgen(unchecked_param_type = "SmsFilter")] filter: JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "ListOptions")] options: JsValue,
    ) -> JsValue {
        iterate::pages(&self.client, &LIST_SMS, &values::deep(&filter), &options)
    }

    /// Counts the SMS that a filter selects: `GET /sms`. A response without a total is an error, never 0.
    ///
    /// @param filter which messages; `{}` for all.
    /// @param options options of this call.
    /// @throws {ValidationError} nothing was sent.
    /// @throws {ApiError} LOX24 refused it, or failed.
    /// @throws {ConnectionError} no complete response arrived.
    /// @throws {ResponseError} the response is not as documented, or is a redirect.
    /// @example
    /// const failed = await lox24.countSms({ bulk: bulk.uuid, dlr_code: [8, 16] });
    #[wasm_bindgen(js_name = countSms, unchecked_return_type = "Promise<number>")]
    pub fn count_sms(
        &self,
        #[wasm_bindgen(unchecked_param_type = "SmsFilter")] filter: JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "RequestOptions")] options: JsValue,
    ) -> Promise {
        self.client
            .call(&COUNT_SMS, &values::deep(&filter), &options)
    }

    /// Stops every SMS that the filter selects. Declared in types/lox24.d.ts.
    #[wasm_bindgen(js_name = cancelSms, skip_typescript)]
    pub fn cancel_sms(&self, filter: JsValue, options: JsValue) -> Promise {
        change_sms::change(&self.client, &CANCEL_SMS, &CANCELLED, &filter, &options)
    }

    /// Deletes every SMS that the filter selects. Declared in types/lox24.d.ts.
    #[wasm_bindgen(js_name = deleteSms, skip_typescript)]
    pub fn delete_sms(&self, filter: JsValue, options: JsValue) -> Promise {
        change_sms::change(&self.client, &DELETE_SMS, &DELETED, &filter, &options)
    }

    /// Reads the account of the credential: `GET /me`. Its balance and services make the warnings of
    /// `checkBulk` more complete.
    ///
    /// @param options options of this call.
    /// @throws {ValidationError} nothing was sent.
    /// @throws {ApiError} LOX24 refused it, or failed.
    /// @throws {ConnectionError} no complete response arrived.
    /// @throws {ResponseError} the response is not as documented, or is a redirect.
    /// @example
    /// const { balance_amount, currency } = await lox24.account();
    #[wasm_bindgen(js_name = account, unchecked_return_type = "Promise<Account>")]
    pub fn account(
        &self,
        #[wasm_bindgen(unchecked_optional_param_type = "RequestOptions")] options: JsValue,
    ) -> Promise {
        self.client.call(&ACCOUNT, &Data::Undefined, &options)
    }

    /// Lists the numbers to which nothing is sent, because you blocked them or their owners unsubscribed:
    /// `GET /blocked_numbers`. Pages are requested as the items are consumed; `break` ends the list.
    ///
    /// @param options options of each request, and how many items to return at most.
    /// @throws {ValidationError} nothing was sent.
    /// @throws {ApiError} LOX24 refused it, or failed.
    /// @throws {ConnectionError} no complete response arrived.
    /// @throws {ResponseError} the response is not as documented, or is a redirect.
    /// @example
    /// for await (const { number, type } of lox24.blockedNumbers()) {
    ///   console.log(number, type === 2 ? "unsubscribed" : "blocked");
    /// }
    #[wasm_bindgen(js_name = blockedNumbers, unchecked_return_type = "AsyncIterableIterator<BlockedNumber>")]
    pub fn blocked_numbers(
        &self,
        #[wasm_bindgen(unchecked_optional_param_type = "ListOptions")] options: JsValue,
    ) -> JsValue {
        iterate::pages(&self.client, &BLOCKED_NUMBERS, &Data::Undefined, &options)
    }

    /// Looks for the bulk of a `createBulk` that failed with an unknown outcome, among those created since a day
    /// before the call. Nothing is sent. The call must have had the option `tag`.
    ///
    /// @param error the error of the call, or its `tag`.
    /// @param options options of each request.
    /// @returns the bulk, or `undefined` if it is not there, and whether that is certain.
    /// @throws {ValidationError} the error has no `tag`.
    /// @throws {ApiError} LOX24 refused, or failed.
    /// @throws {ConnectionError} no complete response arrived.
    /// @throws {ResponseError} a response is not as documented, or is a redirect.
    /// @example
    /// const { bulk, certain } = await lox24.findBulk(error);
    /// if (bulk) console.log("created:", bulk.uuid);
    #[wasm_bindgen(js_name = findBulk, unchecked_return_type = "Promise<FoundBulk>")]
    pub fn find_bulk(
        &self,
        #[wasm_bindgen(unchecked_param_type = "BulkSmsError | BulkTag")] error: JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "RequestOptions")] options: JsValue,
    ) -> Promise {
        find_bulk::find(&self.client, &error, &options)
    }

    /// Waits until a bulk has finished: `status_code` 10, 15, 20 or 201.
    ///
    /// Checks at once, then every `interval` milliseconds, and less often as time goes by. A temporary
    /// failure does not end the wait; a permanent one does.
    ///
    /// @param id the bulk's `uuid`.
    /// @param options options of each check, and how often and how long to check.
    /// @returns the bulk in its final state.
    /// @throws {ValidationError} nothing was sent.
    /// @throws {TimeoutError} with the code `deadline`: the bulk did not finish within `deadline`.
    /// @throws {NotFoundError} the bulk does not exist.
    /// @throws {ApiError} LOX24 refused, or failed three times in a row.
    /// @throws {ConnectionError} no complete response arrived, three times in a row.
    /// @throws {ResponseError} a response is not as documented, or is a redirect.
    /// @example
    /// const { status_code } = await lox24.waitForBulk(bulk.uuid, { deadline: 600_000 });
    #[wasm_bindgen(js_name = waitForBulk, unchecked_return_type = "Promise<Bulk>")]
    pub fn wait_for_bulk(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] id: JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "WaitOptions")] options: JsValue,
    ) -> Promise {
        iterate::last(&self.client, BULK, &values::shallow(&id), &options)
    }

    /// Watches a bulk: yields its current state, then each change of its `status_code`, and ends with
    /// the final state. `break` stops watching.
    ///
    /// Any step may throw what `waitForBulk` throws.
    ///
    /// @param id the bulk's `uuid`.
    /// @param options options of each check, and how often and how long to check.
    /// @example
    /// for await (const { status_code } of lox24.watchBulk(bulk.uuid)) console.log(status_code);
    #[wasm_bindgen(js_name = watchBulk, unchecked_return_type = "AsyncIterableIterator<Bulk>")]
    pub fn watch_bulk(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] id: JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "WaitOptions")] options: JsValue,
    ) -> JsValue {
        iterate::each(&self.client, BULK, &values::shallow(&id), &options)
    }
}

/// Watches a bulk by its state.
const BULK: Watched = Watched {
    full: &GET_BULK,
    short: &GET_BULK_STATUS,
    state: "status_code",
    is_final,
};
