//! `POST /bulks`: sends one text to many recipients. It costs money and cannot be undone.

use super::fields::ANSWER;
use super::new_bulk::read;
#[cfg(feature = "prices")]
use super::new_bulk::size;
#[cfg(feature = "prices")]
use crate::cost::{self, BulkLimits};
use crate::input::check::Fields;
use crate::input::issue::Issues;
use crate::input::record::Record;
use crate::lox24::LOX24;
use crate::operation::{JSON, Operation, Parts, Repeat};
use crate::wire::{Body, Method};

/// Creates a bulk, which sends or schedules it.
pub static CREATE_BULK: Operation = Operation {
    name: "createBulk",
    provider: &LOX24,
    method: Method::Post,
    path: "/bulks",
    accept: JSON,
    repeat: Repeat::Never,
    pace: 0.0,
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

/// Refuses a bulk that exceeds the caller's limits, or may exceed them.
#[cfg(feature = "prices")]
fn keep_to_limits(bulk: Option<&Record>, options: &Fields<'_>, issues: &mut Issues) {
    let limits = BulkLimits::read(options, issues);
    if let Some(bulk) = bulk {
        limits.check(&size(bulk), issues);
    }
}

#[cfg(not(feature = "prices"))]
fn keep_to_limits(_: Option<&Record>, _: &Fields<'_>, _: &mut Issues) {}
