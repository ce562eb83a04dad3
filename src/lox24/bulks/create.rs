//! `POST /bulks`: sends one text to many recipients. It costs money and cannot be undone.

use super::fields::ANSWER;
use super::new_bulk::read;
#[cfg(feature = "prices")]
use super::new_bulk::size;
#[cfg(feature = "prices")]
use crate::cost::{self, BulkLimits};
use crate::input::check::{self, Fields};
use crate::input::issue::Issues;
use crate::input::record::Record;
use crate::lox24::LOX24;
use crate::operation::{JSON, Operation, Parts, Repeat};
use crate::wire::Method;

/// Creates a bulk, which sends or schedules it.
pub static CREATE_BULK: Operation = Operation {
    name: "createBulk",
    provider: &LOX24,
    method: Method::Post,
    path: "/bulks",
    accept: JSON,
    repeat: Repeat::Never,
    pace: 0.0,
    options: &OPTIONS,
    read: |input, options, issues| {
        let bulk = read(input, issues);
        options.optional(TAG, issues, check::boolean);
        keep_to_limits(bulk.as_ref(), options, issues);
        Some(Parts::body(bulk?))
    },
    answer: ANSWER,
};

/// The option that marks a bulk, so that it can be found after an unknown outcome.
pub const TAG: &str = "tag";

#[cfg(feature = "prices")]
const OPTIONS: [&str; 4] = {
    let [prices, messages, cost] = cost::OPTIONS;
    [prices, messages, cost, TAG]
};

#[cfg(not(feature = "prices"))]
const OPTIONS: [&str; 1] = [TAG];

/// Refuses a bulk that exceeds the caller's limits, or may exceed them.
#[cfg(feature = "prices")]
fn keep_to_limits(bulk: Option<&Record>, options: &Fields<'_>, issues: &mut Issues) {
    let limits = BulkLimits::read(options, issues);
    if let Some(bulk) = bulk {
        limits.check(&[size(bulk)], issues);
    }
}

#[cfg(not(feature = "prices"))]
fn keep_to_limits(_: Option<&Record>, _: &Fields<'_>, _: &mut Issues) {}
