//! Turns a filter into a query. A table lists the parameters; one function reads them all.
//!
//! A server that ignores an unknown parameter or a malformed value widens what the call selects. So only
//! documented parameters with values of their documented types are ever sent.

use std::slice;

use super::query::Query;
use crate::input::check::{self, Fields};
use crate::input::data::Data;
use crate::input::issue::Issues;
use crate::input::rule::{Rule, Value};
use crate::text::text;

/// Everything that a filter may contain.
pub struct Filters {
    /// The parameters, except `_order`.
    pub parameters: &'static [Parameter],
    /// The fields by which `_order` sorts.
    pub order: &'static [&'static str],
}

/// One parameter of a filter.
pub struct Parameter {
    /// Its name.
    pub name: &'static str,
    /// The rule for a single value.
    pub rule: Rule,
    /// Whether several values may be given, as `name[]`.
    pub list: bool,
    /// Whether bounds may be given, as `name[gte]` and the like.
    pub range: Range,
}

/// Whether a parameter accepts bounds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Range {
    /// It does not.
    No,
    /// It does, and no resource has a smaller value than this: a lower bound at or below it selects
    /// everything.
    From(i64),
}

/// A row of a table.
pub const fn parameter(name: &'static str, rule: Rule, list: bool, range: Range) -> Parameter {
    Parameter {
        name,
        rule,
        list,
        range,
    }
}

/// A substring, or a value that the account has chosen. A blank one would match nearly everything.
pub const NOT_BLANK: Rule = Rule::Format {
    is_valid: |text| !text.chars().all(char::is_whitespace),
    expected: "non-blank text",
};

/// The name of the parameter that sorts.
pub const ORDER: &str = "_order";

/// The time at which something was created, which limits what a change may concern.
pub const CREATED_AT: &str = "created_at";

const CREATED_UNTIL: &str = "created_at[lte]";

/// The directions in which it sorts.
pub const DIRECTIONS: [&str; 2] = ["asc", "desc"];

/// The bounds of a range.
pub const BOUNDS: [&str; 5] = ["lt", "lte", "gt", "gte", "between"];

/// PHP silently drops query variables beyond the thousandth, and a dropped filter widens the selection.
/// Whether a provider runs with that default is unknown, so a query never exceeds it.
const MAX_VALUES: usize = 1000;

/// From here on, times lie after the year 5138: an upper bound there selects everything.
const FAR_FUTURE: i64 = 100_000_000_000;

/// A checked filter.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// The query of the request.
    pub query: Query,
    /// Whether it selects less than everything.
    pub narrows: bool,
}

impl Filters {
    /// Reads a filter; every problem is reported.
    pub fn read(&self, input: &Data, issues: &mut Issues) -> Option<Filter> {
        self.read_until(input, i64::MAX, issues)
    }

    /// Reads a filter, and limits its [`CREATED_AT`] to a time in Unix seconds. It is a problem if that leaves
    /// nothing.
    ///
    /// PHP keeps one value for each name and forgets a single `created_at` if bounds follow, so that bounds are
    /// merged, and exact times are only filtered.
    pub fn read_until(&self, input: &Data, until: i64, issues: &mut Issues) -> Option<Filter> {
        let mut known = Vec::new();
        for parameter in self.parameters {
            known.push(parameter.name);
        }
        Fields::open(input, "filter", "", &[&known, &[ORDER]], issues)?;
        let Data::Object(entries) = input else {
            return None;
        };
        let mut filter = Filter::default();
        for (key, value) in entries {
            if key == ORDER {
                self.read_order(value, &mut filter.query, issues);
            } else if let Some(parameter) = self.parameters.iter().find(|it| it.name == key) {
                let is_limited = key == CREATED_AT;
                let until = if is_limited { until } else { i64::MAX };
                filter.narrows |= parameter.read(value, until, &mut filter.query, issues);
            } else {
                // It has been reported as unknown, and that is enough.
                filter.narrows = true;
            }
        }
        if until < i64::MAX && input.get(CREATED_AT).is_none() {
            filter.query.push(CREATED_UNTIL, &text!(until));
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
                    query.push(&text!(ORDER, "[", key, "]"), word);
                }
            }
        }
    }
}

