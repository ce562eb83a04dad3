//! One world inside a test. Requests come as values to the providers' own hosts, and only the real time comes from outside.
//! What crosses to JavaScript is JSON, so that the crate for wasm only passes it on.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Value, json};

use crate::addresses::Addresses;
use crate::control;
use crate::hosts;
use crate::http::request::Head;
use crate::refusal::Refusal;
use crate::reply::{AfterCut, CutAt, Reply};
use crate::sandbox::{Delayed, Incoming, Sandbox, Step};
use crate::settings::Settings;

/// Where redirects lead: a host that is nobody's.
const ELSEWHERE: &str = "https://elsewhere.example";

/// At most this many numbers are named in an error.
const NAMED: usize = 20;

/// Both providers inside a test.
///
/// `real` is the real time in milliseconds since the Unix epoch. Errors are JSON: `{ "error", "issues" }`.
#[derive(Debug)]
pub struct Inside {
    sandbox: Sandbox,
    /// From the real time to the one at which the test wants to start.
    offset: f64,
    requests: u32,
    /// Requests whose body is awaited, with the time of the world's clock when they began.
    incoming: BTreeMap<u32, (f64, Incoming)>,
    /// Requests whose reply is to come later, with the time of the world's clock.
    delayed: Vec<(f64, u32, Delayed)>,
}

/// What a client sees of a reply.
#[derive(Debug, Serialize)]
struct Seen {
    id: u32,
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: String,
    /// How many bytes of the body arrive; null for all of them, if the connection does not break.
    bytes: Option<usize>,
    /// Whether the head arrives.
    head: bool,
    /// Whether a connection that breaks stays open and silent.
    silent: bool,
}

impl Inside {
    /// A world with these settings, as JSON; `seed`, `now` and `speed` may be among them.
    ///
    /// # Errors
    ///
    /// What is wrong with the settings.
    pub fn new(settings: &str, real: f64) -> Result<Self, String> {
        let given = read(settings)?;
        let (start, settings) = Settings::with_start(given).map_err(refused)?;
        let now = start.now.unwrap_or(real);
        let addresses = Addresses {
            url: ELSEWHERE.to_owned(),
            other_origin: ELSEWHERE.to_owned(),
        };
        let mut sandbox = Sandbox::new(addresses, start.seed.unwrap_or(0), now);
        if let Some(world) = sandbox.world(now) {
            world.settings = settings;
            world.clock.set_speed(start.speed);
        }
        Ok(Self {
            sandbox,
            offset: now - real,
            requests: 0,
            incoming: BTreeMap::new(),
            delayed: Vec::new(),
        })
    }

    /// The credentials that are valid here, as JSON.
    pub fn credentials(&mut self, real: f64) -> String {
        let world = self.sandbox.world(real + self.offset);
        let all = world.map(|world| world.credentials.json());
        all.unwrap_or_default().to_string()
    }

    /// Makes a call of a control endpoint and returns its answer, as JSON.
    ///
    /// # Errors
    ///
    /// What is wrong with the call.
    pub fn control(
        &mut self,
        method: &str,
        endpoint: &str,
        body: &str,
        real: f64,
    ) -> Result<String, String> {
        let Some(world) = self.sandbox.world(real + self.offset) else {
            return Err(refused(Refusal::of("", "There is no such world.")));
        };
        let answer = control::call(world, method, endpoint, body.as_bytes());
        answer.map(|value| value.to_string()).map_err(refused)
    }

    /// Moves the clock forward. Replies whose time has come are then [`Self::due`].
    ///
    /// # Errors
    ///
    /// When the clock cannot be moved by as many seconds.
    pub fn advance(&mut self, seconds: f64, real: f64) -> Result<(), String> {
        if !crate::clock::is_forward(seconds) {
            return Err(refused(Refusal::of(
                "seconds",
                "Expected a number from 0 to 1e9.",
            )));
        }
        if let Some(world) = self.sandbox.world(real + self.offset) {
            world.clock.advance(seconds);
        }
        Ok(())
    }

    /// Takes the head of a request and returns its number. `headers` is JSON: an array of pairs.
    ///
    /// # Errors
    ///
    /// A sentence, for a URL that is not one of a provider.
    pub fn begin(
        &mut self,
        method: &str,
        url: &str,
        headers: &str,
        real: f64,
    ) -> Result<u32, String> {
        let (provider, target) = hosts::split(url)?;
        let headers: Vec<(String, String)> = serde_json::from_str(headers).unwrap_or_default();
        let headers = headers
            .into_iter()
            .map(|(name, value)| (name, from_byte_string(&value)));
        let head = Head::new(method, target, headers);
        let now = real + self.offset;
        let incoming = self.sandbox.begin_at(provider, head, now);
        self.requests += 1;
        if let Some((incoming, world)) = incoming.zip(self.sandbox.world(now)) {
            let begun = world.clock.exact();
            self.incoming.insert(self.requests, (begun, incoming));
        }
        Ok(self.requests)
    }

    /// Forgets a request whose body never arrived.
    pub fn forget(&mut self, id: u32) {
        self.incoming.remove(&id);
    }

