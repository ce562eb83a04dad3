//! 8x8's SMS API: the checks every request passes, and the way to its operation.

pub(crate) mod batches;
pub(crate) mod error;
mod new_batch;

use axum::http::Method;

use crate::answer::Answer;
use crate::credentials::Credentials;
use crate::query::{Plus, decode};
use crate::request::ProviderRequest;
use crate::world::State;
use error::Error;

pub(crate) fn answer(
    state: &mut State,
    credentials: &Credentials,
    request: &ProviderRequest,
) -> Answer {
    let now = state.clock.now();
    operate(state, credentials, request).unwrap_or_else(|error| error.answer(now))
}

enum Operation {
    Schedule,
    Cancel(String),
}

fn operate(
    state: &mut State,
    credentials: &Credentials,
    request: &ProviderRequest,
) -> Result<Answer, Error> {
    if state.settings.tls_too_old {
        return Err(Error::INSECURE);
    }
    let (sub_account, operation) = find(request)?;
    let bearer = format!("Bearer {}", credentials.api_key);
    if request.header("authorization") != Some(&bearer) {
        return Err(Error::UNAUTHORIZED);
    }
    if sub_account != credentials.sub_account_id {
        return Err(Error::FOREIGN_SUB_ACCOUNT);
    }
    if request.has_query() {
        return Err(Error::parameter("This operation takes no query parameters"));
    }
    match operation {
        Operation::Schedule => batches::schedule(state, request),
        Operation::Cancel(id) => batches::cancel(state, request, &id),
    }
}

/// The sub-account and the operation; every path that is none of the two is a bad request.
fn find(request: &ProviderRequest) -> Result<(String, Operation), Error> {
    let segments: Option<Vec<_>> = request
        .path
        .split('/')
        .skip(1)
        .map(|part| decode(part, Plus::Itself).ok())
        .collect();
    let segments = segments.ok_or(Error::parameter("Invalid path"))?;
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
        [] => (Method::POST, Operation::Schedule),
        [id] if !id.is_empty() => (Method::DELETE, Operation::Cancel((*id).to_owned())),
        _ => return Err(Error::parameter("Invalid path")),
    };
    if request.method != method {
        return Err(Error::parameter("Method not supported here"));
    }
    Ok(((*sub_account).to_owned(), operation))
}

/// `^[A-Za-z0-9\-._&]{3,50}$` (DOC).
fn is_sub_account_id(text: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-._&".contains(&byte);
    (3..=50).contains(&text.len()) && text.bytes().all(allowed)
}
