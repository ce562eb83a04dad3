//! `DELETE /api/v1/subaccounts/{subAccountId}/messages/batch/{batchId}`: cancels the messages of a scheduled
//! batch that have not been sent yet.

use crate::eight_by_eight::EIGHT_BY_EIGHT;
use crate::input::rule::{Rule, Value};
use crate::operation::{JSON, Operation, Parts, Repeat};
use crate::wire::Method;
use crate::wire::shape::Answer;

/// Cancels a batch. The client has the sub-account.
pub static CANCEL_BATCH: Operation = Operation {
    name: "cancelBatch",
    provider: &EIGHT_BY_EIGHT,
    method: Method::Delete,
    path: "/api/v1/subaccounts/{subAccountId}/messages/batch/{batchId}",
    accept: JSON,
    repeat: Repeat::Safe,
    pace: 0.0,
    options: &[],
    read: |input, _, issues| match BATCH_ID.read(input, "batchId", issues) {
        Some(Value::Text(id)) => Some(Parts::path(id)),
        _ => None,
    },
    // How many messages this call cancelled; 0 the second time.
    answer: Answer::Count {
        name: "cancelledCount",
        or_only_number: false,
        with_certainty: true,
    },
};

/// 8x8 returns a UUID when a batch is scheduled, but its page does not specify the form, so any word that
/// stays within one path segment is accepted.
const BATCH_ID: Rule = Rule::Format {
    is_valid: |text| {
        text.len() <= 100
            && text.bytes().any(|byte| byte.is_ascii_alphanumeric())
            && text
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"-._".contains(&byte))
    },
    expected: "the batchId that 8x8 returned when the batch was scheduled: letters, digits and any of - . _",
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::issue::Issues;

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
            BATCH_ID.read(&text.into(), "batchId", &mut issues);
            assert_eq!(issues.into_vec().is_empty(), is_one, "{text}");
        }
    }
}
