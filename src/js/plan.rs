//! A plan of several calls, for run.js: a machine decides which call comes next and what its response means.

use std::rc::Rc;

use js_sys::{Math, Promise};
use wasm_bindgen::prelude::*;

use super::border::{event, next, watch};
use super::calls::Prepared;
use super::client::Client;
use super::connection::Connection;
use super::errors::{raise, to_js};
use super::run::start;
use super::runtime::property;
use super::values;
use crate::call::guard::{Guard, Next};
use crate::call::pages::{Page, Pages};
use crate::call::watch::{Action, Event, Watch};
use crate::operation::Operation;

/// What is watched: the calls that read it, in full and short, the number in their responses that is the state,
/// and whether a state is final. The path of the short call begins with that of the full one.
pub(super) struct Watched {
    pub(super) full: &'static Operation,
    pub(super) short: &'static Operation,
    pub(super) state: &'static str,
    pub(super) is_final: fn(f64) -> bool,
}

/// Decides about the calls of a plan.
pub(super) enum Machine {
    /// A watch.
    Watch(Watch, Watched),
    /// A list.
    Pages(Pages),
    /// A change that is counted first.
    Guard(Box<dyn Guard>),
}

/// A plan of several calls.
#[wasm_bindgen(js_name = __Plan, skip_typescript)]
pub struct Plan {
    connection: Rc<Connection>,
    /// The same connection, for run.js.
    handle: JsValue,
    /// The next call.
    operation: &'static Operation,
    prepared: Prepared,
    /// The target of the first call; those of the others are derived from it.
    target: String,
    machine: Machine,
    taken: JsValue,
}

impl Plan {
    pub(super) fn new(
        client: &Client,
        operation: &'static Operation,
        prepared: Prepared,
        machine: Machine,
    ) -> Self {
        Self {
            connection: Rc::clone(&client.connection),
            handle: client.handle.clone(),
            operation,
            target: prepared.request.target.clone(),
            prepared,
            machine,
            taken: JsValue::UNDEFINED,
        }
    }
}

#[wasm_bindgen(js_class = __Plan)]
impl Plan {
    /// Makes the next call; `undefined` if none is needed.
    #[wasm_bindgen(skip_typescript)]
    pub fn make(&mut self, signal: &JsValue) -> Option<Promise> {
        let target = &mut self.prepared.request.target;
        match &self.machine {
            Machine::Watch(machine, watched) => {
                target.clone_from(&self.target);
                self.operation = watched.full;
                if !machine.is_full() {
                    self.operation = watched.short;
                    let rest = watched.short.path.get(watched.full.path.len()..);
                    target.push_str(rest.unwrap_or_default());
                }
            }
            Machine::Pages(machine) => {
                let page = machine.next()? as usize;
                *target = Operation::page_target(&self.target, page);
            }
            Machine::Guard(_) => {}
        }
        let (connection, handle) = (&self.connection, &self.handle);
        let promise = start(connection, handle, self.operation, &self.prepared, signal);
        Some(promise)
    }

    /// What an event means to a watch, or the response of the count to a change. `newest` is the time at which the
    /// newest message was created, or of now, in Unix seconds.
    #[wasm_bindgen(skip_typescript)]
    pub fn on(&mut self, what: u32, value: JsValue, newest: f64) -> f64 {
        let (code, value) = match &mut self.machine {
            Machine::Watch(machine, watched) => {
                let happened = match what {
                    event::ASKED => Event::Asked,
                    event::SAW => Event::Saw(property(&value, watched.state).as_f64()),
                    event::FAILED => Event::Failed(value.is_truthy()),
                    _ => Event::Late,
                };
                match machine.on(happened, Math::random()) {
                    Action::Look(milliseconds) => return milliseconds,
                    Action::Yield(false) => return watch::YIELD,
                    Action::Yield(true) => return watch::YIELD_LAST,
                    Action::GiveUp => return watch::GIVE_UP,
                    Action::Fail(mut failure) => (watch::GIVE_UP, raise(&mut failure, None)),
                }
            }
            Machine::Guard(guard) => match guard.decide(&values::shallow(&value), newest) {
                Next::Change(request) => {
                    self.operation = guard.operation();
                    self.prepared.request = request;
                    return next::SEND;
                }
                Next::Nothing(nothing) => (next::ANSWER, to_js(&nothing)),
                Next::Refuse(mut failure) => (next::FAIL, raise(&mut failure, None)),
            },
            Machine::Pages(_) => return 0.0,
        };
        self.taken = value;
        code
    }

    /// Takes a page of a list. `total` is `NaN` if the page has none, and `has_next` if it does not tell. Returns
    /// how many of its new items are passed on.
    #[wasm_bindgen(skip_typescript)]
    pub fn page(&mut self, items: usize, fresh: usize, total: f64, has_next: f64) -> usize {
        let Machine::Pages(machine) = &mut self.machine else {
            return 0;
        };
        machine.take(Page {
            items,
            fresh,
            total: (!total.is_nan()).then_some(total),
            has_next: (!has_next.is_nan()).then_some(has_next > 0.0),
        })
    }

    /// The value that belongs to the last step.
    #[wasm_bindgen(skip_typescript)]
    pub fn taken(&mut self) -> JsValue {
        std::mem::take(&mut self.taken)
    }
}
