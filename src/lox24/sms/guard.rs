//! A change of all SMS that a filter selects, limited to a number of messages: they are counted first, and those
//! created after that are left out.

use super::filter;
use crate::call::Failure;
use crate::call::guard::{Guard, Next};
use crate::decimal::{self, leading_digit_count};
use crate::input::data::Data;
use crate::input::issue::Issue;
use crate::operation::{Operation, Parts};
use crate::text::text;
use crate::wire::shape::{Malformed, count};
use crate::wire::{Query, Request};

/// The limit of a change.
#[derive(Debug, Clone, Copy)]
pub struct Limit {
    /// The option that sets it.
    pub option: &'static str,
    /// The code of the error if there are more.
    pub code: &'static str,
    /// What would happen to the messages: `deleted`.
    pub done: &'static str,
    /// The name of the count in the result.
    pub count: &'static str,
}

/// The limit of `deleteSms`.
pub static DELETED: Limit = Limit {
    option: "maxDeleted",
    code: "too_many_deleted",
    done: "deleted",
    count: "deleted_sms_count",
};

/// The limit of `cancelSms`.
pub static CANCELLED: Limit = Limit {
    option: "maxCancelled",
    code: "too_many_cancelled",
    done: "cancelled",
    count: "canceled_sms_count",
};

/// A change that is limited.
pub struct SmsGuard {
    operation: &'static Operation,
    counting: &'static Operation,
    limit: &'static Limit,
    most: f64,
    query: Query,
}

impl SmsGuard {
    /// Creates a change of what a checked filter selects, if there are at most `most` messages. `counting`
    /// lists them.
    pub fn new(
        operation: &'static Operation,
        counting: &'static Operation,
        limit: &'static Limit,
        most: f64,
        filter: &Data,
    ) -> Self {
        Self {
            operation,
            counting,
            limit,
            most,
            query: filter::query(filter),
        }
    }

    fn uncounted(&self, malformed: &Malformed) -> Next {
        let failure = Failure::malformed(self.counting, 200, Some(malformed));
        Next::Refuse(Box::new(failure.before_change()))
    }

    fn request(&self, operation: &Operation, query: Query) -> Request {
        let parts = Parts {
            query,
            ..Parts::default()
        };
        operation.request(&[], parts)
    }
}

impl Guard for SmsGuard {
    fn operation(&self) -> &'static Operation {
        self.operation
    }

    fn counting(&self) -> &'static Operation {
        self.counting
    }

    /// The newest message comes first.
    fn count(&self) -> Request {
        let mut query = self.query.clone();
        query.retain(|name, _| !name.starts_with("_order"));
        query.push("_order[created_at]".to_owned(), "desc".to_owned());
        self.request(self.counting, query)
    }

    /// The set is frozen by the provider's own clock: whatever is created after the newest message that was
    /// counted is left out.
    fn decide(&self, page: &Data, newest: Option<f64>, now: f64) -> Next {
        let total = match count(page, TOTAL, false) {
            Ok(total) => total,
            Err(malformed) => return self.uncounted(&malformed),
        };
        if total > self.most {
            let message = text!(
                "The filter selects ",
                total as i64,
                " messages, and at most ",
                self.most as i64,
                " may be ",
                self.limit.done,
                "."
            );
            let issue = Issue {
                path: text!("options.", self.limit.option),
                code: self.limit.code,
                message,
            };
            return Next::Refuse(Box::new(Failure::too_many(issue, total)));
        }
        let mut query = self.query.clone();
        if total == 0.0 || !freeze(&mut query, newest.unwrap_or(now) as i64) {
            let mut nothing = Data::EMPTY;
            nothing.set(self.limit.count, 0.0.into());
            return Next::Nothing(nothing);
        }
        Next::Change(self.request(self.operation, query))
    }
}

/// The total of a Hydra collection.
pub const TOTAL: &str = "hydra:totalItems";

const UPPER: &str = "created_at[lte]";

