//! LOX24's REST API: the checks every request passes, and the way to its operation.

mod bulks;
mod filter;
mod format;
mod new_bulk;
mod problem;
pub(crate) mod seed;
mod sms;
pub(crate) mod store;

use axum::http::Method;
use uuid::Uuid;

use crate::answer::Answer;
use crate::clock::Millis;
use crate::credentials::Credentials;
use crate::request::ProviderRequest;
use crate::world::State;
use format::Format;
use problem::Problem;

/// The header of the credentials, `{client id}:{key}` (DOC).
const TOKEN: &str = "x-lox24-auth-token";

pub(crate) fn answer(
    state: &mut State,
    credentials: &Credentials,
    request: &ProviderRequest,
) -> Answer {
    let answer = operate(state, credentials, request)
        .unwrap_or_else(|problem| problem.answer(Format::of_errors(request)));
    identified(answer)
}

/// The error the provider would send with this status.
pub(crate) fn error_for_status(request: &ProviderRequest, status: u16) -> Answer {
    identified(Problem::new(status).answer(Format::of_errors(request)))
}

/// FOUND in LOX24's overview: every answer carries an id of 32 letters and digits, for the
/// provider's support.
fn identified(answer: Answer) -> Answer {
    answer.with("x-lox24-request-id", &Uuid::new_v4().simple().to_string())
}

#[derive(Clone, Copy)]
enum Operation<'a> {
    CreateBulk,
    GetBulk(&'a str),
    CancelBulk(&'a str),
    ListSms,
    DeleteSms,
}

fn operate(
    state: &mut State,
    credentials: &Credentials,
    request: &ProviderRequest,
) -> Result<Answer, Problem> {
    let now = state.clock.now();
    if state.guard.is_blocked(now) {
        return Err(Problem::new(429).retry_after(state.settings.retry_after_on_429));
    }
    let operation = find(request)?;
    check_credentials(state, credentials, request, now)?;
    if !state.settings.account_active {
        return Err(Problem::new(403));
    }
    let format = Format::wanted(request, state.settings.any_accept)?;
    match operation {
        Operation::CreateBulk => bulks::create(state, now, request, format),
        Operation::GetBulk(id) => bulks::get(state, now, request, format, id),
        Operation::CancelBulk(id) => bulks::cancel(state, now, request, format, id),
        Operation::ListSms => sms::list(state, now, request, format),
        Operation::DeleteSms => sms::delete(state, now, request, format),
    }
}

fn find(request: &ProviderRequest) -> Result<Operation<'_>, Problem> {
    let segments: Vec<_> = request.path.split('/').skip(1).collect();
    let (method, operation) = match segments.as_slice() {
        ["bulks"] => (Method::POST, Operation::CreateBulk),
        ["bulks", id] => (Method::GET, Operation::GetBulk(id)),
        ["bulks", id, "cancel"] => (Method::PUT, Operation::CancelBulk(id)),
        ["sms"] => (Method::GET, Operation::ListSms),
        ["sms", "ops", "batch_delete"] => (Method::POST, Operation::DeleteSms),
        _ => return Err(Problem::new(404)),
    };
    if request.method == method {
        Ok(operation)
    } else {
        Err(Problem::new(405).allow(method.as_str()))
    }
}

fn check_credentials(
    state: &mut State,
    credentials: &Credentials,
    request: &ProviderRequest,
    now: Millis,
) -> Result<(), Problem> {
    if request.header(TOKEN) == Some(credentials.token.as_str()) {
        return Ok(());
    }
    state.guard.count_wrong(now);
    Err(Problem::new(401))
}

/// Refuses what an operation without body, or without query, does not take. The provider may well
/// overlook it: the sandbox does not, so that a careless client is noticed.
fn refuse_surplus(request: &ProviderRequest) -> Result<(), Problem> {
    match request.surplus() {
        Some(surplus) => Err(Problem::new(400).because(surplus)),
        None => Ok(()),
    }
}

fn refuse_query(request: &ProviderRequest) -> Result<(), Problem> {
    if request.has_query() {
        return Err(Problem::new(400).because("This operation takes no query parameters."));
    }
    Ok(())
}

/// `/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/` (DOC).
fn is_uuid(text: &str) -> bool {
    let groups: Vec<_> = text.split('-').collect();
    groups.iter().map(|group| group.len()).eq([8, 4, 4, 4, 12])
        && groups
            .concat()
            .bytes()
            .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}
