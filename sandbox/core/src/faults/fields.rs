//! Which fields a kind of fault has: one that the kind does not have would have no effect.

use super::fault::{Fault, Kind};
use crate::record::within;
use crate::refusal::Issue;

const BROKEN: &[Kind] = &[Kind::Drop, Kind::Cut, Kind::Silence];

const WITH_STATUS: &[Kind] = &[
    Kind::Status,
    Kind::Redirect,
    Kind::Html,
    Kind::Empty,
    Kind::Garbage,
];

const WITH_BODY: &[Kind] = &[Kind::Status, Kind::Html, Kind::Garbage];

impl Fault {
    /// What is wrong with a fault whose fields are right, each for itself. `path` is where the fault is.
    pub(crate) fn issues(&self, path: &str) -> Vec<Issue> {
        let own = [
            ("ms", self.ms.is_some(), &[Kind::Delay][..]),
            ("where", self.reach.is_some(), BROKEN),
            ("status", self.status.is_some(), WITH_STATUS),
            ("retryAfter", self.retry_after.is_some(), &[Kind::Status]),
            ("location", self.location.is_some(), &[Kind::Redirect]),
            ("body", self.body.is_some(), WITH_BODY),
            ("contentType", self.content_type.is_some(), WITH_BODY),
        ];
        let foreign = own
            .into_iter()
            .filter(|(_, given, kinds)| *given && !kinds.contains(&self.kind));
        let mut issues: Vec<_> = foreign
            .map(|(name, _, kinds)| issue(path, name, self.not_of(kinds)))
            .collect();
        if issues.is_empty() {
            issues.extend(self.wrong_status().map(|it| issue(path, "status", it)));
        }
        issues
    }

    /// The sentence about a field that only these kinds have.
    fn not_of(&self, kinds: &[Kind]) -> String {
        let kinds: Vec<_> = kinds.iter().map(|kind| kind.name()).collect();
        format!(
            "The kind `{}` does not have this field. Kinds that have it: `{}`.",
            self.kind.name(),
            kinds.join("`, `")
        )
    }

    /// The sentence about a status that the kind cannot have: no client would ever see a 1xx.
    fn wrong_status(&self) -> Option<String> {
        let (first, last) = match self.kind {
            Kind::Redirect => (300, 399),
            _ => (200, 599),
        };
        let status = self.status?;
        let is_right = (first..=last).contains(&status);
        (!is_right).then(|| format!("Expected a status from {first} to {last}."))
    }
}

fn issue(path: &str, name: &str, message: String) -> Issue {
    Issue {
        path: within(path, name),
        code: "invalid",
        message,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// What each kind has besides what all kinds have.
    const FIELDS: [(&str, &[&str]); 9] = [
        ("delay", &["ms"]),
        ("drop", &["where"]),
        ("cut", &["where"]),
        ("silence", &["where"]),
        ("status", &["status", "retryAfter", "body", "contentType"]),
        ("redirect", &["status", "location"]),
        ("html", &["status", "body", "contentType"]),
        ("empty", &["status"]),
        ("garbage", &["status", "body", "contentType"]),
    ];

    fn issues(fault: serde_json::Value) -> Vec<Issue> {
        let fault: Fault = serde_json::from_value(fault).expect("right fields");
        fault.issues("faults[1]")
    }

    #[test]
    fn a_kind_has_its_own_fields_and_no_others() {
        let values = json!({
            "ms": 5, "where": "body", "status": 307, "retryAfter": "0", "location": "/", "body": "x", "contentType": "x/y",
        });
        let values = values.as_object().expect("fields");
        for (kind, own) in FIELDS {
            for (name, value) in values {
                let found = issues(json!({ "kind": kind, name: value }));
                let paths: Vec<_> = found.iter().map(|issue| issue.path.as_str()).collect();
                let expected = format!("faults[1].{name}");
                let expected = match own.contains(&name.as_str()) {
                    true => vec![],
                    false => vec![expected.as_str()],
                };
                assert_eq!(paths, expected, "{kind}");
                assert_eq!(issues(json!({ "kind": kind, name: null })), [], "{kind}");
            }
            let common =
                json!({ "kind": kind, "place": "after", "times": 0, "method": "GET", "path": "/" });
            assert_eq!(issues(common), [], "{kind}");
        }
    }

    #[test]
    fn a_status_is_one_that_a_client_sees() {
        for (kind, status, is_right) in [
            ("status", 199, false),
            ("status", 200, true),
            ("empty", 599, true),
            ("empty", 600, false),
            ("redirect", 299, false),
            ("redirect", 300, true),
            ("redirect", 399, true),
            ("redirect", 400, false),
        ] {
            let found = issues(json!({ "kind": kind, "status": status }));
            assert_eq!(found.is_empty(), is_right, "{kind} {status}");
        }
    }

    #[test]
    fn the_sentence_names_the_kinds_that_have_the_field() {
        let found = issues(json!({ "kind": "drop", "status": 100, "ms": 5 }));
        let sentences: Vec<_> = found.iter().map(|issue| issue.message.as_str()).collect();
        let expected = [
            "The kind `drop` does not have this field. Kinds that have it: `delay`.",
            "The kind `drop` does not have this field. Kinds that have it: `status`, `redirect`, `html`, `empty`, `garbage`.",
        ];
        assert_eq!(sentences, expected);
    }
}
