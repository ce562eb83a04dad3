//! Watching a bulk: `waitForBulk` and `watchBulk`. The pace is decided in `poll.rs`.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Date, Function, Math, Promise};
use wasm_bindgen::prelude::*;
use web_sys::AbortController;

use super::client::Client;
use super::errors::raise;
use super::runtime::to_promise;
use super::transport::{Limits, exchange};
use super::wait::{Waited, sleep, within};
use crate::data::Data;
use crate::endpoint::Endpoint;
use crate::error::Failure;
use crate::http::Request;
use crate::lox24::get_bulk::GetBulk;
use crate::poll::{MAX_FAILURES, delay, is_final};

#[wasm_bindgen(module = "/src/js/runtime.js")]
extern "C" {
    #[wasm_bindgen(js_name = iterable)]
    fn iterable(next: &JsValue, stop: &JsValue) -> JsValue;
}

/// A bulk under watch.
pub(super) struct Watch {
    pub(super) client: Rc<Client>,
    pub(super) request: Request,
    pub(super) limits: Limits,
    /// Milliseconds.
    pub(super) interval: f64,
    /// Milliseconds for the whole watch.
    pub(super) deadline: Option<f64>,
    pub(super) state: State,
}

/// How far the watch has come.
#[derive(Default)]
pub(super) struct State {
    started: Cell<Option<f64>>,
    looks: Cell<u32>,
    failures: Cell<u32>,
    /// The latest `status_code`, once one was seen.
    seen: Cell<Option<Option<f64>>>,
    ended: Cell<bool>,
    under_way: Cell<Option<AbortController>>,
}

impl Watch {
    /// The bulk when its state has changed, first of all as it is; `None` at the end.
    pub(super) async fn next(self: &Rc<Self>) -> Result<Option<JsValue>, JsValue> {
        let state = &self.state;
        if state.ended.get() {
            return Ok(None);
        }
        let now = Date::now();
        let started = state.started.get().unwrap_or(now);
        state.started.set(Some(started));
        let left = self
            .deadline
            .map(|deadline| (started + deadline - now).max(0.0).ceil());
        let controller = AbortController::new().ok();
        let signal = controller.as_ref().map(|it| JsValue::from(it.signal()));
        let watch = Rc::clone(self);
        let look = to_promise(async move { watch.look(&signal.unwrap_or_default()).await });
        state.under_way.replace(controller.clone());
        let waited = within(&look, controller.as_ref(), &self.limits.signal, left).await;
        state.under_way.take();
        let result = match waited {
            Waited::Done(bulk) => return Ok(Some(bulk)),
            // The end of a look that `stop` has ended.
            Waited::Failed(_) if state.ended.get() => Ok(None),
            Waited::Failed(error) | Waited::Aborted(error) => Err(error),
            // No exchange is waited for here.
            Waited::NoFetch | Waited::NoRequest => Ok(None),
            Waited::TimedOut => {
                let deadline = self.deadline.unwrap_or_default();
                let looks = state.looks.get();
                let failure = Failure::deadline(&GetBulk::OPERATION, deadline, looks);
                Err(raise(failure, &[]))
            }
        };
        state.ended.set(true);
        result
    }

    /// Looks until the state is another one.
    async fn look(&self, signal: &JsValue) -> Result<JsValue, JsValue> {
        let state = &self.state;
        loop {
            let look = state.looks.get();
            if look > 0 {
                sleep(delay(look, self.interval, Math::random()), signal).await?;
            }
            state.looks.set(look.saturating_add(1));
            let limits = Limits {
                signal: signal.clone(),
                ..self.limits
            };
            let look = exchange(&self.client, &GetBulk::OPERATION, &self.request, limits);
            let reply = match look.await {
                Ok(reply) => reply,
                Err(ended) => {
                    let failures = state.failures.get() + 1;
                    state.failures.set(failures);
                    if ended.passing && failures < MAX_FAILURES {
                        continue;
                    }
                    return Err(ended.error);
                }
            };
            state.failures.set(0);
            let fields = reply.fields();
            if let Err(why) = GetBulk::decode(&fields) {
                return Err(reply.malformed(&self.client, &GetBulk::OPERATION, &why));
            }
            let status = match fields.get("status_code") {
                Some(Data::Number(code)) => Some(*code),
                _ => None,
            };
            if state.seen.replace(Some(status)) != Some(status) {
                state.ended.set(is_final(status));
                return Ok(reply.value);
            }
        }
    }

    /// Waits for the last state.
    pub(super) async fn finish(self: &Rc<Self>) -> Result<JsValue, JsValue> {
        let mut bulk = JsValue::UNDEFINED;
        while let Some(next) = self.next().await? {
            bulk = next;
        }
        Ok(bulk)
    }

    fn stop(&self) {
        self.state.ended.set(true);
        if let Some(stop) = self.state.under_way.take() {
            stop.abort();
        }
    }
}

/// An object for `for await`. A watch that could not be made rejects at its first step.
pub(super) fn to_iterable(watch: Result<Rc<Watch>, JsValue>) -> JsValue {
    let stopping = watch.clone();
    let refused = Cell::new(false);
    let next = Closure::<dyn FnMut() -> Promise>::new(move || match &watch {
        Ok(watch) => {
            let watch = Rc::clone(watch);
            to_promise(async move { Ok(watch.next().await?.unwrap_or_default()) })
        }
        Err(_) if refused.replace(true) => Promise::resolve(&JsValue::UNDEFINED),
        Err(error) => Promise::reject(error),
    });
    let stop = Closure::<dyn FnMut()>::new(move || {
        if let Ok(watch) = &stopping {
            watch.stop();
        }
    });
    // Handed to the engine, which frees them when nobody holds the iterator any more.
    let (next, stop) = (next.into_js_value(), stop.into_js_value());
    iterable(next.unchecked_ref::<Function>(), &stop)
}
