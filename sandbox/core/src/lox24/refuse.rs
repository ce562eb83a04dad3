//! Refuses what an operation without a body, or without a query, does not take. The provider may well overlook it; the
//! sandbox does not, so that a careless client is noticed.

use super::problem::Problem;
use crate::http::request::Request;

pub(super) fn body(request: &Request) -> Result<(), Problem> {
    match request.unexpected_body() {
        Some(detail) => Err(Problem::new(400).detail(detail)),
        None => Ok(()),
    }
}

pub(super) fn query(request: &Request) -> Result<(), Problem> {
    if request.has_query() {
        return Err(Problem::new(400).detail("This operation takes no query parameters."));
    }
    Ok(())
}
