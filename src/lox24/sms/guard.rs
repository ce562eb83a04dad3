//! A change of all SMS that a filter selects, limited to a number of messages: they are counted first, and those
//! created after that are left out.

use super::filter::SMS_FILTERS;
use crate::call::Failure;
use crate::call::guard::{Guard, Next};
use crate::input::check::Fields;
use crate::input::data::{Data, object};
use crate::input::issue::{Issue, Issues};
use crate::operation::{Operation, Parts};
use crate::text::text;
use crate::wire::Request;
use crate::wire::filter::{Filter, ORDER};
use crate::wire::shape::count;

/// The limit of a change.
#[derive(Debug, Clone, Copy)]
pub struct Limit {
    /// The option that sets it.
    pub option: &'static str,
    /// The code of the error if there are more.
    pub code: &'static str,
    /// The name of the count in the result.
    pub count: &'static str,
}

/// The limit of `deleteSms`.
pub static DELETED: Limit = Limit {
    option: "maxDeleted",
    code: "too_many_deleted",
    count: "deleted_sms_count",
};

/// The limit of `cancelSms`.
pub static CANCELLED: Limit = Limit {
    option: "maxCancelled",
    code: "too_many_cancelled",
    count: "canceled_sms_count",
};

/// A change that is limited.
pub struct SmsGuard {
    operation: &'static Operation,
    counting: &'static Operation,
    limit: &'static Limit,
    most: f64,
    /// The newest message first: it has to be on the page that is counted. For the change, the order means nothing.
    filter: Data,
}

impl SmsGuard {
    /// Creates a change of what a checked filter selects, if there are at most `most` messages. `counting`
    /// lists them.
    pub fn new(
        operation: &'static Operation,
        counting: &'static Operation,
        limit: &'static Limit,
        most: f64,
        mut filter: Data,
    ) -> Self {
        filter.replace(ORDER, object! { "created_at" => "desc" });
        Self {
            operation,
            counting,
            limit,
            most,
            filter,
        }
    }
}

impl Guard for SmsGuard {
    fn operation(&self) -> &'static Operation {
        self.operation
    }

    fn counting(&self) -> &'static Operation {
        self.counting
    }

    fn count(&self) -> Option<Request> {
        let none = Fields::none("options");
        let mut issues = Issues::new();
        self.counting.prepare(&self.filter, &none, &[], &mut issues)
    }

    /// The set is frozen by the provider's own clock: whatever is created after the newest message that was
    /// counted is left out.
    fn decide(&self, page: &Data, newest: f64) -> Next {
        let total = match count(page, TOTAL, false) {
            Ok(total) => total,
            Err(malformed) => {
                let failure = Failure::malformed(self.counting, 200, Some(&malformed));
                return Next::Refuse(failure);
            }
        };
        if total > self.most {
            let option = self.limit.option;
            let total_text = total as i64;
            let message = text!(
                "The filter selects ",
                total_text,
                " messages: more than `",
                option,
                "`."
            );
            let issue = Issue {
                path: text!("options.", option),
                code: self.limit.code,
                message,
            };
            return Next::Refuse(Failure::too_many(issue, total));
        }
        let until = newest as i64;
        let mut issues = Issues::new();
        let filter = SMS_FILTERS.read_until(&self.filter, until, &mut issues);
        match issues.finish(filter) {
            Ok(Filter { query, .. }) if total > 0.0 => {
                let parts = Parts {
                    query,
                    ..Parts::default()
                };
                Next::Change(self.operation.request(&[], parts))
            }
            _ => {
                let mut nothing = Data::EMPTY;
                nothing.set(self.limit.count, 0.0.into());
                Next::Nothing(nothing)
            }
        }
    }
}

/// The total of a Hydra collection.
pub const TOTAL: &str = "hydra:totalItems";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lox24::sms::{DELETE_SMS, LIST_SMS};

    fn guard(filter: &Data) -> SmsGuard {
        SmsGuard::new(&DELETE_SMS, &LIST_SMS, &DELETED, 10.0, filter.clone())
    }

    #[test]
    fn counts_with_the_newest_first() {
        let filter = object! {
            "is_sent" => true,
            "_order" => object! { "gateway_sent_at" => "asc" },
        };
        let target = guard(&filter).count().unwrap().target;
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
            let mut found = guard(&filter).decide(&page, 500.0);
            if let Next::Change(request) = &mut found {
                request.target = request.target.replace("&_order[created_at]=desc", "");
            }
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
        let decide = |total: f64| guard.decide(&object! { "hydra:totalItems" => total }, 900.0);
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
            let Next::Refuse(failure) = guard.decide(&page, 900.0) else {
                panic!("it goes on");
            };
            assert_eq!(failure.class, "ResponseError");
        }
    }
}
