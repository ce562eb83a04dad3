//! Time is what the caller says it is.

use serde_json::json;

use crate::support::{Fixture, START, body_of};

#[test]
fn a_bulk_is_sent_by_the_time_that_is_passed_in() {
    let mut fixture = Fixture::new(1);
    fixture.tell("settings", json!({ "rate": 1 }));
    let uuid = fixture.create_bulk();
    for (after, status) in [(0.0, 0), (999.0, 0), (1000.0, 5), (1999.0, 5), (2000.0, 10)] {
        fixture.now = START + after;
        let bulk = fixture.lox24("GET", &format!("/bulks/{uuid}"), "");
        assert_eq!(body_of(&bulk)["status_code"], status, "after {after} ms");
    }
}

#[test]
fn time_that_runs_backwards_or_is_no_number_stands_still() {
    let mut fixture = Fixture::new(1);
    fixture.now = START + 60_000.0;
    let latest = fixture.ask("clock");
    for now in [START, f64::NAN, f64::NEG_INFINITY] {
        fixture.now = now;
        assert_eq!(fixture.ask("clock"), latest);
    }
}

#[test]
fn a_fault_s_error_has_the_time_of_its_world() {
    let mut fixture = Fixture::new(1);
    fixture.tell("clock", json!({ "speed": 0 }));
    fixture.tell("faults", json!({ "kind": "status" }));
    fixture.now += 3_600_000.0;
    let error = fixture.send("GET", "/api/x", &[], "").response;
    assert_eq!(body_of(&error)["timestamp"], "2023-11-14T22:13:20.00Z");
}
