//! Watching a bulk: `waitForBulk` and `watchBulk`. The pace is decided in `poll.rs`.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Date, Function, Math, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;

use super::client::Client;
use super::errors::raise;
use super::interrupt::{Interrupt, Interrupted, Stop, sleep};
use super::transport::{Limits, exchange};
use crate::answer::Json;
use crate::endpoint::Endpoint;
use crate::error::Failure;
use crate::lox24::get_bulk::GetBulk;
use crate::poll::{MAX_FAILURES, delay, is_final};

#[wasm_bindgen(module = "/src/js/watch.js")]
extern "C" {
    #[wasm_bindgen(js_name = iterable)]
    fn iterable(next: &JsValue, stop: &JsValue) -> JsValue;
}

/// A bulk under watch.
pub(super) struct Watch {
    pub(super) client: Rc<Client>,
    pub(super) bulk: GetBulk,
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
    under_way: RefCell<Option<Stop>>,
}

impl Watch {
    /// The bulk when its state has changed, first of all as it is; `None` at the end.
    pub(super) async fn next(&self) -> Result<Option<JsValue>, JsValue> {
        let state = &self.state;
        if state.ended.get() {
            return Ok(None);
        }
        let now = Date::now();
        let started = state.started.get().unwrap_or(now);
        state.started.set(Some(started));
        // A float beyond the range becomes its nearest end; a deadline that is over fires at once.
        let left = self
            .deadline
            .map(|deadline| (started + deadline - now).max(0.0).ceil() as i32);
        let result = match Interrupt::start(self.limits.signal.clone(), left) {
            Err(reason) => Err(reason),
            Ok(interrupt) => {
                *state.under_way.borrow_mut() = Some(interrupt.stop());
                let signal = interrupt.signal().map(JsValue::from);
                match interrupt.race(self.look(signal)).await {
                    Ok(result) => result.map(Some),
                    Err(Interrupted::Aborted(_)) if state.ended.get() => Ok(None),
                    Err(Interrupted::Aborted(reason)) => Err(reason),
                    Err(Interrupted::TimedOut) => {
                        let deadline = self.deadline.unwrap_or_default();
                        let looks = state.looks.get();
                        Err(raise(
                            &Failure::deadline(&GetBulk::OPERATION, deadline, looks),
                            &[],
                        ))
                    }
                }
            }
        };
        state.under_way.take();
        if result.is_err() {
            state.ended.set(true);
        }
        result
    }

    /// Looks until the state is another one.
    async fn look(&self, signal: Option<JsValue>) -> Result<JsValue, JsValue> {
        let state = &self.state;
        loop {
            let look = state.looks.get();
            if look > 0 {
                sleep(delay(look, self.interval, Math::random()), signal.clone()).await?;
            }
            state.looks.set(look.saturating_add(1));
            let limits = Limits {
                signal: signal.clone(),
                ..self.limits
            };
            let request = self.bulk.request();
            let reply = match exchange(&self.client, GetBulk::OPERATION, &request, limits).await {
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
                return Err(reply.malformed(&GetBulk::OPERATION, &why));
            }
            let status = match fields.get("status_code") {
                Some(Json::Number(code)) => Some(*code),
                _ => None,
            };
            if state.seen.replace(Some(status)) != Some(status) {
                state.ended.set(is_final(status));
                return Ok(reply.value);
            }
        }
    }

    /// Waits for the last state.
    pub(super) async fn finish(&self) -> Result<JsValue, JsValue> {
        let mut bulk = JsValue::UNDEFINED;
        while let Some(next) = self.next().await? {
            bulk = next;
        }
        Ok(bulk)
    }

    fn stop(&self) {
        self.state.ended.set(true);
        if let Some(stop) = self.state.under_way.take() {
            stop.now();
        }
    }
}

/// An object for `for await`. A watch that could not be made rejects at its first step.
pub(super) fn to_iterable(watch: Result<Watch, JsValue>) -> JsValue {
    let watch = Rc::new(watch);
    let stopping = Rc::clone(&watch);
    let refused = Cell::new(false);
    let next = Closure::<dyn FnMut() -> Promise>::new(move || match &*watch {
        Ok(_) => {
            let watch = Rc::clone(&watch);
            future_to_promise(async move {
                match &*watch {
                    Ok(watch) => Ok(watch.next().await?.unwrap_or_default()),
                    Err(error) => Err(error.clone()),
                }
            })
        }
        Err(_) if refused.replace(true) => Promise::resolve(&JsValue::UNDEFINED),
        Err(error) => Promise::reject(error),
    });
    let stop = Closure::<dyn FnMut()>::new(move || {
        if let Ok(watch) = &*stopping {
            watch.stop();
        }
    });
    // Handed to the engine, which frees them when nobody holds the iterator any more.
    let (next, stop) = (next.into_js_value(), stop.into_js_value());
    iterable(next.unchecked_ref::<Function>(), &stop)
}
