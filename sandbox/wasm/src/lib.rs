//! The wasm of `bulk-sms/testing`: passes calls on to `sandbox-core`, which decides, and in JSON back to the JavaScript in `js/`,
//! which acts.
#![cfg(target_arch = "wasm32")]

use sandbox_core::{Inside, Served};
use wasm_bindgen::prelude::*;

/// One sandbox. Every call gets the real time, in milliseconds since the Unix epoch; what a call refuses, it throws as JSON.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Engine(Inside);

#[wasm_bindgen]
impl Engine {
    /// See [`Inside::new`].
    #[wasm_bindgen(constructor)]
    pub fn new(settings: &str, real: f64) -> Result<Self, String> {
        Inside::new(settings, real).map(Self)
    }

    /// See [`Inside::credentials`].
    pub fn credentials(&mut self, real: f64) -> String {
        self.0.credentials(real)
    }

    /// See [`Inside::control`].
    pub fn control(
        &mut self,
        method: &str,
        endpoint: &str,
        body: &str,
        real: f64,
    ) -> Result<String, String> {
        self.0.control(method, endpoint, body, real)
    }

    /// See [`Inside::advance`].
    pub fn advance(&mut self, seconds: f64, real: f64) -> Result<(), String> {
        self.0.advance(seconds, real)
    }

    /// See [`Inside::begin`].
    pub fn begin(
        &mut self,
        method: &str,
        url: &str,
        headers: &str,
        real: f64,
    ) -> Result<u32, String> {
        self.0.begin(method, url, headers, real)
    }

    /// See [`Inside::forget`].
    pub fn forget(&mut self, id: u32) {
        self.0.forget(id);
    }

    /// See [`Inside::receive`].
    pub fn receive(&mut self, id: u32, body: Vec<u8>, real: f64) -> Option<String> {
        self.0.receive(id, body, real)
    }

    /// See [`Inside::wait`].
    pub fn wait(&mut self, id: u32, real: f64) -> Option<f64> {
        self.0.wait(id, real)
    }

    /// See [`Inside::due`].
    pub fn due(&mut self, real: f64) -> Option<String> {
        self.0.due(real)
    }

    /// See [`Inside::resume`].
    pub fn resume(&mut self, id: u32, real: f64) -> Option<String> {
        self.0.resume(id, real)
    }

    /// See [`Inside::not_sent_once`].
    #[wasm_bindgen(js_name = notSentOnce)]
    pub fn not_sent_once(&mut self, recipients: &str, real: f64) -> Result<Option<String>, String> {
        self.0.not_sent_once(recipients, real)
    }
}

/// All worlds, for `npx bulk-sms sandbox`. Every call gets the real time, in milliseconds since the Unix epoch.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Server(Served);

#[wasm_bindgen]
impl Server {
    /// See [`Served::new`]. The seed is a whole number.
    #[wasm_bindgen(constructor)]
    pub fn new(url: &str, other_origin: &str, seed: f64, real: f64) -> Self {
        Self(Served::new(url, other_origin, seed as u64, real))
    }

    /// See [`Served::credentials`].
    pub fn credentials(&mut self, real: f64) -> String {
        self.0.credentials(real)
    }

    /// See [`Served::begin`].
    pub fn begin(&mut self, method: &str, target: &str, headers: &str, real: f64) -> u32 {
        self.0.begin(method, target, headers, real)
    }

    /// See [`Served::forget`].
    pub fn forget(&mut self, id: u32) {
        self.0.forget(id);
    }

    /// See [`Served::receive`].
    pub fn receive(&mut self, id: u32, body: Vec<u8>, real: f64) -> Option<String> {
        self.0.receive(id, body, real)
    }

    /// See [`Served::resume`].
    pub fn resume(&mut self, id: u32, real: f64) -> Option<String> {
        self.0.resume(id, real)
    }

    /// See [`Served::redirected`].
    pub fn redirected(&mut self, method: &str, target: &str, headers: &str, real: f64) -> String {
        self.0.redirected(method, target, headers, real)
    }
}

/// See [`sandbox_core::nearest`]. The known names are separated by spaces.
#[wasm_bindgen]
pub fn nearest(name: &str, known: &str) -> Option<String> {
    sandbox_core::nearest(name, known.split(' ')).map(str::to_owned)
}
