//! A sandbox whose time moves only when a test says so.

use sandbox_core::{Addresses, Head, Reply, Response, Sandbox, Step};
use serde_json::{Value, json};

pub(crate) const TOKEN: (&str, &str) = (
    "X-LOX24-AUTH-TOKEN",
    "1234567:e3f3a759b6677959b6ebfcxxxxxxxxxx",
);
pub(crate) const JSON: (&str, &str) = ("Accept", "application/json");
pub(crate) const JSON_BODY: (&str, &str) = ("Content-Type", "application/json");
pub(crate) const START: f64 = 1_700_000_000_000.0;

pub(crate) struct Fixture {
    pub(crate) sandbox: Sandbox,
    pub(crate) now: f64,
}

impl Fixture {
    pub(crate) fn new(seed: u64) -> Self {
        let addresses = Addresses {
            url: "http://sandbox".to_owned(),
            other_origin: "http://elsewhere".to_owned(),
        };
        Self {
            sandbox: Sandbox::new(addresses, seed, START),
            now: START,
        }
    }

    pub(crate) fn step(
        &mut self,
        method: &str,
        target: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Step {
        let head = Head::new(method, target, headers.iter().copied());
        self.sandbox.handle(head, body.into(), self.now)
    }

    /// A request that no fault delays.
    pub(crate) fn send(
        &mut self,
        method: &str,
        target: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Reply {
        match self.step(method, target, headers, body) {
            Step::Reply(reply) => reply,
            Step::Wait(millis, _) => panic!("delayed by {millis} ms"),
        }
    }

    /// A LOX24 request with the right credentials and Accept.
    pub(crate) fn lox24(&mut self, method: &str, target: &str, body: &str) -> Response {
        let headers = [TOKEN, JSON, JSON_BODY];
        let headers = if body.is_empty() {
            &headers[..2]
        } else {
            &headers
        };
        self.send(method, target, headers, body).response
    }

    /// A bulk to one phone; its UUID.
    pub(crate) fn create_bulk(&mut self) -> String {
        let body = json!({ "sender_id": "x", "text": "x", "phones": ["+447700900001"] });
        let response = self.lox24("POST", "/bulks", &body.to_string());
        assert_eq!(response.status, 201, "{}", response.body);
        body_of(&response)["uuid"]
            .as_str()
            .expect("uuid")
            .to_owned()
    }

    pub(crate) fn tell(&mut self, endpoint: &str, body: Value) -> Value {
        let target = format!("/_sandbox/{endpoint}");
        let response = self.send("POST", &target, &[], &body.to_string()).response;
        assert_eq!(response.status, 200, "{}", response.body);
        body_of(&response)
    }

    pub(crate) fn ask(&mut self, endpoint: &str) -> Value {
        let target = format!("/_sandbox/{endpoint}");
        body_of(&self.send("GET", &target, &[], "").response)
    }
}

pub(crate) fn body_of(response: &Response) -> Value {
    serde_json::from_str(&response.body).expect("a JSON body")
}

pub(crate) fn header<'a>(response: &'a Response, name: &str) -> Option<&'a str> {
    let mut headers = response.headers.iter();
    let (_, value) = headers.find(|(known, _)| *known == name)?;
    Some(value)
}
