//! All worlds behind a server in another language.

use sandbox_core::Served;
use serde_json::{Value, json};

use crate::support::START;

const URL: &str = "http://127.0.0.1:1";
const ELSEWHERE: &str = "http://127.0.0.1:2";

/// A server with this seed, and what it is asked.
struct Server(Served);

impl Server {
    fn new(seed: u64) -> Self {
        Self(Served::new(URL, ELSEWHERE, seed, START))
    }

    fn begin(&mut self, method: &str, target: &str) -> u32 {
        let credentials = json_of(&self.0.credentials(START));
        let headers = json!([
            ["x-lox24-auth-token", credentials["token"]],
            ["Accept", "application/json"],
        ]);
        self.0.begin(method, target, &headers.to_string(), START)
    }

    fn send(&mut self, method: &str, target: &str, body: &Value) -> Value {
        let id = self.begin(method, target);
        let body = match body {
            Value::Null => Vec::new(),
            body => body.to_string().into_bytes(),
        };
        json_of(&self.0.receive(id, body, START).expect("a known request"))
    }

    fn tell(&mut self, target: &str, body: &Value) -> Value {
        body_of(&self.send("POST", target, body))
    }

    fn seen(&mut self) -> Value {
        body_of(&self.send("GET", "/_sandbox/requests", &Value::Null))["seen"].clone()
    }
}

fn json_of(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

fn body_of(written: &Value) -> Value {
    json_of(written["body"].as_str().expect("a body"))
}

#[test]
fn worlds_follow_from_the_seed() {
    let worlds = |seed| {
        let mut server = Server::new(seed);
        [(); 2].map(|()| server.tell("/_sandbox/worlds", &json!({})))
    };
    let [first, second] = worlds(1);
    assert_eq!(first["baseUrl"], format!("{URL}/w/w1"));
    assert_eq!(first["otherOrigin"], ELSEWHERE);
    assert_ne!(first["token"], second["token"]);
    assert_eq!(worlds(1), [first.clone(), second]);
    assert_ne!(worlds(2)[0]["token"], first["token"]);
}

#[test]
fn the_credentials_are_those_of_the_default_world() {
    let mut server = Server::new(1);
    let written = server.send("GET", "/me", &Value::Null);
    assert_eq!(written["status"], 200, "{written}");
    assert_eq!(written["cut"], Value::Null);
    let sub_account = &json_of(&server.0.credentials(START))["subAccountId"];
    assert_eq!(*sub_account, "sandbox_sub");
}

#[test]
fn a_cut_says_how_much_gets_out() {
    let mut server = Server::new(1);
    for (fault, head, silent) in [
        (json!({ "kind": "drop" }), true, false),
        (json!({ "kind": "silence", "where": "headers" }), true, true),
        (json!({ "kind": "cut" }), false, false),
        (json!({ "kind": "silence", "where": "body" }), false, true),
    ] {
        server.tell("/_sandbox/faults", &fault);
        let Value::Object(cut) = server.send("GET", "/me", &Value::Null)["cut"].take() else {
            panic!("{fault} cuts nothing");
        };
        assert_eq!(
            (&cut["head"], &cut["silent"]),
            (&json!(head), &json!(silent)),
            "{fault}"
        );
        let is_first = fault.get("where").is_none() && head;
        assert_eq!(cut["bytes"] == 0, is_first, "{fault}");
    }
}

#[test]
fn a_delayed_reply_comes_once() {
    let mut server = Server::new(1);
    server.tell("/_sandbox/faults", &json!({ "kind": "delay", "ms": 7 }));
    let id = server.begin("GET", "/me");
    let wait = server.0.receive(id, Vec::new(), START).expect("a wait");
    assert_eq!(json_of(&wait), json!({ "wait": 7 }));
    let written = server.0.resume(id, START + 7.0).expect("a reply");
    assert_eq!(json_of(&written)["status"], 200);
    assert_eq!(server.0.resume(id, START), None);
    assert_eq!(server.0.receive(id, Vec::new(), START), None);
}

#[test]
fn a_request_without_its_body_was_seen_and_is_forgotten() {
    let mut server = Server::new(1);
    let id = server.begin("POST", "/bulks");
    server.0.forget(id);
    assert_eq!(server.0.receive(id, Vec::new(), START), None);
    assert_eq!(server.seen(), 1);
}

#[test]
fn what_is_carried_to_the_other_origin_is_logged() {
    let mut server = Server::new(1);
    server.tell("/_sandbox/faults", &json!({ "kind": "redirect" }));
    let written = server.send("GET", "/me?x=1", &Value::Null);
    let location = json!(["location", format!("{ELSEWHERE}/w/default/me?x=1")]);
    let headers = written["headers"].as_array().expect("headers");
    assert!(headers.contains(&location), "{written}");

    let headers = r#"[["Authorization","secret"]]"#;
    let written = server
        .0
        .redirected("GET", "/w/default/me?x=1", headers, START);
    assert_eq!(json_of(&written)["status"], 200);
    let log = body_of(&server.send("GET", "/_sandbox/requests", &Value::Null));
    let expected =
        json!([{ "method": "GET", "path": "/me?x=1", "headers": { "authorization": "secret" } }]);
    assert_eq!(log["otherOrigin"], expected);
}
