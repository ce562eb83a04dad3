//! PUT /bulks/{id}/cancel: which bulks it stops, and what it answers.

use serde_json::json;

use crate::support::{JSON, Reply, World};

fn cancel(world: &World, uuid: &str) -> Reply {
    world.lox24("PUT", &format!("/bulks/{uuid}/cancel"))
}

#[test]
fn a_new_bulk_is_cancelled_and_answered_in_short() {
    let world = World::new();
    let uuid = world.bulk_to(&["+49751234567", "+447700900001"]);
    let reply = cancel(&world, &uuid);
    assert_eq!(reply.status, 200);
    let bulk = reply.json();
    for absent in ["sender_id", "text", "phones", "msg_groups"] {
        assert!(bulk.get(absent).is_none(), "{absent}");
    }
    assert_eq!(bulk["status_code"], 15);
    assert!(bulk["created_at"].is_i64());
    assert_eq!(world.ask("state")["bulks"][0]["sms"], json!({ "6000": 2 }));
    world.advance(3600.0);
    assert_eq!(world.count("is_sent=true"), 0);
    assert_eq!(world.bulk_status(&uuid), 15);
}

#[test]
fn a_bulk_in_progress_keeps_what_was_sent() {
    let world = World::with(json!({ "rate": 1 }));
    let uuid = world.bulk_to(&["+447700900001", "+447700900002", "+447700900003"]);
    world.advance(2.0);
    assert_eq!(cancel(&world, &uuid).status, 200);
    assert_eq!(
        world.ask("state")["bulks"][0]["sms"],
        json!({ "100": 1, "6000": 2 })
    );
}

#[test]
fn a_bulk_in_progress_without_unsent_messages_is_finished() {
    let world = World::with(json!({ "rate": 1 }));
    let uuid = world.bulk_to(&["+447700900001", "+447700900002"]);
    world.advance(2.0);
    assert_eq!(world.delete("is_sent=0"), 1);
    assert_eq!(world.bulk_status(&uuid), 5);
    assert_eq!(cancel(&world, &uuid).status, 422);
}

#[test]
fn finished_bulks_are_refused_with_the_status_of_choice() {
    let world = World::new();
    let sent = world.bulk_to(&["+49751234567"]);
    world.advance(10.0);
    assert_eq!(cancel(&world, &sent).status, 422);
    world.tell("settings", json!({ "cancelFinished": 400 }));
    assert_eq!(cancel(&world, &sent).status, 400);

    let cancelled = world.bulk_to(&["+49751234567"]);
    assert_eq!(cancel(&world, &cancelled).status, 200);
    assert_eq!(cancel(&world, &cancelled).status, 400);
    assert_eq!(
        cancel(&world, &world.bulk_to(&[])).status,
        400,
        "no recipients"
    );
}

#[test]
fn created_at_can_be_the_string_its_page_describes() {
    let world = World::with(json!({ "cancelCreatedAtString": true }));
    let uuid = world.bulk_to(&["+49751234567"]);
    assert_eq!(cancel(&world, &uuid).json()["created_at"], json!(uuid));
}

#[test]
fn what_the_operation_does_not_take_is_refused() {
    let world = World::new();
    let uuid = world.bulk_to(&["+49751234567"]);
    let path = format!("/bulks/{uuid}/cancel");
    let token = ("X-LOX24-AUTH-TOKEN", world.token.as_str());
    let typed = [token, JSON, ("Content-Type", "application/json")];
    assert_eq!(world.bare("PUT", &path, &typed, "").status, 400);
    assert_eq!(world.bare("PUT", &path, &[token, JSON], "{}").status, 400);
    assert_eq!(world.lox24("PUT", &format!("{path}?force=1")).status, 400);
    assert_eq!(world.lox24("POST", &path).status, 405);
    assert_eq!(
        cancel(&world, "da0fa78c-4699-11ea-a637-96000028b339").status,
        404
    );
    assert_eq!(world.bulk_status(&uuid), 0);
}
