//! The blocked numbers as a list that can be subtracted from another.

use js_sys::Promise;
use wasm_bindgen::prelude::*;

use super::super::iterate;
use super::super::recipients::Recipients;
use super::lox24::Lox24Client;
use crate::input::data::Data;
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
        Recipients::from_stream(numbers_of(&items), JsValue::UNDEFINED)
    }
}
