//! What is wrong with a control call or with settings, for the author of a test.

use serde::Serialize;

/// One problem.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Issue {
    /// Where it is: `rate`, `faults[0].kind`.
    pub(crate) path: String,
    /// What it is, as a stable code.
    pub(crate) code: &'static str,
    /// What is expected, in a sentence.
    pub(crate) message: String,
}

/// Everything that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Refusal {
    pub(crate) error: String,
    pub(crate) issues: Vec<Issue>,
}

impl Refusal {
    pub(crate) fn new(issues: Vec<Issue>) -> Self {
        let sentences = issues.iter().map(|issue| match issue.path.as_str() {
            "" => issue.message.clone(),
            path => format!("{path}: {}", issue.message),
        });
        Self {
            error: sentences.collect::<Vec<_>>().join("\n"),
            issues,
        }
    }

    /// One problem: where, and what is expected.
    pub(crate) fn of(path: &str, message: impl Into<String>) -> Self {
        Self::new(vec![Issue {
            path: path.to_owned(),
            code: "invalid",
            message: message.into(),
        }])
    }
}
