//! The credential guards of this runtime: clients with the same credential at the same place share
//! one, also when a new client is made for each call.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Date, Function, Promise};
use wasm_bindgen::JsValue;

use super::wait::{Waited, within};
use crate::credential_guard::{Admission, CredentialGuard};
use crate::http::ReplyHead;
use crate::text::text;

thread_local! {
    static GUARDS: RefCell<Vec<(String, Rc<Guard>)>> = const { RefCell::new(Vec::new()) };
}

/// A guard and those who wait at it.
#[derive(Default)]
pub(super) struct Guard {
    state: RefCell<CredentialGuard>,
    /// Each resolves the promise that one of them waits for.
    waiting: RefCell<Vec<Function>>,
}

/// Why a request may not go out.
pub(super) enum Denied {
    /// The caller's signal fired; its reason.
    Aborted(JsValue),
    /// Nobody knew in time whether the credential is good.
    TimedOut,
    /// The guard's refusal: status and seconds.
    Refused(u16, f64),
}

/// The guard for a credential at a base URL.
pub(super) fn shared(base: &str, credential: &str) -> Rc<Guard> {
    let key = text!(base, " ", credential);
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
        signal: &JsValue,
        timeout: f64,
    ) -> Result<Pass, Denied> {
        let began = Date::now();
        loop {
            // Not kept while it waits: reports come meanwhile.
            let admission = self.state.borrow_mut().admit(Date::now());
            match admission {
                Admission::Go => return Ok(Pass(Some(Rc::clone(self)))),
                Admission::Refuse {
                    status,
                    retry_after,
                } => return Err(Denied::Refused(status, retry_after)),
                Admission::Wait => {}
            }
            let report = Promise::new(&mut |resolve, _| self.waiting.borrow_mut().push(resolve));
            let left = (began + timeout - Date::now()).max(0.0);
            match within(&report, None, signal, Some(left)).await {
                Waited::Aborted(reason) => return Err(Denied::Aborted(reason)),
                Waited::TimedOut => return Err(Denied::TimedOut),
                _ => {}
            }
        }
    }

    fn report(&self, status: Option<u16>, retry_after: Option<f64>) {
        self.state
            .borrow_mut()
            .report(Date::now(), status, retry_after);
        for resolve in self.waiting.take() {
            // The resolver of a promise cannot throw.
            let _ = resolve.call0(&JsValue::UNDEFINED);
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
