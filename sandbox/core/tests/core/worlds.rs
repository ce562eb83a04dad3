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
