//! POST /sms/ops/batch_delete: what it takes and what it answers. Its filters have a file of their own.

use serde_json::json;

use crate::support::{JSON, JSON_LD, World};

const PATH: &str = "/sms/ops/batch_delete";

#[test]
fn deletes_what_the_filter_selects_and_counts_it() {
    let world = World::new();
    let keep = world.bulk_to(&["+49751234567"]);
    let delete = world.bulk_to(&["+49751234567", "+447700900001"]);
    assert_eq!(world.delete(&format!("bulk={delete}")), 2);
    assert_eq!(world.count(""), 1);
    assert_eq!(world.delete(&format!("bulk={delete}")), 0);
    assert_eq!(world.count(&format!("bulk={keep}")), 1);
}

#[test]
fn without_a_filter_everything_goes_unless_told_otherwise() {
    let world = World::new();
    world.tell("sms", json!({ "count": 3 }));
    world.tell("settings", json!({ "emptyFilter": "refuse" }));
    for query in ["", "?", "?_order[created_at]=desc", "?sent=0"] {
        assert_eq!(
            world.lox24("POST", &format!("{PATH}{query}")).status,
            422,
            "{query}"
        );
    }
    world.tell("settings", json!({ "emptyFilter": "delete_all" }));
    assert_eq!(
        world.delete("sent=0"),
        3,
        "the unknown parameter is ignored"
    );
}

#[test]
fn unknown_and_malformed_filters_can_be_refused() {
    let world = World::with(json!({ "unknownFilter": "refuse" }));
    world.tell("sms", json!({ "count": 3 }));
    let cases = [
        ("sent=0", "sent"),
        ("page=1", "page"),
        ("uuid=20F39273-0566-11ea-a637-96000028b339", "uuid"),
        ("uuid[]=", "uuid"),
        ("iso2=DEU", "iso2"),
        ("status_code=1e2", "status_code"),
        ("status_code[gte]=1", "status_code[gte]"),
        ("created_at[after]=1", "created_at[after]"),
        ("created_at[between]=1", "created_at[between]"),
        ("created_at[between]=1,2", "created_at[between]"),
        ("is_sent=yes", "is_sent"),
        ("is_sent[]=1", "is_sent"),
        ("phone=", "phone"),
        ("phone[]=1", "phone"),
        ("uuid[0][1]=1", "uuid"),
        ("uuid[=1", "uuid"),
        ("_order=created_at", "_order"),
        ("_order[phone]=asc", "_order"),
        ("_order[created_at]=up", "_order"),
    ];
    for (query, property) in cases {
        let reply = world.lox24("POST", &format!("{PATH}?{query}"));
        assert_eq!(
            (reply.status, reply.violations()),
            (422, vec![property.to_owned()]),
            "{query}"
        );
    }
    assert_eq!(world.count(""), 3);
}

#[test]
fn the_name_of_the_count_can_change() {
    let world = World::with(json!({ "deletedCountName": "affected_rows" }));
    assert_eq!(
        world.lox24("POST", PATH).json(),
        json!({ "affected_rows": 0 })
    );
}

#[test]
fn under_ld_json_the_count_is_a_resource() {
    let world = World::new();
    let headers = [("X-LOX24-AUTH-TOKEN", world.token.as_str()), JSON_LD];
    let body = world.bare("POST", PATH, &headers, "").json();
    assert_eq!(body["deleted_sms_count"], 0);
    assert!(body["@id"].is_string());
}

#[test]
fn a_body_or_its_type_is_refused() {
    let world = World::new();
    world.tell("sms", json!({ "count": 1 }));
    let token = ("X-LOX24-AUTH-TOKEN", world.token.as_str());
    let typed = [token, JSON, ("Content-Type", "application/json")];
    assert_eq!(world.bare("POST", PATH, &typed, "").status, 400);
    assert_eq!(
        world.bare("POST", PATH, &[token, JSON], "uuid=1").status,
        400
    );
    assert_eq!(world.lox24("DELETE", PATH).status, 405);
    assert_eq!(world.lox24("POST", "/sms/ops/batch_delete/").status, 404);
    assert_eq!(world.lox24("POST", &format!("{PATH}?phone=%4")).status, 400);
    assert_eq!(world.count(""), 1);
}

#[test]
fn a_deleted_message_is_never_sent() {
    let world = World::new();
    let uuid = world.bulk_to(&["+49751234567", "+447700900001"]);
    assert_eq!(world.delete("phone=%2B44"), 1);
    world.advance(60.0);
    assert_eq!(world.ask("state")["bulks"][0]["sms"], json!({ "100": 1 }));
    assert_eq!(world.bulk_status(&uuid), 10);
}
