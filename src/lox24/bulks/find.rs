//! Finds a bulk after an unknown outcome, by the mark that it was given.
//!
//! No page documents an idempotency key or a reference for bulks. Each has a `source`, though, which the account
//! chooses and every response shows, so that a number drawn for one bulk identifies it.

use crate::input::data::{Data, object};

/// The field that carries the mark.
pub const MARK: &str = "source";

/// How many seconds the clocks of client and provider may differ.
const SKEW: f64 = 86_400.0;

/// The largest mark. Which numbers are accepted is not documented, and 31 bits fit everywhere.
const MAX_MARK: f64 = 2_147_483_647.0;

/// The mark of a bulk: the one that the caller gave, or a new one, which is set. The flag says whether it is
/// new. `random` is at least 0 and less than 1.
pub fn mark(bulk: &mut Data, random: f64) -> (f64, bool) {
    if let Some(Data::Number(own)) = bulk.get(MARK) {
        return (*own, false);
    }
    let drawn = 1.0 + (random * MAX_MARK).floor();
    bulk.replace(MARK, drawn.into());
    (drawn, true)
}

/// The filter that selects what may have been created by a call that began at this time, in Unix seconds.
/// Whether `GET /bulks` filters by `source` is not documented, so the bulks are compared.
pub fn filter(since: f64) -> Data {
    object! { "created_at" => object! { "gte" => (since - SKEW).max(1.0).floor() } }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_drawn_unless_the_caller_has_one() {
        for (given, random, expected) in [
            (None, 0.0, (1.0, true)),
            (None, 0.999_999_999_9, (2_147_483_647.0, true)),
            (Some(Data::Null), 0.5, (1_073_741_824.0, true)),
            (Some(Data::Undefined), 0.0, (1.0, true)),
            (Some(7.0.into()), 0.5, (7.0, false)),
        ] {
            let mut bulk = object! { "text" => "x" };
            if let (Some(value), Data::Object(members)) = (given, &mut bulk) {
                members.push((MARK.to_owned(), value));
            }
            assert_eq!(mark(&mut bulk, random), expected);
            assert_eq!(bulk, object! { "text" => "x", "source" => expected.0 });
        }
    }

    #[test]
    fn clocks_may_differ_by_a_day() {
        let from = |since| filter(since).get("created_at").unwrap().get("gte").cloned();
        assert_eq!(from(1_700_000_000.7), Some(1_699_913_600.0.into()));
        assert_eq!(from(5.0), Some(1.0.into()));
    }
}
