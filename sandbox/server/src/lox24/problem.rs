//! LOX24's errors: the texts of its pages, in the two forms of its framework.

use serde_json::{Value, json};
use uuid::Uuid;

use super::format::Format;
use crate::answer::Answer;

#[derive(Debug)]
pub(crate) struct Problem {
    status: u16,
    detail: String,
    violations: Vec<Violation>,
    retry_after: Option<u64>,
    allow: Option<String>,
}

/// What is wrong with one field or parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Violation {
    pub(crate) property: String,
    pub(crate) message: String,
}

impl Violation {
    pub(crate) fn new(property: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            property: property.into(),
            message: message.into(),
        }
    }
}

impl Problem {
    pub(crate) fn new(status: u16) -> Self {
        let detail = text(status).to_owned();
        Self {
            status,
            detail,
            violations: Vec::new(),
            retry_after: None,
            allow: None,
        }
    }

    pub(crate) fn violations(status: u16, violations: Vec<Violation>) -> Self {
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

    pub(crate) fn because(self, detail: impl Into<String>) -> Self {
        Self {
            detail: detail.into(),
            ..self
        }
    }

    pub(crate) fn retry_after(self, seconds: Option<u64>) -> Self {
        Self {
            retry_after: seconds,
            ..self
        }
    }

    pub(crate) fn allow(self, method: &str) -> Self {
        Self {
            allow: Some(method.to_owned()),
            ..self
        }
    }

    pub(crate) fn answer(&self, format: Format) -> Answer {
        let body = match format {
            Format::Json => self.json(),
            Format::JsonLd => self.json_ld(),
        };
        // UNKNOWN: the type of errors. These are the framework's.
        let content_type = match format {
            Format::Json => "application/problem+json; charset=utf-8",
            Format::JsonLd => format.content_type(),
        };
        let mut answer = Answer::new(self.status, content_type, body.to_string());
        if let Some(seconds) = self.retry_after {
            answer = answer.with("retry-after", &seconds.to_string());
        }
        if let Some(method) = &self.allow {
            answer = answer.with("allow", method);
        }
        answer
    }

    fn json(&self) -> Value {
        let mut body = json!({
            "type": "https://tools.ietf.org/html/rfc2616#section-10",
            "title": "An error occurred",
            "detail": self.detail,
        });
        if !self.violations.is_empty() {
            body["violations"] = self.violations_json();
        }
        body
    }

    /// INFERRED: the form API Platform gives to errors under ld+json; no page of LOX24 shows one.
    fn json_ld(&self) -> Value {
        let kind = if self.violations.is_empty() {
            "Error"
        } else {
            "ConstraintViolationList"
        };
        let mut body = json!({
            "@context": format!("/contexts/{kind}"),
            "@type": if self.violations.is_empty() { "hydra:Error" } else { kind },
            "hydra:title": "An error occurred",
            "hydra:description": self.detail,
        });
        if !self.violations.is_empty() {
            body["violations"] = self.violations_json();
        }
        body
    }

    fn violations_json(&self) -> Value {
        let list = self.violations.iter().map(|violation| {
            json!({
                "propertyPath": violation.property,
                "message": violation.message,
                "code": Uuid::new_v4(),
            })
        });
        Value::Array(list.collect())
    }
}

/// DOC: the texts of the operation pages; for the rest the status in words.
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
