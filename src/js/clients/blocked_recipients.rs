//! The blocked numbers as a list that can be subtracted from another.

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;

use super::super::errors::invalid;
use super::super::recipients::Recipients;
use super::super::{iterate, list_input};
use super::lox24::Lox24Client;
use crate::input::data::Data;
use crate::input::issue::Issues;
use crate::input::list_options;
use crate::lox24::blocked_numbers::BLOCKED_NUMBERS;

#[wasm_bindgen(module = "/src/js/recipients.js")]
extern "C" {
    #[wasm_bindgen(js_name = numbersOf)]
    fn numbers_of(items: &JsValue) -> JsValue;
}

#[wasm_bindgen]
impl Lox24Client {
    /// Reads all numbers of `blockedNumbers` into a list, which `without` subtracts from your recipients.
    /// Numbers that cannot exist are not in the list; its `rejectedCount` counts them.
    ///
    /// @param options options of each request.
    /// @returns the numbers that LOX24 does not send to: blocked by you, or unsubscribed.
    /// @throws {ValidationError} nothing was sent.
    /// @throws {ApiError} LOX24 refused, or failed.
    /// @throws {ConnectionError} no complete response arrived.
    /// @throws {ResponseError} a response is not as documented, or is a redirect.
    /// @example
    /// const phones = recipients.without(await lox24.blockedRecipients());
    #[wasm_bindgen(js_name = blockedRecipients, unchecked_return_type = "Promise<Recipients>")]
    pub fn blocked_recipients(
        &self,
        #[wasm_bindgen(unchecked_optional_param_type = "RequestOptions")] options: JsValue,
    ) -> Promise {
        let items = iterate::pages(&self.client, &BLOCKED_NUMBERS, &Data::Undefined, &options);
        let lines = numbers_of(&items);
        future_to_promise(async move {
            let mut issues = Issues::new();
            let options = list_options::read(&Data::Undefined, &mut issues);
            let options = issues.finish(options).map_err(invalid)?;
            let list = list_input::stream(lines, options).await?;
            Ok(JsValue::from(Recipients { list }))
        })
    }
}
