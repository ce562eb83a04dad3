//! 8x8: sending a batch, and cancelling the rest of one.

use serde_json::{Value, json};

use crate::support::{JSON_BODY, Reply, World};

fn seed(world: &World, count: usize, scheduled_in: f64) -> String {
    let seed = json!({ "count": count, "scheduled_in": scheduled_in });
    world.tell("batches", seed)["batchId"]
        .as_str()
        .expect("batchId")
        .to_owned()
}

fn schedule(world: &World, body: &Value) -> Reply {
    world.eight_by_eight("POST", "/batch", &body.to_string())
}

fn error(reply: &Reply) -> (u16, i64) {
    let body = reply.json();
    for name in ["message", "errorId", "timestamp"] {
        assert!(body[name].is_string(), "{name}");
    }
    (reply.status, body["code"].as_i64().expect("code"))
}

#[test]
fn a_batch_is_cancelled_once() {
    let world = World::new();
    let id = seed(&world, 10, 60.0);
    assert_eq!(world.cancel_batch(&id), 10);
    assert_eq!(world.cancel_batch(&id), 0);
    world.advance(120.0);
    assert_eq!(world.ask("state")["batches"][0]["sent"], 0);
}

#[test]
fn only_what_is_not_yet_sent_is_cancelled() {
    let world = World::with(json!({ "rate": 1 }));
    let id = seed(&world, 10, 60.0);
    world.advance(63.0);
    assert_eq!(world.cancel_batch(&id), 7);
    let batch = &world.ask("state")["batches"][0];
    assert_eq!(
        (&batch["sent"], &batch["cancelled"]),
        (&json!(3), &json!(7))
    );
}

#[test]
fn an_unknown_batch_is_answered_as_the_settings_say() {
    let world = World::new();
    assert_eq!(
        world.cancel_batch("91b106f0-c0da-4aba-a43a-7af9c5893a80"),
        0
    );
    for (status, code) in [(404, 1300), (400, 1008)] {
        world.tell("settings", json!({ "unknownBatch": status }));
        let reply = world.eight_by_eight("DELETE", "/batch/unknown", "");
        assert_eq!(error(&reply), (status, code));
    }
    world.tell("settings", json!({ "unknownBatch": "zero" }));
    assert_eq!(world.cancel_batch("unknown"), 0);
}

#[test]
fn key_sub_account_and_path_are_checked() {
    let world = World::new();
    let id = seed(&world, 1, 60.0);
    let path = format!(
        "/api/v1/subaccounts/{}/messages/batch/{id}",
        world.sub_account
    );
    let bearer = format!("Bearer {}", world.api_key);
    let right = ("Authorization", bearer.as_str());
    for wrong in [
        vec![],
        vec![("Authorization", "Bearer x")],
        vec![("Authorization", &*world.api_key)],
    ] {
        assert_eq!(error(&world.bare("DELETE", &path, &wrong, "")), (401, 1200));
    }
    let other = path.replace(&world.sub_account, "somebody_else");
    assert_eq!(
        error(&world.bare("DELETE", &other, &[right], "")),
        (400, 1001)
    );
    for wrong in [
        path.replace(&world.sub_account, "ab"),
        path.replace(&world.sub_account, "a%2Fb"),
        path.replace("/v1/", "/v2/"),
        path.replace("/batch/", "/many/"),
        path.replace(&id, ""),
        format!("{path}/"),
        format!("{path}?force=1"),
    ] {
        assert_eq!(
            error(&world.bare("DELETE", &wrong, &[right], "")),
            (400, 1000),
            "{wrong}"
        );
    }
    assert_eq!(world.bare("GET", &path, &[right], "").status, 400);
    assert_eq!(world.bare("DELETE", &path, &[right], "{}").status, 400);
    assert_eq!(
        world.bare("DELETE", &path, &[right, JSON_BODY], "").status,
        400
    );
    // An escaped path is the same path.
    let escaped = path.replace('_', "%5F");
    assert_eq!(
        world.bare("DELETE", &escaped, &[right], "").json()["cancelledCount"],
        1
    );
}

#[test]
fn an_old_protocol_is_refused() {
    let world = World::with(json!({ "tlsTooOld": true }));
    let reply = world.eight_by_eight("DELETE", "/batch/x", "");
    assert_eq!(error(&reply), (426, 1014));
    assert_eq!(reply.header("upgrade"), Some("TLS/1.3"));
}

#[test]
fn a_scheduled_batch_counts_what_it_accepts() {
    let world = World::new();
    let reply = schedule(
        &world,
        &json!({
            "destinations": ["+447700900001", "447700900002", "0170"],
            "template": { "text": "Hello", "source": "sandbox" },
            "clientBatchId": "mine",
            "includeMessagesInResponse": true,
        }),
    );
    let batch = reply.json();
    assert_eq!(reply.status, 200);
    assert_eq!(
        (&batch["acceptedCount"], &batch["rejectedCount"]),
        (&json!(2), &json!(1))
    );
    assert_eq!(batch["clientBatchId"], "mine");
    assert_eq!(batch["messages"][2]["status"]["code"], "REJECTED");
    world.advance(60.0);
    assert_eq!(
        world.cancel_batch(batch["batchId"].as_str().expect("batchId")),
        0
    );
}

#[test]
fn messages_may_each_have_a_time_and_win_over_destinations() {
    let world = World::with(json!({ "rate": 100 }));
    let start = world.now();
    let tomorrow = format!("{}T00:00:00+01:00", date(start + 2 * 86_400));
    let reply = schedule(
        &world,
        &json!({
            "messages": [
                { "destination": "+447700900001", "text": "Now" },
                { "destination": "+447700900002", "text": "Later", "scheduled": tomorrow },
            ],
            "destinations": ["+447700900003"],
        }),
    );
    assert_eq!(reply.json()["acceptedCount"], 2);
    world.advance(1.0);
    assert_eq!(
        world.cancel_batch(reply.json()["batchId"].as_str().expect("batchId")),
        1
    );
}

#[test]
fn wrong_batches_are_refused() {
    let world = World::new();
    let to = |text: Value| json!({ "destinations": ["+447700900001"], "template": text });
    let cases = [
        (json!({}), 3012),
        (json!({ "messages": [] }), 3012),
        (json!({ "surprise": 1 }), 1000),
        (to(json!({ "text": "x", "scheduled": "tomorrow" })), 1011),
        (
            to(json!({ "text": "x", "scheduled": "2999-01-01T00:00:00Z" })),
            1011,
        ),
        (to(json!({ "text": "x", "encoding": "KOI8" })), 1000),
        (to(json!({ "text": "x", "expiry": "tomorrow" })), 1006),
        (
            json!({
                "destinations": ["+447700900001"],
                "template": { "text": "x" },
                "clientBatchId": "x".repeat(21),
            }),
            3014,
        ),
        (
            json!({ "destinations": vec!["+447700900001"; 10_001], "template": { "text": "x" } }),
            3013,
        ),
    ];
    for (body, code) in cases {
        assert_eq!(error(&schedule(&world, &body)), (400, code), "{body}");
    }
    assert_eq!(world.ask("state")["batches"], json!([]));
}

/// The date of a moment in Unix seconds, in ISO 8601 (Howard Hinnant's `civil_from_days`).
fn date(seconds: i64) -> String {
    let days = seconds.div_euclid(86_400) + 719_468;
    let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 {
        shifted + 3
    } else {
        shifted - 9
    };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}
