//! A delayed request waits outside: the core says how long, and is told when the time has come.

use sandbox_core::Step;
use serde_json::json;

use crate::support::{Fixture, JSON, TOKEN, body_of};

/// Whether the deletion had been carried out at the start of its delay and at its end.
fn deletion(place: &str) -> [bool; 2] {
    let mut fixture = Fixture::new(1);
    fixture.tell("sms", json!({}));
    fixture.tell(
        "faults",
        json!({ "kind": "delay", "ms": 250, "place": place }),
    );
    let step = fixture.step("POST", "/sms/ops/batch_delete", &[TOKEN, JSON], "");
    let Step::Wait(millis, delayed) = step else {
        panic!("no delay")
    };
    assert_eq!(millis, 250);
    let deleted = |fixture: &mut Fixture| fixture.ask("state")["smsCount"] == 0;
    let at_start = deleted(&mut fixture);
    assert_eq!(fixture.ask("requests")["log"][0]["status"], json!(null));

    fixture.now += 250.0;
    let reply = fixture.sandbox.resume(delayed, fixture.now);
    assert_eq!(body_of(&reply.response), json!({ "deleted_sms_count": 1 }));
    assert_eq!(fixture.ask("requests")["log"][0]["status"], 200);
    [at_start, deleted(&mut fixture)]
}

#[test]
fn before_the_work() {
    assert_eq!(deletion("before"), [false, true]);
}

#[test]
fn after_the_work() {
    assert_eq!(deletion("after"), [true, true]);
}
