//! What a fault makes of a response.

use super::fault::{Fault, Kind, Reach};
use crate::http::response::Response;
use crate::reply::{AfterCut, Cut, CutAt};

/// Enough for the status line and the beginning of a header. Some clients, curl among them, take such a fragment for a
/// response; whether the client under test does is for its tests to find out.
const PART_OF_HEAD: usize = 24;

const HTML: &str = "<!DOCTYPE html>\n<html><head><title>502 Bad Gateway</title></head>\
    <body><h1>502 Bad Gateway</h1></body></html>\n";

impl Fault {
    /// What the client gets. `real` is the response of the operation, if it was carried out; `error` makes the provider's
    /// error for a status.
    pub(crate) fn apply(
        &self,
        real: Option<Response>,
        error: impl FnOnce(u16) -> Response,
        other_origin: &str,
    ) -> Response {
        let response = match self.kind {
            Kind::Status => match &self.body {
                Some(_) => self.response(500, "application/json", ""),
                None => error(self.status.unwrap_or(500)),
            },
            Kind::Redirect => Response::empty(self.status.unwrap_or(307))
                .with("location", self.location.as_deref().unwrap_or(other_origin)),
            Kind::Html => self.response(502, "text/html", HTML),
            Kind::Empty => Response::empty(self.status.unwrap_or(200)),
            Kind::Garbage => self.response(200, "application/json", "{not json"),
            Kind::Delay | Kind::Drop | Kind::Cut | Kind::Silence => {
                real.unwrap_or_else(|| self.response(200, "application/json", "{\"sandbox\":0}"))
            }
        };
        match &self.retry_after {
            Some(text) => response.with("retry-after", text),
            None => response,
        }
    }

    /// A response of the fault's own; the arguments stand for what the fault leaves open.
    fn response(&self, status: u16, content_type: &str, body: &str) -> Response {
        Response::new(
            self.status.unwrap_or(status),
            self.content_type.as_deref().unwrap_or(content_type),
            self.body.as_deref().unwrap_or(body),
        )
    }

    /// Where the fault breaks the connection, if it does.
    pub(crate) fn cut(&self, response: &Response) -> Option<Cut> {
        let (default, then) = match self.kind {
            Kind::Drop => (Reach::Connection, AfterCut::Close),
            Kind::Cut => (Reach::Body, AfterCut::Close),
            Kind::Silence => (Reach::Connection, AfterCut::Stall),
            _ => return None,
        };
        let at = match self.reach.unwrap_or(default) {
            Reach::Connection => CutAt::Head(0),
            Reach::Headers => CutAt::Head(PART_OF_HEAD),
            Reach::Body => CutAt::Body(response.body.len() / 2),
        };
        Some(Cut { at, then })
    }
}
