//! Faults on demand: what is to go wrong with which requests, and how often.

use axum::http::Method;
use serde::{Deserialize, Serialize};

use crate::answer::Answer;
use crate::wire::{At, Cut, Then};

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Fault {
    pub(crate) kind: Kind,
    #[serde(default)]
    pub(crate) place: Place,
    /// How many requests it hits; 0 for all.
    #[serde(default = "once")]
    times: u64,
    method: Option<String>,
    /// A part of path and query, without the world's prefix.
    path: Option<String>,
    pub(crate) status: Option<u16>,
    /// The text of a Retry-After header, as it is.
    retry_after: Option<String>,
    /// For delays.
    ms: Option<u64>,
    /// For redirects.
    location: Option<String>,
    body: Option<String>,
    content_type: Option<String>,
    /// For broken connections: how far the answer gets.
    #[serde(rename = "where")]
    reach: Option<Reach>,
}

fn once() -> u64 {
    1
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Kind {
    /// The answer takes its time.
    Delay,
    /// The connection closes, by default before any byte of an answer.
    Drop,
    /// The connection closes, by default in the middle of the body.
    Cut,
    /// The connection stays open without a byte, by default without an answer at all.
    Silence,
    /// A status of the fault's choice, with the provider's own form of error.
    Status,
    /// A redirect, by default to the other origin.
    Redirect,
    /// A page of HTML, as proxies send it.
    Html,
    /// A status without a body.
    Empty,
    /// A body that is not JSON under a type that says it is.
    Garbage,
}

impl Kind {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Delay => "delay",
            Self::Drop => "drop",
            Self::Cut => "cut",
            Self::Silence => "silence",
            Self::Status => "status",
            Self::Redirect => "redirect",
            Self::Html => "html",
            Self::Empty => "empty",
            Self::Garbage => "garbage",
        }
    }
}

/// Whether it strikes before the operation is carried out, or after.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Place {
    #[default]
    Before,
    After,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Reach {
    /// Not a byte.
    Connection,
    /// A part of the head.
    Headers,
    /// The head and half of the body it announces.
    Body,
}

/// Enough for the status line and the beginning of a header. Some clients, curl among them, take such
/// a rest of a head for an answer; whether theirs does is what a test is to find out.
const PART_OF_HEAD: usize = 24;

impl Fault {
    fn concerns(&self, method: &Method, target: &str) -> bool {
        let method_fits = self
            .method
            .as_deref()
            .is_none_or(|one| one.eq_ignore_ascii_case(method.as_str()));
        method_fits
            && self
                .path
                .as_deref()
                .is_none_or(|part| target.contains(part))
    }

    pub(crate) fn delay(&self) -> std::time::Duration {
        std::time::Duration::from_millis(self.ms.unwrap_or(1000))
    }

    /// What the client gets in place of, or made from, `real`: the true answer where the operation
    /// was carried out, else the error the provider would have sent for `status`.
    pub(crate) fn answer(
        &self,
        real: Option<Answer>,
        error: impl FnOnce(u16) -> Answer,
        other_origin: &str,
    ) -> Answer {
        let kind_of_body = |default| self.content_type.as_deref().unwrap_or(default);
        let body = |default: &str| self.body.clone().unwrap_or_else(|| default.to_owned());
        let status = |default| self.status.unwrap_or(default);
        let answer = match self.kind {
            Kind::Status => match &self.body {
                Some(body) => Answer::new(status(500), kind_of_body("application/json"), body),
                None => error(status(500)),
            },
            Kind::Redirect => Answer::empty(status(307))
                .with("location", self.location.as_deref().unwrap_or(other_origin)),
            Kind::Html => Answer::new(status(502), kind_of_body("text/html"), body(HTML)),
            Kind::Empty => Answer::empty(status(200)),
            Kind::Garbage => Answer::new(
                status(200),
                kind_of_body("application/json"),
                body("{not json"),
            ),
            Kind::Delay | Kind::Drop | Kind::Cut | Kind::Silence => real.unwrap_or_else(|| {
                Answer::new(
                    status(200),
                    kind_of_body("application/json"),
                    body("{\"sandbox\":0}"),
                )
            }),
        };
        match &self.retry_after {
            Some(text) => answer.with("retry-after", text),
            None => answer,
        }
    }

    /// Where this fault breaks the connection, if it does.
    pub(crate) fn cut(&self, answer: &Answer) -> Option<Cut> {
        let (default, then) = match self.kind {
            Kind::Drop => (Reach::Connection, Then::Close),
            Kind::Cut => (Reach::Body, Then::Close),
            Kind::Silence => (Reach::Connection, Then::Stall),
            _ => return None,
        };
        let at = match self.reach.unwrap_or(default) {
            Reach::Connection => At::Head(0),
            Reach::Headers => At::Head(PART_OF_HEAD),
            Reach::Body => At::Body(answer.body.len() / 2),
        };
        Some(Cut { at, then })
    }

    pub(crate) fn check(&self) -> Result<(), String> {
        // 1xx is no final answer, so no client would ever see the fault.
        match self.status {
            Some(status) if !(200..600).contains(&status) => {
                Err(format!("status {status} is not from 200 to 599"))
            }
            _ => Ok(()),
        }
    }
}

const HTML: &str = "<!DOCTYPE html>\n<html><head><title>502 Bad Gateway</title></head>\
    <body><h1>502 Bad Gateway</h1></body></html>\n";

/// The faults of a world, in the order they were asked for; a request meets the first that concerns
/// it.
#[derive(Debug, Default)]
pub(crate) struct Faults(Vec<Fault>);

impl Faults {
    pub(crate) fn add(&mut self, faults: Vec<Fault>) {
        self.0.extend(faults);
    }

    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }

    pub(crate) fn pending(&self) -> &[Fault] {
        &self.0
    }

    pub(crate) fn take(&mut self, method: &Method, target: &str) -> Option<Fault> {
        let place = self
            .0
            .iter()
            .position(|fault| fault.concerns(method, target))?;
        let fault = self.0[place].clone();
        match &mut self.0[place].times {
            0 => {}
            1 => drop(self.0.remove(place)),
            times => *times -= 1,
        }
        Some(fault)
    }
}
