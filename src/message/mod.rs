//! What a text costs: its encoding on the air and the segments it takes.

pub mod gsm7;
pub mod measure;
