//! A filter becomes a query. A table says which parameters there are; one function reads them all.
//!
//! A server that ignores an unknown parameter or a malformed value widens what the call selects. So
//! nothing reaches the wire that is not a documented parameter with a value of its documented type.

use super::query::Query;
use crate::input::check::{self, Fields};
use crate::input::data::Data;
use crate::input::issue::Issues;
use crate::input::rule::Rule;
use crate::text::text;

/// Everything that a filter can hold.
pub struct Filters {
    /// The parameters, `_order` aside.
    pub parameters: &'static [Parameter],
    /// The fields by which `_order` sorts.
    pub order: &'static [&'static str],
}

/// One parameter of a filter.
pub struct Parameter {
    /// Its name.
    pub name: &'static str,
    /// What a single value may be.
    pub rule: Rule,
    /// Whether several values may be given, as `name[]`.
    pub list: bool,
    /// Whether bounds may be given, as `name[gte]` and the like.
    pub range: Range,
}

/// Whether a parameter takes bounds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Range {
    /// It does not.
    No,
    /// It does, and no resource has a smaller value than this: a lower bound at or below it selects
    /// everything.
    From(i64),
}

/// A table's row.
pub const fn parameter(name: &'static str, rule: Rule, list: bool, range: Range) -> Parameter {
    Parameter {
        name,
        rule,
        list,
        range,
    }
}

/// The name of the parameter that sorts.
pub const ORDER: &str = "_order";

/// The directions in which it sorts.
pub const DIRECTIONS: [&str; 2] = ["asc", "desc"];

/// The bounds of a range.
pub const BOUNDS: [&str; 5] = ["lt", "lte", "gt", "gte", "between"];

/// PHP silently drops query variables beyond the thousandth, and a dropped filter widens the selection.
/// Whether a provider runs with that default is unknown, so the limit is never reached.
const MAX_VALUES: usize = 1000;

/// Times from here on lie after the year 5138: an upper bound there selects everything.
const FAR_FUTURE: i64 = 100_000_000_000;

/// A checked filter.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// What goes into the request.
    pub query: Query,
    /// Whether it selects less than everything.
    pub narrows: bool,
}

impl Filters {
    /// Reads a filter; every problem is reported.
    pub fn read(&self, input: &Data, issues: &mut Issues) -> Option<Filter> {
        let known: Vec<&'static str> = self.parameters.iter().map(|it| it.name).collect();
        Fields::open(input, "filter", "", &[&known, &[ORDER]], issues)?;
        let Data::Object(entries) = input else {
            return None;
        };
        let mut filter = Filter::default();
        for (key, value) in entries {
            if key == ORDER {
                self.read_order(value, &mut filter.query, issues);
            } else if let Some(parameter) = self.parameters.iter().find(|it| it.name == key) {
                filter.narrows |= parameter.read(value, &mut filter.query, issues);
            } else {
                // Reported as unknown; it is not a filter that selects everything as well.
                filter.narrows = true;
            }
        }
        if filter.query.len() > MAX_VALUES {
            let message = text!(
                "Expected at most ",
                MAX_VALUES,
                " values in one filter: a server that drops the rest would select more. Split the list."
            );
            issues.push("filter", "too_many", message);
        }
        Some(filter)
    }

    fn read_order(&self, value: &Data, query: &mut Query, issues: &mut Issues) {
        let Some(fields) = Fields::open(value, ORDER, ORDER, &[self.order], issues) else {
            return;
        };
        let Data::Object(entries) = value else {
            return;
        };
        if entries.is_empty() {
            let message = text!("Expected one of ", listed(self.order), ".");
            issues.push(ORDER, "empty", message);
        }
        for (key, direction) in entries {
            if self.order.contains(&key.as_str()) {
                let path = fields.path(key);
                if let Some(word) = check::one_of(direction, &path, issues, &DIRECTIONS) {
                    query.push(text!(ORDER, "[", key, "]"), word.to_owned());
                }
            }
        }
    }
}

