//! Faults on demand: what is to go wrong with which requests, and how often.

mod apply;
mod fault;
mod fields;
mod queue;

pub(crate) use fault::{Fault, Kind, Place};
pub(crate) use queue::Faults;
