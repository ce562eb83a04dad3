//! `GET /me`: reads the account.

use crate::lox24::LOX24;
use crate::operation::{JSON, Operation, Parts, Repeat};
use crate::wire::Method;
use crate::wire::shape::{Answer, Field, Kind, documented};

/// Reads the account to which the credential belongs.
pub static ACCOUNT: Operation = Operation {
    name: "account",
    provider: &LOX24,
    method: Method::Get,
    path: "/me",
    accept: JSON,
    repeat: Repeat::Safe,
    pace: 0.0,
    options: &[],
    read: |_, _, _| Some(Parts::default()),
    answer: Answer::AsItIs(&FIELDS),
};

/// Source: GET /me page.
static FIELDS: [Field; 7] = [
    documented("id", Kind::Number, false),
    documented("balance_amount", Kind::Number, false),
    documented("currency", Kind::Text, true),
    documented("balance_changed_at", Kind::Number, true),
    documented("is_text_deleted", Kind::Bool, true),
    documented("services", Kind::List, true),
    documented("groups", Kind::Object, true),
];