impl Parameter {
    /// Whether the value selects less than everything.
    fn read(&self, value: &Data, query: &mut Query, issues: &mut Issues) -> bool {
        let name = self.name;
        match &*value.expanded() {
            Data::List(items) if self.list => {
                if items.is_empty() {
                    let message = "Expected at least one value: an empty list would select \
                                   everything. Omit the key for no filter.";
                    issues.push(name, "empty", message);
                }
                for (index, item) in items.iter().enumerate() {
                    let path = text!(name, "[", index, "]");
                    if let Some(value) = self.rule.read(item, &path, issues) {
                        query.push(text!(name, "[]"), value.into_query());
                    }
                }
            }
            Data::Object(bounds) if let Range::From(least) = self.range => {
                Fields::open(value, name, name, &[&BOUNDS], issues);
                return self.read_range(bounds, least, query, issues);
            }
            other => {
                if let Some(value) = self.rule.read(other, name, issues) {
                    query.push(name.to_owned(), value.into_query());
                }
            }
        }
        true
    }

    fn read_range(
        &self,
        bounds: &[(String, Data)],
        least: i64,
        query: &mut Query,
        issues: &mut Issues,
    ) -> bool {
        let name = self.name;
        if bounds.is_empty() {
            let message = "Expected a bound (lt, lte, gt, gte or between): a range without one \
                           would select everything.";
            issues.push(name, "empty", message);
        }
        // What remains between the bounds, both included.
        let (mut lower, mut upper) = (i64::MIN, i64::MAX);
        let mut readable = 0;
        for (key, bound) in bounds {
            let path = text!(name, ".", key);
            match key.as_str() {
                "between" => {
                    let Data::List(ends) = bound else {
                        check::wrong_type(bound, &path, "two bounds, [from, to]", issues);
                        continue;
                    };
                    let [from, to] = ends.as_slice() else {
                        issues.push(&path, "format", "Expected two bounds, [from, to].");
                        continue;
                    };
                    let from = self.rule.integer(from, &text!(path, "[0]"), issues);
                    let to = self.rule.integer(to, &text!(path, "[1]"), issues);
                    if let (Some(from), Some(to)) = (from, to) {
                        query.push(text!(name, "[between]"), text!(from, "..", to));
                        (lower, upper) = (lower.max(from), upper.min(to));
                        readable += 1;
                    }
                }
                "lt" | "lte" | "gt" | "gte" => {
                    let Some(bound) = self.rule.integer(bound, &path, issues) else {
                        continue;
                    };
                    query.push(text!(name, "[", key, "]"), text!(bound));
                    readable += 1;
                    match key.as_str() {
                        "gt" => lower = lower.max(bound.saturating_add(1)),
                        "gte" => lower = lower.max(bound),
                        "lt" => upper = upper.min(bound.saturating_sub(1)),
                        _ => upper = upper.min(bound),
                    }
                }
                _ => {}
            }
        }
        if lower > upper {
            // What a server makes of it is unknown; one that ignores it would select everything.
            let message = "The lower bound must not exceed the upper bound.";
            issues.push(name, "out_of_range", message);
        }
        let is_open = matches!(self.rule, Rule::Time) && upper >= FAR_FUTURE || upper == i64::MAX;
        // A range with a problem is refused for that, not for selecting everything as well.
        readable == 0 || readable < bounds.len() || lower > least || !is_open
    }
}

