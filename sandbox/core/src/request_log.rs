//! What a world was asked: the counters and the log behind `GET requests`.

use std::collections::{BTreeMap, VecDeque};

use serde::Serialize;

use crate::http::request::Head;

/// The log keeps the latest entries; the counters count all.
const CAPACITY: usize = 1000;

#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct RequestLog {
    /// Requests whose head arrived.
    seen: u64,
    /// Requests that were carried out, and answered with success.
    applied: u64,
    /// Requests answered with 401.
    bad_credentials: u64,
    log: VecDeque<Entry>,
    /// What arrived at the other origin, where redirects lead.
    other_origin: Vec<OtherOriginEntry>,
    /// Resets so far: what is reported about a request from before the last one no longer counts.
    #[serde(skip)]
    resets: u64,
}

#[derive(Debug, Serialize)]
struct Entry {
    n: u64,
    method: String,
    path: String,
    query: Option<String>,
    /// Null until a complete head was sent, for ever if it never is.
    status: Option<u16>,
    applied: bool,
    headers: BTreeMap<String, String>,
    /// Null until it was read to its end, and if it is empty.
    body: Option<String>,
    fault: Option<&'static str>,
}

#[derive(Debug, Serialize)]
struct OtherOriginEntry {
    method: String,
    path: String,
    headers: BTreeMap<String, String>,
}

/// Stands for one request in later reports.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ticket {
    n: u64,
    resets: u64,
}

impl RequestLog {
    /// The head of a request has arrived.
    pub(crate) fn arrived(&mut self, head: &Head) -> Ticket {
        self.seen += 1;
        if self.log.len() == CAPACITY {
            self.log.pop_front();
        }
        self.log.push_back(Entry {
            n: self.seen,
            method: head.method.clone(),
            path: head.path.clone(),
            query: head.query.clone(),
            status: None,
            applied: false,
            headers: head.headers.joined(),
            body: None,
            fault: None,
        });
        Ticket {
            n: self.seen,
            resets: self.resets,
        }
    }

    /// The body has arrived.
    pub(crate) fn set_body(&mut self, ticket: Ticket, body: &[u8]) {
        if let Some(entry) = self.entry(ticket) {
            entry.body = (!body.is_empty()).then(|| String::from_utf8_lossy(body).into_owned());
        }
    }

    /// The request meets a fault.
    pub(crate) fn set_fault(&mut self, ticket: Ticket, fault: &'static str) {
        if let Some(entry) = self.entry(ticket) {
            entry.fault = Some(fault);
        }
    }

    /// The operation has come to this status, whether or not the client will learn of it.
    pub(crate) fn carried_out(&mut self, ticket: Ticket, status: u16) {
        if ticket.resets != self.resets {
            return;
        }
        let applied = (200..300).contains(&status);
        self.applied += u64::from(applied);
        self.bad_credentials += u64::from(status == 401);
        if let Some(entry) = self.entry(ticket) {
            entry.applied = applied;
        }
    }

    /// The client is sent this status.
    pub(crate) fn set_status(&mut self, ticket: Ticket, status: u16) {
        if let Some(entry) = self.entry(ticket) {
            entry.status = Some(status);
        }
    }

    /// A request has arrived at the other origin.
    pub(crate) fn arrived_elsewhere(&mut self, head: &Head) {
        self.other_origin.push(OtherOriginEntry {
            method: head.method.clone(),
            path: head.target(),
            headers: head.headers.joined(),
        });
    }

    pub(crate) fn reset(&mut self) {
        *self = Self {
            resets: self.resets + 1,
            ..Self::default()
        };
    }

    /// None once the log has moved on.
    fn entry(&mut self, ticket: Ticket) -> Option<&mut Entry> {
        if ticket.resets != self.resets {
            return None;
        }
        self.log.iter_mut().rev().find(|entry| entry.n == ticket.n)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head() -> Head {
        Head::new("GET", "/sms", [("accept", "x")])
    }

    #[test]
    fn reports_on_a_request_from_before_a_reset_are_dropped() {
        let mut log = RequestLog::default();
        let ticket = log.arrived(&head());
        log.reset();
        log.arrived(&head());
        log.carried_out(ticket, 200);
        log.set_status(ticket, 200);
        assert_eq!((log.seen, log.applied), (1, 0));
        assert_eq!(log.log[0].status, None);
    }

    #[test]
    fn the_log_keeps_the_latest_and_the_counters_count_all() {
        let mut log = RequestLog::default();
        let first = log.arrived(&head());
        for _ in 0..CAPACITY {
            log.arrived(&head());
        }
        log.carried_out(first, 401);
        assert_eq!((log.log.len(), log.log[0].n), (CAPACITY, 2));
        assert_eq!((log.seen, log.bad_credentials), (CAPACITY as u64 + 1, 1));
    }
}
