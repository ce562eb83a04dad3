//! One provider request from its head to its reply: logged, met by a fault if one is meant for it, and carried out.

use crate::faults::{Fault, Kind, Place};
use crate::http::request::{Head, Request};
use crate::http::response::Response;
use crate::reply::{Cut, Reply};
use crate::request_log::Ticket;
use crate::world::World;

/// A request whose head has arrived.
#[derive(Debug)]
pub(crate) struct Exchange {
    head: Head,
    ticket: Ticket,
    fault: Option<Fault>,
}

/// A request that has met a fault.
#[derive(Debug)]
pub(crate) struct Faulted {
    request: Request,
    ticket: Ticket,
    fault: Fault,
    /// What the operation came to, if it has been carried out.
    response: Option<Response>,
}

/// What comes of a request that has arrived whole.
#[derive(Debug)]
pub(crate) enum Progress {
    Done(Reply),
    /// The reply follows after this many milliseconds.
    Wait(u64, Box<Faulted>),
}

impl Exchange {
    pub(crate) fn begin(world: &mut World, head: Head) -> Self {
        let ticket = world.log.arrived(&head);
        let fault = world.faults.take(&head);
        if let Some(fault) = &fault {
            world.log.set_fault(ticket, fault.kind.name());
        }
        Self {
            head,
            ticket,
            fault,
        }
    }

    pub(crate) fn receive(self, world: &mut World, body: Vec<u8>, other_origin: &str) -> Progress {
        let Self {
            head,
            ticket,
            fault,
        } = self;
        world.log.set_body(ticket, &body);
        let request = Request { head, body };
        let Some(fault) = fault else {
            let response = carry_out(world, ticket, &request);
            return Progress::Done(reply(world, ticket, response, None));
        };
        let response = match fault.place {
            Place::Before => None,
            Place::After => Some(carry_out(world, ticket, &request)),
        };
        let faulted = Faulted {
            request,
            ticket,
            fault,
            response,
        };
        match faulted.fault.kind {
            Kind::Delay => Progress::Wait(faulted.fault.delay(), Box::new(faulted)),
            _ => Progress::Done(faulted.finish(world, other_origin)),
        }
    }
}

impl Faulted {
    pub(crate) fn finish(self, world: &mut World, other_origin: &str) -> Reply {
        let Self {
            request,
            ticket,
            fault,
            mut response,
        } = self;
        // A delay is the only fault that leaves the operation to be carried out after all.
        if response.is_none() && fault.kind == Kind::Delay {
            response = Some(carry_out(world, ticket, &request));
        }
        let redirect = format!("{other_origin}/w/{}{}", world.id, request.head.target());
        let error = |status| world.error_response(&request.head, status);
        let response = fault.apply(response, error, &redirect);
        let cut = fault.cut(&response);
        reply(world, ticket, response, cut)
    }
}

fn carry_out(world: &mut World, ticket: Ticket, request: &Request) -> Response {
    let response = world.carry_out(request);
    world.log.carried_out(ticket, response.status);
    response
}

fn reply(world: &mut World, ticket: Ticket, response: Response, cut: Option<Cut>) -> Reply {
    let reply = Reply { response, cut };
    if reply.has_status() {
        world.log.set_status(ticket, reply.response.status);
    }
    reply
}
