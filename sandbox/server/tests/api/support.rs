//! A world for each test, and a client small enough to see broken responses as they are.

use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;
use std::sync::LazyLock;
use std::time::Duration;

use sandbox::{Options, Running};
use serde_json::{Value, json};

static SANDBOX: LazyLock<Running> =
    LazyLock::new(|| sandbox::spawn(Options::default()).expect("the sandbox starts"));

pub(crate) const JSON: (&str, &str) = ("Accept", "application/json");
pub(crate) const JSON_LD: (&str, &str) = ("Accept", "application/ld+json");
pub(crate) const JSON_BODY: (&str, &str) = ("Content-Type", "application/json");

/// How long a server may say nothing before it counts as silent.
const SILENCE: Duration = Duration::from_millis(500);

pub(crate) struct World {
    pub(crate) id: String,
    pub(crate) base: String,
    pub(crate) token: String,
    pub(crate) api_key: String,
    pub(crate) sub_account: String,
    pub(crate) other_origin: String,
}

impl World {
    /// A world whose clock stands still unless it is told to move.
    pub(crate) fn new() -> Self {
        Self::with(json!({}))
    }

    pub(crate) fn with(mut wishes: Value) -> Self {
        wishes["speed"] = json!(0);
        let url = format!("{}/_sandbox/worlds", SANDBOX.url());
        let reply = send("POST", &url, &[JSON_BODY], &wishes.to_string());
        assert_eq!(reply.status, 201, "{}", reply.body);
        let world = reply.json();
        let text = |name: &str| world[name].as_str().expect(name).to_owned();
        assert_eq!(text("control"), format!("{}/_sandbox", text("baseUrl")));
        Self {
            id: text("id"),
            base: text("baseUrl"),
            token: text("token"),
            api_key: text("apiKey"),
            sub_account: text("subAccountId"),
            other_origin: text("otherOrigin"),
        }
    }

    /// A request with exactly these headers.
    pub(crate) fn bare(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Reply {
        send(method, &format!("{}{path}", self.base), headers, body)
    }

    /// A LOX24 request with the right credentials and Accept.
    pub(crate) fn lox24(&self, method: &str, path: &str) -> Reply {
        self.bare(
            method,
            path,
            &[("X-LOX24-AUTH-TOKEN", &self.token), JSON],
            "",
        )
    }

    pub(crate) fn post_bulk(&self, body: &Value) -> Reply {
        self.post_bulk_text(&body.to_string())
    }

    pub(crate) fn post_bulk_text(&self, body: &str) -> Reply {
        let headers = [("X-LOX24-AUTH-TOKEN", self.token.as_str()), JSON, JSON_BODY];
        self.bare("POST", "/bulks", &headers, body)
    }

    /// Creates a bulk to these phones and returns its UUID.
    pub(crate) fn bulk_to(&self, phones: &[&str]) -> String {
        let reply =
            self.post_bulk(&json!({ "sender_id": "sandbox", "text": "Hello", "phones": phones }));
        assert_eq!(reply.status, 201, "{}", reply.body);
        reply.json()["uuid"].as_str().expect("uuid").to_owned()
    }

    pub(crate) fn bulk_status(&self, uuid: &str) -> i64 {
        let reply = self.lox24("GET", &format!("/bulks/{uuid}"));
        reply.json()["status_code"].as_i64().expect("status_code")
    }

    /// How many SMS a deletion with this query deletes.
    pub(crate) fn delete(&self, query: &str) -> i64 {
        let reply = self.lox24("POST", &format!("/sms/ops/batch_delete?{query}"));
        assert_eq!(reply.status, 200, "{}", reply.body);
        reply.json()["deleted_sms_count"]
            .as_i64()
            .expect("deleted_sms_count")
    }

    /// How many SMS the list has with this query.
    pub(crate) fn count(&self, query: &str) -> usize {
        let reply = self.lox24("GET", &format!("/sms?{query}"));
        assert_eq!(reply.status, 200, "{}", reply.body);
        reply.json().as_array().expect("an array").len()
    }

    /// An 8x8 request with the right credentials, to a path below the sub-account.
    pub(crate) fn eight_by_eight(&self, method: &str, path: &str, body: &str) -> Reply {
        let bearer = format!("Bearer {}", self.api_key);
        let mut headers = vec![("Authorization", bearer.as_str())];
        if !body.is_empty() {
            headers.push(JSON_BODY);
        }
        let path = format!("/api/v1/subaccounts/{}/messages{path}", self.sub_account);
        self.bare(method, &path, &headers, body)
    }

    /// How many messages a cancellation of this batch cancels.
    pub(crate) fn cancel_batch(&self, id: &str) -> i64 {
        let reply = self.eight_by_eight("DELETE", &format!("/batch/{id}"), "");
        assert_eq!(reply.status, 200, "{}", reply.body);
        reply.json()["cancelledCount"]
            .as_i64()
            .expect("cancelledCount")
    }

    pub(crate) fn tell(&self, endpoint: &str, body: Value) -> Value {
        let reply = self.bare(
            "POST",
            &format!("/_sandbox/{endpoint}"),
            &[],
            &body.to_string(),
        );
        assert_eq!(reply.status, 200, "{}", reply.body);
        reply.json()
    }

    pub(crate) fn ask(&self, endpoint: &str) -> Value {
        let reply = self.bare("GET", &format!("/_sandbox/{endpoint}"), &[], "");
        assert_eq!(reply.status, 200, "{}", reply.body);
        reply.json()
    }

    pub(crate) fn advance(&self, seconds: f64) {
        self.tell("clock", json!({ "advance": seconds }));
    }

    pub(crate) fn now(&self) -> i64 {
        self.ask("clock")["now"].as_i64().expect("now")
    }
}

/// How a response ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// With the last byte of its body.
    Complete,
    /// Early, because the connection closed.
    Closed,
    /// Early, because nothing more came.
    Silent,
}

