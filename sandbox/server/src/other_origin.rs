//! The other origin: a second port where redirects lead, so that tests can see what was carried there.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::response::Response;

use crate::app::App;
use crate::convert;

pub(crate) async fn answer(State(app): State<Arc<App>>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    let head = convert::head(&parts);
    convert::response(app.sandbox(|sandbox, now| sandbox.redirected(head, now)))
}
