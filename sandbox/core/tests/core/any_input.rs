//! Any request gets a reply: no input makes the simulator panic, or take more memory than a million messages need.

use sandbox_core::Step;
use serde_json::json;

use crate::support::{Fixture, JSON, JSON_BODY, TOKEN};

const METHODS: [&str; 8] = ["GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "", "gët"];

const TARGETS: [&str; 24] = [
    "",
    "*",
    "/",
    "?",
    "//",
    "/w/",
    "/w/default/bulks",
    "/bulks",
    "/bulks/%",
    "/bulks/ü/cancel",
    "/sms?page=18446744073709551615&_order[created_at]=desc",
    "/sms?created_at[gt]=9223372036854775807&created_at[lt]=-9223372036854775808",
    "/sms?uuid[18446744073709551615]=x&uuid[]=y&a[[=]",
    "/sms/ops/batch_delete?%ff",
    "/api/v1/subaccounts/sandbox_sub/messages/batch",
    "/api/v1/subaccounts/sandbox_sub/messages/batch/%zz",
    "/_sandbox/worlds",
    "/_sandbox/requests",
    "/_sandbox/settings",
    "/_sandbox/clock",
    "/_sandbox/faults",
    "/_sandbox/batches",
    "/_sandbox/sms",
    "/_sandbox/state",
];

const BODIES: [&str; 16] = [
    "",
    "null",
    "[]",
    "{",
    "\u{fffd}",
    r#"{"count":1000001}"#,
    r#"{"count":18446744073709551615}"#,
    r#"{"count":1,"scheduled_in":1e9}"#,
    r#"{"count":1,"created_at":9223372036854775807,"gateway_sent_at":-9223372036854775808}"#,
    r#"{"advance":1e9,"speed":1e9}"#,
    r#"{"rate":1e-300,"startDelay":1e9,"groupSize":18446744073709551615}"#,
    r#"{"rate":1e-300,"startDelay":1e9,"pageSize":18446744073709551615}"#,
    r#"{"kind":"delay","ms":18446744073709551615}"#,
    r#"[{"kind":"cut","times":2},{"kind":"status","status":299,"contentType":"\u0000"}]"#,
    r#"{"sender_id":"x","text":"x","phones":["+447700900001"],"msg_groups":[9223372036854775807],"delivery_at":99999999999}"#,
    r#"{"messages":[{"destination":"+447700900001","text":"x","scheduled":"1970-01-01T00:00:00Z"}]}"#,
];

#[test]
fn every_request_gets_a_reply() {
    let key = ("Authorization", "Bearer sandbox-api-key");
    for headers in [&[][..], &[TOKEN, JSON, JSON_BODY, key], &[TOKEN, JSON, key]] {
        let mut fixture = Fixture::new(1);
        for body in BODIES {
            for target in TARGETS {
                for method in METHODS {
                    fixture.now += 1e9;
                    let reply = match fixture.step(method, target, headers, body) {
                        Step::Reply(reply) => reply,
                        Step::Wait(_, delayed) => fixture.sandbox.resume(delayed, fixture.now),
                    };
                    let status = reply.response.status;
                    assert!((200..600).contains(&status), "{method} {target} {body}");
                }
            }
        }
    }
}

#[test]
fn a_million_messages_at_once_are_enough() {
    let mut fixture = Fixture::new(1);
    for endpoint in ["batches", "sms"] {
        let body = json!({ "count": 1_000_001 }).to_string();
        let target = format!("/_sandbox/{endpoint}");
        let response = fixture.send("POST", &target, &[], &body).response;
        assert_eq!(response.status, 400);
    }
    fixture.tell("batches", json!({ "count": 1_000_000 }));
}
