//! The credential guards of this runtime: clients with the same credential at the same place share
//! one, also when a new client is made for each call.

use std::cell::RefCell;
use std::rc::Rc;
use std::task::{Poll, Waker};

use js_sys::Date;
use wasm_bindgen::JsValue;

use super::interrupt::{Interrupt, Interrupted};
use crate::credential_guard::{Admission, CredentialGuard};
use crate::http::ReplyHead;

thread_local! {
    static GUARDS: RefCell<Vec<(String, Rc<Guard>)>> = const { RefCell::new(Vec::new()) };
}

/// A guard and those who wait at it.
#[derive(Default)]
pub(super) struct Guard {
    state: RefCell<CredentialGuard>,
    waiting: RefCell<Vec<Waker>>,
}

/// Why a request may not go out.
pub(super) enum Denied {
    /// The caller's signal, or the time to wait is over.
    Interrupted(Interrupted),
    /// The guard's refusal: status and seconds.
    Refused(u16, f64),
}

/// The guard for a credential at a base URL.
pub(super) fn shared(base: &str, credential: &str) -> Rc<Guard> {
    let key = format!("{base} {credential}");
    GUARDS.with_borrow_mut(|guards| {
        let now = Date::now();
        guards.retain(|(_, guard)| {
            Rc::strong_count(guard) > 1 || guard.state.borrow().is_needed(now)
        });
        if let Some((_, guard)) = guards.iter().find(|(known, _)| *known == key) {
            return Rc::clone(guard);
        }
        let guard = Rc::new(Guard::default());
        guards.push((key, Rc::clone(&guard)));
        guard
    })
}

impl Guard {
    /// Waits until a request may go out.
    pub(super) async fn admit(
        self: &Rc<Self>,
        signal: Option<JsValue>,
        timeout: i32,
    ) -> Result<Pass, Denied> {
        let wait =
            std::future::poll_fn(|context| match self.state.borrow_mut().admit(Date::now()) {
                Admission::Go => Poll::Ready(Ok(Pass(Some(Rc::clone(self))))),
                Admission::Refuse {
                    status,
                    retry_after,
                } => Poll::Ready(Err(Denied::Refused(status, retry_after))),
                Admission::Wait => {
                    self.waiting.borrow_mut().push(context.waker().clone());
                    Poll::Pending
                }
            });
        let interrupt = Interrupt::start(signal, Some(timeout))
            .map_err(|reason| Denied::Interrupted(Interrupted::Aborted(reason)))?;
        interrupt.race(wait).await.map_err(Denied::Interrupted)?
    }

    fn report(&self, status: Option<u16>, retry_after: Option<f64>) {
        self.state
            .borrow_mut()
            .report(Date::now(), status, retry_after);
        // Taken out first: whoever wakes may come back to the list at once.
        for waker in self.waiting.take() {
            waker.wake();
        }
    }
}

/// The right to send one request. Dropped without a report it counts as unanswered.
pub(super) struct Pass(Option<Rc<Guard>>);

impl Pass {
    /// Tells the guard what the answer was.
    pub(super) fn report(mut self, head: &ReplyHead) {
        if let Some(guard) = self.0.take() {
            let status = Some(head.status).filter(|status| *status > 0);
            guard.report(status, head.retry_after);
        }
    }
}

impl Drop for Pass {
    fn drop(&mut self) {
        if let Some(guard) = self.0.take() {
            guard.report(None, None);
        }
    }
}
