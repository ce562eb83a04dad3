//! Which operation a method and a path stand for.

use super::problem::Problem;
use crate::http::request::Head;

#[derive(Clone, Copy, Debug)]
pub(super) enum Operation<'a> {
    CreateBulk,
    GetBulk(&'a str),
    CancelBulk(&'a str),
    ListSms,
    DeleteSms,
}

impl<'a> Operation<'a> {
    pub(super) fn find(head: &'a Head) -> Result<Self, Problem> {
        let segments: Vec<_> = head.path.split('/').skip(1).collect();
        let (method, operation) = match segments.as_slice() {
            ["bulks"] => ("POST", Self::CreateBulk),
            ["bulks", id] => ("GET", Self::GetBulk(id)),
            ["bulks", id, "cancel"] => ("PUT", Self::CancelBulk(id)),
            ["sms"] => ("GET", Self::ListSms),
            ["sms", "ops", "batch_delete"] => ("POST", Self::DeleteSms),
            _ => return Err(Problem::new(404)),
        };
        if head.method == method {
            Ok(operation)
        } else {
            Err(Problem::new(405).allow(method))
        }
    }
}
