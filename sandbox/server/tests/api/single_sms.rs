//! 8x8: single messages, and what is said about messages only inside a 200.

use serde_json::{Value, json};

use crate::support::{Reply, World};

fn post(world: &World, path: &str, body: &Value) -> Value {
    let reply = world.eight_by_eight("POST", path, &body.to_string());
    assert_eq!(reply.status, 200, "{}", reply.body);
    reply.json()
}

#[test]
fn a_message_is_sent_read_and_cancelled() {
    let world = World::with(json!({ "rate": 1 }));
    let body = json!({ "destination": "+447700900001", "text": "Hello", "source": "sandbox" });
    let sent = post(&world, "", &body);
    assert_eq!(sent["status"]["code"], "QUEUED");
    let umid = sent["umid"].as_str().expect("umid");
    let read = || world.eight_by_eight("GET", &format!("/{umid}"), "");
    let details = read().json();
    assert_eq!(details["status"]["state"], "queued");
    assert_eq!(
        (&details["msisdn"], &details["body"]),
        (&json!("+44***"), &json!("Hel***"))
    );
    // One a second.
    let early: Reply = read();
    assert_eq!(
        (early.status, early.header("retry-after")),
        (429, Some("1"))
    );
    assert_eq!(early.json()["code"], 429);
    world.advance(1.0);
    assert_eq!(read().json()["status"]["state"], "delivered");
    world.tell("settings", json!({ "oneASecond": false }));
    assert_eq!(read().status, 200);
    let cancel = |umid: &str| world.eight_by_eight("DELETE", &format!("/{umid}"), "");
    assert_eq!(cancel(umid).json(), json!({ "cancelledCount": 0 }));
    let later = post(&world, "", &body);
    let later = later["umid"].as_str().expect("umid");
    assert_eq!(cancel(later).json(), json!({ "cancelledCount": 1 }));
    assert_eq!(cancel(later).json(), json!({ "cancelledCount": 0 }));
    for (umid, expected) in [
        ("00000000-0000-0000-0000-000000000000", (404, 1300)),
        ("nothing", (400, 1000)),
    ] {
        for method in ["GET", "DELETE"] {
            let reply = world.eight_by_eight(method, &format!("/{umid}"), "");
            let code = reply.json()["code"].as_i64().expect("a code");
            assert_eq!((reply.status, code), expected, "{method} {umid}");
        }
    }
    world.advance(60.0);
    let expected = json!([{ "phone": "+447700900001", "text": "Hello", "count": 1 }]);
    assert_eq!(world.ask("sent"), expected);
}

#[test]
fn what_is_wrong_with_a_message_is_said_inside_a_200() {
    let world = World::new();
    let good = json!({ "destination": "+447700900001", "text": "x" });
    for (name, value, reason) in [
        ("text", json!(""), "Text is missing"),
        ("source", json!("s".repeat(17)), "Source is too long"),
        (
            "expiry",
            json!("2001-01-01T00:00:00Z"),
            "Expiry is already over",
        ),
        ("destination", json!("0170"), "Invalid MSISDN format"),
    ] {
        let mut body = good.clone();
        body[name] = value;
        let status = &post(&world, "", &body)["status"];
        assert_eq!(
            (&status["code"], &status["description"]),
            (&json!("REJECTED"), &json!(reason))
        );
        let batch = json!({ "messages": [good, body], "includeMessagesInResponse": true });
        let receipt = post(&world, "/batch", &batch);
        assert_eq!(
            (&receipt["acceptedCount"], &receipt["rejectedCount"]),
            (&json!(1), &json!(1))
        );
        assert_eq!(receipt["messages"][1]["status"]["description"], reason);
    }
    let quiet = post(&world, "/batch", &json!({ "messages": [good] }));
    assert!(quiet["messages"].is_null());
}

#[test]
fn a_text_of_more_than_ten_parts_is_cut_and_billed() {
    let world = World::new();
    let text = "x".repeat(153 * 10 + 1);
    post(
        &world,
        "/batch",
        &json!({ "destinations": ["+447700900001"], "template": { "text": text } }),
    );
    let batch = &world.ask("state")["batches"][0];
    assert_eq!((&batch["parts"], &batch["cut"]), (&json!(10), &json!(1)));
}

#[test]
fn a_time_in_the_past_is_treated_as_the_settings_say() {
    let world = World::new();
    let body =
        json!({ "destination": "+447700900001", "text": "x", "scheduled": "2001-01-01T00:00:00Z" });
    post(&world, "", &body);
    world.advance(1.0);
    assert_eq!(world.ask("sent").as_array().map(Vec::len), Some(1));
    world.tell("settings", json!({ "pastSchedule": "refuse" }));
    let reply = world.eight_by_eight("POST", "", &body.to_string());
    assert_eq!((reply.status, &reply.json()["code"]), (400, &json!(1011)));
}
