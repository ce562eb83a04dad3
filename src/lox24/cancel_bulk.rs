//! `PUT /bulks/{id}/cancel`: stops what of a bulk is not sent yet.

use super::bulk;
use crate::answer::{self, Malformed};
use crate::data::Data;
use crate::endpoint::{Endpoint, Operation, Provider, Repeat};
use crate::http::{Method, Request};
use crate::text::text;

/// Cancels the bulk with this id. What was sent before stays sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CancelBulk {
    /// A checked id ([`bulk::id`]).
    pub id: String,
}

impl Endpoint for CancelBulk {
    const OPERATION: Operation = Operation {
        provider: Provider::Lox24,
        method: Method::Put,
        path: "/bulks/{id}/cancel",
        repeat: Repeat::Safe,
    };
    type Answer = ();

    fn request(&self) -> Request {
        Request {
            method: Method::Put,
            target: text!("/bulks/", self.id, "/cancel"),
            // No sample of the page sends a body or a Content-Type.
            body: None,
        }
    }

    fn decode(body: &Data) -> Result<(), Malformed> {
        answer::check_fields(body, &bulk::FIELDS)
    }
}
