//! What a proxy asks of a client: to send a call that has come through.

use js_sys::Promise;
use wasm_bindgen::prelude::*;

use super::super::proxy::Passage;
use super::eight_by_eight::EightByEightClient;
use super::lox24::Lox24Client;

#[wasm_bindgen]
impl Lox24Client {
    /// Sends it.
    #[wasm_bindgen(js_name = __carryOut, skip_typescript)]
    pub fn carry_out(&self, passage: &mut Passage) -> Promise {
        self.client.carry_out(passage)
    }
}

#[wasm_bindgen]
impl EightByEightClient {
    /// Sends it.
    #[wasm_bindgen(js_name = __carryOut, skip_typescript)]
    pub fn carry_out(&self, passage: &mut Passage) -> Promise {
        self.client.carry_out(passage)
    }
}
