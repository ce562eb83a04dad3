//! A change that is counted first: two calls of which the second depends on the first.

use super::Failure;
use crate::input::data::Data;
use crate::operation::Operation;
use crate::wire::Request;

/// What follows the count.
#[derive(Debug, PartialEq)]
pub enum Next {
    /// Make the change with this request.
    Change(Request),
    /// Nothing is selected, so that nothing is sent; this is the result.
    Nothing(Data),
    /// Reject with this error. Its outcome becomes `not-sent`, because the change has not been.
    Refuse(Box<Failure>),
}

/// A change that is counted first.
pub trait Guard {
    /// The call that counts.
    fn counting(&self) -> &'static Operation;

    /// Its request. There always is one, because the input has been checked.
    fn count(&self) -> Option<Request>;

    /// The change.
    fn operation(&self) -> &'static Operation;

    /// Decides after the count. `page` is its response and `newest` the time at which the first entry on it was
    /// created, in Unix seconds; the time of the client if there is none.
    fn decide(&self, page: &Data, newest: f64) -> Next;
}
