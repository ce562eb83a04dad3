//! How a request is read back into the input that it was made of. A proxy decodes what a page's client has encoded, and
//! encodes it again: nothing else of the page's request reaches a provider.

use super::Operation;
use crate::cost::Size;
use crate::input::data::Data;
use crate::wire::filter::Filters;

/// How the requests of an operation are read back.
pub struct Decoder {
    /// The operation.
    pub operation: &'static Operation,
    /// Where its input is in a request.
    pub input: Input,
    /// For an operation that sends: visits how much an input would send, as far as it can be read.
    pub sizes: Option<Sizes>,
}

/// Visits the texts of an input with their recipients.
pub type Sizes = fn(&Data, &mut dyn FnMut(&[Size<'_>]));

/// Where the input of an operation is in its request.
pub enum Input {
    /// There is none.
    Nothing,
    /// It is the last value of the path.
    Id,
    /// It is the query.
    Filter(&'static Filters),
    /// It is the body. The word names the input for the caller; the function undoes what the operation does to the input on its
    /// way into the body.
    Body(&'static str, fn(Data) -> Data),
}

/// A row of a table.
pub const fn decoder(operation: &'static Operation, input: Input) -> Decoder {
    Decoder {
        operation,
        input,
        sizes: None,
    }
}
