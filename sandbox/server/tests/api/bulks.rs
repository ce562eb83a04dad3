//! POST /bulks and GET /bulks/{id}: the rules for the body, the documented fields, the statuses one after another.

use serde_json::{Value, json};

use crate::support::{JSON, World};

fn valid() -> Value {
    json!({ "sender_id": "testbulk", "text": "test bulk text", "phones": ["+49751234567"] })
}

/// The valid body with one more field, or with another value for one.
fn with(name: &str, value: Value) -> Value {
    let mut body = valid();
    body[name] = value;
    body
}

#[test]
fn the_sample_of_the_page_creates_a_bulk_with_all_documented_fields() {
    let world = World::new();
    let reply = world.post_bulk(&json!({
        "sender_id": "testbulk",
        "text": "test bulk text",
        "service_code": "direct",
        "phones": ["+49751234567"],
        "msg_groups": [7117],
        "delivery_at": 1_573_724_611,
        "is_unicode": true,
        "source": 1234,
        "voice_lang": "DE",
    }));
    assert_eq!(reply.status, 201);
    let bulk = reply.json();
    let mut names: Vec<_> = bulk.as_object().expect("an object").keys().collect();
    names.sort();
    let documented = [
        "created_at",
        "delivery_at",
        "ip",
        "is_dryrun",
        "is_text_deleted",
        "is_unicode",
        "key_id",
        "msg_groups",
        "msg_total_cost",
        "msg_total_count",
        "phones",
        "processed_at",
        "sender_id",
        "service_code",
        "source",
        "status_code",
        "text",
        "uuid",
        "voice_lang",
    ];
    assert_eq!(names, documented);
    assert_eq!(bulk["status_code"], 0);
    assert_eq!(
        bulk["msg_total_count"], 4,
        "one phone and three members of the group"
    );
    assert_eq!(bulk["created_at"], world.now());
    assert_eq!(bulk["processed_at"], Value::Null);

    let uuid = bulk["uuid"].as_str().expect("uuid");
    assert_eq!(world.lox24("GET", &format!("/bulks/{uuid}")).json(), bulk);
}

#[test]
fn phones_come_in_four_forms_and_are_stored_in_one() {
    let world = World::new();
    let forms = [
        "+491701234567",
        "00491701234567",
        "491701234567",
        "01701234567",
    ];
    let bulk = world.post_bulk(&with("phones", json!(forms))).json();
    assert_eq!(bulk["phones"], json!(vec!["+491701234567"; 4]));
    assert_eq!(world.count("phone=%2B491701234567&iso2=DE"), 4);

    for wrong in [
        "",
        "+",
        "12",
        "+49 170 1234567",
        "+0491701234567",
        "0049-170",
        "phone",
    ] {
        let reply = world.post_bulk(&with("phones", json!(["+49751234567", wrong])));
        assert_eq!(reply.status, 400, "{wrong}");
        assert_eq!(reply.violations(), ["phones[1]"], "{wrong}");
    }
}

#[test]
fn wrong_fields_are_all_named() {
    let world = World::new();
    let cases = [
        ("phone", json!("+49751234567")),
        ("callback_data", json!("x")),
        ("sender_id", json!("twelve chars")),
        ("sender_id", json!("")),
        ("sender_id", json!(491)),
        ("text", json!("")),
        ("text", json!("a".repeat(1786))),
        ("text", json!(null)),
        ("service_code", json!("economy")),
        ("service_code", json!(null)),
        ("msg_groups", json!(7117)),
        ("delivery_at", json!("1573724611")),
        ("delivery_at", json!(1_573_724_611_000_i64)),
        ("delivery_at", json!(1_573_724_611.5)),
        ("delivery_at", json!(-1)),
        ("delivery_at", json!(null)),
        ("is_unicode", json!(1)),
        ("source", json!("1234")),
        ("voice_lang", json!("de")),
    ];
    for (name, value) in cases {
        let reply = world.post_bulk(&with(name, value.clone()));
        assert_eq!(
            (reply.status, reply.violations()),
            (400, vec![name.to_owned()]),
            "{value}"
        );
    }
    let reply = world.post_bulk(&json!({ "surprise": 1 }));
    assert_eq!(
        reply.violations(),
        ["surprise", "sender_id", "text", "phones"]
    );
    assert_eq!(world.ask("state")["bulks"], json!([]));
}

