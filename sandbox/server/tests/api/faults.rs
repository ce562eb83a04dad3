//! Each kind of fault, before and after the operation.

use std::io::{Read, Write};
use std::net::TcpStream;

use serde_json::{Value, json};

use crate::support::{End, Reply, World};

/// A world with one SMS, and the reply to its deletion under this fault.
fn deletion(fault: Value) -> (World, Reply) {
    let world = World::new();
    world.tell("sms", json!({}));
    world.tell("faults", fault);
    let reply = world.lox24("POST", "/sms/ops/batch_delete?iso2=DE");
    (world, reply)
}

/// Whether the deletion was carried out; state and log must agree.
fn applied(world: &World) -> bool {
    let (state, requests) = (world.ask("state"), world.ask("requests"));
    assert_eq!(requests["seen"], 1);
    let deleted = state["smsCount"] == 0;
    assert_eq!(requests["applied"], i32::from(deleted));
    assert_eq!(requests["log"][0]["applied"], deleted);
    deleted
}

/// Checks a fault before and after the operation.
fn at_both_places(fault: Value, check: impl Fn(&Reply)) {
    for place in ["before", "after"] {
        let mut fault = fault.clone();
        fault["place"] = json!(place);
        let (world, reply) = deletion(fault.clone());
        check(&reply);
        assert_eq!(applied(&world), place == "after", "{fault}");
        assert_eq!(world.ask("requests")["log"][0]["fault"], fault["kind"]);
        assert_eq!(world.ask("faults"), json!([]), "used up");
    }
}

#[test]
fn drop_closes_without_an_answer() {
    at_both_places(json!({ "kind": "drop" }), |reply| {
        assert_eq!((reply.end, reply.raw.as_str()), (End::Closed, ""));
    });
}

#[test]
fn drop_closes_within_the_head() {
    at_both_places(json!({ "kind": "drop", "where": "headers" }), |reply| {
        assert_eq!(reply.end, End::Closed);
        assert!(
            reply.raw.starts_with("HTTP/1.1 200 OK\r\n"),
            "{}",
            reply.raw
        );
        assert!(!reply.raw.contains("\r\n\r\n"));
    });
}

#[test]
fn drop_and_cut_close_within_the_body() {
    for fault in [
        json!({ "kind": "drop", "where": "body" }),
        json!({ "kind": "cut" }),
    ] {
        at_both_places(fault, |reply| {
            assert_eq!((reply.end, reply.status), (End::Closed, 200));
            let length: usize = reply
                .header("content-length")
                .expect("length")
                .parse()
                .expect("n");
            assert_eq!(reply.body.len(), length / 2);
        });
    }
}

#[test]
fn silence_leaves_the_connection_open() {
    at_both_places(json!({ "kind": "silence" }), |reply| {
        assert_eq!((reply.end, reply.raw.as_str()), (End::Silent, ""));
    });
    at_both_places(json!({ "kind": "silence", "where": "body" }), |reply| {
        assert_eq!((reply.end, reply.status), (End::Silent, 200));
        assert!(!reply.body.is_empty());
    });
}

#[test]
fn unsent_heads_have_no_status_in_the_log() {
    for (fault, status) in [
        (json!({ "kind": "drop" }), json!(null)),
        (
            json!({ "kind": "silence", "where": "headers" }),
            json!(null),
        ),
        (json!({ "kind": "cut" }), json!(200)),
    ] {
        let (world, _) = deletion(fault);
        assert_eq!(world.ask("requests")["log"][0]["status"], status);
    }
}

#[test]
fn a_status_comes_in_the_form_of_its_provider() {
    let fault = json!({ "kind": "status", "status": 503, "retryAfter": "2" });
    at_both_places(fault, |reply| {
        assert_eq!(
            (reply.status, reply.header("retry-after")),
            (503, Some("2"))
        );
        assert!(reply.json()["detail"].is_string());
    });
    let world = World::new();
    for (status, code) in [(429, 429), (500, 2000), (426, 1014)] {
        world.tell("faults", json!({ "kind": "status", "status": status }));
        let reply = world.eight_by_eight("DELETE", "/batch/x", "");
        assert_eq!(
            (reply.status, &reply.json()["code"]),
            (status, &json!(code))
        );
    }
}

#[test]
fn a_redirect_leads_to_the_other_origin_of_its_world() {
    let path = "/sms/ops/batch_delete?iso2=DE";
    at_both_places(json!({ "kind": "redirect" }), |reply| {
        assert_eq!(reply.status, 307);
        assert!(reply.header("location").expect("location").ends_with(path));
    });
    let (world, reply) = deletion(json!({ "kind": "redirect", "status": 302 }));
    let location = reply.header("location").expect("location");
    assert_eq!(
        location,
        format!("{}/w/{}{path}", world.other_origin, world.id)
    );

    let followed = crate::support::send("GET", location, &[("X-Carried", "along")], "");
    assert_eq!(followed.status, 200);
    let requests = world.ask("requests");
    assert_eq!(
        requests["seen"], 1,
        "the other origin has a list of its own"
    );
    assert_eq!(requests["otherOrigin"][0]["path"], path);
    assert_eq!(requests["otherOrigin"][0]["headers"]["x-carried"], "along");

    let (_, reply) = deletion(json!({ "kind": "redirect", "location": "/sms" }));
    assert_eq!(reply.header("location"), Some("/sms"));
}