/// Refuses a filter that leaves no room for this many values that the client adds.
pub fn check_room(query: &Query, added: usize, issues: &mut Issues) {
    let most = MAX_VALUES - added;
    if query.len() > most {
        let message = text!(
            "Expected at most ",
            most,
            " values in this filter: a server that drops the rest would select more. Split the list."
        );
        issues.push("filter", "too_many", message);
    }
}

impl Parameter {
    /// Whether the value selects less than everything.
    fn read(&self, value: &Data, until: i64, query: &mut Query, issues: &mut Issues) -> bool {
        let name = self.name;
        let expanded = value.expanded();
        let (items, is_list) = match &*expanded {
            Data::Object(bounds) if let Range::From(least) = self.range => {
                Fields::open(value, name, name, &[&BOUNDS], issues);
                return self.read_range(bounds, least, until, query, issues);
            }
            Data::List(items) if self.list => (items.as_slice(), true),
            other => (slice::from_ref(other), false),
        };
        let mut left = items.len();
        for (index, item) in items.iter().enumerate() {
            let (path, name) = match is_list {
                true => (text!(name, "[", index, "]"), &*text!(name, "[]")),
                false => (name.to_owned(), name),
            };
            match self.rule.read(item, &path, issues) {
                Some(Value::Integer(time)) if time > until => left -= 1,
                Some(value) => query.push(name, &value.into_query()),
                None => {}
            }
        }
        if left == 0 {
            let message = "Expected at least one value: an empty list would select \
                           everything. Omit the key for no filter.";
            issues.push(name, "empty", message);
        }
        true
    }

    fn read_range(
        &self,
        bounds: &[(String, Data)],
        least: i64,
        until: i64,
        query: &mut Query,
        issues: &mut Issues,
    ) -> bool {
        let name = self.name;
        if bounds.is_empty() {
            let message = "Expected a bound (lt, lte, gt, gte or between): a range without one \
                           would select everything.";
            issues.push(name, "empty", message);
        }
        // What remains between the bounds, inclusive.
        let (mut lower, mut upper) = (i64::MIN, i64::MAX);
        let mut readable = 0;
        let mut has_upper = until == i64::MAX;
        for (key, bound) in bounds {
            let key = key.as_str();
            let path = text!(name, ".", key);
            let (from, to, sent);
            if key == "between" {
                let Some((first, last)) = self.read_pair(bound, &path, issues) else {
                    continue;
                };
                has_upper = true;
                (from, to) = (first, last.min(until));
                sent = text!(from, "..", to);
            } else {
                if !BOUNDS.contains(&key) {
                    continue;
                }
                let Some(mut bound) = self.rule.integer(bound, &path, issues) else {
                    continue;
                };
                if key == "lte" {
                    has_upper = true;
                    bound = bound.min(until);
                }
                sent = text!(bound);
                (from, to) = match key {
                    "gt" => (bound + 1, i64::MAX),
                    "gte" => (bound, i64::MAX),
                    "lt" => (i64::MIN, bound - 1),
                    _ => (i64::MIN, bound),
                };
            }
            query.push(&text!(name, "[", key, "]"), &sent);
            (lower, upper) = (lower.max(from), upper.min(to));
            readable += 1;
        }
        if !has_upper {
            query.push(CREATED_UNTIL, &text!(until));
        }
        if lower > upper {
            // How a server handles this is unknown; one that ignores it would select everything.
            let message = "The lower bound must not exceed the upper bound.";
            issues.push(name, "out_of_range", message);
        }
        let is_open = matches!(self.rule, Rule::Time) && upper >= FAR_FUTURE || upper == i64::MAX;
        // A range with a problem is refused for that; it need not also be refused for selecting everything.
        readable == 0 || readable < bounds.len() || lower > least || !is_open
    }

    /// Reads the value of `between`.
    fn read_pair(&self, value: &Data, path: &str, issues: &mut Issues) -> Option<(i64, i64)> {
        let Data::List(ends) = value else {
            check::wrong_type(value, path, "two bounds, [from, to]", issues);
            return None;
        };
        let [from, to] = ends.as_slice() else {
            issues.push(path, "format", "Expected two bounds, [from, to].");
            return None;
        };
        let from = self.rule.integer(from, &text!(path, "[0]"), issues);
        let to = self.rule.integer(to, &text!(path, "[1]"), issues);
        from.zip(to)
    }
}

fn listed(names: &'static [&'static str]) -> String {
    crate::text::listed(names.iter().copied())
}

#[cfg(test)]
mod tests;
