//! What a client gets: a response, and where its connection breaks, if it does.

use crate::http::response::Response;

/// A response, and how much of it gets out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// The whole response.
    pub response: Response,
    /// Where the connection breaks; none if all of the response gets out.
    pub cut: Option<Cut>,
}

/// A broken connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cut {
    /// How much of the response gets out before.
    pub at: CutAt,
    /// What becomes of the connection.
    pub then: AfterCut,
}

/// The bytes that still get out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CutAt {
    /// This many of the head, counted from its first; never all of it.
    Head(usize),
    /// The head, then this many of the body.
    Body(usize),
}

/// What becomes of a connection after the last byte it carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AfterCut {
    /// It closes.
    Close,
    /// It stays open and silent, as if for ever.
    Stall,
}

impl Reply {
    /// Whether the client sees a status.
    pub(crate) fn has_status(&self) -> bool {
        !matches!(self.cut.map(|cut| cut.at), Some(CutAt::Head(_)))
    }
}
