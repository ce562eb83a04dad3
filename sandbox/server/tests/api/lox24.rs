//! What all LOX24 operations have in common: paths, methods, Accept, request ids, and the two forms of errors.

use serde_json::json;

use crate::support::{JSON, JSON_BODY, JSON_LD, World};

#[test]
fn unknown_paths_and_methods_are_refused() {
    let world = World::new();
    for path in [
        "/bulk",
        "/bulks/",
        "/sms/ops",
        "/sms/ops/batch_stop",
        "/",
        "/v1/bulks",
    ] {
        assert_eq!(world.lox24("GET", path).status, 404, "{path}");
    }
    for (method, path, allowed) in [
        ("PUT", "/bulks", "GET, POST"),
        (
            "PATCH",
            "/bulks/da0fa78c-4699-11ea-a637-96000028b339",
            "GET, DELETE",
        ),
        ("GET", "/sms/ops/batch_delete", "POST"),
        ("DELETE", "/sms", "GET"),
    ] {
        let reply = world.lox24(method, path);
        assert_eq!(
            (reply.status, reply.header("allow")),
            (405, Some(allowed)),
            "{method} {path}"
        );
    }
}

#[test]
fn accept_must_name_one_of_the_two_types() {
    let world = World::new();
    let token = ("X-LOX24-AUTH-TOKEN", world.token.as_str());
    let kind = |accept: &str| {
        let reply = world.bare("GET", "/sms", &[token, ("Accept", accept)], "");
        let kind = reply
            .header("content-type")
            .expect("a type")
            .split(';')
            .next();
        (reply.status, kind.expect("a type").to_owned())
    };
    let (plain, linked) = (
        "application/json".to_owned(),
        "application/ld+json".to_owned(),
    );
    assert_eq!(kind("application/json"), (200, plain.clone()));
    assert_eq!(kind("application/ld+json"), (200, linked.clone()));
    assert_eq!(kind("text/html, application/json;q=0.5"), (200, plain));
    assert_eq!(
        kind("application/json;q=0.5, application/ld+json"),
        (200, linked.clone())
    );
    for other in [
        "text/html",
        "*/*",
        "application/xml",
        "application/json;q=0",
    ] {
        assert_eq!(kind(other).0, 406, "{other}");
    }
    assert_eq!(world.bare("GET", "/sms", &[token], "").status, 406);
    world.tell("settings", json!({ "anyAccept": "ld+json" }));
    assert_eq!(kind("*/*"), (200, linked));
}

#[test]
fn every_answer_has_an_id_of_its_own() {
    let world = World::new();
    let replies = [
        world.lox24("GET", "/sms"),
        world.lox24("GET", "/nowhere"),
        world.bare("GET", "/sms", &[JSON], ""),
    ];
    let mut ids: Vec<_> = replies
        .iter()
        .map(|reply| reply.header("x-lox24-request-id").expect("an id"))
        .collect();
    assert!(
        ids.iter()
            .all(|id| id.len() == 32 && id.bytes().all(|b| b.is_ascii_alphanumeric()))
    );
    ids.dedup();
    assert_eq!(ids.len(), 3);
}

#[test]
fn errors_are_problems_under_json() {
    let world = World::new();
    let reply = world.post_bulk(&json!({ "text": "x", "sender_id": "x", "phones": ["x"] }));
    let body = reply.json();
    assert!(
        reply
            .header("content-type")
            .expect("a type")
            .starts_with("application/problem+json")
    );
    assert_eq!(
        body["type"],
        "https://tools.ietf.org/html/rfc2616#section-10"
    );
    assert_eq!(body["title"], "An error occurred");
    assert_eq!(
        body["detail"],
        "phones[0]: This value is not a valid phone number."
    );
    assert_eq!(
        body["violations"][0]["code"]
            .as_str()
            .expect("a code")
            .len(),
        36
    );
}

#[test]
fn errors_and_resources_are_linked_data_under_ld_json() {
    let world = World::new();
    let headers = [
        ("X-LOX24-AUTH-TOKEN", world.token.as_str()),
        JSON_LD,
        JSON_BODY,
    ];
    let invalid = world.bare("POST", "/bulks", &headers, "{}").json();
    assert_eq!(invalid["@type"], "ConstraintViolationList");
    assert!(
        invalid["violations"]
            .as_array()
            .is_some_and(|list| !list.is_empty())
    );
    assert!(invalid["hydra:description"].is_string());
    let missing = world.bare("GET", "/bulks/x", &headers[..2], "").json();
    assert_eq!(missing["@type"], "hydra:Error");
    assert_eq!(missing["hydra:title"], "An error occurred");

    let body = r#"{"text":"x","sender_id":"x","phones":["+49751234567"]}"#;
    let bulk = world.bare("POST", "/bulks", &headers, body).json();
    assert_eq!(
        bulk["@id"],
        json!(format!("/bulks/{}", bulk["uuid"].as_str().expect("uuid")))
    );
    assert!(bulk["@type"].is_string() && bulk["@context"].is_string());
    let list = world.bare("GET", "/sms", &headers[..2], "").json();
    assert_eq!(list["hydra:totalItems"], 1);
    assert_eq!(list["hydra:member"][0]["phone"], "+49751234567");
}