    /// Takes the body of a request. Returns what the client sees, as JSON; none if that comes later. A delay counts from the head:
    /// the clock may have been moved forward while the body was read.
    pub fn receive(&mut self, id: u32, body: Vec<u8>, real: f64) -> Option<String> {
        let now = real + self.offset;
        let (begun, incoming) = self.incoming.remove(&id)?;
        match self.sandbox.receive(incoming, body, now) {
            Step::Reply(reply) => Some(seen(id, reply)),
            Step::Wait(millis, delayed) => {
                self.delayed.push((begun + millis as f64, id, delayed));
                None
            }
        }
    }

    /// The real milliseconds until the reply to a request is due; none if the clock has to be moved forward for it.
    pub fn wait(&mut self, id: u32, real: f64) -> Option<f64> {
        let (due, ..) = self.delayed.iter().find(|(_, known, _)| *known == id)?;
        self.sandbox.world(real + self.offset)?.clock.until(*due)
    }

    /// What a client sees whose reply was due first, as JSON; none if no reply is due.
    pub fn due(&mut self, real: f64) -> Option<String> {
        let now = self.sandbox.world(real + self.offset)?.clock.exact();
        let times = self.delayed.iter().filter(|(due, ..)| *due <= now);
        let (_, first, _) = times.min_by(|one, other| one.0.total_cmp(&other.0))?;
        self.resume(*first, real)
    }

    /// What the client sees whose request has this number, as JSON, whether or not its reply is due.
    pub fn resume(&mut self, id: u32, real: f64) -> Option<String> {
        let index = self.delayed.iter().position(|(_, known, _)| *known == id)?;
        let (.., delayed) = self.delayed.remove(index);
        Some(seen(id, self.sandbox.resume(delayed, real + self.offset)))
    }

    /// Says which of these numbers, a JSON array, were not sent to exactly once; none if all were.
    ///
    /// # Errors
    ///
    /// When they are not an array of strings.
    pub fn not_sent_once(&mut self, recipients: &str, real: f64) -> Result<Option<String>, String> {
        let Value::Array(items) = read(recipients)? else {
            return Err(refused(Refusal::of(
                "recipients",
                "Expected a list of phone numbers.",
            )));
        };
        let mut counts = BTreeMap::<String, usize>::new();
        if let Some(world) = self.sandbox.world(real + self.offset) {
            for (phone, _) in control::sent(world) {
                *counts.entry(digits(&phone)).or_default() += 1;
            }
        }
        let mut wrong = BTreeMap::new();
        for (index, item) in items.iter().enumerate() {
            let number = item.as_str().map(|text| (text, digits(text)));
            let Some((text, digits)) = number.filter(|(_, digits)| !digits.is_empty()) else {
                let path = format!("recipients[{index}]");
                return Err(refused(Refusal::of(&path, "Expected a phone number.")));
            };
            let count = counts.get(&digits).copied().unwrap_or(0);
            if count != 1 {
                wrong.insert(digits, (text, count));
            }
        }
        Ok(complaint(&wrong))
    }
}

/// `2 recipients were not sent to exactly once: +447700900001 (0 times), +447700900002 (2 times)`.
fn complaint(wrong: &BTreeMap<String, (&str, usize)>) -> Option<String> {
    let subject = match wrong.len() {
        0 => return None,
        1 => "1 recipient was".to_owned(),
        count => format!("{count} recipients were"),
    };
    let named = wrong.values().take(NAMED).map(|(text, count)| match count {
        0 => format!("{text} (never)"),
        count => format!("{text} ({count} times)"),
    });
    let named: Vec<_> = named.collect();
    let more = match wrong.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    Some(format!(
        "{subject} not sent to exactly once: {}{more}",
        named.join(", ")
    ))
}

/// A header's value as a server reads it. In JavaScript each of its characters is one byte on the wire.
fn from_byte_string(value: &str) -> String {
    let bytes: Option<Vec<u8>> = value.chars().map(|one| u8::try_from(one).ok()).collect();
    bytes.map_or_else(
        || value.to_owned(),
        |bytes| String::from_utf8_lossy(&bytes).into_owned(),
    )
}

fn digits(phone: &str) -> String {
    phone.chars().filter(char::is_ascii_digit).collect()
}

fn read(text: &str) -> Result<Value, String> {
    serde_json::from_str(text).map_err(|error| refused(Refusal::of("", error.to_string())))
}

fn refused(refusal: Refusal) -> String {
    json!(refusal).to_string()
}

fn seen(id: u32, reply: Reply) -> String {
    let Reply { response, cut } = reply;
    // A response without a body is complete before a cut in its body.
    let cut = cut.filter(|cut| cut.at != CutAt::Body(0) || !response.body.is_empty());
    let seen = Seen {
        id,
        status: response.status,
        headers: response.headers,
        body: response.body,
        bytes: cut.and_then(|cut| match cut.at {
            CutAt::Head(_) => None,
            CutAt::Body(bytes) => Some(bytes),
        }),
        head: !matches!(cut.map(|cut| cut.at), Some(CutAt::Head(_))),
        silent: matches!(cut.map(|cut| cut.then), Some(AfterCut::Stall)),
    };
    serde_json::to_string(&seen).unwrap_or_default()
}
