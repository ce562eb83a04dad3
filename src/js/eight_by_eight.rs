//! `EightByEightClient`.

use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::prelude::*;

use super::client::{Client, Own};
use super::errors::{invalid, to_js};
use super::input;
use crate::data::object;
use crate::eight_by_eight::account::{REGIONS, api_key, region, sub_account};
use crate::eight_by_eight::cancel_batch::{CancelBatch, batch_id};
use crate::endpoint::Endpoint;
use crate::issue::Issues;
use crate::options::Takes;
use crate::text::text;

/// 8x8's batches: cancel what is scheduled.
///
/// A client holds no connection; make one and keep it. Its methods check their whole input before
/// anything is sent, and every promise settles.
#[wasm_bindgen]
pub struct EightByEightClient {
    client: Rc<Client>,
    sub_account: String,
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
        let mut issues = Issues::new();
        let mut account = None;
        let keys = ["apiKey", "subAccountId", "region"];
        let client = Client::read(
            &options,
            &keys,
            "apiKey",
            &mut issues,
            &mut |fields, issues| {
                let key = fields.optional("apiKey", issues, api_key);
                account = fields.optional("subAccountId", issues, sub_account);
                if fields
                    .raw("subAccountId")
                    .is_none_or(|value| value.kind() == "undefined")
                {
                    issues.push("subAccountId", "required", "Expected the sub-account's id.");
                }
                let [(_, default_base), ..] = REGIONS;
                Own {
                    default_base: fields
                        .optional("region", issues, region)
                        .unwrap_or(default_base),
                    credential: key.map(|key| ("Authorization", text!("Bearer ", key))),
                    guarded: false,
                }
            },
        );
        match issues.finish(client.zip(account)) {
            Ok((client, sub_account)) => Ok(Self {
                client: Rc::new(client),
                sub_account,
            }),
            Err(issues) => Err(invalid(issues)),
        }
    }

    /// Cancels the scheduled messages of a batch that are not sent yet:
    /// `DELETE /api/v1/subaccounts/{subAccountId}/messages/batch/{batchId}`.
    ///
    /// A count of 0 does not say that the batch exists: what 8x8 answers for an unknown batch is
    /// not documented. Compare the count with the `acceptedCount` of the batch.
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
        self.client.call(
            &options,
            Takes::Common,
            &CancelBatch::OPERATION,
            &mut |_, issues| {
                let endpoint = CancelBatch {
                    sub_account: self.sub_account.clone(),
                    batch_id: batch_id(&input::shallow(&id), issues)?,
                };
                Some(endpoint.request())
            },
            |reply| {
                let count = CancelBatch::decode(&reply.fields())?;
                Ok(to_js(
                    &object! { "cancelledCount" => count, "certain" => !reply.earlier_may_count },
                ))
            },
        )
    }
}
