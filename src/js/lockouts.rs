//! The lockouts of this runtime: clients of the same base URL share one, even if a new client is created for
//! each call, with a `fetch` of its own.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Array;

use super::runtime::now;
use crate::call::lockout::{Admission, Lockout, Pass, hash};
use crate::provider;
use crate::wire::ReplyHead;

/// From this many lockouts on, those without a client are forgotten.
const MANY: usize = 64;

thread_local! {
    static HOSTS: RefCell<Vec<(String, Rc<Host>)>> = const { RefCell::new(Vec::new()) };
}

struct Host {
    state: RefCell<Lockout>,
    /// Functions that wake the calls that wait for their turn.
    waiting: Array,
}

/// The lockout of a client's base URL, for the client's credential.
pub(super) struct SharedLockout {
    host: Rc<Host>,
    credential: u64,
}

/// Returns the lockout with this key, for a credential.
pub(super) fn shared(key: &str, credential: &str, limits: provider::Lockout) -> SharedLockout {
    let host = HOSTS.with_borrow_mut(|hosts| {
        if let Some((_, host)) = hosts.iter().find(|(known, _)| known == key) {
            return Rc::clone(host);
        }
        if hosts.len() >= MANY {
            forget(hosts);
        }
        let host = Rc::new(Host {
            state: RefCell::new(Lockout::new(limits)),
            waiting: Array::new(),
        });
        hosts.push((key.to_owned(), Rc::clone(&host)));
        host
    });
    SharedLockout {
        host,
        credential: hash(credential),
    }
}

fn forget(hosts: &mut Vec<(String, Rc<Host>)>) {
    let mut index = 0;
    while let Some((_, host)) = hosts.get(index) {
        if Rc::strong_count(host) > 1 {
            index += 1;
        } else {
            hosts.swap_remove(index);
        }
    }
}

impl SharedLockout {
    pub(super) fn waiting(&self) -> Array {
        self.host.waiting.clone()
    }

    pub(super) fn ask(&self, timeout: i32) -> Admission {
        let mut state = self.host.state.borrow_mut();
        state.ask(now(), timeout.into(), self.credential)
    }

    pub(super) fn report(&self, pass: Pass, head: Option<&ReplyHead>) {
        let status = head.map(|head| head.status).filter(|status| *status > 0);
        let retry_after = head.and_then(|head| head.retry_after);
        let mut state = self.host.state.borrow_mut();
        state.report(pass, now(), status, retry_after);
    }
}
