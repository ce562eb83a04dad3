//! Which operation of which sub-account a method and a path stand for.

use super::error::Error;
use crate::http::percent::{Plus, decode};
use crate::http::request::Head;

#[derive(Debug)]
pub(super) enum Operation {
    SendSms,
    GetSms(String),
    CancelSms(String),
    SendBatch,
    CancelBatch(String),
}

/// The sub-account and the operation; every other path is a bad request.
pub(super) fn find(head: &Head) -> Result<(String, Operation), Error> {
    let segments: Result<Vec<_>, _> = head
        .path
        .split('/')
        .skip(1)
        .map(|segment| decode(segment, Plus::Itself))
        .collect();
    let segments = segments.map_err(|_| Error::parameter("Invalid path"))?;
    let segments: Vec<_> = segments.iter().map(String::as_str).collect();
    let [
        "api",
        "v1",
        "subaccounts",
        sub_account,
        "messages",
        rest @ ..,
    ] = segments.as_slice()
    else {
        return Err(Error::parameter("Invalid path"));
    };
    if !is_sub_account_id(sub_account) {
        return Err(Error::parameter("Invalid subAccountId"));
    }
    let operation = match (head.method.as_str(), rest) {
        ("POST", []) => Operation::SendSms,
        ("POST", ["batch"]) => Operation::SendBatch,
        ("DELETE", ["batch", id]) if !id.is_empty() => Operation::CancelBatch((*id).to_owned()),
        ("GET", [id]) if *id != "batch" => Operation::GetSms((*id).to_owned()),
        ("DELETE", [id]) if *id != "batch" => Operation::CancelSms((*id).to_owned()),
        (_, [] | ["batch"] | ["batch", _] | [_]) => {
            return Err(Error::parameter("Method not supported here"));
        }
        _ => return Err(Error::parameter("Invalid path")),
    };
    Ok(((*sub_account).to_owned(), operation))
}

/// `^[A-Za-z0-9\-._&]{3,50}$` (DOC).
fn is_sub_account_id(text: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-._&".contains(&byte);
    (3..=50).contains(&text.len()) && text.bytes().all(allowed)
}
