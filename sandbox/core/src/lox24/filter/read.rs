//! Reads a filter from a query.

use super::condition::Condition;
use super::parameters::{Kind, Parameters};
use super::selection::{Filter, Order};
use crate::http::query::{self, Key, Parameter, Query};
use crate::http::request::Head;
use crate::lox24::problem::{Problem, Violation};
use crate::settings::{Settings, UnknownFilter};

/// Whether `page` is a parameter: it is one of the list, but not of the deletion.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::lox24) enum Paging {
    ByPage,
    None,
}

/// The filter in the query; what it does not understand is ignored or refused, as the world is told to.
pub(in crate::lox24) fn read(
    head: &Head,
    settings: &Settings,
    parameters: &Parameters,
    paging: Paging,
) -> Result<Filter, Problem> {
    let raw = head.query.as_deref().unwrap_or_default();
    let query = query::parse(raw).map_err(|message| Problem::new(400).detail(message))?;
    let filter = Reader::read(&query, parameters, paging);
    if filter.violations.is_empty() || settings.unknown_filter == UnknownFilter::Ignore {
        Ok(filter)
    } else {
        Err(Problem::violations(422, filter.violations))
    }
}

#[derive(Debug, Default)]
struct Reader(Filter);

impl Reader {
    fn read(query: &Query, parameters: &Parameters, paging: Paging) -> Filter {
        let mut reader = Self::default();
        for (name, parameter) in query {
            let known = parameters.all.iter().find(|(known, _)| known == name);
            match (name.as_str(), known) {
                ("_order", _) => reader.order(parameter, parameters.orders),
                ("page", _) if paging == Paging::ByPage => reader.page(parameter),
                (_, Some((name, kind))) => reader.condition(name, *kind, parameter),
                (_, None) => reader.refuse(name, "This parameter is not known."),
            }
        }
        reader.0
    }

    fn refuse(&mut self, property: impl Into<String>, message: &str) {
        self.0.violations.push(Violation::new(property, message));
    }

    fn order(&mut self, parameter: &Parameter, orders: &[&'static str]) {
        let Parameter::List(list) = parameter else {
            return self.refuse("_order", "This value should be _order[field]=asc|desc.");
        };
        for (key, value) in list {
            let field = match key {
                Key::Word(word) => orders.iter().find(|field| *field == word),
                Key::Index(_) => None,
            };
            match (field, value.as_str()) {
                (Some(field), "asc" | "desc") => {
                    self.0.orders.push(Order {
                        field,
                        descending: value == "desc",
                    });
                }
                _ => self.refuse("_order", "This value should be _order[field]=asc|desc."),
            }
        }
    }

    fn page(&mut self, parameter: &Parameter) {
        match parameter {
            Parameter::Single(value) if value.parse::<usize>().is_ok_and(|page| page >= 1) => {
                self.0.page = value.parse().ok();
            }
            _ => self.refuse("page", "This value should be an integer from 1."),
        }
    }

    fn condition(&mut self, name: &'static str, kind: Kind, parameter: &Parameter) {
        match (kind, parameter) {
            (Kind::Flag, Parameter::Single(value)) => match value.as_str() {
                "true" | "1" => self.0.conditions.push((name, Condition::Flag(true))),
                "false" | "0" => self.0.conditions.push((name, Condition::Flag(false))),
                _ => self.refuse(name, "This value should be true, false, 1 or 0."),
            },
            (Kind::Part { any_case }, Parameter::Single(part)) if !part.is_empty() => {
                self.0.conditions.push((
                    name,
                    Condition::Contains {
                        part: part.clone(),
                        any_case,
                    },
                ));
            }
            (Kind::Exact(form), Parameter::Single(value)) => self.exact(name, form, &[value]),
            (Kind::Exact(form), Parameter::List(list)) => {
                let values = self.plain(name, list);
                self.exact(name, form, &values);
            }
            (Kind::Number | Kind::NumberOrRange, Parameter::Single(value)) => {
                self.numbers(name, &[value]);
            }
            (Kind::Number, Parameter::List(list)) => {
                let values = self.plain(name, list);
                self.numbers(name, &values);
            }
            (Kind::NumberOrRange, Parameter::List(list)) => {
                let (bounds, plain): (Vec<_>, Vec<_>) = list
                    .iter()
                    .partition(|(key, _)| matches!(key, Key::Word(_)));
                let plain: Vec<_> = plain.into_iter().map(|(_, value)| value.as_str()).collect();
                self.numbers(name, &plain);
                for (key, value) in bounds {
                    self.bound(name, key, value);
                }
            }
            (Kind::Flag | Kind::Part { .. }, _) | (_, Parameter::Malformed) => {
                self.refuse(name, "This value is not valid.");
            }
        }
    }

    /// The values of a list whose keys are only positions.
    fn plain<'a>(&mut self, name: &str, list: &'a [(Key, String)]) -> Vec<&'a str> {
        let mut values = Vec::new();
        for (key, value) in list {
            match key {
                Key::Index(_) => values.push(value.as_str()),
                Key::Word(word) => {
                    self.refuse(format!("{name}[{word}]"), "This parameter has no ranges.");
                }
            }
        }
        values
    }

    fn exact(&mut self, name: &'static str, form: fn(&str) -> bool, values: &[&str]) {
        let mut valid = Vec::new();
        for value in values {
            if !value.is_empty() && form(value) {
                valid.push((*value).to_owned());
            } else {
                self.refuse(name, "This value is not valid.");
            }
        }
        if !valid.is_empty() {
            self.0.conditions.push((name, Condition::AnyOf(valid)));
        }
    }

    fn numbers(&mut self, name: &'static str, values: &[&str]) {
        let numbers: Vec<_> = values.iter().filter_map(|value| integer(value)).collect();
        for _ in numbers.len()..values.len() {
            self.refuse(name, "This value should be of type integer.");
        }
        if !numbers.is_empty() {
            self.0
                .conditions
                .push((name, Condition::AnyNumberOf(numbers)));
        }
    }

    fn bound(&mut self, name: &'static str, key: &Key, value: &str) {
        let Key::Word(word) = key else { return };
        let number = integer(value);
        let range = match (word.as_str(), number) {
            ("gt", Some(bound)) => Some((bound.checked_add(1), None)),
            ("gte", Some(bound)) => Some((Some(bound), None)),
            ("lt", Some(bound)) => Some((None, bound.checked_sub(1))),
            ("lte", Some(bound)) => Some((None, Some(bound))),
            ("between", _) => value
                .split_once("..")
                .and_then(|(from, to)| Some((Some(integer(from)?), Some(integer(to)?)))),
            _ => None,
        };
        match range {
            Some((from, to)) => self
                .0
                .conditions
                .push((name, Condition::Range { from, to })),
            None => self.refuse(format!("{name}[{word}]"), "This range is not valid."),
        }
    }
}

/// Digits, with or without a minus: no plus, no spaces, no fraction.
fn integer(text: &str) -> Option<i64> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    digits
        .bytes()
        .all(|byte| byte.is_ascii_digit())
        .then(|| text.parse().ok())?
}
