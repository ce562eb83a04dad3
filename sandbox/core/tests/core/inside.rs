//! One world inside a test: requests come to the providers' own hosts.

use sandbox_core::Inside;
use serde_json::{Value, json};

use crate::support::START;

const BULKS: &str = "https://api.lox24.eu/bulks";

/// A stopped world, and what it is asked.
struct World(Inside);

impl World {
    fn new(settings: Value) -> Self {
        Self(Inside::new(&settings.to_string(), START).expect("valid settings"))
    }

    /// What the client sees, if it sees anything yet.
    fn send(&mut self, method: &str, url: &str, body: &Value) -> (u32, Option<Value>) {
        let credentials: Value = json(&self.0.credentials(START));
        let headers = json!([
            ["X-LOX24-AUTH-TOKEN", credentials["token"]],
            ["Accept", "application/json"],
            ["Content-Type", "application/json"],
        ]);
        let id = self.0.begin(method, url, &headers.to_string(), START);
        let id = id.expect("a known host");
        let seen = self.0.receive(id, body.to_string().into_bytes(), START);
        (id, seen.as_deref().map(json))
    }

    /// A bulk to one number; its UUID.
    fn create(&mut self, phone: &str) -> String {
        let bulk = json!({ "sender_id": "x", "text": "x", "phones": [phone] });
        let seen = self.send("POST", BULKS, &bulk).1.expect("a response");
        assert_eq!(seen["status"], 201, "{seen}");
        let body = json(seen["body"].as_str().expect("a body"));
        body["uuid"].as_str().expect("an id").to_owned()
    }

    fn fail(&mut self, fault: Value) {
        self.tell("faults", fault);
    }

    fn tell(&mut self, endpoint: &str, body: Value) -> Value {
        let answer = self.0.control("POST", endpoint, &body.to_string(), START);
        json(&answer.expect("a valid call"))
    }

    fn ask(&mut self, endpoint: &str) -> Value {
        json(
            &self
                .0
                .control("GET", endpoint, "", START)
                .expect("an answer"),
        )
    }

