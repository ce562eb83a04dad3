//! `EightByEightClient`.

use js_sys::Promise;
use wasm_bindgen::prelude::*;

use super::super::client::{Address, Client};
use super::super::values;
use crate::eight_by_eight::batches::{CANCEL_BATCH, SEND_BATCH};
use crate::eight_by_eight::messages::{CANCEL_SMS, GET_SMS, SEND_SMS};
use crate::eight_by_eight::{EIGHT_BY_EIGHT, OPTIONS, region, sub_account};
use crate::input::data::Data;

/// 8x8's SMS: sends and cancels messages, alone and in batches, and reads them.
///
/// A client holds no connection: create one and keep it. Its methods check their whole input before
/// anything is sent, and every promise settles.
#[wasm_bindgen]
pub struct EightByEightClient {
    pub(super) client: Client,
}

#[wasm_bindgen]
impl EightByEightClient {
    /// Creates a client for one sub-account.
    ///
    /// @param options the address, the credential and the time limits.
    /// @throws {ValidationError} if an option is invalid; `issues` lists all problems.
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(unchecked_param_type = "EightByEightClientOptions")] options: JsValue,
    ) -> Result<EightByEightClient, JsValue> {
        let keys = OPTIONS;
        let client = Client::read(&options, &EIGHT_BY_EIGHT, &keys, &mut |fields, issues| {
            let account = fields.optional("subAccountId", issues, sub_account);
            if matches!(fields.raw("subAccountId"), None | Some(Data::Undefined)) {
                issues.push("subAccountId", "required", "Expected the sub-account id.");
            }
            Address {
                base: fields.optional("region", issues, region),
                scope: vec![account.unwrap_or_default()],
            }
        })?;
        Ok(Self { client })
    }

    /// Sends up to 10,000 messages, at once or at a time:
    /// `POST /api/v1/subaccounts/{subAccountId}/messages/batch`. It costs money and cannot be undone.
    ///
    /// The request is sent at most once per call, unless 8x8 responds with a 429, which proves that nothing was
    /// sent. 8x8 rejects single messages although it responds with success: `rejected` lists them.
    ///
    /// @param batch the recipients, the text, and when and how to send.
    /// @param options options of this call.
    /// @returns what was accepted and rejected; pass its `batchId` to `cancelBatch`.
    /// @throws {ValidationError} nothing was sent.
    /// @throws {ApiError} 8x8 refused it, or failed.
    /// @throws {ConnectionError} no complete response arrived.
    /// @throws {ResponseError} the response is not as documented, or is a redirect.
    /// @example
    /// const { batchId, rejected } = await eightByEight.sendBatch({
    ///   destinations: ["+447700900001", "+447700900002"],
    ///   text: "Doors open at 7.",
    ///   scheduled: new Date(Date.now() + 3_600_000),
    /// });
    #[wasm_bindgen(js_name = sendBatch, unchecked_return_type = "Promise<BatchReceipt>")]
    pub fn send_batch(
        &self,
        #[wasm_bindgen(unchecked_param_type = "NewBatch")] batch: JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "RequestOptions")] options: JsValue,
    ) -> Promise {
        self.client
            .call(&SEND_BATCH, &values::deep(&batch), &options)
    }

    /// Cancels the messages of a scheduled batch that have not been sent yet:
    /// `DELETE /api/v1/subaccounts/{subAccountId}/messages/batch/{batchId}`.
    ///
    /// A count of 0 does not prove that the batch exists: 8x8 does not document its response for an
    /// unknown batch. Compare the count with the batch's `acceptedCount`. The call is safe to repeat.
    ///
    /// @param batchId the `batchId` that 8x8 returned when the batch was scheduled.
    /// @param options options of this call.
    /// @throws {ValidationError} nothing was sent.
    /// @throws {ApiError} 8x8 refused it, or failed.
    /// @throws {ConnectionError} no complete response arrived.
    /// @throws {ResponseError} the response is not as documented, or is a redirect.
    /// @example
    /// const { cancelledCount } = await eightByEight.cancelBatch(batchId);
    #[wasm_bindgen(js_name = cancelBatch, unchecked_return_type = "Promise<BatchCancellation>")]
    pub fn cancel_batch(
        &self,
        #[wasm_bindgen(js_name = batchId, unchecked_param_type = "string")] id: JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "RequestOptions")] options: JsValue,
    ) -> Promise {
        self.client
            .call(&CANCEL_BATCH, &values::shallow(&id), &options)
    }

    /// Sends a message, at once or at a time: `POST /api/v1/subaccounts/{subAccountId}/messages`. It costs money
    /// and cannot be undone.
    ///
    /// The request is sent at most once per call, unless 8x8 responds with a 429, which proves that nothing was
    /// sent. 8x8 may reject the message although it responds with success: `status.code` is then `REJECTED`.
    ///
    /// @param sms the recipient, the text, and when and how to send.
    /// @param options options of this call.
    /// @returns whether the message was accepted; pass its `umid` to the other methods.
    /// @throws {ValidationError} nothing was sent.
    /// @throws {ApiError} 8x8 refused it, or failed.
    /// @throws {ConnectionError} no complete response arrived.
    /// @throws {ResponseError} the response is not as documented, or is a redirect.
    /// @example
    /// const { umid, status } = await eightByEight.sendSms({ destination: "+447700900001", text: "Hello" });
    #[wasm_bindgen(js_name = sendSms, unchecked_return_type = "Promise<SmsReceipt>")]
    pub fn send_sms(
        &self,
        #[wasm_bindgen(unchecked_param_type = "NewSms")] sms: JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "RequestOptions")] options: JsValue,
    ) -> Promise {
        self.client.call(&SEND_SMS, &values::deep(&sms), &options)
    }

    /// Reads a message and its state: `GET /api/v1/subaccounts/{subAccountId}/messages/{umid}`. 8x8 allows one
    /// request a second for each sub-account, so the calls of a client wait for their turns.
    ///
    /// @param umid the `umid` that 8x8 returned when the message was sent.
    /// @param options options of this call.
    /// @throws {ValidationError} nothing was sent.
    /// @throws {NotFoundError} the message does not exist.
    /// @throws {ApiError} 8x8 refused it, or failed.
    /// @throws {ConnectionError} no complete response arrived.
    /// @throws {ResponseError} the response is not as documented, or is a redirect.
    /// @example
    /// const { status } = await eightByEight.getSms(umid);
    #[wasm_bindgen(js_name = getSms, unchecked_return_type = "Promise<SmsDetails>")]
    pub fn get_sms(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] umid: JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "RequestOptions")] options: JsValue,
    ) -> Promise {
        self.client
            .call(&GET_SMS, &values::shallow(&umid), &options)
    }

    /// Cancels a scheduled message that has not been sent yet:
    /// `DELETE /api/v1/subaccounts/{subAccountId}/messages/{umid}`. The call is safe to repeat.
    ///
    /// @param umid the `umid` that 8x8 returned when the message was sent.
    /// @param options options of this call.
    /// @returns 1 as the count, or 0 if there was nothing left to cancel.
    /// @throws {ValidationError} nothing was sent.
    /// @throws {NotFoundError} the message does not exist.
    /// @throws {ApiError} 8x8 refused it, or failed.
    /// @throws {ConnectionError} no complete response arrived.
    /// @throws {ResponseError} the response is not as documented, or is a redirect.
    /// @example
    /// const { cancelledCount } = await eightByEight.cancelSms(umid);
    #[wasm_bindgen(js_name = cancelSms, unchecked_return_type = "Promise<BatchCancellation>")]
    pub fn cancel_sms(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] umid: JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "RequestOptions")] options: JsValue,
    ) -> Promise {
        self.client
            .call(&CANCEL_SMS, &values::shallow(&umid), &options)
    }
}
