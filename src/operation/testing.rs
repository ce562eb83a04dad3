//! Two made-up providers for the tables of tests: the machines know none of the real ones.

use crate::operation::{JSON, Operation, Parts, Repeat};
use crate::provider::{Credential, Lockout, Problem, Provider, TooManyRequests};
use crate::wire::Method;
use crate::wire::shape::{Answer, Field, Kind};

/// A provider that blocks addresses after bad credentials.
pub(crate) static LOCKED: Provider = Provider {
    name: "Locked",
    lockout: Some(Lockout {
        tries: 3,
        window: 60_000.0,
        block: 600_000.0,
    }),
    too_many_requests: TooManyRequests::Blocked,
    ..PLAIN
};

/// A provider with a rate limit.
pub(crate) static LIMITED: Provider = PLAIN;

/// What both have in common.
pub(crate) const PLAIN: Provider = Provider {
    name: "Limited",
    base_urls: &["https://limited.example"],
    credential: Credential {
        option: "key",
        header: "Key",
        prefix: "",
        check: |_, _, _| None,
    },
    request_id: None,
    problem: |_, _| Problem::default(),
    too_many_requests: TooManyRequests::RateLimited,
    lockout: None,
};

/// A call that reads where it is safe to repeat, and changes something where it is not.
pub(crate) const fn operation(provider: &'static Provider, repeat: Repeat) -> Operation {
    Operation {
        name: "call",
        provider,
        method: match repeat {
            Repeat::Safe => Method::Get,
            _ => Method::Post,
        },
        path: "/",
        accept: JSON,
        repeat,
        pace: 0.0,
        options: &[],
        read: |_, _, _| Some(Parts::default()),
        answer: Answer::AsItIs(&[Field {
            name: "id",
            kind: Kind::Text,
            nullable: false,
        }]),
    }
}
