//! What a world was asked: the counters and the log behind `GET requests`.

use std::collections::{BTreeMap, VecDeque};

use axum::http::HeaderMap;
use serde::Serialize;

/// The log keeps the latest entries; the counters count all.
const CAPACITY: usize = 1000;

#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Journal {
    /// Requests whose head arrived.
    seen: u64,
    /// Requests that were carried out: answered with success from the state, or after a change to
    /// it.
    applied: u64,
    /// Requests answered 401.
    bad_credentials: u64,
    log: VecDeque<Entry>,
    /// What arrived at the other origin, where redirects lead.
    other_origin: Vec<Hit>,
    /// Resets so far: what is reported on a request from before the last one counts no more.
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
    /// Null until it was read to its end.
    body: Option<String>,
    fault: Option<&'static str>,
}

#[derive(Debug, Serialize)]
pub(crate) struct Hit {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) headers: BTreeMap<String, String>,
}

/// Stands for one request in reports to come.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ticket {
    n: u64,
    resets: u64,
}

impl Journal {
    pub(crate) fn arrived(
        &mut self,
        method: &str,
        path: &str,
        query: Option<&str>,
        headers: &HeaderMap,
    ) -> Ticket {
        self.seen += 1;
        if self.log.len() == CAPACITY {
            self.log.pop_front();
        }
        self.log.push_back(Entry {
            n: self.seen,
            method: method.to_owned(),
            path: path.to_owned(),
            query: query.map(str::to_owned),
            status: None,
            applied: false,
            headers: readable(headers),
            body: None,
            fault: None,
        });
        Ticket {
            n: self.seen,
            resets: self.resets,
        }
    }

    pub(crate) fn read(&mut self, ticket: Ticket, body: &[u8]) {
        if let Some(entry) = self.entry(ticket) {
            entry.body = (!body.is_empty()).then(|| String::from_utf8_lossy(body).into_owned());
        }
    }

    pub(crate) fn failed(&mut self, ticket: Ticket, fault: &'static str) {
        if let Some(entry) = self.entry(ticket) {
            entry.fault = Some(fault);
        }
    }

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

    pub(crate) fn answered(&mut self, ticket: Ticket, status: u16) {
        if let Some(entry) = self.entry(ticket) {
            entry.status = Some(status);
        }
    }

    pub(crate) fn hit(&mut self, hit: Hit) {
        self.other_origin.push(hit);
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

/// Headers as JSON: lower-case names, repeated values joined as HTTP joins them.
pub(crate) fn readable(headers: &HeaderMap) -> BTreeMap<String, String> {
    let mut readable = BTreeMap::<String, String>::new();
    for (name, value) in headers {
        let value = String::from_utf8_lossy(value.as_bytes());
        readable
            .entry(name.as_str().to_owned())
            .and_modify(|known| *known = format!("{known}, {value}"))
            .or_insert_with(|| value.into_owned());
    }
    readable
}
