//! Worlds by the beginning of the path, and the heads whose bodies never come.

use sandbox_core::Head;
use serde_json::json;

use crate::support::{Fixture, JSON, TOKEN, body_of};

#[test]
fn a_new_world_says_where_it_is() {
    let mut fixture = Fixture::new(1);
    let world = fixture.send("POST", "/_sandbox/worlds", &[], "").response;
    assert_eq!(world.status, 201);
    let world = body_of(&world);
    assert_eq!(world["baseUrl"], "http://sandbox/w/w1");
    assert_eq!(world["control"], "http://sandbox/w/w1/_sandbox");
    assert_eq!(world["otherOrigin"], "http://elsewhere");
    let reply = fixture.send("GET", "/w/w1/sms", &[TOKEN, JSON], "");
    assert_eq!(reply.response.status, 401, "its token is its own");
    assert_eq!(fixture.ask("requests")["seen"], 0);
}

#[test]
fn a_world_that_does_not_exist_is_not_found() {
    let mut fixture = Fixture::new(1);
    for target in ["/w/w1/sms", "/w/", "/w/w1/_sandbox/state"] {
        assert_eq!(fixture.send("GET", target, &[], "").response.status, 404);
    }
}

#[test]
fn a_head_counts_as_seen_before_its_body_comes() {
    let mut fixture = Fixture::new(1);
    let head = Head::new("GET", "/sms?page=1", [TOKEN, JSON]);
    let incoming = fixture.sandbox.begin(head, fixture.now);
    let requests = fixture.ask("requests");
    assert_eq!(
        (&requests["seen"], &requests["applied"]),
        (&json!(1), &json!(0))
    );
    fixture.sandbox.receive(incoming, Vec::new(), fixture.now);
    assert_eq!(fixture.ask("requests")["applied"], 1);
}

#[test]
fn what_a_redirect_carried_along_is_logged_in_its_world() {
    let mut fixture = Fixture::new(1);
    let head = Head::new("GET", "/w/default/sms?page=1", [("X-Carried", "along")]);
    let response = fixture.sandbox.redirected(head, fixture.now);
    assert_eq!(response.status, 200);
    let log = &fixture.ask("requests")["otherOrigin"][0];
    assert_eq!(log["path"], "/sms?page=1");
    assert_eq!(log["headers"]["x-carried"], "along");
}

#[test]
fn a_world_begins_at_its_own_time_with_the_ids_of_its_seed() {
    let mut fixture = Fixture::new(1);
    let mut first_batch = |start: serde_json::Value| {
        let world = fixture.send("POST", "/_sandbox/worlds", &[], &start.to_string());
        let id = body_of(&world.response)["id"].clone();
        let control = format!("/w/{}/_sandbox", id.as_str().expect("an id"));
        let batch = r#"{ "count": 1 }"#;
        fixture.send("POST", &format!("{control}/batches"), &[], batch);
        body_of(
            &fixture
                .send("GET", &format!("{control}/state"), &[], "")
                .response,
        )
    };
    let start = json!({ "speed": 0, "seed": 7, "now": 1_800_000_000 });
    let state = first_batch(start.clone());
    assert_eq!(state["now"], 1_800_000_000);
    assert_eq!(first_batch(start), state);
    let other = first_batch(json!({ "speed": 0, "seed": 8, "now": 1_800_000_000 }));
    assert_ne!(other["batches"], state["batches"]);
    // Those of a sandbox whose only world has the seed.
    let mut alone = Fixture::new(7);
    let batch = alone.tell("batches", json!({ "count": 1 }));
    assert_eq!(batch["batchId"], state["batches"][0]["batchId"]);
}
