//! The two forms of a response, `application/json` and `application/ld+json`, and how Accept picks one.

use serde_json::{Map, Value, json};

use crate::http::request::Head;
use crate::http::response::Response;
use crate::settings::AnyAccept;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Json,
    JsonLd,
}

impl Format {
    /// The form that Accept asks for; none for every other type.
    pub(super) fn negotiate(head: &Head, any: AnyAccept) -> Option<Self> {
        let any = match any {
            AnyAccept::Refuse => None,
            AnyAccept::Json => Some(Self::Json),
            AnyAccept::JsonLd => Some(Self::JsonLd),
        };
        preferred(head, any)
    }

    /// The form of errors, which are sent whatever Accept says.
    pub(super) fn of_errors(head: &Head) -> Self {
        preferred(head, None).unwrap_or(Self::Json)
    }

    pub(super) fn content_type(self) -> &'static str {
        match self {
            Self::Json => "application/json; charset=utf-8",
            Self::JsonLd => "application/ld+json; charset=utf-8",
        }
    }

    /// A resource; ld+json adds its context, id and type (DOC).
    pub(super) fn resource(
        self,
        status: u16,
        kind: &str,
        id: &str,
        mut fields: Map<String, Value>,
    ) -> Response {
        if self == Self::JsonLd {
            fields.insert("@context".to_owned(), json!(format!("/contexts/{kind}")));
            fields.insert("@id".to_owned(), json!(id));
            fields.insert("@type".to_owned(), json!(kind));
        }
        Response::new(
            status,
            self.content_type(),
            Value::Object(fields).to_string(),
        )
    }
}

/// The supported type of the highest weight; the first of several.
fn preferred(head: &Head, any: Option<Format>) -> Option<Format> {
    let Some(accept) = head.headers.single("accept") else {
        return any;
    };
    let mut best: Option<(f32, Format)> = None;
    for range in accept.split(',') {
        let mut parts = range.split(';').map(str::trim);
        let kind = parts.next().unwrap_or_default().to_ascii_lowercase();
        let format = match kind.as_str() {
            "application/json" => Some(Format::Json),
            "application/ld+json" => Some(Format::JsonLd),
            "*/*" | "application/*" => any,
            _ => None,
        };
        let weight = parts
            .find_map(|part| part.strip_prefix("q=")?.parse().ok())
            .unwrap_or(1.0);
        let Some(format) = format else { continue };
        if weight > best.map_or(0.0, |(known, _)| known) {
            best = Some((weight, format));
        }
    }
    best.map(|(_, format)| format)
}
