//! Problems with an input. All are collected before it is refused, so that a caller fixes an input once and
//! not five times.

use super::data::{Data, object};

/// One problem with an input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issue {
    /// Where it is: `phones[2]`, `created_at.between[0]`, `token`.
    pub path: String,
    /// What it is, as a stable code (listed in the README): `wrong_type`, `unknown_key`, …
    pub code: &'static str,
    /// A sentence that says what is expected. It never repeats the value: that may be a phone
    /// number, a text or a secret.
    pub message: String,
}

impl From<&Issue> for Data {
    fn from(issue: &Issue) -> Self {
        object! { "path" => &*issue.path, "code" => issue.code, "message" => &*issue.message }
    }
}

/// The problems found so far.
#[derive(Debug, Default)]
pub struct Issues(Vec<Issue>);

impl Issues {
    /// Creates an empty list.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a problem.
    pub fn push(&mut self, path: &str, code: &'static str, message: impl Into<String>) {
        self.0.push(Issue {
            path: path.to_owned(),
            code,
            message: message.into(),
        });
    }

    /// Every problem, in the order in which it was found.
    pub fn into_vec(self) -> Vec<Issue> {
        self.0
    }

    /// Returns `value` if there is no problem.
    ///
    /// # Errors
    /// Every problem, in the order in which it was found. A `value` that is missing without a
    /// reported problem counts as one: nothing unchecked is ever sent.
    pub fn finish<T>(self, value: Option<T>) -> Result<T, Vec<Issue>> {
        let issues = self.finished(value.is_some());
        match value {
            Some(value) if issues.is_empty() => Ok(value),
            _ => Err(issues),
        }
    }

    // Apart, because `finish` is compiled for each kind of value.
    fn finished(mut self, has_value: bool) -> Vec<Issue> {
        if !has_value && self.0.is_empty() {
            self.push("", "invalid", "The input could not be read.");
        }
        self.0
    }
}

#[cfg(test)]
impl Issues {
    /// The problems as `path code`.
    pub(crate) fn told(&self) -> Vec<String> {
        let told = self.0.iter().map(|it| format!("{} {}", it.path, it.code));
        told.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_taken_while_there_is_a_problem() {
        assert_eq!(Issues::new().finish(Some(7)), Ok(7));
        let codes = |issues: Issues, value: Option<u8>| {
            let issues = Issues(issues.finish(value).unwrap_err());
            issues.told()
        };
        assert_eq!(codes(Issues::new(), None), [" invalid"]);
        let mut issues = Issues::new();
        issues.push("a", "empty", "It is empty.");
        issues.push("b", "format", String::from("No."));
        assert_eq!(codes(issues, Some(7)), ["a empty", "b format"]);
        let issue = Issue {
            path: "a".to_owned(),
            code: "empty",
            message: "It is empty.".to_owned(),
        };
        let expected = object! { "path" => "a", "code" => "empty", "message" => "It is empty." };
        assert_eq!(Data::from(&issue), expected);
    }
}