#[test]
fn the_longest_text_counts_characters_not_bytes() {
    let world = World::new();
    assert_eq!(
        world
            .post_bulk(&with("text", json!("ä".repeat(1785))))
            .status,
        201
    );
    world.tell("settings", json!({ "finalTextTooLong": 422 }));
    assert_eq!(
        world
            .post_bulk(&with("text", json!("ä".repeat(1530))))
            .status,
        201
    );
    assert_eq!(
        world
            .post_bulk(&with("text", json!("ä".repeat(1531))))
            .status,
        422
    );
    assert_eq!(
        world
            .post_bulk(&with("text", json!("я".repeat(671))))
            .status,
        422
    );
}

#[test]
fn nulls_are_taken_where_the_page_allows_them() {
    let world = World::new();
    for name in ["msg_groups", "is_unicode", "source", "voice_lang"] {
        assert_eq!(
            world.post_bulk(&with(name, Value::Null)).status,
            201,
            "{name}"
        );
    }
    assert_eq!(
        world.post_bulk(&with("phones", Value::Null)).violations(),
        ["phones"]
    );
}

#[test]
fn sender_and_text_can_be_made_optional() {
    let world = World::with(json!({ "requireSenderAndText": false }));
    assert_eq!(
        world
            .post_bulk(&json!({ "phones": ["+49751234567"] }))
            .status,
        201
    );
}

#[test]
fn the_body_must_be_a_json_object_under_its_type() {
    let world = World::new();
    let token = ("X-LOX24-AUTH-TOKEN", world.token.as_str());
    let body = valid().to_string();
    assert_eq!(
        world.bare("POST", "/bulks", &[token, JSON], &body).status,
        415
    );
    for (kind, status) in [
        ("text/plain", 415),
        ("application/ld+json", 415),
        ("application/json; charset=latin1", 415),
        ("application/json; charset=UTF-8", 201),
    ] {
        let headers = [token, JSON, ("Content-Type", kind)];
        assert_eq!(
            world.bare("POST", "/bulks", &headers, &body).status,
            status,
            "{kind}"
        );
    }
    for wrong in ["", "[]", "{", "null"] {
        assert_eq!(world.post_bulk_text(wrong).status, 400, "{wrong}");
    }
    let headers = [token, JSON, ("Content-Type", "application/json")];
    assert_eq!(
        world
            .bare("POST", "/bulks?dryrun=1", &headers, &body)
            .status,
        400
    );
}

#[test]
fn a_bulk_that_is_due_runs_through_its_statuses() {
    let world = World::with(json!({ "rate": 1 }));
    let uuid = world.bulk_to(&["+447700900001", "+447700900002"]);
    assert_eq!(world.bulk_status(&uuid), 0);
    world.advance(1.0);
    assert_eq!(world.bulk_status(&uuid), 5);
    assert_eq!(world.count("is_sent=1"), 0);
    world.advance(1.0);
    assert_eq!(world.bulk_status(&uuid), 5);
    assert_eq!(world.count("is_sent=1"), 1);
    world.advance(1.0);
    assert_eq!(world.bulk_status(&uuid), 10);
    assert_eq!(world.count("is_sent=1&status_code=100&dlr_code=1"), 2);
    let bulk = world.lox24("GET", &format!("/bulks/{uuid}")).json();
    assert_eq!(bulk["processed_at"], world.now());
}

#[test]
fn a_bulk_for_later_waits_for_its_time() {
    let world = World::new();
    let bulk = world
        .post_bulk(&with("delivery_at", json!(world.now() + 3600)))
        .json();
    let uuid = bulk["uuid"].as_str().expect("uuid");
    world.advance(3590.0);
    assert_eq!(world.bulk_status(uuid), 0);
    world.advance(20.0);
    assert_eq!(world.bulk_status(uuid), 10);
}

#[test]
fn no_recipients_is_a_status_of_the_bulk() {
    let world = World::new();
    for (phones, groups) in [(json!(null), json!([404_404])), (json!([]), json!([]))] {
        let mut body = with("phones", phones);
        body["msg_groups"] = groups;
        let reply = world.post_bulk(&body);
        assert_eq!(
            (reply.status, &reply.json()["status_code"]),
            (201, &json!(201))
        );
    }
}

#[test]
fn unknown_and_malformed_ids_are_not_found() {
    let world = World::new();
    let uuid = world.bulk_to(&["+49751234567"]);
    for id in [
        "da0fa78c-4699-11ea-a637-96000028b339",
        "1",
        &uuid.to_uppercase(),
        "",
    ] {
        let reply = world.lox24("GET", &format!("/bulks/{id}"));
        assert_eq!(reply.status, 404, "{id}");
        assert_eq!(reply.json()["detail"], "Resource not found");
    }
    assert_eq!(world.lox24("GET", &format!("/bulks/{uuid}/")).status, 404);
    assert_eq!(
        world.lox24("GET", &format!("/bulks/{uuid}?x=1")).status,
        400
    );
}
