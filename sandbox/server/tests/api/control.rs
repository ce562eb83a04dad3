//! Worlds, clock, settings, request log, and access across origins.

use serde_json::json;

use crate::support::{JSON, World, send};

#[test]
fn worlds_do_not_see_each_other() {
    let (one, other) = (World::new(), World::new());
    one.bulk_to(&["+49751234567"]);
    assert_eq!(other.count(""), 0);
    assert_eq!(other.ask("requests")["seen"], 1);
    let foreign = [("X-LOX24-AUTH-TOKEN", one.token.as_str()), JSON];
    assert_eq!(other.bare("GET", "/sms", &foreign, "").status, 401);
    let nowhere = one.base.replace(&one.id, "nowhere");
    assert_eq!(send("GET", &format!("{nowhere}/sms"), &[], "").status, 404);
}

#[test]
fn the_default_world_has_the_credentials_of_the_pages() {
    let sandbox = sandbox::spawn(sandbox::Options::default()).expect("the sandbox starts");
    let token = (
        "X-LOX24-AUTH-TOKEN",
        "1234567:e3f3a759b6677959b6ebfcxxxxxxxxxx",
    );
    let reply = send("GET", &format!("{}/sms", sandbox.url()), &[token, JSON], "");
    assert_eq!(reply.status, 200);
    let key = [("Authorization", "Bearer sandbox-api-key")];
    let path = "/api/v1/subaccounts/sandbox_sub/messages/batch/x";
    assert_eq!(
        send("DELETE", &format!("{}{path}", sandbox.url()), &key, "").status,
        200
    );
    let requests = send(
        "GET",
        &format!("{}/_sandbox/requests", sandbox.url()),
        &[],
        "",
    )
    .json();
    assert_eq!(requests["seen"], 2);
}

#[test]
fn the_log_has_requests_as_they_came() {
    let world = World::new();
    world.lox24("GET", "/sms?phone=%2B49&x=+");
    world.post_bulk(&json!({ "surprise": true }));
    world.bare("OPTIONS", "/bulks", &[], "");
    world.ask("state");
    let requests = world.ask("requests");
    assert_eq!(
        (&requests["seen"], &requests["applied"]),
        (&json!(2), &json!(1))
    );
    let (list, bulk) = (&requests["log"][0], &requests["log"][1]);
    assert_eq!(
        (&list["n"], &list["method"], &list["path"]),
        (&json!(1), &json!("GET"), &json!("/sms"))
    );
    assert_eq!(list["query"], "phone=%2B49&x=+");
    assert_eq!(list["headers"]["accept"], "application/json");
    assert_eq!(list["body"], json!(null));
    assert_eq!(
        (&bulk["status"], &bulk["applied"]),
        (&json!(400), &json!(false))
    );
    assert_eq!(bulk["body"], r#"{"surprise":true}"#);

    world.tell("requests/reset", json!({}));
    world.lox24("GET", "/sms");
    let requests = world.ask("requests");
    assert_eq!(
        (&requests["seen"], &requests["log"][0]["n"]),
        (&json!(1), &json!(1))
    );
}

#[test]
fn the_clock_moves_as_told_and_never_back() {
    let world = World::new();
    let start = world.now();
    world.advance(90.0);
    assert_eq!(world.now(), start + 90);
    assert_eq!(world.tell("clock", json!({ "speed": 60 }))["speed"], 60.0);
    for wrong in [
        json!({ "advance": -1 }),
        json!({ "speed": -1 }),
        json!({ "sped": 1 }),
    ] {
        let reply = world.bare("POST", "/_sandbox/clock", &[], &wrong.to_string());
        assert_eq!(reply.status, 400, "{wrong}");
    }
}

#[test]
fn settings_are_merged_and_checked() {
    let world = World::with(json!({ "rate": 7 }));
    let settings = world.tell("settings", json!({ "pageSize": 5 }));
    assert_eq!(
        (&settings["rate"], &settings["pageSize"]),
        (&json!(7.0), &json!(5))
    );
    for wrong in [
        json!({ "rte": 1 }),
        json!({ "rate": -1 }),
        json!({ "cancelFinished": 409 }),
        json!({ "unknownBatch": "one" }),
        json!({ "emptyFilter": "delete" }),
    ] {
        let reply = world.bare("POST", "/_sandbox/settings", &[], &wrong.to_string());
        assert_eq!(reply.status, 400, "{wrong}");
    }
    assert_eq!(world.ask("settings"), settings);
}

#[test]
fn pages_of_other_origins_are_allowed_unless_the_world_says_otherwise() {
    let world = World::new();
    let preflight = world.bare("OPTIONS", "/bulks", &[("Origin", "http://example.org")], "");
    assert_eq!(preflight.status, 204);
    let allowed = preflight
        .header("access-control-allow-headers")
        .expect("headers");
    for name in [
        "X-LOX24-AUTH-TOKEN",
        "Authorization",
        "Content-Type",
        "Accept",
    ] {
        assert!(allowed.contains(name), "{name}");
    }
    let reply = world.lox24("GET", "/nowhere");
    assert_eq!(reply.header("access-control-allow-origin"), Some("*"));
    let exposed = reply.header("access-control-expose-headers");
    assert_eq!(exposed, Some("X-LOX24-REQUEST-ID, Retry-After"));

    world.tell("settings", json!({ "cors": false }));
    assert_eq!(
        world
            .lox24("GET", "/sms")
            .header("access-control-allow-origin"),
        None
    );
    let control = world.bare("GET", "/_sandbox/state", &[], "");
    assert_eq!(control.header("access-control-allow-origin"), Some("*"));
}

#[test]
fn unknown_control_endpoints_are_refused() {
    let world = World::new();
    assert_eq!(world.bare("GET", "/_sandbox/faultz", &[], "").status, 404);
    assert_eq!(world.bare("GET", "/_sandbox/worlds", &[], "").status, 405);
    assert_eq!(world.ask("requests")["seen"], 0);
}
