//! The other origin: a second port where redirects lead, so that tests can see what was carried
//! there.

use axum::body::Body;
use axum::http::{Method, Request, Response, StatusCode};
use serde_json::json;

use crate::answer::Answer;
use crate::cors;
use crate::journal::{Hit, readable};
use crate::worlds::Worlds;

/// Notes the request in the world its path names, and answers with success: who follows a redirect
/// to here and takes the answer for the provider's has been fooled.
pub(crate) fn answer<B>(worlds: &Worlds, request: &Request<B>) -> Response<Body> {
    let mut response = if request.method() == Method::OPTIONS {
        let mut response = Response::new(Body::empty());
        *response.status_mut() = StatusCode::NO_CONTENT;
        cors::allow_preflight(response.headers_mut());
        response
    } else {
        note(worlds, request);
        Answer::json(200, &json!({ "otherOrigin": true })).into()
    };
    cors::allow(response.headers_mut());
    response
}

fn note<B>(worlds: &Worlds, request: &Request<B>) {
    let Some((world, path)) = worlds.find(request.uri().path()) else {
        return;
    };
    let path = match request.uri().query() {
        Some(query) => format!("{path}?{query}"),
        None => path,
    };
    world.lock().journal.hit(Hit {
        method: request.method().to_string(),
        path,
        headers: readable(request.headers()),
    });
}
