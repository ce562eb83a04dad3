//! `EightByEightClient`.

use js_sys::Promise;
use wasm_bindgen::prelude::*;

use super::super::client::{Address, Client};
use super::super::values;
use crate::eight_by_eight::batches::CANCEL_BATCH;
use crate::eight_by_eight::{EIGHT_BY_EIGHT, region, sub_account};
use crate::input::data::Data;

/// 8x8's batches: cancel what is scheduled.
///
/// A client holds no connection; make one and keep it. Its methods check their whole input before
/// anything is sent, and every promise settles.
#[wasm_bindgen]
pub struct EightByEightClient {
    client: Client,
}

#[wasm_bindgen]
impl EightByEightClient {
    /// Makes a client for one sub-account.
    ///
    /// @param options where to, with which key, and how long to wait.
    /// @throws {ValidationError} if an option is wrong; all problems are in its `issues`.
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(unchecked_param_type = "EightByEightClientOptions")] options: JsValue,
    ) -> Result<EightByEightClient, JsValue> {
        let keys = ["subAccountId", "region"];
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

    /// Cancels the scheduled messages of a batch that have not been sent:
    /// `DELETE /api/v1/subaccounts/{subAccountId}/messages/batch/{batchId}`.
    ///
    /// A count of 0 does not say that the batch exists: what 8x8 answers for an unknown batch is not
    /// documented. Compare the count with the `acceptedCount` of the batch. The call is safe to repeat.
    ///
    /// @param batchId the `batchId` that 8x8 answered when the batch was scheduled.
    /// @param options of this call.
    /// @throws {ValidationError} nothing was sent.
    /// @throws {ApiError} 8x8 refused it, or failed.
    /// @throws {ConnectionError} no complete answer came.
    /// @throws {ResponseError} the answer is not as documented, or a redirect.
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
