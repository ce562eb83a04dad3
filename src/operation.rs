//! One call of an API, as a value: everything that the package knows about it is declared once.

use crate::input::check::Fields;
use crate::input::data::Data;
use crate::input::issue::Issues;
use crate::provider::Provider;
use crate::wire::encode::percent;
use crate::wire::shape::Answer;
use crate::wire::{Body, Method, Query, Request};

/// A call of an API.
pub struct Operation {
    /// The name of its method in JavaScript.
    pub name: &'static str,
    /// Whose API it is.
    pub provider: &'static Provider,
    /// Its HTTP method.
    pub method: Method,
    /// Its path with placeholders (`/bulks/{id}`). Messages use this path, because it contains none of the
    /// caller's values.
    pub path: &'static str,
    /// The content type that it asks for.
    pub accept: &'static str,
    /// Whether another attempt is harmless.
    pub repeat: Repeat,
    /// The names of its options, besides those that all calls have.
    pub options: &'static [&'static str],
    /// Reads the caller's input and the operation's own options; every problem is reported.
    pub read: fn(&Data, &Fields<'_>, &mut Issues) -> Option<Parts>,
    /// How its response is read.
    pub answer: Answer,
}

/// What a further attempt of the same call would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repeat {
    /// Nothing more than the first: it reads, or it cancels what is already cancelled.
    Safe,
    /// Possibly everything once more. No provider documents an idempotency key, so a second `POST /bulks`
    /// is a second bulk, and it is billed.
    Never,
    /// As for `Never`, but a response can prove that the first attempt did nothing.
    IfNothingWasDone,
}

/// The parts of a request that depend on the input.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Parts {
    /// The values of the path's placeholders, in order, not yet encoded. The client's own values come
    /// before them.
    pub path: Vec<String>,
    /// The query.
    pub query: Query,
    /// The body.
    pub body: Option<Body>,
}

impl Parts {
    /// Creates parts with a path only.
    pub fn path(value: String) -> Self {
        Self {
            path: vec![value],
            ..Self::default()
        }
    }
}

/// `Accept` of an operation that reads plain JSON.
pub const JSON: &str = "application/json";

impl Operation {
    /// Checks the input of a call and the operation's own options. `scope` has the client's values for the
    /// first placeholders of the path.
    pub fn prepare(
        &self,
        input: &Data,
        options: &Fields<'_>,
        scope: &[String],
        issues: &mut Issues,
    ) -> Option<Request> {
        let parts = (self.read)(input, options, issues)?;
        Some(self.request(scope, parts))
    }

    /// Builds the request, percent-encoded.
    pub fn request(&self, scope: &[String], parts: Parts) -> Request {
        let mut values = scope.iter().chain(&parts.path);
        let mut target = String::new();
        let mut in_name = false;
        for character in self.path.chars() {
            match character {
                '{' => {
                    percent(&mut target, values.next().map_or("", String::as_str));
                    in_name = true;
                }
                '}' => in_name = false,
                _ if in_name => {}
                _ => target.push(character),
            }
        }
        parts.query.append_to(&mut target);
        Request {
            method: self.method,
            target,
            body: parts.body,
        }
    }

    /// Whether it changes nothing at the provider.
    pub fn only_reads(&self) -> bool {
        self.method == Method::Get
    }
}
