//! `DELETE /api/v1/subaccounts/{subAccountId}/messages/batch/{batchId}`: cancels the scheduled
//! messages of a batch that are not sent yet.

use crate::answer::{self, Malformed};
use crate::check;
use crate::data::Data;
use crate::encode::percent;
use crate::endpoint::{Endpoint, Operation, Provider, Repeat};
use crate::http::{Method, Request};
use crate::issue::Issues;

/// Cancels a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CancelBatch {
    /// A checked id ([`super::account::sub_account`]).
    pub sub_account: String,
    /// A checked id ([`batch_id`]).
    pub batch_id: String,
}

/// Checks the id of a batch. 8x8 answers a UUID when a batch is scheduled, but its page does not
/// fix the form, so any word is taken that stays one path segment.
pub fn batch_id(value: &Data, issues: &mut Issues) -> Option<String> {
    check::formatted(
        value,
        "batchId",
        issues,
        &|text| {
            text.len() <= 100
                && text.bytes().any(|byte| byte.is_ascii_alphanumeric())
                && text
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || b"-._".contains(&byte))
        },
        "the batchId that 8x8 answered when the batch was scheduled: letters, digits and any of \
         - . _",
    )
    .map(str::to_owned)
}

impl Endpoint for CancelBatch {
    const OPERATION: Operation = Operation {
        provider: Provider::EightByEight,
        method: Method::Delete,
        path: "/api/v1/subaccounts/{subAccountId}/messages/batch/{batchId}",
        repeat: Repeat::Safe,
    };
    /// How many messages this call cancelled; 0 the second time.
    type Answer = f64;

    fn request(&self) -> Request {
        let mut target = "/api/v1/subaccounts/".to_owned();
        percent(&mut target, &self.sub_account);
        target.push_str("/messages/batch/");
        percent(&mut target, &self.batch_id);
        Request {
            method: Method::Delete,
            target,
            body: None,
        }
    }

    fn decode(body: &Data) -> Result<f64, Malformed> {
        answer::count(body, "cancelledCount", false)
    }
}
