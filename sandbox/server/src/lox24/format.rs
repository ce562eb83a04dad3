//! The two forms of an answer, `application/json` and `application/ld+json`, and how Accept picks
//! one.

use serde_json::{Map, Value, json};

use super::problem::Problem;
use crate::answer::Answer;
use crate::request::ProviderRequest;
use crate::settings::AnyAccept;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Json,
    JsonLd,
}

impl Format {
    /// The form Accept asks for; 406 for every other type.
    pub(crate) fn wanted(request: &ProviderRequest, any: AnyAccept) -> Result<Self, Problem> {
        let any = match any {
            AnyAccept::Refuse => None,
            AnyAccept::Json => Some(Self::Json),
            AnyAccept::JsonLd => Some(Self::JsonLd),
        };
        picked(request, any).ok_or_else(|| {
            Problem::new(406).because("Accept must name application/json or application/ld+json.")
        })
    }

    /// The form for errors, which are answered whatever Accept says.
    pub(crate) fn of_errors(request: &ProviderRequest) -> Self {
        picked(request, None).unwrap_or(Self::Json)
    }

    pub(crate) fn content_type(self) -> &'static str {
        match self {
            Self::Json => "application/json; charset=utf-8",
            Self::JsonLd => "application/ld+json; charset=utf-8",
        }
    }

    /// A resource; ld+json adds its context, id and type (DOC).
    pub(crate) fn resource(
        self,
        status: u16,
        kind: &str,
        id: &str,
        mut fields: Map<String, Value>,
    ) -> Answer {
        if self == Self::JsonLd {
            fields.insert("@context".to_owned(), json!(format!("/contexts/{kind}")));
            fields.insert("@id".to_owned(), json!(id));
            fields.insert("@type".to_owned(), json!(kind));
        }
        Answer::new(
            status,
            self.content_type(),
            Value::Object(fields).to_string(),
        )
    }
}

/// The supported type of the highest weight; the first of equals.
fn picked(request: &ProviderRequest, any: Option<Format>) -> Option<Format> {
    let Some(accept) = request.header("accept") else {
        return any;
    };
    let mut best: Option<(f32, Format)> = None;
    for range in accept.split(',') {
        let mut parts = range.split(';').map(str::trim);
        let format = match parts
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase()
            .as_str()
        {
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
