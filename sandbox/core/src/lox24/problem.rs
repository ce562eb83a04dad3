//! LOX24's errors: the texts of its pages, in the two forms of its framework.

use serde_json::{Map, Value, json};

use super::format::Format;
use crate::http::response::Response;
use crate::random::Random;

#[derive(Debug)]
pub(super) struct Problem {
    status: u16,
    detail: String,
    violations: Vec<Violation>,
    retry_after: Option<u64>,
    allow: Option<String>,
}

/// What is wrong with one field or parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Violation {
    pub(super) property: String,
    pub(super) message: String,
}

impl Violation {
    pub(super) fn new(property: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            property: property.into(),
            message: message.into(),
        }
    }
}

impl Problem {
    pub(super) fn new(status: u16) -> Self {
        Self {
            status,
            detail: text(status).to_owned(),
            violations: Vec::new(),
            retry_after: None,
            allow: None,
        }
    }

    pub(super) fn violations(status: u16, violations: Vec<Violation>) -> Self {
        let lines: Vec<_> = violations
            .iter()
            .map(|violation| format!("{}: {}", violation.property, violation.message))
            .collect();
        Self {
            detail: lines.join("\n"),
            violations,
            ..Self::new(status)
        }
    }

    /// 406.
    pub(super) fn not_acceptable() -> Self {
        Self::new(406).detail("Accept must name application/json or application/ld+json.")
    }

    pub(super) fn detail(self, detail: impl Into<String>) -> Self {
        Self {
            detail: detail.into(),
            ..self
        }
    }

    pub(super) fn retry_after(self, seconds: Option<u64>) -> Self {
        Self {
            retry_after: seconds,
            ..self
        }
    }

    pub(super) fn allow(self, method: &str) -> Self {
        Self {
            allow: Some(method.to_owned()),
            ..self
        }
    }

    pub(super) fn response(&self, format: Format, random: &mut Random) -> Response {
        let mut body = match format {
            Format::Json => self.json(),
            Format::JsonLd => self.json_ld(),
        };
        if !self.violations.is_empty() {
            body.insert("violations".to_owned(), self.violations_json(random));
        }
        // UNKNOWN: the content type of errors. These are the framework's.
        let content_type = match format {
            Format::Json => "application/problem+json; charset=utf-8",
            Format::JsonLd => format.content_type(),
        };
        let body = Value::Object(body).to_string();
        let mut response = Response::new(self.status, content_type, body);
        if let Some(seconds) = self.retry_after {
            response = response.with("retry-after", &seconds.to_string());
        }
        if let Some(method) = &self.allow {
            response = response.with("allow", method);
        }
        response
    }

    fn json(&self) -> Map<String, Value> {
        object([
            (
                "type",
                json!("https://tools.ietf.org/html/rfc2616#section-10"),
            ),
            ("title", json!("An error occurred")),
            ("detail", json!(self.detail)),
        ])
    }

    /// INFERRED: the form that API Platform gives errors under ld+json; no page of LOX24 shows one.
    fn json_ld(&self) -> Map<String, Value> {
        let (context, kind) = if self.violations.is_empty() {
            ("/contexts/Error", "hydra:Error")
        } else {
            (
                "/contexts/ConstraintViolationList",
                "ConstraintViolationList",
            )
        };
        object([
            ("@context", json!(context)),
            ("@type", json!(kind)),
            ("hydra:title", json!("An error occurred")),
            ("hydra:description", json!(self.detail)),
        ])
    }

    fn violations_json(&self, random: &mut Random) -> Value {
        let list = self.violations.iter().map(|violation| {
            json!({
                "propertyPath": violation.property,
                "message": violation.message,
                "code": random.uuid(),
            })
        });
        Value::Array(list.collect())
    }
}

fn object<const N: usize>(fields: [(&str, Value); N]) -> Map<String, Value> {
    fields
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}

/// DOC: the texts on the pages of the operations; for other statuses, the status in words.
fn text(status: u16) -> &'static str {
    match status {
        400 => "Invalid input",
        401 => "Client ID or API key isn't active or invalid!",
        402 => "Not enough funds",
        403 => "Account isn't activated. Please wait or contact to support!",
        404 => "Resource not found",
        405 => "Method Not Allowed",
        406 => "Not Acceptable",
        415 => "Unsupported Media Type",
        422 => "The request was well-formed but was unable to be followed due to semantic errors",
        429 => {
            "IP address was temporary blocked, because during short time from it was sent many \
             request with invalid credentials. Please wait and try later."
        }
        500.. => "System error! Please contact to LOX24 support!",
        _ => "An error occurred",
    }
}
