//! What a text costs: its encoding and the segments it takes.

pub mod gsm7;
#[cfg(feature = "texts")]
mod letters;
pub mod measure;
#[cfg(feature = "texts")]
pub mod plain;
#[cfg(feature = "texts")]
mod replacement;

#[cfg(feature = "texts")]
pub use replacement::Replacement;

/// A text that can be read any number of times, in Rust's memory or in JavaScript's.
pub trait Text {
    /// Passes on its UTF-16 units in pieces, in order. A piece may end within a surrogate pair.
    fn read(&self, take: &mut dyn FnMut(&[u16]));
}

impl Text for &str {
    fn read(&self, take: &mut dyn FnMut(&[u16])) {
        self.encode_utf16().for_each(|unit| take(&[unit]));
    }
}
