//! The control endpoints under `/_sandbox` of each world: never counted, never met by a fault.

mod clock;
mod codec;
mod faults;
mod log;
mod messages;
mod new_world;
mod settings;
mod state;

use serde_json::{Value, json};

use crate::addresses::Addresses;
use crate::http::request::Request;
use crate::http::response::Response;
use crate::paths::control_endpoint;
use crate::refusal::Refusal;
use crate::world::World;
use crate::worlds::Worlds;

pub(crate) use messages::all_sent as sent;

type Handler = fn(&mut World, &[u8]) -> Result<Value, Refusal>;

const ENDPOINTS: [(&str, &str, Handler); 14] = [
    ("GET", "requests", log::show),
    ("POST", "requests/reset", log::reset),
    ("GET", "state", state::show),
    ("GET", "settings", settings::show),
    ("POST", "settings", settings::change),
    ("GET", "clock", clock::show),
    ("POST", "clock", clock::change),
    ("GET", "faults", faults::show),
    ("POST", "faults", faults::add),
    ("DELETE", "faults", faults::clear),
    ("POST", "batches", messages::add_batch),
    ("POST", "sms", messages::add_sms),
    ("POST", "blocked", messages::block),
    ("GET", "sent", messages::sent),
];

/// The one endpoint that concerns no world in particular.
const NEW_WORLD: (&str, &str) = ("POST", "worlds");

pub(crate) fn respond(
    worlds: &mut Worlds,
    addresses: &Addresses,
    world: &str,
    request: &Request,
    real: f64,
) -> Response {
    let endpoint = control_endpoint(&request.head.path).unwrap_or_default();
    // HEAD is a GET whose body is left out on the wire.
    let method = match request.head.method.as_str() {
        "HEAD" => "GET",
        method => method,
    };
    if (method, endpoint) == NEW_WORLD {
        return answer(
            201,
            new_world::create(worlds, addresses, &request.body, real),
        );
    }
    let handler = ENDPOINTS
        .iter()
        .find(|(known, name, _)| (*known, *name) == (method, endpoint));
    match (handler, worlds.get(world, real)) {
        (Some((_, _, handler)), Some(world)) => answer(200, handler(world, &request.body)),
        _ => refuse(endpoint),
    }
}

/// A call of an endpoint of this world.
pub(crate) fn call(
    world: &mut World,
    method: &str,
    endpoint: &str,
    body: &[u8],
) -> Result<Value, Refusal> {
    let known = ENDPOINTS
        .iter()
        .find(|(known, name, _)| (*known, *name) == (method, endpoint));
    match known {
        Some((_, _, handler)) => handler(world, body),
        None => Err(Refusal::of("", "no such control endpoint")),
    }
}

fn answer(status: u16, result: Result<Value, Refusal>) -> Response {
    match result {
        Ok(body) => Response::json(status, &body),
        Err(refusal) => Response::json(400, &json!(refusal)),
    }
}

/// 405 where another method would do, else 404.
fn refuse(endpoint: &str) -> Response {
    let known = ENDPOINTS.iter().map(|(method, name, _)| (*method, *name));
    let methods: Vec<_> = known
        .chain([NEW_WORLD])
        .filter(|(_, name)| *name == endpoint)
        .map(|(method, _)| if method == "GET" { "GET,HEAD" } else { method })
        .collect();
    if methods.is_empty() {
        Response::json(404, &json!({ "error": "no such control endpoint" }))
    } else {
        Response::empty(405).with("allow", &methods.join(","))
    }
}
