//! The simulator, asked anything in any order. The first line of the input has the settings; each other line is a step, named by
//! its first character, with arguments between tabs.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sandbox_core::{Addresses, Head, Inside, Sandbox, Step};
use serde_json::{Value, json};

/// The most messages of a control call or a group. A million are allowed, but they only take time and memory, and an input has
/// room for many calls and groups.
const MOST_MESSAGES: u64 = 300;

/// Further steps only make an input slower.
const MOST_STEPS: usize = 40;

const START: f64 = 1_700_000_000_000.0;
const TOKEN: &str = "1234567:e3f3a759b6677959b6ebfcxxxxxxxxxx";
const KEY: &str = "Bearer sandbox-api-key";

struct Worlds {
    inside: Inside,
    /// The same behind HTTP, with many worlds.
    http: Sandbox,
    real: f64,
    /// The id in the latest answer that has one: `$` in later steps.
    id: String,
}

fuzz_target!(|input: &[u8]| {
    let input = String::from_utf8_lossy(input);
    let mut lines = input.split('\n');
    let settings = small(lines.next().unwrap_or_default());
    let inside = match Inside::new(&settings, START) {
        Ok(inside) => inside,
        Err(refusal) => {
            check_refusal(&refusal);
            Inside::new("{}", START).unwrap()
        }
    };
    let addresses = Addresses {
        url: "http://sandbox".to_owned(),
        other_origin: "http://elsewhere".to_owned(),
    };
    let mut worlds = Worlds {
        inside,
        http: Sandbox::new(addresses, 1, START),
        real: START,
        id: String::new(),
    };
    worlds.http("POST", "/_sandbox/worlds", &settings);
    for line in lines.take(MOST_STEPS) {
        let line = line.replace('$', &worlds.id);
        let mut characters = line.chars();
        let name = characters.next();
        worlds.step(name.unwrap_or_default(), characters.as_str());
    }
    assert!(serde_json::from_str::<Value>(&worlds.inside.credentials(worlds.real)).is_ok());
});

impl Worlds {
    fn step(&mut self, name: char, arguments: &str) {
        let real = self.real;
        let all: Vec<&str> = arguments.splitn(4, '\t').collect();
        let get = |index: usize| all.get(index).copied().unwrap_or_default();
        let number = || get(0).trim().parse::<u32>().unwrap_or_default();
        match name {
            // A request with the right headers, whole.
            '>' => {
                let (url, body) = (get(1), get(2));
                let mut headers = vec![
                    ["x-lox24-auth-token", TOKEN],
                    ["authorization", KEY],
                    ["accept", "application/json"],
                ];
                if !body.is_empty() {
                    headers.push(["content-type", "application/json"]);
                }
                if let Ok(id) = self
                    .inside
                    .begin(get(0), url, &json!(headers).to_string(), real)
                {
                    let seen = self.inside.receive(id, body.into(), real);
                    self.check(seen);
                }
            }
            // The head of a request with any headers, then its body.
            '<' => drop(self.inside.begin(get(0), get(1), get(2), real)),
            'b' => {
                let seen = self.inside.receive(number(), get(1).into(), real);
                self.check(seen);
            }
            'f' => self.inside.forget(number()),
            'w' => assert!(
                self.inside
                    .wait(number(), real)
                    .is_none_or(|millis| millis >= 0.0)
            ),
            'r' => {
                let seen = self.inside.resume(number(), real);
                self.check(seen);
            }
            'd' => {
                let seen = self.inside.due(real);
                self.check(seen);
            }
            'a' => {
                if let Err(refusal) = self
                    .inside
                    .advance(get(0).parse().unwrap_or(f64::NAN), real)
                {
                    check_refusal(&refusal);
                }
            }
            't' => self.real = get(0).parse().unwrap_or(f64::NAN),
            'c' => match self.inside.control(get(0), get(1), &small(get(2)), real) {
                Ok(answer) => self.remember(&answer),
                Err(refusal) => check_refusal(&refusal),
            },
            'o' => {
                if let Err(refusal) = self.inside.not_sent_once(get(0), real) {
                    check_refusal(&refusal);
                }
            }
            'h' => self.http(get(0), get(1), get(2)),
            // To where redirects lead.
            'e' => drop(
                self.http
                    .redirected(Head::new(get(0), get(1), [("x", get(2))]), real),
            ),
            _ => {}
        }
    }

    fn http(&mut self, method: &str, target: &str, body: &str) {
        let mut headers = vec![
            ("X-LOX24-AUTH-TOKEN", TOKEN),
            ("Authorization", KEY),
            ("Accept", "application/json"),
        ];
        if !body.is_empty() {
            headers.push(("Content-Type", "application/json"));
        }
        let head = Head::new(method, target, headers);
        let reply = match self.http.handle(head, small(body).into(), self.real) {
            Step::Reply(reply) => reply,
            Step::Wait(_, delayed) => self.http.resume(delayed, self.real),
        };
        assert!((200..600).contains(&reply.response.status));
        self.remember(&reply.response.body);
    }

    /// What a client sees is JSON, with a status that a `Response` can have.
    fn check(&mut self, seen: Option<String>) {
        let Some(seen) = seen else { return };
        let seen: Value = serde_json::from_str(&seen).unwrap();
        assert!((200..600).contains(&seen["status"].as_u64().unwrap()));
        let body = seen["body"].as_str().unwrap();
        assert!(
            seen["bytes"]
                .as_u64()
                .is_none_or(|bytes| bytes <= body.len() as u64)
        );
        self.remember(body);
    }

    fn remember(&mut self, answer: &str) {
        for name in [
            "\"uuid\":\"",
            "\"uuids\":[\"",
            "\"batchId\":\"",
            "\"umid\":\"",
        ] {
            let id = answer
                .split_once(name)
                .and_then(|(_, rest)| rest.split_once('"'));
            if let Some((id, _)) = id {
                self.id = id.chars().take(36).collect();
            }
        }
    }
}

/// JSON with the numbers that make messages made small, unless they are to be refused.
fn small(text: &str) -> String {
    let Ok(Value::Object(mut object)) = serde_json::from_str(text) else {
        return text.to_owned();
    };
    let mut changed = false;
    for name in ["count", "groupSize"] {
        if let Some(Value::Number(number)) = object.get_mut(name)
            && let Some(wanted @ MOST_MESSAGES..=1_000_000) = number.as_u64()
        {
            *number = (wanted % MOST_MESSAGES).into();
            changed = true;
        }
    }
    if changed {
        json!(object).to_string()
    } else {
        text.to_owned()
    }
}

fn check_refusal(refusal: &str) {
    let refusal: Value = serde_json::from_str(refusal).unwrap();
    let issues = refusal["issues"].as_array().unwrap();
    assert!(!issues.is_empty());
    for issue in issues {
        assert!(!issue["message"].as_str().unwrap().is_empty());
    }
}
