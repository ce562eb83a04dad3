//! The simulator as a whole: finds the world, takes its prefix off the path, and sees to cross-origin access.

use serde_json::json;

use crate::addresses::Addresses;
use crate::exchange::{Exchange, Faulted, Progress};
use crate::hosts::Provider;
use crate::http::request::{Head, Request};
use crate::http::response::Response;
use crate::paths::{control_endpoint, within_world};
use crate::reply::Reply;
use crate::world::World;
use crate::worlds::{DEFAULT, Worlds};
use crate::{control, cors};

/// Both providers, in any number of worlds.
///
/// `now` is the real time in milliseconds since the Unix epoch. A world's clock follows it; where it runs backwards, the
/// clock waits.
#[derive(Debug)]
pub struct Sandbox {
    worlds: Worlds,
    addresses: Addresses,
}

/// A request whose head has arrived.
#[derive(Debug)]
pub struct Incoming {
    /// Whether pages of other origins may read the response.
    cors: bool,
    stage: Stage,
}

#[derive(Debug)]
enum Stage {
    /// Answered whatever the body is.
    Answered(Response),
    Control {
        world: String,
        head: Head,
    },
    Provider {
        world: String,
        exchange: Exchange,
    },
}

/// A request whose reply is to come later.
#[derive(Debug)]
pub struct Delayed {
    cors: bool,
    world: String,
    faulted: Box<Faulted>,
}

/// What to do next with a request.
#[derive(Debug)]
pub enum Step {
    /// Reply.
    Reply(Reply),
    /// Wait this many milliseconds, then call [`Sandbox::resume`].
    Wait(u64, Delayed),
}

impl Sandbox {
    /// A sandbox with the default world. The ids and keys it gives out follow from the seed.
    pub fn new(addresses: Addresses, seed: u64, now: f64) -> Self {
        Self {
            worlds: Worlds::new(seed, now),
            addresses,
        }
    }

    /// Takes a whole request.
    pub fn handle(&mut self, head: Head, body: Vec<u8>, now: f64) -> Step {
        let incoming = self.begin(head, now);
        self.receive(incoming, body, now)
    }

    /// Takes the head of a request: it counts as seen, whether or not its body ever arrives.
    pub fn begin(&mut self, head: Head, now: f64) -> Incoming {
        let (id, head) = locate(head);
        let Some(world) = self.worlds.get(&id, now) else {
            return Incoming {
                cors: true,
                stage: Stage::Answered(no_such_world()),
            };
        };
        let is_control = control_endpoint(&head.path).is_some();
        let cors = is_control || world.settings.cors;
        let stage = if head.method == "OPTIONS" {
            Stage::Answered(cors::preflight(cors))
        } else if is_control {
            Stage::Control { world: id, head }
        } else {
            let exchange = Exchange::begin(world, head);
            Stage::Provider {
                world: id,
                exchange,
            }
        };
        Incoming { cors, stage }
    }

    /// Takes the head of a request to a provider's own host, which has no worlds and no control endpoints.
    pub(crate) fn begin_at(
        &mut self,
        provider: Provider,
        head: Head,
        now: f64,
    ) -> Option<Incoming> {
        let world = self.worlds.default(now)?;
        let head = Head {
            provider: Some(provider),
            ..head
        };
        let cors = world.settings.cors;
        let stage = if head.method == "OPTIONS" {
            Stage::Answered(cors::preflight(cors))
        } else {
            Stage::Provider {
                world: DEFAULT.to_owned(),
                exchange: Exchange::begin(world, head),
            }
        };
        Some(Incoming { cors, stage })
    }

    /// The world of requests to the providers' own hosts.
    pub(crate) fn world(&mut self, now: f64) -> Option<&mut World> {
        self.worlds.default(now)
    }

    /// Takes the body of a request.
    pub fn receive(&mut self, incoming: Incoming, body: Vec<u8>, now: f64) -> Step {
        let Incoming { cors, stage } = incoming;
        match stage {
            Stage::Answered(response) => Step::Reply(whole(response, cors)),
            Stage::Control { world, head } => {
                let request = Request { head, body };
                let response =
                    control::respond(&mut self.worlds, &self.addresses, &world, &request, now);
                Step::Reply(whole(response, cors))
            }
            Stage::Provider {
                world: id,
                exchange,
            } => {
                let Some(world) = self.worlds.get(&id, now) else {
                    return Step::Reply(whole(no_such_world(), cors));
                };
                match exchange.receive(world, body, &self.addresses.other_origin) {
                    Progress::Done(reply) => Step::Reply(readable(reply, cors)),
                    Progress::Wait(millis, faulted) => Step::Wait(
                        millis,
                        Delayed {
                            cors,
                            world: id,
                            faulted,
                        },
                    ),
                }
            }
        }
    }

    /// Goes on with a request after its delay.
    pub fn resume(&mut self, delayed: Delayed, now: f64) -> Reply {
        let Some(world) = self.worlds.get(&delayed.world, now) else {
            return whole(no_such_world(), delayed.cors);
        };
        let reply = delayed.faulted.finish(world, &self.addresses.other_origin);
        readable(reply, delayed.cors)
    }

    /// Takes a request to the other origin: it is logged in the world that its path names, and answered with success. Who
    /// follows a redirect to there, and takes the response for the provider's, has been fooled.
    pub fn redirected(&mut self, head: Head, now: f64) -> Response {
        if head.method == "OPTIONS" {
            return cors::allow(cors::preflight(true));
        }
        let (id, head) = locate(head);
        if let Some(world) = self.worlds.get(&id, now) {
            world.log.arrived_elsewhere(&head);
        }
        cors::allow(Response::json(200, &json!({ "otherOrigin": true })))
    }
}

/// The id of the world, and the head with the path within it.
fn locate(mut head: Head) -> (String, Head) {
    let Some((id, path)) = within_world(&head.path) else {
        return (DEFAULT.to_owned(), head);
    };
    let id = id.to_owned();
    head.path = path;
    (id, head)
}

fn no_such_world() -> Response {
    Response::json(404, &json!({ "error": "no such world" }))
}

/// A reply on a connection that does not break.
fn whole(response: Response, cors: bool) -> Reply {
    let reply = Reply {
        response,
        cut: None,
    };
    readable(reply, cors)
}

/// The reply, readable for pages of other origins if they are allowed.
fn readable(reply: Reply, cors: bool) -> Reply {
    if !cors {
        return reply;
    }
    Reply {
        response: cors::allow(reply.response),
        ..reply
    }
}
