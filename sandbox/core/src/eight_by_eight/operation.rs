//! Which operation of which sub-account a method and a path stand for.

use super::error::Error;
use crate::http::percent::{Plus, decode};
use crate::http::request::Head;

#[derive(Debug)]
pub(super) enum Operation {
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
        "batch",
        rest @ ..,
    ] = segments.as_slice()
    else {
        return Err(Error::parameter("Invalid path"));
    };
    if !is_sub_account_id(sub_account) {
        return Err(Error::parameter("Invalid subAccountId"));
    }
    let (method, operation) = match rest {
        [] => ("POST", Operation::SendBatch),
        [id] if !id.is_empty() => ("DELETE", Operation::CancelBatch((*id).to_owned())),
        _ => return Err(Error::parameter("Invalid path")),
    };
    if head.method != method {
        return Err(Error::parameter("Method not supported here"));
    }
    Ok(((*sub_account).to_owned(), operation))
}

/// `^[A-Za-z0-9\-._&]{3,50}$` (DOC).
fn is_sub_account_id(text: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-._&".contains(&byte);
    (3..=50).contains(&text.len()) && text.bytes().all(allowed)
}
