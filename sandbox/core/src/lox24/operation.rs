//! Which operation a method and a path stand for.

use super::problem::Problem;
use crate::http::request::Head;

#[derive(Clone, Copy, Debug)]
pub(super) enum Operation<'a> {
    CreateBulk,
    ListBulks,
    GetBulk(&'a str),
    DeleteBulk(&'a str),
    BulkStatus(&'a str),
    CancelBulk(&'a str),
    ListSms,
    GetSms(&'a str),
    DeleteSms,
    CancelSms,
    Me,
    BlockedNumbers,
}

impl<'a> Operation<'a> {
    pub(super) fn find(head: &'a Head) -> Result<Self, Problem> {
        let segments: Vec<_> = head.path.split('/').skip(1).collect();
        let known: &[_] = match segments.as_slice() {
            ["bulks"] => &[("GET", Self::ListBulks), ("POST", Self::CreateBulk)],
            ["bulks", id] => &[("GET", Self::GetBulk(id)), ("DELETE", Self::DeleteBulk(id))],
            ["bulks", id, "status"] => &[("GET", Self::BulkStatus(id))],
            ["bulks", id, "cancel"] => &[("PUT", Self::CancelBulk(id))],
            ["sms"] => &[("GET", Self::ListSms)],
            ["sms", "ops", "batch_delete"] => &[("POST", Self::DeleteSms)],
            ["sms", "ops", "batch_cancel"] => &[("POST", Self::CancelSms)],
            ["sms", id] => &[("GET", Self::GetSms(id))],
            ["me"] => &[("GET", Self::Me)],
            ["blocked_numbers"] => &[("GET", Self::BlockedNumbers)],
            _ => return Err(Problem::new(404)),
        };
        let found = known.iter().find(|(method, _)| head.method == *method);
        let methods = || known.iter().map(|(method, _)| *method).collect::<Vec<_>>();
        match found {
            Some((_, operation)) => Ok(*operation),
            None => Err(Problem::new(405).allow(&methods().join(", "))),
        }
    }
}
