//! A fault as a test asks for it.

use serde::{Deserialize, Serialize};

use crate::http::request::Head;

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Fault {
    pub(crate) kind: Kind,
    #[serde(default)]
    pub(crate) place: Place,
    /// How many requests it meets; 0 for all.
    #[serde(default = "once")]
    pub(super) times: u64,
    method: Option<String>,
    /// A part of path and query, without the world's prefix.
    path: Option<String>,
    pub(super) status: Option<u16>,
    /// The text of a Retry-After header, as it is.
    pub(super) retry_after: Option<String>,
    /// For delays.
    pub(super) ms: Option<u64>,
    /// For redirects.
    pub(super) location: Option<String>,
    pub(super) body: Option<String>,
    pub(super) content_type: Option<String>,
    /// For broken connections: how far the response gets.
    #[serde(rename = "where")]
    pub(super) reach: Option<Reach>,
}

fn once() -> u64 {
    1
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Kind {
    /// The response comes later.
    Delay,
    /// The connection closes, by default before the first byte of a response.
    Drop,
    /// The connection closes, by default in the middle of the body.
    Cut,
    /// The connection stays open and silent, by default without any response.
    Silence,
    /// A status of the fault's choice, in the provider's own form of an error.
    Status,
    /// A redirect, by default to the other origin.
    Redirect,
    /// An HTML page, as proxies send it.
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
    /// The head, and half of the body.
    Body,
}

impl Fault {
    /// A fault with every field.
    pub(crate) const SAMPLE: Self = Self {
        kind: Kind::Delay,
        place: Place::Before,
        times: 1,
        method: None,
        path: None,
        status: None,
        retry_after: None,
        ms: None,
        location: None,
        body: None,
        content_type: None,
        reach: None,
    };

    /// Whether the fault is meant for this request.
    pub(super) fn matches(&self, head: &Head, target: &str) -> bool {
        let method = self.method.as_deref();
        let path = self.path.as_deref();
        method.is_none_or(|method| method.eq_ignore_ascii_case(&head.method))
            && path.is_none_or(|part| target.contains(part))
    }

    /// The milliseconds that a delay lasts.
    pub(crate) fn delay(&self) -> u64 {
        self.ms.unwrap_or(1000)
    }
}