#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) end: End,
    /// Everything that arrived, as text.
    pub(crate) raw: String,
    /// 0 if the head is incomplete.
    pub(crate) status: u16,
    head: String,
    pub(crate) body: String,
}

impl Reply {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let lines = self
            .head
            .lines()
            .skip(1)
            .filter_map(|line| line.split_once(':'));
        let mut values = lines.filter(|(known, _)| known.eq_ignore_ascii_case(name));
        values.next().map(|(_, value)| value.trim())
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).expect("a JSON body")
    }

    /// The properties that the response finds fault with, in order.
    pub(crate) fn violations(&self) -> Vec<String> {
        let body = self.json();
        let list = body["violations"].as_array().cloned().unwrap_or_default();
        list.iter()
            .map(|one| one["propertyPath"].as_str().unwrap_or("?").to_owned())
            .collect()
    }
}

/// One request on a connection of its own.
pub(crate) fn send(method: &str, url: &str, headers: &[(&str, &str)], body: &str) -> Reply {
    let rest = url.strip_prefix("http://").expect("http");
    let (host, target) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let mut head = format!("{method} {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n");
    for (name, value) in headers {
        head += &format!("{name}: {value}\r\n");
    }
    if !body.is_empty() || matches!(method, "POST" | "PUT") {
        head += &format!("Content-Length: {}\r\n", body.len());
    }
    let mut stream = TcpStream::connect(host).expect("the sandbox listens");
    stream.set_read_timeout(Some(SILENCE)).expect("a timeout");
    stream
        .write_all(format!("{head}\r\n{body}").as_bytes())
        .expect("the request is taken");
    read(&mut stream)
}

fn read(stream: &mut TcpStream) -> Reply {
    let mut bytes = Vec::new();
    let closed = match stream.read_to_end(&mut bytes) {
        Ok(_) => true,
        Err(error) => !matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut),
    };
    let raw = String::from_utf8_lossy(&bytes).into_owned();
    let (head, body) = raw.split_once("\r\n\r\n").unwrap_or(("", ""));
    let status = head
        .split(' ')
        .nth(1)
        .and_then(|status| status.parse().ok())
        .unwrap_or(0);
    let mut reply = Reply {
        end: if closed { End::Closed } else { End::Silent },
        status,
        head: head.to_owned(),
        body: body.to_owned(),
        raw,
    };
    let announced = match status {
        0 => None,
        204 => Some(0),
        _ => reply
            .header("content-length")
            .and_then(|length| length.parse().ok()),
    };
    if announced == Some(reply.body.len()) {
        reply.end = End::Complete;
    }
    reply
}
