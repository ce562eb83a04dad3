//! The same seed, the same requests at the same times: the same bytes.

use serde_json::{Value, json};

use crate::support::Fixture;

/// Everything that a session of some length answers.
fn session(seed: u64) -> Vec<String> {
    let mut fixture = Fixture::new(seed);
    let uuid = fixture.create_bulk();
    let world = fixture.send("POST", "/_sandbox/worlds", &[], "").response;
    fixture.now += 1500.0;
    let body = json!({ "surprise": 1 }).to_string();
    let responses = [
        world,
        fixture.lox24("GET", &format!("/bulks/{uuid}"), ""),
        fixture.lox24("POST", "/bulks", &body),
        fixture.lox24("GET", "/sms", ""),
        fixture.send("DELETE", "/api/x", &[], "").response,
    ];
    let texts = responses.iter().map(|response| format!("{response:?}"));
    let state = fixture.ask("requests").to_string();
    texts.chain([state]).collect()
}

#[test]
fn the_same_seed_gives_the_same_bytes() {
    assert_eq!(session(7), session(7));
}

#[test]
fn another_seed_gives_other_ids_and_credentials() {
    for (one, other) in session(7).iter().zip(session(8)).take(4) {
        assert_ne!(*one, other);
    }
}

#[test]
fn what_happens_in_one_world_changes_no_id_in_another() {
    let ids = |bulks: usize| -> Value {
        let mut fixture = Fixture::new(7);
        fixture.send("POST", "/_sandbox/worlds", &[], "");
        for _ in 0..bulks {
            fixture.create_bulk();
        }
        let sms = fixture.send("POST", "/w/w1/_sandbox/sms", &[], "");
        serde_json::from_str(&sms.response.body).expect("JSON")
    };
    assert_eq!(ids(0), ids(3));
}
