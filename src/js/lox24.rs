//! `Lox24Client`.

use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::prelude::*;

use super::client::{Client, Own};
use super::errors::{invalid, to_js};
use super::input;
use super::runtime::to_promise;
use super::transport::Reply;
use super::watch::{State, Watch, to_iterable};
use crate::answer::Malformed;
use crate::data::object;
use crate::endpoint::Endpoint;
use crate::issue::Issues;
use crate::lox24::cancel_bulk::CancelBulk;
use crate::lox24::create_bulk::CreateBulk;
use crate::lox24::delete_sms::DeleteSms;
use crate::lox24::get_bulk::GetBulk;
use crate::lox24::measured_bulk::MeasuredBulk;
use crate::lox24::sms_filter::SmsFilter;
use crate::lox24::{BASE_URL, bulk, credential};
use crate::options::Takes;

/// LOX24's bulk SMS: create, read and cancel bulks, delete messages.
///
/// A client holds no connection; make one and keep it. Its methods check their whole input before
/// anything is sent, and every promise settles.
#[wasm_bindgen]
pub struct Lox24Client {
    client: Rc<Client>,
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
        let mut issues = Issues::new();
        let client = Client::read(
            &options,
            &["token"],
            "token",
            &mut issues,
            &mut |fields, issues| {
                let token = fields.optional("token", issues, credential::token);
                Own {
                    default_base: BASE_URL,
                    credential: token.map(|token| (credential::HEADER, token)),
                    guarded: true,
                }
            },
        );
        match issues.finish(client) {
            Ok(client) => Ok(Self {
                client: Rc::new(client),
            }),
            Err(issues) => Err(invalid(issues)),
        }
    }

    /// Sends one text to many recipients: `POST /bulks`. It costs money and cannot be undone.
    ///
    /// The request goes out at most once per call, whatever happens. After an error, `outcome`
    /// tells whether the bulk was created; with `"unknown"`, look before you call again.
    ///
    /// With `maxMessages` or `maxCost`, a bulk that is or may be above it is refused.
    ///
    /// @param bulk the text, the recipients, and when and how to send.
    /// @param options of this call, and the caller's limits.
    /// @returns the new bulk; its `uuid` is what the other methods take.
    /// @throws {ValidationError} nothing was sent.
    /// @throws {ApiError} LOX24 refused it, or failed.
    /// @throws {ConnectionError} no complete answer came.
    /// @throws {ResponseError} the answer is not as documented, or a redirect.
    #[wasm_bindgen(js_name = createBulk, unchecked_return_type = "Promise<Bulk>")]
    pub fn create_bulk(
        &self,
        #[wasm_bindgen(unchecked_param_type = "NewBulk")] bulk: JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "RequestOptions & BulkLimits")]
        options: JsValue,
    ) -> Promise {
        self.client.call(
            &options,
            Takes::Limits,
            &CreateBulk::OPERATION,
            &mut |options, issues| {
                let bulk = MeasuredBulk::read(&input::deep(&bulk), &options.limits, issues).bulk?;
                Some(bulk.request())
            },
            as_it_is::<CreateBulk>,
        )
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
        self.by_id(&id, &options, |id| GetBulk { id })
    }

    /// Stops what of a bulk is not sent yet: `PUT /bulks/{id}/cancel`. It works while the bulk is
    /// new (`status_code` 0), or in progress (5) with unsent messages; what was sent stays sent.
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
        self.by_id(&id, &options, |id| CancelBulk { id })
    }

    /// Deletes every SMS that the filter selects. Declared in types.d.ts.
    #[wasm_bindgen(js_name = deleteSms, skip_typescript)]
    pub fn delete_sms(&self, filter: JsValue, options: JsValue) -> Promise {
        self.client.call(
            &options,
            Takes::All,
            &DeleteSms::OPERATION,
            &mut |options, issues| {
                let filter = SmsFilter::read(&input::deep(&filter), options.all, issues)?;
                Some(DeleteSms { filter }.request())
            },
            |reply| {
                let count = DeleteSms::decode(&reply.fields())?;
                Ok(to_js(&object! { "deleted_sms_count" => count }))
            },
        )
    }

    /// Waits until a bulk has come to its end: `status_code` 10, 15, 20 or 201.
    ///
    /// Looks at once, then every `interval` milliseconds or, as time goes by, more rarely. A
    /// passing failure does not end it, a lasting one does.
    ///
    /// @param id the bulk's `uuid`.
    /// @param options of each look, and how often and how long to look.
    /// @returns the bulk in its last state.
    /// @throws {ValidationError} nothing was sent.
    /// @throws {TimeoutError} with the code `deadline`: there was no end within `deadline`.
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
        match self.watch(&id, &options) {
            Err(error) => Promise::reject(&error),
            Ok(watch) => to_promise(async move { watch.finish().await }),
        }
    }

    /// Watches a bulk: yields it as it is now, then at each change of its `status_code`, and ends
    /// with the last state. `break` ends the watch.
    ///
    /// It throws, at its first or a later step, what `waitForBulk` throws.
    ///
    /// @param id the bulk's `uuid`.
    /// @param options of each look, and how often and how long to look.
    #[wasm_bindgen(js_name = watchBulk, unchecked_return_type = "AsyncIterableIterator<Bulk>")]
    pub fn watch_bulk(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] id: JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "WaitOptions")] options: JsValue,
    ) -> JsValue {
        to_iterable(self.watch(&id, &options))
    }

    /// A call whose only input is a bulk's id and whose answer is the bulk.
    fn by_id<E: Endpoint<Answer = ()>>(
        &self,
        id: &JsValue,
        options: &JsValue,
        endpoint: fn(String) -> E,
    ) -> Promise {
        self.client.call(
            options,
            Takes::Common,
            &E::OPERATION,
            &mut |_, issues| bulk::id(&input::shallow(id), issues).map(|id| endpoint(id).request()),
            as_it_is::<E>,
        )
    }

    fn watch(&self, id: &JsValue, options: &JsValue) -> Result<Rc<Watch>, JsValue> {
        let prepared = self
            .client
            .prepare(options, Takes::Waiting, &mut |_, issues| {
                bulk::id(&input::shallow(id), issues).map(|id| GetBulk { id }.request())
            });
        let (request, settings, limits) = prepared.map_err(invalid)?;
        Ok(Rc::new(Watch {
            client: Rc::clone(&self.client),
            request,
            limits,
            interval: settings.interval.map_or(2_000.0, f64::from),
            deadline: settings.deadline.map(f64::from),
            state: State::default(),
        }))
    }
}

/// A checked answer, as the engine's own object.
fn as_it_is<E: Endpoint<Answer = ()>>(reply: &Reply) -> Result<JsValue, Malformed> {
    E::decode(&reply.fields())?;
    Ok(reply.value.clone())
}