#[test]
fn proxies_answer_with_html_nothing_or_garbage() {
    at_both_places(json!({ "kind": "html" }), |reply| {
        assert_eq!(
            (reply.status, reply.header("content-type")),
            (502, Some("text/html"))
        );
        assert!(reply.body.contains("<html>"));
    });
    at_both_places(json!({ "kind": "empty", "status": 200 }), |reply| {
        assert_eq!(
            (reply.status, reply.end, reply.body.as_str()),
            (200, End::Complete, "")
        );
    });
    at_both_places(json!({ "kind": "garbage" }), |reply| {
        assert_eq!(reply.status, 200);
        assert!(serde_json::from_str::<Value>(&reply.body).is_err());
    });
    at_both_places(
        json!({ "kind": "garbage", "body": "{}", "contentType": "a/b" }),
        |reply| {
            assert_eq!(
                (reply.body.as_str(), reply.header("content-type")),
                ("{}", Some("a/b"))
            );
        },
    );
}

#[test]
fn a_delayed_answer_is_the_true_one() {
    for place in ["before", "after"] {
        let (world, reply) = deletion(json!({ "kind": "delay", "ms": 20, "place": place }));
        assert_eq!(reply.json(), json!({ "deleted_sms_count": 1 }));
        assert!(applied(&world));
    }
}

#[test]
fn faults_meet_the_requests_they_are_meant_for_as_often_as_asked() {
    let world = World::new();
    world.tell(
        "faults",
        json!([
            { "kind": "status", "status": 500, "path": "/bulks/", "times": 2 },
            { "kind": "status", "status": 501, "method": "post" },
            { "kind": "status", "status": 502, "path": "iso2=DE", "times": 0 },
        ]),
    );
    let status = |method, path| world.lox24(method, path).status;
    assert_eq!(status("GET", "/sms"), 200);
    assert_eq!(status("GET", "/bulks/x"), 500);
    assert_eq!(status("POST", "/sms/ops/batch_delete"), 501);
    assert_eq!(status("POST", "/sms/ops/batch_delete"), 200);
    assert_eq!(status("GET", "/bulks/x"), 500);
    assert_eq!(status("GET", "/bulks/x"), 404);
    for _ in 0..3 {
        assert_eq!(status("GET", "/sms?iso2=DE"), 502);
    }
    world.bare("DELETE", "/_sandbox/faults", &[], "");
    assert_eq!(status("GET", "/sms?iso2=DE"), 200);
}

#[test]
fn answers_with_a_fault_are_readable_across_origins() {
    for kind in [
        "status", "html", "empty", "garbage", "redirect", "delay", "cut",
    ] {
        let ms = (kind == "delay").then_some(1);
        let (_, reply) = deletion(json!({ "kind": kind, "ms": ms }));
        assert_eq!(
            reply.header("access-control-allow-origin"),
            Some("*"),
            "{kind}"
        );
    }
}

#[test]
fn misspelt_faults_are_refused() {
    let world = World::new();
    for wrong in [
        json!({ "kind": "explode" }),
        json!({ "kind": "drop", "place": "between" }),
        json!({ "kind": "drop", "wher": "body" }),
        json!({ "kind": "status", "status": 100 }),
        json!({ "kind": "drop", "status": 500 }),
    ] {
        let reply = world.bare("POST", "/_sandbox/faults", &[], &wrong.to_string());
        assert_eq!(reply.status, 400, "{wrong}");
    }
}

#[test]
fn a_cut_that_a_response_does_not_reach_ends_with_it() {
    let world = World::new();
    let uuid = world.bulk_to(&["+447700900000"]);
    let fault = json!({ "kind": "drop", "where": "body", "place": "after" });
    world.tell("faults", fault);
    let rest = world.base.strip_prefix("http://").expect("http");
    let (host, prefix) = rest.split_once('/').expect("a path");
    let mut stream = TcpStream::connect(host).expect("the sandbox listens");
    let mut ask = |method: &str| {
        let token = &world.token;
        let request = format!(
            "{method} /{prefix}/bulks/{uuid} HTTP/1.1\r\nHost: {host}\r\nAccept: application/json\r\n\
             X-LOX24-AUTH-TOKEN: {token}\r\n\r\n"
        );
        stream.write_all(request.as_bytes()).expect("it is taken");
        let mut bytes = [0; 2048];
        let count = stream.read(&mut bytes).expect("a response");
        String::from_utf8_lossy(&bytes[..count]).into_owned()
    };
    // No body, so that the fault shows nothing.
    assert!(ask("DELETE").starts_with("HTTP/1.1 204"));
    let second = ask("GET");
    assert!(second.starts_with("HTTP/1.1 404"), "{second}");
    assert!(second.contains("\r\n\r\n{"), "{second}");
}
