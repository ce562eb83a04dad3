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

/// LOX24's bulk SMS: create, read and cancel bulks, delete messages.
///
/// A client holds no connection; make one and keep it. Its methods check their whole input before
/// anything is sent, and every promise settles.
#[wasm_bindgen]
pub struct Lox24Client {
    client: Client,
}

#[wasm_bindgen]
impl Lox24Client {
    /// Makes a client.
    ///
    /// @param options where to, with which token, and how long to wait.
    /// @throws {ValidationError} if an option is wrong; all problems are in its `issues`.
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(unchecked_param_type = "Lox24ClientOptions")] options: JsValue,
    ) -> Result<Lox24Client, JsValue> {
        let client = Client::read(&options, &LOX24, &[], &mut |_, _| Address::default())?;
        Ok(Self { client })
    }

    /// Sends one text to many recipients: `POST /bulks`. It costs money and cannot be undone.
    ///
    /// The request goes out at most once per call, whatever happens. After an error, `outcome`
    /// tells whether the bulk was created; with `"unknown"`, look before you call again.
    ///
    /// @param bulk the text, the recipients, and when and how to send.
    /// @param options of this call, and limits of your own: with `maxMessages` or `maxCost`, a bulk
    /// that is or may be above one is refused.
    /// @returns the new bulk; its `uuid` is what the other methods take.
    /// @throws {ValidationError} nothing was sent.
    /// @throws {ApiError} LOX24 refused it, or failed.
    /// @throws {ConnectionError} no complete answer came.
    /// @throws {ResponseError} the answer is not as documented, or a redirect.
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
    /// @param options of this call.
    /// @throws {ValidationError} nothing was sent.
    /// @throws {NotFoundError} there is no such bulk.
    /// @throws {ApiError} LOX24 refused it, or failed.
    /// @throws {ConnectionError} no complete answer came.
    /// @throws {ResponseError} the answer is not as documented, or a redirect.
    #[wasm_bindgen(js_name = getBulk, unchecked_return_type = "Promise<Bulk>")]
    pub fn get_bulk(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] id: JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "RequestOptions")] options: JsValue,
    ) -> Promise {
        self.client.call(&GET_BULK, &values::shallow(&id), &options)
    }

    /// Stops the messages of a bulk that have not been sent: `PUT /bulks/{id}/cancel`. It works while
    /// the bulk is new (`status_code` 0), or in progress (5) with unsent messages. Messages that were
    /// sent stay sent. The call is safe to repeat.
    ///
    /// @param id the bulk's `uuid`.
    /// @param options of this call.
    /// @returns the bulk without its `sender_id`, `text`, `phones` and `msg_groups`.
    /// @throws {ValidationError} nothing was sent.
    /// @throws {NotFoundError} there is no such bulk.
    /// @throws {ApiError} LOX24 refused it, or failed.
    /// @throws {ConnectionError} no complete answer came.
    /// @throws {ResponseError} the answer is not as documented, or a redirect.
    #[wasm_bindgen(js_name = cancelBulk, unchecked_return_type = "Promise<CancelledBulk>")]
    pub fn cancel_bulk(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] id: JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "RequestOptions")] options: JsValue,
    ) -> Promise {
        self.client
            .call(&CANCEL_BULK, &values::shallow(&id), &options)
    }

    /// Deletes every SMS that the filter selects. Declared in types.d.ts.
    #[wasm_bindgen(js_name = deleteSms, skip_typescript)]
    pub fn delete_sms(&self, filter: JsValue, options: JsValue) -> Promise {
        self.client
            .call(&DELETE_SMS, &values::deep(&filter), &options)
    }

    /// Waits until a bulk reaches a final state: `status_code` 10, 15, 20 or 201.
    ///
    /// Looks at once, then every `interval` milliseconds, and less often as time goes by. A passing
    /// failure does not end the wait, a lasting one does.
    ///
    /// @param id the bulk's `uuid`.
    /// @param options of each look, and how often and how long to look.
    /// @returns the bulk in its last state.
    /// @throws {ValidationError} nothing was sent.
    /// @throws {TimeoutError} with the code `deadline`: no final state within `deadline`.
    /// @throws {NotFoundError} there is no such bulk.
    /// @throws {ApiError} LOX24 refused to tell, or failed three times in a row.
    /// @throws {ConnectionError} no complete answer came, three times in a row.
    /// @throws {ResponseError} an answer is not as documented, or a redirect.
    #[wasm_bindgen(js_name = waitForBulk, unchecked_return_type = "Promise<Bulk>")]
    pub fn wait_for_bulk(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] id: JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "WaitOptions")] options: JsValue,
    ) -> Promise {
        iterate::last(&self.client, BULK, &values::shallow(&id), &options)
    }

    /// Watches a bulk: yields it as it is now, then at each change of its `status_code`, and ends
    /// after a final state. `break` ends the watch.
    ///
    /// Each step can throw what `waitForBulk` throws.
    ///
    /// @param id the bulk's `uuid`.
    /// @param options of each look, and how often and how long to look.
    #[wasm_bindgen(js_name = watchBulk, unchecked_return_type = "AsyncIterableIterator<Bulk>")]
    pub fn watch_bulk(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] id: JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "WaitOptions")] options: JsValue,
    ) -> JsValue {
        iterate::each(&self.client, BULK, &values::shallow(&id), &options)
    }
}

/// A bulk, watched by its state.
const BULK: Watched = Watched {
    operation: &GET_BULK,
    state: "status_code",
    is_final,
};
