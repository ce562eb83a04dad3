//! All worlds behind a server in another language: heads and bodies in, replies out. What crosses is JSON, so that the crate for
//! wasm only passes it on.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::json;

use crate::addresses::Addresses;
use crate::http::request::Head;
use crate::reply::{AfterCut, CutAt, Reply};
use crate::sandbox::{Delayed, Incoming, Sandbox, Step};

/// Both providers behind HTTP.
///
/// `real` is the real time in milliseconds since the Unix epoch. The headers of a request are JSON: an array of pairs.
#[derive(Debug)]
pub struct Served {
    sandbox: Sandbox,
    requests: u32,
    /// Requests whose body is awaited.
    incoming: BTreeMap<u32, Incoming>,
    /// Requests whose reply is to come later.
    delayed: BTreeMap<u32, Delayed>,
}

/// What goes on the wire.
#[derive(Debug, Serialize)]
struct Written {
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: String,
    /// Where the connection breaks, if it does.
    cut: Option<Broken>,
}

#[derive(Debug, Serialize)]
struct Broken {
    /// Whether the connection breaks within the head.
    head: bool,
    /// How many bytes still get out: of the head, or of the body after it.
    bytes: usize,
    /// Whether the connection then stays open and silent.
    silent: bool,
}

impl Served {
    /// A sandbox with the default world. The ids and keys that it gives out follow from the seed.
    pub fn new(url: &str, other_origin: &str, seed: u64, real: f64) -> Self {
        let addresses = Addresses {
            url: url.to_owned(),
            other_origin: other_origin.to_owned(),
        };
        Self {
            sandbox: Sandbox::new(addresses, seed, real),
            requests: 0,
            incoming: BTreeMap::new(),
            delayed: BTreeMap::new(),
        }
    }

    /// The credentials of the default world, as JSON.
    pub fn credentials(&mut self, real: f64) -> String {
        let world = self.sandbox.world(real);
        let all = world.map(|world| world.credentials.json());
        all.unwrap_or_default().to_string()
    }

    /// Takes the head of a request and returns its number. `target` is path and query as they came over the wire.
    pub fn begin(&mut self, method: &str, target: &str, headers: &str, real: f64) -> u32 {
        let incoming = self.sandbox.begin(head(method, target, headers), real);
        self.requests += 1;
        self.incoming.insert(self.requests, incoming);
        self.requests
    }

    /// Forgets a request whose body never arrived.
    pub fn forget(&mut self, id: u32) {
        self.incoming.remove(&id);
    }

    /// Takes the body of a request. Returns what goes on the wire, or `{ "wait" }`: the milliseconds until [`Self::resume`] is
    /// to be called.
    pub fn receive(&mut self, id: u32, body: Vec<u8>, real: f64) -> Option<String> {
        let incoming = self.incoming.remove(&id)?;
        Some(match self.sandbox.receive(incoming, body, real) {
            Step::Reply(reply) => written(reply),
            Step::Wait(millis, delayed) => {
                self.delayed.insert(id, delayed);
                json!({ "wait": millis }).to_string()
            }
        })
    }

    /// What goes on the wire after a delay.
    pub fn resume(&mut self, id: u32, real: f64) -> Option<String> {
        let delayed = self.delayed.remove(&id)?;
        Some(written(self.sandbox.resume(delayed, real)))
    }

    /// Takes a request to the other origin, and returns what goes on the wire.
    pub fn redirected(&mut self, method: &str, target: &str, headers: &str, real: f64) -> String {
        let response = self.sandbox.redirected(head(method, target, headers), real);
        written(Reply {
            response,
            cut: None,
        })
    }
}

fn head(method: &str, target: &str, headers: &str) -> Head {
    let headers: Vec<(String, String)> = serde_json::from_str(headers).unwrap_or_default();
    Head::new(method, target, headers)
}

fn written(Reply { response, cut }: Reply) -> String {
    let broken = cut.map(|cut| {
        let (head, bytes) = match cut.at {
            CutAt::Head(bytes) => (true, bytes),
            CutAt::Body(bytes) => (false, bytes),
        };
        Broken {
            head,
            bytes,
            silent: cut.then == AfterCut::Stall,
        }
    });
    let written = Written {
        status: response.status,
        headers: response.headers,
        body: response.body,
        cut: broken,
    };
    serde_json::to_string(&written).unwrap_or_default()
}
