//! One request from its connection to its response: a file if a folder has it, else the simulator's affair.

use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::extract::{ConnectInfo, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use sandbox_core::{Incoming, Reply, Step};

use crate::app::App;
use crate::wire::Plan;
use crate::{convert, static_files};

const LONGEST_BODY: usize = 64 << 20;

pub(crate) async fn answer(
    State(app): State<Arc<App>>,
    ConnectInfo(plan): ConnectInfo<Plan>,
    request: Request,
) -> Response {
    plan.clear();
    let (parts, body) = request.into_parts();
    if let Some(file) = static_files::serve(&app.options, &parts.method, parts.uri.path()) {
        return file;
    }
    let head = convert::head(&parts);
    let incoming = app.sandbox(|sandbox, now| sandbox.begin(head, now));

    // A task of its own: a server goes on with what has reached it, whether or not the client still waits.
    match tokio::spawn(carry_out(app, incoming, body)).await {
        Ok(Ok(reply)) => {
            if let Some(cut) = reply.cut {
                plan.set(cut);
            }
            convert::response(reply.response)
        }
        Ok(Err(status)) => status.into_response(),
        Err(_panicked) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

async fn carry_out(app: Arc<App>, incoming: Incoming, body: Body) -> Result<Reply, StatusCode> {
    let body = to_bytes(body, LONGEST_BODY).await;
    let body = body.map_err(|_| StatusCode::BAD_REQUEST)?;
    match app.sandbox(|sandbox, now| sandbox.receive(incoming, body.into(), now)) {
        Step::Reply(reply) => Ok(reply),
        Step::Wait(millis, delayed) => {
            tokio::time::sleep(Duration::from_millis(millis)).await;
            Ok(app.sandbox(|sandbox, now| sandbox.resume(delayed, now)))
        }
    }
}
