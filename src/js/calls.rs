//! The calls of a client that are in progress.

use std::cell::RefCell;

use js_sys::Function;
use wasm_bindgen::JsValue;

use crate::call::exchange::{Exchange, Limits};
use crate::call::lockout::Pass;
use crate::operation::Operation;
use crate::wire::Request;

/// A checked call.
pub(super) struct Prepared {
    pub(super) request: Request,
    pub(super) limits: Limits,
    /// The shortest time between two requests, in milliseconds; 0 for none.
    pub(super) pace: f64,
    /// The caller's, or `undefined`.
    pub(super) signal: JsValue,
}

/// Calls in progress, by number.
#[derive(Default)]
pub(super) struct Calls {
    slots: RefCell<Vec<Option<Call>>>,
    /// The value that belongs to the number which the last step returned.
    taken: RefCell<JsValue>,
}

/// A call in progress.
pub(super) struct Call {
    pub(super) exchange: Exchange,
    pub(super) operation: &'static Operation,
    /// For the caller's hook, if there is one.
    pub(super) target: String,
    pub(super) timeout: i32,
    pub(super) pass: Option<Pass>,
}

impl Calls {
    /// Adds a call and returns its number.
    pub(super) fn add(
        &self,
        operation: &'static Operation,
        prepared: &Prepared,
        hook: Option<&Function>,
    ) -> usize {
        let target = hook.map(|_| prepared.request.target.clone());
        let call = Call {
            exchange: Exchange::new(operation, prepared.limits),
            operation,
            target: target.unwrap_or_default(),
            timeout: prepared.limits.timeout,
            pass: None,
        };
        let mut slots = self.slots.borrow_mut();
        let free = slots.iter().position(Option::is_none);
        let number = free.unwrap_or(slots.len());
        match slots.get_mut(number) {
            Some(slot) => *slot = Some(call),
            None => slots.push(Some(call)),
        }
        number
    }

    // A call is removed while it is worked on: the caller's hook may make another one.
    pub(super) fn take(&self, number: usize) -> Option<Call> {
        self.slots
            .borrow_mut()
            .get_mut(number)
            .and_then(Option::take)
    }

    pub(super) fn put_back(&self, number: usize, call: Call) {
        if let Some(slot) = self.slots.borrow_mut().get_mut(number) {
            *slot = Some(call);
        }
    }

    pub(super) fn hand_out(&self, value: JsValue) {
        self.taken.replace(value);
    }

    /// Removes the value of the last step.
    pub(super) fn taken(&self) -> JsValue {
        self.taken.replace(JsValue::UNDEFINED)
    }
}
