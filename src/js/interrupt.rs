//! What may end a wait before its answer comes: the caller's signal, or the time that is over.

use std::cell::Cell;
use std::future::Future;
use std::pin::pin;
use std::rc::Rc;
use std::task::{Poll, Waker};

use js_sys::{Array, Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, AbortSignal};

use super::runtime::{clear_timeout, method, property, set_timeout};

/// Why a wait ended.
pub(super) enum Interrupted {
    /// The caller's signal fired; the call rejects with its reason, whatever value that is.
    Aborted(JsValue),
    /// The time is over.
    TimedOut,
}

struct Shared {
    interrupted: Cell<Option<Interrupted>>,
    waker: Cell<Option<Waker>>,
    /// Ends the request itself, so that a connection is not kept for an answer nobody awaits.
    controller: Option<AbortController>,
    /// A promise that ends with the wait, and what resolves it.
    end: Promise,
    resolve_end: Option<Function>,
}

impl Shared {
    fn interrupt(&self, why: Interrupted) {
        self.interrupted.set(Some(why));
        self.settle();
        if let Some(controller) = &self.controller {
            controller.abort();
        }
        if let Some(waker) = self.waker.take() {
            waker.wake();
        }
    }

    fn settle(&self) {
        if let Some(resolve) = &self.resolve_end {
            // The resolver of a promise cannot throw.
            let _ = resolve.call0(&JsValue::UNDEFINED);
        }
    }
}

/// A running timer and a listener at the caller's signal; dropping it removes both, so that no
/// timer keeps a process alive and no listener a request.
pub(super) struct Interrupt {
    shared: Rc<Shared>,
    timer: Option<JsValue>,
    signal: Option<JsValue>,
    on_abort: Closure<dyn FnMut()>,
    _on_timeout: Closure<dyn FnMut()>,
}

impl Interrupt {
    /// Starts the timer, where there is one.
    ///
    /// # Errors
    /// The reason of a signal that has fired already.
    pub(super) fn start(
        signal: Option<JsValue>,
        milliseconds: Option<i32>,
    ) -> Result<Self, JsValue> {
        if let Some(signal) = &signal
            && property(signal, "aborted").is_truthy()
        {
            return Err(property(signal, "reason"));
        }
        let mut resolve_end = None;
        let end = Promise::new(&mut |resolve, _| resolve_end = Some(resolve));
        let shared = Rc::new(Shared {
            interrupted: Cell::default(),
            waker: Cell::default(),
            controller: AbortController::new().ok(),
            end,
            resolve_end,
        });
        let on_timeout = {
            let shared = Rc::clone(&shared);
            Closure::<dyn FnMut()>::new(move || shared.interrupt(Interrupted::TimedOut))
        };
        let on_abort = {
            let (shared, signal) = (Rc::clone(&shared), signal.clone().unwrap_or_default());
            Closure::<dyn FnMut()>::new(move || {
                shared.interrupt(Interrupted::Aborted(property(&signal, "reason")));
            })
        };
        let interrupt = Self {
            shared,
            timer: milliseconds.map(|time| set_timeout(on_timeout.as_ref().unchecked_ref(), time)),
            signal,
            on_abort,
            _on_timeout: on_timeout,
        };
        interrupt.listen("addEventListener");
        Ok(interrupt)
    }

    /// The signal that ends the request when the wait ends.
    pub(super) fn signal(&self) -> Option<AbortSignal> {
        self.shared.controller.as_ref().map(AbortController::signal)
    }

    /// A way to end the wait from outside.
    pub(super) fn stop(&self) -> Stop {
        Stop(Rc::clone(&self.shared))
    }

    /// Waits for `future`, but not beyond an interruption.
    pub(super) async fn race<F: Future>(&self, future: F) -> Result<F::Output, Interrupted> {
        let mut future = pin!(future);
        std::future::poll_fn(|context| {
            if let Some(why) = self.shared.interrupted.take() {
                return Poll::Ready(Err(why));
            }
            if let Poll::Ready(output) = future.as_mut().poll(context) {
                return Poll::Ready(Ok(output));
            }
            self.shared.waker.set(Some(context.waker().clone()));
            Poll::Pending
        })
        .await
    }

    /// Waits for a promise, but not beyond an interruption.
    ///
    /// The promise may never settle, and what awaits it from wasm would then stay in memory for
    /// good. So the engine races it against one that does settle, and only that race is awaited.
    pub(super) async fn race_promise(
        &self,
        promise: Promise,
    ) -> Result<Result<JsValue, JsValue>, Interrupted> {
        let raced = Promise::race(&Array::of2(&promise, &self.shared.end));
        self.race(JsFuture::from(raced)).await
    }

    fn listen(&self, name: &str) {
        // By name and not by class: a signal may come from another realm or be a double.
        let Some(signal) = &self.signal else { return };
        let listener: &Function = self.on_abort.as_ref().unchecked_ref();
        if let Some(method) = method(signal, name) {
            let _ = method.call2(signal, &JsValue::from_str("abort"), listener);
        }
    }
}

impl Drop for Interrupt {
    fn drop(&mut self) {
        if let Some(timer) = &self.timer {
            clear_timeout(timer);
        }
        self.listen("removeEventListener");
        self.shared.settle();
    }
}

/// Ends a wait from outside.
pub(super) struct Stop(Rc<Shared>);

impl Stop {
    /// Ends it, as a signal without a reason would.
    pub(super) fn now(&self) {
        self.0.interrupt(Interrupted::Aborted(JsValue::UNDEFINED));
    }
}

/// Waits for a time.
///
/// # Errors
/// The reason of the signal, at once when it fires.
pub(super) async fn sleep(milliseconds: f64, signal: Option<JsValue>) -> Result<(), JsValue> {
    // A float beyond the range becomes its nearest end.
    let interrupt = Interrupt::start(signal, Some(milliseconds.ceil() as i32))?;
    match interrupt.race(std::future::pending::<()>()).await {
        Err(Interrupted::Aborted(reason)) => Err(reason),
        Ok(()) | Err(Interrupted::TimedOut) => Ok(()),
    }
}

/// Whether a value can be listened to like an `AbortSignal`.
pub(super) fn is_signal(value: &JsValue) -> bool {
    property(value, "aborted").as_bool().is_some() && method(value, "addEventListener").is_some()
}
