//! `POST /bulks`: sends one text to many recipients. It costs money and cannot be undone.

#[cfg(feature = "prices")]
use super::check::size;
use super::fields::{ANSWER, NEW_BULK};
#[cfg(feature = "prices")]
use crate::cost::{self, BulkLimits};
use crate::input::check::Fields;
use crate::input::data::Data;
use crate::input::issue::Issues;
use crate::input::record::{Record, is_given};
use crate::lox24::LOX24;
use crate::operation::{JSON, Operation, Parts, Repeat};
use crate::wire::{Body, Method};

/// Creates a bulk, and so sends it or schedules it.
pub static CREATE_BULK: Operation = Operation {
    name: "createBulk",
    provider: &LOX24,
    method: Method::Post,
    path: "/bulks",
    accept: JSON,
    repeat: Repeat::Never,
    #[cfg(feature = "prices")]
    options: &cost::OPTIONS,
    #[cfg(not(feature = "prices"))]
    options: &[],
    read: |input, options, issues| {
        let bulk = read(input, issues);
        keep_to_limits(bulk.as_ref(), options, issues);
        Some(Parts {
            body: Some(Body::object(bulk?)),
            ..Parts::default()
        })
    },
    answer: ANSWER,
};

/// Reads a new bulk; every problem is reported.
pub fn read(input: &Data, issues: &mut Issues) -> Option<Record> {
    let bulk = Record::read(input, "bulk", &NEW_BULK, issues)?;
    if !is_given(input, "phones") && !is_given(input, "msg_groups") {
        let message = "Expected `phones` or `msg_groups`: a bulk without recipients sends nothing.";
        issues.push("phones", "required", message);
    }
    Some(bulk)
}

/// Refuses a bulk that is above the caller's limits, or may be.
#[cfg(feature = "prices")]
fn keep_to_limits(bulk: Option<&Record>, options: &Fields<'_>, issues: &mut Issues) {
    let limits = BulkLimits::read(options, issues);
    if let Some(bulk) = bulk {
        limits.check(&size(bulk), issues);
    }
}

#[cfg(not(feature = "prices"))]
fn keep_to_limits(_: Option<&Record>, _: &Fields<'_>, _: &mut Issues) {}
