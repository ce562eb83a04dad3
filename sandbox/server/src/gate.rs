//! Where provider requests come in: each is noted, meets its fault if it has one, and is carried
//! out.

use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::http::{Request, Response};

use crate::answer::Answer;
use crate::faults::{Fault, Kind, Place};
use crate::journal::Ticket;
use crate::request::ProviderRequest;
use crate::wire::{At, Cut};
use crate::world::World;
use crate::{eight_by_eight, lox24};

const LONGEST_BODY: usize = 64 << 20;

/// Answers a request whose path is already the one within the world.
pub(crate) async fn enter(
    world: Arc<World>,
    request: Request<Body>,
    other_origin: String,
) -> Response<Body> {
    let (head, body) = request.into_parts();
    let path = head.uri.path().to_owned();
    let query = head.uri.query().map(str::to_owned);
    let target = head
        .uri
        .path_and_query()
        .map_or(path.clone(), ToString::to_string);

    let (ticket, fault) = {
        let mut state = world.lock();
        let ticket =
            state
                .journal
                .arrived(head.method.as_str(), &path, query.as_deref(), &head.headers);
        let fault = state.faults.take(&head.method, &target);
        if let Some(fault) = &fault {
            state.journal.failed(ticket, fault.kind.name());
        }
        (ticket, fault)
    };
    let other_origin = format!("{other_origin}/w/{}{target}", world.id);

    // A task of its own: a server goes on with what has reached it, whether or not the client still
    // waits.
    let exchange = tokio::spawn(async move {
        let Ok(body) = to_bytes(body, LONGEST_BODY).await else {
            return Response::from(Answer::empty(400));
        };
        let request = ProviderRequest {
            method: head.method,
            path,
            query,
            headers: head.headers,
            body,
        };
        world.lock().journal.read(ticket, &request.body);
        exchange(&world, ticket, &request, fault, &other_origin).await
    });
    exchange.await.unwrap_or_else(|_| Answer::empty(500).into())
}

async fn exchange(
    world: &World,
    ticket: Ticket,
    request: &ProviderRequest,
    fault: Option<Fault>,
    other_origin: &str,
) -> Response<Body> {
    let Some(fault) = fault else {
        return send(world, ticket, carry_out(world, ticket, request), None);
    };
    let error = |status| provider_error(request, status);
    let real = match (fault.place, fault.kind) {
        (Place::Before, Kind::Delay) => {
            tokio::time::sleep(fault.delay()).await;
            Some(carry_out(world, ticket, request))
        }
        (Place::Before, _) => None,
        (Place::After, kind) => {
            let real = carry_out(world, ticket, request);
            if kind == Kind::Delay {
                tokio::time::sleep(fault.delay()).await;
            }
            Some(real)
        }
    };
    let answer = fault.answer(real, error, other_origin);
    let cut = fault.cut(&answer);
    send(world, ticket, answer, cut)
}

fn carry_out(world: &World, ticket: Ticket, request: &ProviderRequest) -> Answer {
    let mut state = world.lock();
    let answer = if is_eight_by_eight(&request.path) {
        eight_by_eight::answer(&mut state, &world.credentials, request)
    } else {
        lox24::answer(&mut state, &world.credentials, request)
    };
    state.journal.carried_out(ticket, answer.status.as_u16());
    answer
}

fn provider_error(request: &ProviderRequest, status: u16) -> Answer {
    if is_eight_by_eight(&request.path) {
        eight_by_eight::error::for_status(status)
    } else {
        lox24::error_for_status(request, status)
    }
}

fn is_eight_by_eight(path: &str) -> bool {
    path.starts_with("/api/")
}

/// Paths of the providers, which no static folder may hide.
pub(crate) fn is_provider(path: &str) -> bool {
    let first = path.split('/').nth(1).unwrap_or_default();
    matches!(first, "api" | "bulks" | "sms")
}

fn send(world: &World, ticket: Ticket, answer: Answer, cut: Option<Cut>) -> Response<Body> {
    let head_gets_out = !matches!(
        cut,
        Some(Cut {
            at: At::Head(_),
            ..
        })
    );
    if head_gets_out {
        world
            .lock()
            .journal
            .answered(ticket, answer.status.as_u16());
    }
    let mut response = Response::from(answer);
    if let Some(cut) = cut {
        response.extensions_mut().insert(cut);
    }
    response
}
