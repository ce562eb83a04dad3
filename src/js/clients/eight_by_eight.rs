//! `EightByEightClient`.

use js_sys::Promise;
use wasm_bindgen::prelude::*;

use super::super::client::{Address, Client};
use super::super::values;
use crate::eight_by_eight::batches::CANCEL_BATCH;
use crate::eight_by_eight::{EIGHT_BY_EIGHT, OPTIONS, region, sub_account};
use crate::input::data::Data;

/// 8x8's scheduled batches: cancels them.
///
/// A client holds no connection: create one and keep it. Its methods check their whole input before
/// anything is sent, and every promise settles.
#[wasm_bindgen]
pub struct EightByEightClient {
    client: Client,
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
                scope: account.into_iter().collect(),
            }
        })?;
        Ok(Self { client })
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
    #[wasm_bindgen(js_name = cancelBatch, unchecked_return_type = "Promise<BatchCancellation>")]
    pub fn cancel_batch(
        &self,
        #[wasm_bindgen(js_name = batchId, unchecked_param_type = "string")] id: JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "RequestOptions")] options: JsValue,
    ) -> Promise {
        self.client
            .call(&CANCEL_BATCH, &values::shallow(&id), &options)
    }
}
