//! The ids that 8x8 returns.

use crate::input::check::Fields;
use crate::input::data::Data;
use crate::input::issue::Issues;
use crate::input::rule::{Rule, Value};
use crate::operation::Parts;

/// Reads an id, which paths call `name`. 8x8 returns a UUID, but its pages do not specify the form, so any word
/// that stays within one path segment is accepted.
fn read(input: &Data, name: &str, rule: Rule, issues: &mut Issues) -> Option<Parts> {
    match rule.read(input, name, issues) {
        Some(Value::Text(id)) => Some(Parts::path(id)),
        _ => None,
    }
}

/// Reads the id of a batch.
pub(super) fn of_batch(input: &Data, _: &Fields<'_>, issues: &mut Issues) -> Option<Parts> {
    read(input, "batchId", BATCH_ID, issues)
}

/// Reads the id of a message.
pub(super) fn of_message(input: &Data, _: &Fields<'_>, issues: &mut Issues) -> Option<Parts> {
    read(input, "umid", UMID, issues)
}

const BATCH_ID: Rule = Rule::Format {
    is_valid: is_segment,
    expected: "the batchId that 8x8 returned when the batch was sent: letters, digits and any of - . _",
};

const UMID: Rule = Rule::Format {
    is_valid: is_segment,
    expected: "the umid that 8x8 returned when the message was sent: letters, digits and any of - . _",
};

fn is_segment(text: &str) -> bool {
    text.len() <= 100
        && text.bytes().any(|byte| byte.is_ascii_alphanumeric())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-._".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_one_segment_of_a_path() {
        for (text, is_one) in [
            ("7", true),
            ("a-._9", true),
            (&"a".repeat(100), true),
            (&"a".repeat(101), false),
            ("..", false),
            ("-", false),
            ("a/b", false),
            ("a b", false),
            ("", false),
        ] {
            let mut issues = Issues::new();
            of_batch(&text.into(), &Fields::none(""), &mut issues);
            assert_eq!(issues.into_vec().is_empty(), is_one, "{text}");
        }
    }
}