fn listed(names: &'static [&'static str]) -> String {
    crate::text::listed(names.iter().copied())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::data::object;

    static FILTERS: Filters = Filters {
        parameters: &[
            parameter("flag", Rule::Bool, false, Range::No),
            parameter("ids", Rule::Integer { least: 0 }, true, Range::No),
            parameter("count", Rule::ANY_INTEGER, true, Range::From(3)),
            parameter("at", Rule::Time, false, Range::From(1)),
        ],
        order: &["at", "count"],
    };

    /// The query, whether the filter narrows, and the issues as `path code`.
    fn read(input: &Data) -> (String, bool, Vec<String>) {
        let mut issues = Issues::new();
        let filter = FILTERS.read(input, &mut issues).unwrap_or_default();
        let mut query = String::new();
        filter.query.append_to(&mut query);
        let issues = issues.into_vec();
        let codes = issues.iter().map(|it| format!("{} {}", it.path, it.code));
        (query, filter.narrows, codes.collect())
    }

    fn range(name: &str, bounds: &[(&str, f64)]) -> Data {
        let bound = |(name, bound): &(&str, f64)| ((*name).to_owned(), Data::Number(*bound));
        let bounds = Data::Object(bounds.iter().map(bound).collect());
        Data::Object(vec![(name.to_owned(), bounds)])
    }

    fn between(from: f64, to: f64) -> Data {
        object! { "count" => object! { "between" => Data::from_iter([from, to]) } }
    }

    #[test]
    fn a_filter_narrows_unless_everything_passes_it() {
        for (input, query, narrows) in [
            (Data::EMPTY, "", false),
            (object! { "flag" => true }, "?flag=true", true),
            (object! { "ids" => 7.0 }, "?ids=7", true),
            (
                object! { "ids" => Data::from_iter([7.0, 8.0]) },
                "?ids[]=7&ids[]=8",
                true,
            ),
            (
                object! { "_order" => object! { "at" => "desc", "count" => "asc" } },
                "?_order[at]=desc&_order[count]=asc",
                false,
            ),
        ] {
            assert_eq!(
                read(&input),
                (query.to_owned(), narrows, vec![]),
                "{input:?}"
            );
        }
        // Of two filters, one is enough.
        let both = object! { "count" => object! { "gte" => 3.0 }, "flag" => true };
        assert_eq!(
            read(&both),
            ("?count[gte]=3&flag=true".to_owned(), true, vec![])
        );
        let both = object! { "flag" => true, "count" => object! { "gte" => 3.0 } };
        assert_eq!(
            read(&both),
            ("?flag=true&count[gte]=3".to_owned(), true, vec![])
        );
    }

    #[test]
    fn a_lower_bound_that_everything_is_above_selects_everything() {
        for (bounds, narrows) in [
            (&[("gte", 2.0)][..], false),
            (&[("gte", 3.0)], false),
            (&[("gte", 4.0)], true),
            (&[("gt", 2.0)], false),
            (&[("gt", 3.0)], true),
            (&[("lt", 1e9)], true),
            (&[("lte", 1e9)], true),
            (&[("gte", 3.0), ("lte", 1e9)], true),
            (&[("gte", 4.0), ("gt", 1.0)], true),
            (&[("gt", 5.0), ("gte", 1.0)], true),
        ] {
            let (_, found, issues) = read(&range("count", bounds));
            assert_eq!((found, issues), (narrows, vec![]), "{bounds:?}");
        }
    }

    #[test]
    fn an_upper_bound_in_the_far_future_selects_everything() {
        let far = 99_999_999_999.0;
        for (bounds, narrows) in [
            (&[("gt", 0.0)][..], false),
            (&[("gte", 1.0), ("lt", 1e9)], true),
            (&[("lte", far)], true),
            (&[("lt", far)], true),
        ] {
            let (_, found, issues) = read(&range("at", bounds));
            assert_eq!((found, issues), (narrows, vec![]), "{bounds:?}");
        }
        // A Date may lie there. `lte` is at it, `lt` just below.
        for (key, seconds, narrows) in [
            ("lte", 100_000_000_000.0, false),
            ("lt", 100_000_000_000.0, true),
            ("lt", 100_000_000_001.0, false),
        ] {
            let mut bound = Data::EMPTY;
            bound.set(key, Data::Date(seconds * 1000.0));
            let (_, found, issues) = read(&object! { "at" => bound });
            assert_eq!((found, issues), (narrows, vec![]), "{key} {seconds}");
        }
        // Where the values are no times, such a number is a bound like any other.
        let (_, found, _) = read(&range("count", &[("lte", 100_000_000_000.0)]));
        assert!(found);
    }

    #[test]
    fn bounds_must_leave_something() {
        for (bounds, is_empty) in [
            (&[("gte", 5.0), ("lte", 5.0)][..], false),
            (&[("gte", 5.0), ("lt", 5.0)], true),
            (&[("gt", 5.0), ("lte", 5.0)], true),
            (&[("gt", 4.0), ("lt", 6.0)], false),
            (&[("gt", 5.0), ("lt", 6.0)], true),
            (&[("gte", 6.0), ("lte", 5.0)], true),
            (&[("lte", 9.0), ("lt", 5.0), ("gte", 5.0)], true),
            (&[("lt", 9.0), ("lte", 5.0), ("gte", 6.0)], true),
        ] {
            let (_, narrows, issues) = read(&range("count", bounds));
            let expected = if is_empty {
                vec!["count out_of_range"]
            } else {
                vec![]
            };
            assert_eq!(
                (narrows, issues),
                (true, expected.into_iter().map(str::to_owned).collect()),
                "{bounds:?}"
            );
        }
        for (from, to, issues) in [
            (5.0, 5.0, vec![]),
            (6.0, 5.0, vec!["count out_of_range".to_owned()]),
        ] {
            let query = format!("?count[between]={from}..{to}");
            assert_eq!(read(&between(from, to)), (query, true, issues));
        }
        let both = object! {
            "count" => object! { "gte" => 9.0, "between" => Data::from_iter([1.0, 8.0]) },
        };
        let (_, _, issues) = read(&both);
        assert_eq!(issues, ["count out_of_range"]);
        let both = object! {
            "count" => object! { "lte" => 1.0, "between" => Data::from_iter([2.0, 8.0]) },
        };
        let (_, _, issues) = read(&both);
        assert_eq!(issues, ["count out_of_range"]);
    }

    #[test]
    fn a_range_with_a_problem_is_refused_for_that_alone() {
        let wrong = |bound: Data| object! { "count" => object! { "gte" => 1.0, "lt" => bound } };
        let unknown = object! { "count" => object! { "gte" => 1.0, "above" => 1.0 } };
        let two = |ends: Data| object! { "count" => object! { "between" => ends } };
        let one = Data::from_iter([Data::Number(1.0), Data::Null]);
        for (input, query, codes) in [
            (
                wrong(Data::Null),
                "?count[gte]=1",
                vec!["count.lt wrong_type"],
            ),
            (unknown, "?count[gte]=1", vec!["count.above unknown_key"]),
            (two(Data::Null), "", vec!["count.between wrong_type"]),
            (
                two(Data::from_iter([1.0])),
                "",
                vec!["count.between format"],
            ),
            (two(one), "", vec!["count.between[1] wrong_type"]),
            (object! { "count" => Data::EMPTY }, "", vec!["count empty"]),
            (object! { "ids" => Data::EMPTY }, "", vec!["ids wrong_type"]),
            (
                object! { "ids" => Data::List(vec![]) },
                "",
                vec!["ids empty"],
            ),
            (
                object! { "flag" => Data::List(vec![]) },
                "",
                vec!["flag wrong_type"],
            ),
            (object! { "idss" => 1.0 }, "", vec!["idss unknown_key"]),
        ] {
            let codes: Vec<String> = codes.into_iter().map(str::to_owned).collect();
            assert_eq!(read(&input), (query.to_owned(), true, codes), "{input:?}");
        }
        let order = |value: Data| read(&object! { "_order" => value });
        let refused = |code: &str| (String::new(), false, vec![code.to_owned()]);
        assert_eq!(order(Data::Null), refused("_order wrong_type"));
        assert_eq!(order(Data::EMPTY), refused("_order empty"));
        assert_eq!(
            order(object! { "at" => "up" }),
            refused("_order.at not_allowed")
        );
        assert_eq!(
            order(object! { "x" => "asc" }),
            refused("_order.x unknown_key")
        );
        assert_eq!(read(&Data::Null), refused("filter wrong_type"));
    }

    #[test]
    fn at_most_a_thousand_values() {
        for (count, codes) in [(1000, vec![]), (1001, vec!["filter too_many".to_owned()])] {
            let ids = Data::from_iter((0..count).map(f64::from));
            let (_, narrows, found) = read(&object! { "ids" => ids });
            assert_eq!((narrows, found), (true, codes));
        }
    }
}