/// Limits a query to messages created until a time. Returns false if it selects none of them.
///
/// PHP keeps one value for each name and forgets a single `created_at` if bounds follow, so that bounds are
/// merged, and exact times are only filtered.
fn freeze(query: &mut Query, until: i64) -> bool {
    let (mut is_bounded, mut has_exact, mut keeps_exact, mut is_empty) =
        (false, false, false, false);
    query.retain(|name, value| {
        match name {
            UPPER => {
                is_bounded = true;
                *value = text!(seconds(value.as_bytes()).min(until));
            }
            "created_at[between]" => {
                is_bounded = true;
                let ends = value.as_bytes();
                let dots = leading_digit_count(ends);
                let from = ends.get(..dots).map_or(0, seconds);
                let to = ends.get(dots + 2..).map_or(0, seconds);
                is_empty |= from > until;
                *value = text!(from, "..", to.min(until));
            }
            "created_at" | "created_at[]" => {
                has_exact = true;
                let is_kept = seconds(value.as_bytes()) <= until;
                keeps_exact |= is_kept;
                return is_kept;
            }
            _ => {}
        }
        true
    });
    if !has_exact && !is_bounded {
        query.push(UPPER.to_owned(), text!(until));
    }
    !is_empty && (keeps_exact || !has_exact)
}

/// A time in a query, which has been checked.
fn seconds(digits: &[u8]) -> i64 {
    decimal::value(digits) as i64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::data::object;
    use crate::lox24::sms::{DELETE_SMS, LIST_SMS};

    fn guard(filter: &Data) -> SmsGuard {
        SmsGuard::new(&DELETE_SMS, &LIST_SMS, &DELETED, 10.0, filter)
    }

    #[test]
    fn counts_with_the_newest_first() {
        let filter = object! {
            "is_sent" => true,
            "_order" => object! { "gateway_sent_at" => "asc" },
        };
        let target = guard(&filter).count().target;
        assert_eq!(target, "/sms?is_sent=true&_order[created_at]=desc");
    }

    #[test]
    fn the_set_is_frozen() {
        let between = |from: f64, to: f64| Data::from_iter([from, to]);
        for (created_at, expected) in [
            (None, Some("&created_at[lte]=500")),
            (
                Some(object! { "gte" => 400.0 }),
                Some("&created_at[gte]=400&created_at[lte]=500"),
            ),
            (
                Some(object! { "lt" => 900.0 }),
                Some("&created_at[lt]=900&created_at[lte]=500"),
            ),
            (
                Some(object! { "lte" => 900.0 }),
                Some("&created_at[lte]=500"),
            ),
            (
                Some(object! { "lte" => 450.0 }),
                Some("&created_at[lte]=450"),
            ),
            (
                Some(object! { "between" => between(400.0, 900.0) }),
                Some("&created_at[between]=400..500"),
            ),
            (
                Some(object! { "between" => between(400.0, 450.0) }),
                Some("&created_at[between]=400..450"),
            ),
            (Some(object! { "between" => between(501.0, 900.0) }), None),
            (Some(450.0.into()), Some("&created_at=450")),
            (Some(501.0.into()), None),
            (
                Some(Data::from_iter([450.0, 501.0, 500.0])),
                Some("&created_at[]=450&created_at[]=500"),
            ),
        ] {
            let mut filter = object! { "is_sent" => true };
            if let Some(value) = created_at {
                filter.set("created_at", value);
            }
            let page = object! { "hydra:totalItems" => 10.0 };
            let found = guard(&filter).decide(&page, Some(500.0), 900.0);
            let expected = match expected {
                Some(end) => Next::Change(Request {
                    method: DELETE_SMS.method,
                    target: format!("/sms/ops/batch_delete?is_sent=true{end}"),
                    body: None,
                }),
                None => Next::Nothing(object! { "deleted_sms_count" => 0.0 }),
            };
            assert_eq!(found, expected);
        }
    }

    #[test]
    fn what_the_count_decides() {
        let guard = guard(&object! { "is_sent" => true });
        let decide =
            |total: f64| guard.decide(&object! { "hydra:totalItems" => total }, None, 900.0);
        let Next::Change(request) = decide(10.0) else {
            panic!("it is refused");
        };
        assert!(request.target.ends_with("&created_at[lte]=900"));
        assert_eq!(
            decide(0.0),
            Next::Nothing(object! { "deleted_sms_count" => 0.0 })
        );
        let Next::Refuse(failure) = decide(11.0) else {
            panic!("it goes on");
        };
        assert_eq!(
            (failure.class, failure.code),
            ("ValidationError", "too_many_deleted")
        );
        assert_eq!(failure.fields.get("count"), Some(&11.0.into()));
        assert!(
            failure.message.contains("11 messages"),
            "{}",
            failure.message
        );
        // A count without a total is not 0.
        for page in [Data::EMPTY, Data::List(vec![])] {
            let Next::Refuse(failure) = guard.decide(&page, None, 900.0) else {
                panic!("it goes on");
            };
            assert_eq!(failure.class, "ResponseError");
            assert_eq!(failure.outcome.as_str(), "not-sent");
        }
    }
}
