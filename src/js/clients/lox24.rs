//! `Lox24Client`.

use js_sys::Promise;
use wasm_bindgen::prelude::*;

use super::super::client::{Address, Client};
use super::super::iterate::{self, Watched};
use super::super::values;
use crate::lox24::LOX24;
use crate::lox24::bulks::fields::is_final;
use crate::lox24::bulks::{CANCEL_BULK, CREATE_BULK, GET_BULK};
use crate::lox24::sms::DELETE_SMS;

/// LOX24's bulk SMS: creates, reads and cancels bulks, and deletes messages.
///
/// A client holds no connection: create one and keep it. Its methods check their whole input before
/// anything is sent, and every promise settles.
#[wasm_bindgen]
pub struct Lox24Client {
    client: Client,
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
    #[wasm_bindgen(js_name = createBulk, unchecked_return_type = "Promise<Bulk>")]
    pub fn create_bulk(
        &self,
        #[wasm_bindgen(unchecked_param_type = "NewBulk")] bulk: JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "CreateBulkOptions")] options: JsValue,
    ) -> Promise {
        self.client
            .call(&CREATE_BULK, &values::deep(&bulk), &options)
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
    #[wasm_bindgen(js_name = getBulk, unchecked_return_type = "Promise<Bulk>")]
    pub fn get_bulk(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] id: JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "RequestOptions")] options: JsValue,
    ) -> Promise {
        self.client.call(&GET_BULK, &values::shallow(&id), &options)
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
    #[wasm_bindgen(js_name = cancelBulk, unchecked_return_type = "Promise<CancelledBulk>")]
    pub fn cancel_bulk(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] id: JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "RequestOptions")] options: JsValue,
    ) -> Promise {
        self.client
            .call(&CANCEL_BULK, &values::shallow(&id), &options)
    }

    /// Deletes every SMS that the filter selects. Declared in types/lox24.d.ts.
    #[wasm_bindgen(js_name = deleteSms, skip_typescript)]
    pub fn delete_sms(&self, filter: JsValue, options: JsValue) -> Promise {
        self.client
            .call(&DELETE_SMS, &values::deep(&filter), &options)
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
    operation: &GET_BULK,
    state: "status_code",
    is_final,
};