    fn not_sent_once(&mut self, recipients: Value) -> Option<String> {
        let found = self.0.not_sent_once(&recipients.to_string(), START);
        found.expect("phone numbers")
    }
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

/// The paths and sentences of a refusal.
fn told(refusal: &str) -> String {
    json(refusal)["error"]
        .as_str()
        .expect("a sentence")
        .to_owned()
}

#[test]
fn the_same_seed_gives_the_same_ids_and_times() {
    let ids = |seed: u64| {
        let mut world = World::new(json!({ "speed": 0, "seed": seed, "now": 0 }));
        world.create("+447700900001") + &world.ask("state").to_string()
    };
    assert_eq!(ids(1), ids(1));
    assert_ne!(ids(1), ids(2));
    assert_eq!(World::new(json!({ "now": 5 })).ask("state")["now"], 5);
    assert_eq!(World::new(json!({})).ask("state")["now"], START / 1000.0);
}

#[test]
fn settings_are_refused_with_the_nearest_known_name() {
    for (settings, expected) in [
        (
            r#"{ "ratte": 1 }"#,
            "ratte: Unknown key. Did you mean `rate`?",
        ),
        (r#"{ "sed": 1 }"#, "sed: Unknown key. Did you mean `seed`?"),
        (r#"{ "xyz": 1 }"#, "xyz: Unknown key."),
        (r#"{ "seed": -1 }"#, "seed: Expected a whole number from 0."),
        (
            r#"{ "speed": -1 }"#,
            "speed: Expected a number from 0 to 1e9.",
        ),
        (
            r#"{ "now": "today" }"#,
            "now: Expected a valid time from 1970 on: a Date, or over HTTP, Unix seconds.",
        ),
        (
            r#"{ "now": 9e15 }"#,
            "now: Expected a valid time from 1970 on: a Date, or over HTTP, Unix seconds.",
        ),
        (
            r#"{ "pageSize": 0 }"#,
            "pageSize: Expected a whole number from 1.",
        ),
        (
            r#"{ "cancelFinished": 409, "rate": -1 }"#,
            "rate: Expected a number from 0 to 1e9.\ncancelFinished: Expected 400 or 422.",
        ),
        (
            r#"{ "unknownBatch": "one" }"#,
            "unknownBatch: Expected `zero`, 400 or 404.",
        ),
        ("[]", "Expected an object."),
    ] {
        let refusal = Inside::new(settings, START).expect_err(settings);
        assert_eq!(told(&refusal), expected);
    }
}

#[test]
fn faults_and_control_calls_are_refused_with_what_is_expected() {
    let mut world = World::new(json!({}));
    for (endpoint, body, expected) in [
        (
            "faults",
            json!([{ "kind": "drop" }, { "kind": "drop", "plce": 1 }]),
            "faults[1].plce: Unknown key. Did you mean `place`?",
        ),
        (
            "faults",
            json!({ "kind": "status", "status": 100 }),
            "status: Expected a status from 200 to 599.",
        ),
        (
            "faults",
            json!([{ "kind": "drop" }, { "kind": "status", "where": "body" }]),
            "faults[1].where: The kind `status` does not have this field. Kinds that have it: `drop`, `cut`, `silence`.",
        ),
        ("faults", json!([{}]), "faults[0]: Expected `kind`."),
        (
            "sms",
            json!({ "sender": 1 }),
            "sender: Unknown key. Did you mean `sender_id`?",
        ),
        (
            "sms",
            json!({ "phone": "nobody" }),
            "phone: Expected a phone number.",
        ),
        ("batches", json!({}), "Expected `count`."),
        (
            "batches",
            json!({ "count": 2_000_000 }),
            "count: Expected at most 1000000.",
        ),
        (
            "blocked",
            json!({ "numbers": ["+447700900001", "nobody"] }),
            "numbers[1]: Expected a phone number.",
        ),
        (
            "blocked",
            json!({ "numbers": [], "type": 3 }),
            "type: Expected 1 or 2.",
        ),
        (
            "clock",
            json!({ "advanc": 1 }),
            "advanc: Unknown key. Did you mean `advance`?",
        ),
    ] {
        let refusal = world.0.control("POST", endpoint, &body.to_string(), START);
        assert_eq!(told(&refusal.expect_err(endpoint)), expected);
    }
    assert_eq!(world.ask("faults"), json!([]), "all of them or none");
    for seconds in [-1.0, f64::NAN, f64::INFINITY] {
        assert!(world.0.advance(seconds, START).is_err());
    }
}

#[test]
fn a_host_responds_for_its_own_provider_alone() {
    let mut world = World::new(json!({}));
    let mut status = |url: &str| {
        let seen = world.send("GET", url, &json!({})).1.expect("a response");
        (
            seen["status"].as_u64(),
            seen["body"].to_string().contains("errorId"),
        )
    };
    assert_eq!(status("https://sms.8x8.id/bulks"), (Some(400), true));
    for path in [
        "api/v1/subaccounts/sandbox_sub/messages",
        "_sandbox/state",
        "w/default/bulks",
    ] {
        assert_eq!(
            status(&format!("https://api.lox24.eu/{path}")),
            (Some(404), false),
            "{path}"
        );
    }
    let other = world
        .0
        .begin("GET", "https://example.com/bulks", "[]", START);
    assert!(
        other
            .expect_err("another host")
            .contains("https://api.lox24.eu")
    );
    assert_eq!(world.ask("requests")["seen"], 4);
}

#[test]
fn a_broken_connection_shows_what_a_client_sees() {
    let mut world = World::new(json!({ "speed": 0 }));
    for (fault, head, is_partial, silent) in [
        (json!({ "kind": "drop" }), false, false, false),
        (
            json!({ "kind": "drop", "where": "headers" }),
            false,
            false,
            false,
        ),
        (json!({ "kind": "cut" }), true, true, false),
        (json!({ "kind": "silence" }), false, false, true),
        (
            json!({ "kind": "silence", "where": "body" }),
            true,
            true,
            true,
        ),
        (json!({ "kind": "html" }), true, false, false),
    ] {
        world.fail(fault.clone());
        let seen = world
            .send("GET", "https://api.lox24.eu/me", &json!({}))
            .1
            .expect("a reply");
        assert_eq!(
            (&seen["head"], &seen["silent"]),
            (&json!(head), &json!(silent)),
            "{fault}"
        );
        assert_eq!(seen["bytes"].is_number(), is_partial, "{fault}");
        if is_partial {
            let whole = seen["body"].as_str().expect("a body").len();
            assert_eq!(seen["bytes"], whole / 2);
        }
    }
}

#[test]
fn a_delayed_reply_is_due_by_the_clock() {
    let mut world = World::new(json!({ "speed": 0 }));
    world.fail(json!([{ "kind": "delay", "ms": 3000 }, { "kind": "delay", "ms": 1000 }]));
    let bulk = json!({ "sender_id": "x", "text": "x", "phones": ["+447700900001"] });
    let (late, early) = (
        world.send("POST", BULKS, &bulk),
        world.send("POST", BULKS, &bulk),
    );
    assert_eq!((late.1, early.1), (None, None));
    assert_eq!(
        world.0.wait(late.0, START + 1e6),
        None,
        "a stopped clock waits for ever"
    );
    let due = |world: &mut World, seconds: f64| {
        world.0.advance(seconds, START).expect("forward");
        let all = std::iter::from_fn(|| world.0.due(START));
        all.map(|seen| json(&seen)["id"].as_u64())
            .collect::<Vec<_>>()
    };
    assert_eq!(due(&mut world, 0.5), []);
    assert_eq!(world.ask("requests")["applied"], 0);
    assert_eq!(
        due(&mut world, 5.0),
        [Some(2), Some(1)],
        "the one that is due first"
    );
    assert_eq!(world.ask("requests")["applied"], 2);

    let mut world = World::new(json!({ "speed": 2 }));
    world.fail(json!({ "kind": "delay", "ms": 1000 }));
    let (id, _) = world.send("POST", BULKS, &bulk);
    assert_eq!(world.0.wait(id, START), Some(500.0));
    assert_eq!(world.0.due(START + 499.0), None);
    assert!(world.0.due(START + 500.0).is_some());
    assert_eq!(world.0.resume(id, START), None, "once");
}

#[test]
fn a_delay_counts_from_the_head_of_its_request() {
    let mut world = World::new(json!({ "speed": 0 }));
    world.fail(json!({ "kind": "delay", "ms": 60_000, "times": 0 }));
    let mut wait = |seconds: f64| {
        let id = world.0.begin("POST", BULKS, "[]", START);
        let id = id.expect("a known host");
        world.0.advance(seconds, START).expect("forward");
        assert_eq!(world.0.receive(id, Vec::new(), START), None);
        let wait = world.0.wait(id, START);
        (wait, world.0.due(START).is_some())
    };
    assert_eq!(wait(60.0), (Some(0.0), true));
    assert_eq!(wait(59.0), (None, false));
}

#[test]
fn numbers_are_blocked_in_the_form_in_which_they_are_sent_to() {
    let mut world = World::new(json!({ "speed": 0 }));
    world.tell("blocked", json!({ "numbers": ["00447700900001"] }));
    world.create("+447700900001");
    world.create("+447700900002");
    world.0.advance(60.0, START).expect("forward");
    let sent = json!([{ "phone": "+447700900002", "text": "x", "count": 1 }]);
    assert_eq!(world.ask("sent"), sent);
}

#[test]
fn a_request_whose_body_never_arrived_is_seen_and_not_carried_out() {
    let mut world = World::new(json!({}));
    let id = world
        .0
        .begin("POST", BULKS, "[]", START)
        .expect("a known host");
    world.0.forget(id);
    assert_eq!(world.0.receive(id, Vec::new(), START), None);
    let requests = world.ask("requests");
    assert_eq!(
        (&requests["seen"], &requests["applied"]),
        (&json!(1), &json!(0))
    );
}

#[test]
fn those_who_got_none_or_more_than_one_are_named() {
    let mut world = World::new(json!({ "speed": 0 }));
    for phone in ["+447700900001", "+447700900002", "+447700900002"] {
        world.create(phone);
    }
    let never = world.not_sent_once(json!(["+447700900001"]));
    assert_eq!(
        never.as_deref(),
        Some("1 recipient was not sent to exactly once: +447700900001 (never)")
    );
    world.0.advance(60.0, START).expect("forward");
    assert_eq!(
        world.not_sent_once(json!(["44 7700 900001", "+447700900001"])),
        None,
        "digits count"
    );
    let wrong = world.not_sent_once(json!(["+447700900002", "+447700900001", "+447700900003"]));
    let expected = "2 recipients were not sent to exactly once: +447700900002 (2 times), +447700900003 (never)";
    assert_eq!(wrong.as_deref(), Some(expected));
    let many: Vec<_> = (100..125).map(|it| format!("+447700900{it}")).collect();
    let wrong = world.not_sent_once(json!(many)).expect("nobody got any");
    assert!(
        wrong.starts_with("25 recipients were")
            && wrong.ends_with("+447700900119 (never) and 5 more"),
        "{wrong}"
    );
    for list in [json!({}), json!([1]), json!(["nobody"])] {
        assert!(
            world.0.not_sent_once(&list.to_string(), START).is_err(),
            "{list}"
        );
    }
}

#[test]
fn a_header_is_read_as_the_bytes_that_a_server_would_get() {
    let mut world = World::new(json!({ "speed": 0 }));
    // "é" as Latin-1, and as UTF-8 in the two characters that JavaScript has for its bytes.
    let headers = json!([["X-Note", "\u{e9}"], ["X-More", "\u{c3}\u{a9}"]]).to_string();
    let id = world.0.begin("GET", BULKS, &headers, START);
    world
        .0
        .receive(id.expect("a known host"), Vec::new(), START);
    let seen = &world.ask("requests")["log"][0]["headers"];
    assert_eq!(
        (&seen["x-note"], &seen["x-more"]),
        (&json!("\u{fffd}"), &json!("\u{e9}"))
    );
}
