//! The ids that 8x8 returns.

use crate::input::check::{self, Fields};
use crate::input::data::Data;
use crate::input::issue::Issues;
use crate::input::rule::{Rule, Value};
use crate::operation::Parts;

/// Reads an id, which paths call `name`. 8x8 returns a UUID, but its pages do not specify the form, so any word
/// that stays within one path segment is accepted.
fn read(input: &Data, name: &str, issues: &mut Issues) -> Option<Parts> {
    match ID.read(input, name, issues) {
        Some(Value::Text(id)) => Some(Parts::path(id)),
        _ => None,
    }
}

/// Reads the id of a batch.
pub(super) fn of_batch(input: &Data, _: &Fields<'_>, issues: &mut Issues) -> Option<Parts> {
    read(input, "batchId", issues)
}

/// Reads the id of a message.
pub(super) fn of_message(input: &Data, _: &Fields<'_>, issues: &mut Issues) -> Option<Parts> {
    read(input, "umid", issues)
}

const ID: Rule = Rule::Format {
    is_valid: |text| {
        check::is_word(text, 1, 100, "-._") && text.bytes().any(|it| it.is_ascii_alphanumeric())
    },
    expected: "the id that 8x8 returned: letters, digits and any of - . _",
};

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
