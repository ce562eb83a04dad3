//! `GET /bulks/{id}`: reads a bulk.

use super::bulk;
use crate::answer::{self, Malformed};
use crate::data::Data;
use crate::endpoint::{Endpoint, Operation, Provider, Repeat};
use crate::http::{Method, Request};
use crate::text::text;

/// Reads the bulk with this id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GetBulk {
    /// A checked id ([`bulk::id`]).
    pub id: String,
}

impl Endpoint for GetBulk {
    const OPERATION: Operation = Operation {
        provider: Provider::Lox24,
        method: Method::Get,
        path: "/bulks/{id}",
        repeat: Repeat::Safe,
    };
    type Answer = ();

    fn request(&self) -> Request {
        Request {
            method: Method::Get,
            // A checked id holds hexadecimal digits and hyphens only.
            target: text!("/bulks/", self.id),
            body: None,
        }
    }

    fn decode(body: &Data) -> Result<(), Malformed> {
        answer::check_fields(body, &bulk::FIELDS)
    }
}
