//! A plan of several calls, for run.js: a machine decides which call comes next and what its response means.

use std::rc::Rc;

use js_sys::{Array, Date, Math};
use wasm_bindgen::prelude::*;

use super::border::{next, watch};
use super::calls::Prepared;
use super::connection::Connection;
use super::errors::{raise, to_js};
use super::run::number_of;
use super::runtime::property;
use super::values;
use crate::call::guard::{Guard, Next};
use crate::call::pages::{Page, Pages};
use crate::call::watch::{Action, Event, Watch};
use crate::operation::Operation;
use crate::text::text;

/// What is watched: the calls that read it, in full and short, the number in their responses that is the state,
/// and whether a state is final.
pub(super) struct Watched {
    pub(super) full: &'static Operation,
    pub(super) short: &'static Operation,
    pub(super) state: &'static str,
    pub(super) is_final: fn(f64) -> bool,
}

/// Decides about the calls of a plan.
pub(super) enum Machine {
    /// A watch, with the targets of the full and of the short response.
    Watch(Watch, Watched, [String; 2]),
    /// A list, with the target without its page.
    Pages(Pages, String),
    /// A change that is counted first.
    Guard(Box<dyn Guard>),
}

/// A plan of several calls.
#[wasm_bindgen(js_name = __Plan, skip_typescript)]
pub struct Plan {
    connection: Rc<Connection>,
    /// The next call.
    operation: &'static Operation,
    prepared: Prepared,
    machine: Machine,
    taken: JsValue,
}

impl Plan {
    pub(super) fn new(
        connection: &Rc<Connection>,
        operation: &'static Operation,
        prepared: Prepared,
        machine: Machine,
    ) -> Self {
        Self {
            connection: Rc::clone(connection),
            operation,
            prepared,
            machine,
            taken: JsValue::UNDEFINED,
        }
    }

    fn on(&mut self, event: Event) -> f64 {
        let Machine::Watch(machine, ..) = &mut self.machine else {
            return watch::GIVE_UP;
        };
        match machine.on(event, Math::random()) {
            Action::Look(milliseconds) => milliseconds,
            Action::Yield(false) => watch::YIELD,
            Action::Yield(true) => watch::YIELD_LAST,
            Action::GiveUp => watch::GIVE_UP,
            Action::Fail(failure) => {
                self.taken = raise(*failure, None);
                watch::GIVE_UP
            }
        }
    }
}

/// The next call.
#[wasm_bindgen(js_class = __Plan)]
impl Plan {
    /// Begins the next call and returns its number.
    #[wasm_bindgen(skip_typescript)]
    pub fn call(&mut self) -> usize {
        match &self.machine {
            Machine::Watch(machine, watched, [full, short]) => {
                let (operation, target) = match machine.is_full() {
                    true => (watched.full, full),
                    false => (watched.short, short),
                };
                self.operation = operation;
                self.prepared.request.target.clone_from(target);
            }
            Machine::Pages(machine, target) => {
                let page = machine.next().unwrap_or_default() as usize;
                let has_query = target.bytes().any(|byte| byte == b'?');
                let before = if has_query { "&page=" } else { "?page=" };
                self.prepared.request.target = text!(target, before, page);
            }
            Machine::Guard(_) => {}
        }
        self.connection.add(self.operation, &self.prepared)
    }

    /// The number of its operation.
    #[wasm_bindgen(skip_typescript)]
    pub fn operation(&self) -> usize {
        number_of(self.operation)
    }

    /// Its target.
    #[wasm_bindgen(skip_typescript)]
    pub fn target(&self) -> String {
        self.prepared.request.target.clone()
    }

    /// Its headers.
    #[wasm_bindgen(skip_typescript)]
    pub fn headers(&self) -> JsValue {
        self.connection.headers(self.operation.accept, false)
    }

    /// The value that belongs to the last step.
    #[wasm_bindgen(skip_typescript)]
    pub fn taken(&mut self) -> JsValue {
        std::mem::take(&mut self.taken)
    }
}

/// A watch.
#[wasm_bindgen(js_class = __Plan)]
impl Plan {
    /// The caller waits for the next state.
    #[wasm_bindgen(skip_typescript)]
    pub fn asked(&mut self) -> f64 {
        self.on(Event::Asked)
    }

    /// What a response means.
    #[wasm_bindgen(skip_typescript)]
    pub fn saw(&mut self, answer: JsValue) -> f64 {
        let Machine::Watch(_, watched, _) = &self.machine else {
            return watch::GIVE_UP;
        };
        let state = property(&answer, watched.state);
        self.on(Event::Saw(state.as_f64()))
    }

    /// What a failed check means.
    #[wasm_bindgen(skip_typescript)]
    pub fn failed(&mut self, is_passing: bool) -> f64 {
        self.on(Event::Failed(is_passing))
    }

    /// Milliseconds for the whole watch; `NaN` if there is no deadline.
    #[wasm_bindgen(skip_typescript)]
    pub fn deadline(&self) -> f64 {
        match &self.machine {
            Machine::Watch(machine, ..) => machine.deadline().unwrap_or(f64::NAN),
            _ => f64::NAN,
        }
    }

    /// The error of a watch whose deadline has passed.
    #[wasm_bindgen(skip_typescript)]
    pub fn late(&mut self) -> JsValue {
        self.on(Event::Late);
        self.taken()
    }
}

/// A list.
#[wasm_bindgen(js_class = __Plan)]
impl Plan {
    /// Whether another page follows.
    #[wasm_bindgen(skip_typescript)]
    pub fn more(&self) -> bool {
        matches!(&self.machine, Machine::Pages(machine, _) if machine.next().is_some())
    }

    /// Takes a page. Returns how many of its new items are passed on.
    #[wasm_bindgen(skip_typescript)]
    pub fn page(&mut self, items: usize, fresh: usize, total: JsValue, has_next: JsValue) -> usize {
        let Machine::Pages(machine, _) = &mut self.machine else {
            return 0;
        };
        machine.take(Page {
            items,
            fresh,
            total: total.as_f64(),
            has_next: has_next.as_bool(),
        })
    }
}

/// A change that is counted first.
#[wasm_bindgen(js_class = __Plan)]
impl Plan {
    /// What follows the response of the last call, which is `undefined` before the first.
    #[wasm_bindgen(skip_typescript)]
    pub fn next(&mut self, answer: JsValue) -> f64 {
        let Machine::Guard(guard) = &self.machine else {
            return next::FAIL;
        };
        if answer.is_undefined() {
            self.operation = guard.counting();
            self.prepared.request = guard.count();
            return next::SEND;
        }
        if !self.is_before() {
            return next::DONE;
        }
        let items = property(&answer, "hydra:member");
        let newest = items.dyn_ref::<Array>().map(|items| items.get(0));
        let newest = newest.and_then(|item| property(&item, "created_at").as_f64());
        let decided = guard.decide(&values::shallow(&answer), newest, Date::now() / 1000.0);
        let (code, value) = match decided {
            Next::Change(request) => {
                self.operation = guard.operation();
                self.prepared.request = request;
                return next::SEND;
            }
            Next::Nothing(nothing) => (next::ANSWER, to_js(&nothing)),
            Next::Refuse(failure) => (next::FAIL, raise(*failure, None)),
        };
        self.taken = value;
        code
    }

    /// Whether the change itself has not been sent.
    #[wasm_bindgen(js_name = isBefore, skip_typescript)]
    pub fn is_before(&self) -> bool {
        matches!(&self.machine, Machine::Guard(guard) if !std::ptr::eq(self.operation, guard.operation()))
    }
}
