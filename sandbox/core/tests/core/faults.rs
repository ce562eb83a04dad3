//! What each fault makes of a reply. How it looks on the wire is for the tests of the server.

use sandbox_core::{AfterCut, Cut, CutAt, Reply};
use serde_json::{Value, json};

use crate::support::{Fixture, JSON, TOKEN, header};

/// The reply to the deletion of one SMS under a fault, and whether the SMS is gone.
fn deletion(fault: Value) -> (Reply, bool) {
    let (reply, mut fixture) = deletion_in(fault);
    (reply, fixture.ask("state")["smsCount"] == 0)
}

fn deletion_in(fault: Value) -> (Reply, Fixture) {
    let mut fixture = Fixture::new(1);
    fixture.tell("sms", json!({}));
    fixture.tell("faults", fault);
    let reply = fixture.send("POST", "/sms/ops/batch_delete", &[TOKEN, JSON], "");
    (reply, fixture)
}

#[test]
fn broken_connections_are_cuts_in_the_true_response() {
    let length = "{\"deleted_sms_count\":1}".len();
    let cases = [
        (json!({ "kind": "drop" }), CutAt::Head(0), AfterCut::Close),
        (
            json!({ "kind": "drop", "where": "headers" }),
            CutAt::Head(24),
            AfterCut::Close,
        ),
        (
            json!({ "kind": "cut" }),
            CutAt::Body(length / 2),
            AfterCut::Close,
        ),
        (
            json!({ "kind": "silence" }),
            CutAt::Head(0),
            AfterCut::Stall,
        ),
        (
            json!({ "kind": "silence", "where": "body" }),
            CutAt::Body(length / 2),
            AfterCut::Stall,
        ),
    ];
    for (mut fault, at, then) in cases {
        fault["place"] = json!("after");
        let (reply, deleted) = deletion(fault.clone());
        assert_eq!(reply.cut, Some(Cut { at, then }), "{fault}");
        assert_eq!(reply.response.body.len(), length);
        assert!(deleted);
    }
}

#[test]
fn a_response_of_the_fault_s_own_hides_whether_the_work_was_done() {
    for kind in ["status", "redirect", "html", "empty", "garbage"] {
        let [(before, kept), (after, deleted)] =
            ["before", "after"].map(|place| deletion(json!({ "kind": kind, "place": place })));
        assert_eq!((kept, deleted), (false, true), "{kind}");
        assert_eq!((before.cut, after.cut), (None, None));
        assert_eq!(before.response.status, after.response.status);
        assert_eq!(
            header(&before.response, "content-type"),
            header(&after.response, "content-type")
        );
    }
}

#[test]
fn a_redirect_leads_to_the_other_origin_with_the_world_s_path() {
    let (reply, _) = deletion(json!({ "kind": "redirect" }));
    let location = header(&reply.response, "location");
    assert_eq!(
        location,
        Some("http://elsewhere/w/default/sms/ops/batch_delete")
    );
}

#[test]
fn a_text_that_is_no_header_value_is_left_out() {
    let (reply, _) = deletion(json!({ "kind": "status", "retryAfter": "1\r\nx: y" }));
    assert_eq!(header(&reply.response, "retry-after"), None);
}

#[test]
fn a_status_that_has_no_body_gets_none() {
    for status in [204, 205, 304] {
        let (reply, _) = deletion(json!({ "kind": "status", "status": status, "body": "x" }));
        assert_eq!(
            (reply.response.status, reply.response.body.as_str()),
            (status, "")
        );
    }
}

#[test]
fn the_log_has_a_status_only_if_a_whole_head_got_out() {
    for (reach, status) in [
        ("connection", json!(null)),
        ("headers", json!(null)),
        ("body", json!(200)),
    ] {
        let (_, mut fixture) = deletion_in(json!({ "kind": "drop", "where": reach }));
        assert_eq!(fixture.ask("requests")["log"][0]["status"], status);
    }
}
