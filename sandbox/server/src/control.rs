//! The control endpoints under `/_sandbox` of each world: never counted, never met by a fault.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Extension, State};
use axum::http::Response;
use axum::routing::{get, post};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use crate::answer::Answer;
use crate::clock::is_forward;
use crate::eight_by_eight::batches::Batch;
use crate::faults::Fault;
use crate::lox24::seed::{self, Seed};
use crate::server::App;
use crate::settings::Settings;
use crate::world::{Schedule, World};

pub(crate) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/_sandbox/worlds", post(create_world))
        .route("/_sandbox/requests", get(requests))
        .route("/_sandbox/requests/reset", post(reset_requests))
        .route("/_sandbox/state", get(state))
        .route("/_sandbox/settings", get(settings).post(change_settings))
        .route("/_sandbox/clock", get(clock).post(change_clock))
        .route(
            "/_sandbox/faults",
            get(faults).post(add_faults).delete(clear_faults),
        )
        .route("/_sandbox/batches", post(seed_batch))
        .route("/_sandbox/sms", post(seed_sms))
        .route("/_sandbox/{*unknown}", axum::routing::any(unknown))
}

type Answered = Response<Body>;
type InWorld = Extension<Arc<World>>;

fn ok(body: &Value) -> Answered {
    Answer::json(200, body).into()
}

fn wrong(message: &str) -> Answered {
    Answer::json(400, &json!({ "error": message })).into()
}

/// Reads a JSON body; none at all is an empty object.
fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, String> {
    let body = if body.is_empty() { b"{}" } else { body };
    serde_json::from_slice(body).map_err(|error| error.to_string())
}

/// A result as an answer; the message of an error is for the author of the test.
fn answered(result: Result<Value, String>) -> Answered {
    match result {
        Ok(body) => ok(&body),
        Err(message) => wrong(&message),
    }
}

async fn unknown() -> Answered {
    Answer::json(404, &json!({ "error": "no such control endpoint" })).into()
}

async fn create_world(State(app): State<Arc<App>>, body: Bytes) -> Answered {
    let created = read::<Map<String, Value>>(&body).and_then(|mut wishes| {
        let speed = wishes
            .remove("speed")
            .map_or(Some(1.0), |speed| speed.as_f64());
        let speed = speed
            .filter(|speed| is_forward(*speed))
            .ok_or("speed: not from 0 to 1e9")?;
        Ok(app
            .worlds
            .create(speed, Settings::default().merged(wishes)?))
    });
    match created {
        Ok(world) => Answer::json(201, &description(&app, &world)).into(),
        Err(message) => wrong(&message),
    }
}

fn description(app: &App, world: &World) -> Value {
    let (id, credentials) = (&world.id, &world.credentials);
    json!({
        "id": id,
        "baseUrl": format!("{}/w/{id}", app.url),
        "control": format!("{}/w/{id}/_sandbox", app.url),
        "otherOrigin": app.other_origin,
        "token": credentials.token,
        "apiKey": credentials.api_key,
        "subAccountId": credentials.sub_account_id,
    })
}

async fn requests(world: InWorld) -> Answered {
    answered(serde_json::to_value(&world.lock().journal).map_err(|error| error.to_string()))
}

async fn reset_requests(world: InWorld) -> Answered {
    world.lock().journal.reset();
    ok(&json!({}))
}

async fn state(world: InWorld) -> Answered {
    let state = world.lock();
    let now = state.clock.now();
    let batches: Vec<_> = state
        .batches
        .iter()
        .map(|batch| batch.described(now))
        .collect();
    ok(&json!({
        "now": now / 1000,
        "bulks": state.lox24.described(now),
        "smsCount": state.lox24.sms.len(),
        "batches": batches,
    }))
}

async fn settings(world: InWorld) -> Answered {
    answered(serde_json::to_value(&world.lock().settings).map_err(|error| error.to_string()))
}

async fn change_settings(world: InWorld, body: Bytes) -> Answered {
    let changed = read(&body).and_then(|changes| world.lock().settings.merged(changes));
    answered(changed.and_then(|settings| {
        let value = serde_json::to_value(&settings).map_err(|error| error.to_string());
        world.lock().settings = settings;
        value
    }))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClockChange {
    speed: Option<f64>,
    advance: Option<f64>,
}

async fn clock(world: InWorld) -> Answered {
    ok(&clock_of(&world))
}

async fn change_clock(world: InWorld, body: Bytes) -> Answered {
    let changed = read::<ClockChange>(&body).and_then(|change| {
        if ![change.speed, change.advance]
            .into_iter()
            .flatten()
            .all(is_forward)
        {
            return Err("speed and advance: not from 0 to 1e9".to_owned());
        }
        let mut state = world.lock();
        if let Some(speed) = change.speed {
            state.clock.set_speed(speed);
        }
        state.clock.advance(change.advance.unwrap_or(0.0));
        Ok(())
    });
    answered(changed.map(|()| clock_of(&world)))
}

fn clock_of(world: &World) -> Value {
    let state = world.lock();
    json!({ "now": state.clock.now() / 1000, "speed": state.clock.speed() })
}

async fn faults(world: InWorld) -> Answered {
    answered(serde_json::to_value(world.lock().faults.pending()).map_err(|error| error.to_string()))
}

async fn add_faults(world: InWorld, body: Bytes) -> Answered {
    let faults = read::<Value>(&body).and_then(|value| {
        let list = match value {
            Value::Array(list) => list,
            one => vec![one],
        };
        list.into_iter()
            .map(|one| {
                let fault: Fault =
                    serde_json::from_value(one).map_err(|error| error.to_string())?;
                fault.check().map(|()| fault)
            })
            .collect::<Result<Vec<_>, _>>()
    });
    answered(faults.map(|faults| {
        let mut state = world.lock();
        state.faults.add(faults);
        json!({ "pending": state.faults.pending().len() })
    }))
}

async fn clear_faults(world: InWorld) -> Answered {
    world.lock().faults.clear();
    ok(&json!({ "pending": 0 }))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BatchSeed {
    count: usize,
    /// Seconds from now.
    #[serde(default)]
    scheduled_in: f64,
}

/// An 8x8 batch without the request that would have made it.
async fn seed_batch(world: InWorld, body: Bytes) -> Answered {
    answered(read::<BatchSeed>(&body).and_then(|seed| {
        if !is_forward(seed.scheduled_in) {
            return Err("scheduled_in: not from 0 to 1e9".to_owned());
        }
        let mut state = world.lock();
        let starts = state.clock.now() + (seed.scheduled_in * 1000.0) as i64;
        let schedule = Schedule {
            starts,
            rate: state.settings.rate,
        };
        let batch = Batch::new(seed.count, schedule);
        let id = batch.id.clone();
        state.batches.push(batch);
        Ok(json!({ "batchId": id }))
    }))
}

/// SMS without a bulk, with any field a filter can ask for.
async fn seed_sms(world: InWorld, body: Bytes) -> Answered {
    answered(read::<Seed>(&body).and_then(|seed| {
        let mut state = world.lock();
        let now = state.clock.now();
        let sms = seed::sms(&seed, now)?;
        let uuids: Vec<_> = sms.iter().map(|one| one.uuid.clone()).collect();
        state.lox24.sms.extend(sms);
        Ok(json!({ "uuids": uuids }))
    }))
}
