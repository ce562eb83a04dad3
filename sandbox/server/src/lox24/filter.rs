//! The 34 query parameters of batch_delete, which GET /sms shares: how they are written and what
//! they select.

use super::is_uuid;
use super::problem::Violation;
use super::store::SmsRow;
use crate::query::{Key, Parameter, Query};

/// What an SMS is asked, and how.
#[derive(Debug, Default)]
pub(crate) struct Filter {
    tests: Vec<(&'static str, Test)>,
    orders: Vec<Order>,
    page: Option<usize>,
    /// Parameters that are unknown or malformed. Whether they are ignored is the caller's affair.
    pub(crate) wrong: Vec<Violation>,
}

#[derive(Debug)]
enum Test {
    Flag(bool),
    AnyOf(Vec<String>),
    AnyNumberOf(Vec<i64>),
    Contains { part: String, any_case: bool },
    Range { from: Option<i64>, to: Option<i64> },
}

#[derive(Clone, Copy, Debug)]
struct Order {
    field: &'static str,
    descending: bool,
}

/// What a parameter may look like, besides its name.
#[derive(Clone, Copy)]
enum Kind {
    /// true, false, 1 or 0.
    Flag,
    /// One or several, each of this form.
    Exact(fn(&str) -> bool),
    Number,
    /// A number, or bounds: `[lt]`, `[lte]`, `[gt]`, `[gte]`, `[between]=a..b`.
    NumberOrRange,
    /// A part of the text; never a list.
    Part {
        any_case: bool,
    },
}

/// DOC: the page's descriptions; names and kinds as found in the provider's navigation and its own
/// client.
const PARAMETERS: [(&str, Kind); 19] = [
    ("is_sent", Kind::Flag),
    ("is_unicode", Kind::Flag),
    ("uuid", Kind::Exact(is_uuid)),
    ("iso2", Kind::Exact(is_country)),
    ("dlr_code", Kind::Number),
    ("status_code", Kind::Number),
    ("gateway_sent_at", Kind::NumberOrRange),
    ("delivery_at", Kind::NumberOrRange),
    ("created_at", Kind::NumberOrRange),
    ("chars_count", Kind::NumberOrRange),
    ("parts_count", Kind::NumberOrRange),
    // The page says "exact and range" of the bulk, too: a range of UUIDs makes no sense, and is not
    // taken.
    ("bulk", Kind::Exact(is_uuid)),
    ("source", Kind::NumberOrRange),
    ("text", Kind::Part { any_case: true }),
    ("phone", Kind::Part { any_case: false }),
    ("sender_id", Kind::Part { any_case: true }),
    ("ip", Kind::Part { any_case: false }),
    ("key_id", Kind::Number),
    ("callback_data", Kind::Exact(|_| true)),
];

/// The fields `_order` knows.
const ORDERS: [&str; 2] = ["created_at", "gateway_sent_at"];

fn is_country(text: &str) -> bool {
    text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// Whether `page` is a parameter: of the list it is, of the deletion it is not.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Paged {
    Yes,
    No,
}

impl Filter {
    pub(crate) fn read(query: &Query, paged: Paged) -> Self {
        let mut filter = Self::default();
        for (name, parameter) in query {
            let known = PARAMETERS.iter().find(|(known, _)| known == name);
            match (name.as_str(), known) {
                ("_order", _) => filter.order(parameter),
                ("page", _) if paged == Paged::Yes => filter.page(parameter),
                (_, Some((name, kind))) => filter.test(name, *kind, parameter),
                (_, None) => filter.refuse(name, "This parameter is not known."),
            }
        }
        filter
    }

    /// No test at all: it selects every SMS.
    pub(crate) fn is_empty(&self) -> bool {
        self.tests.is_empty()
    }

    /// The page asked for, from 1.
    pub(crate) fn page_number(&self) -> usize {
        self.page.unwrap_or(1)
    }

    /// All tests hold: different parameters are combined with AND.
    pub(crate) fn selects(&self, sms: &SmsRow) -> bool {
        self.tests
            .iter()
            .all(|(field, test)| test.holds(field, sms))
    }

    pub(crate) fn sort(&self, rows: &mut [SmsRow]) {
        // Stable sorts, the most important last.
        for order in self.orders.iter().rev() {
            rows.sort_by(|one, other| {
                let ascending = number(order.field, one).cmp(&number(order.field, other));
                if order.descending {
                    ascending.reverse()
                } else {
                    ascending
                }
            });
        }
    }

    fn refuse(&mut self, property: impl Into<String>, message: &str) {
        self.wrong.push(Violation::new(property, message));
    }

    fn order(&mut self, parameter: &Parameter) {
        let Parameter::List(list) = parameter else {
            return self.refuse("_order", "This value should be _order[field]=asc|desc.");
        };
        for (key, value) in list {
            let field = match key {
                Key::Word(word) => ORDERS.iter().find(|field| *field == word),
                Key::Index(_) => None,
            };
            match (field, value.as_str()) {
                (Some(field), "asc" | "desc") => {
                    self.orders.push(Order {
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
                self.page = value.parse().ok();
            }
            _ => self.refuse("page", "This value should be an integer from 1."),
        }
    }

    fn test(&mut self, name: &'static str, kind: Kind, parameter: &Parameter) {
        match (kind, parameter) {
            (Kind::Flag, Parameter::Single(value)) => match value.as_str() {
                "true" | "1" => self.tests.push((name, Test::Flag(true))),
                "false" | "0" => self.tests.push((name, Test::Flag(false))),
                _ => self.refuse(name, "This value should be true, false, 1 or 0."),
            },
            (Kind::Part { any_case }, Parameter::Single(part)) if !part.is_empty() => {
                self.tests.push((
                    name,
                    Test::Contains {
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

    /// The values of a list whose keys are nothing but positions.
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
        let mut right = Vec::new();
        for value in values {
            if !value.is_empty() && form(value) {
                right.push((*value).to_owned());
            } else {
                self.refuse(name, "This value is not valid.");
            }
        }
        if !right.is_empty() {
            self.tests.push((name, Test::AnyOf(right)));
        }
    }

    fn numbers(&mut self, name: &'static str, values: &[&str]) {
        let numbers: Vec<_> = values.iter().filter_map(|value| integer(value)).collect();
        for _ in numbers.len()..values.len() {
            self.refuse(name, "This value should be of type integer.");
        }
        if !numbers.is_empty() {
            self.tests.push((name, Test::AnyNumberOf(numbers)));
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
            Some((from, to)) => self.tests.push((name, Test::Range { from, to })),
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

impl Test {
    fn holds(&self, field: &str, sms: &SmsRow) -> bool {
        match self {
            Self::Flag(wanted) => flag(field, sms) == Some(*wanted),
            Self::AnyOf(values) => {
                word(field, sms).is_some_and(|word| values.iter().any(|value| value == word))
            }
            Self::AnyNumberOf(values) => {
                number(field, sms).is_some_and(|number| values.contains(&number))
            }
            Self::Contains { part, any_case } => word(field, sms).is_some_and(|word| {
                if *any_case {
                    word.to_lowercase().contains(&part.to_lowercase())
                } else {
                    word.contains(part)
                }
            }),
            Self::Range { from, to } => number(field, sms).is_some_and(|number| {
                from.is_none_or(|from| number >= from) && to.is_none_or(|to| number <= to)
            }),
        }
    }
}

fn flag(field: &str, sms: &SmsRow) -> Option<bool> {
    match field {
        "is_sent" => Some(sms.is_sent),
        "is_unicode" => Some(sms.is_unicode),
        _ => None,
    }
}

fn word<'a>(field: &str, sms: &'a SmsRow) -> Option<&'a str> {
    match field {
        "uuid" => Some(&sms.uuid),
        "iso2" => Some(&sms.iso2),
        "bulk" => sms.bulk.as_deref(),
        "text" => Some(&sms.text),
        "phone" => Some(&sms.phone),
        "sender_id" => Some(&sms.sender_id),
        "ip" => Some(&sms.ip),
        "callback_data" => sms.callback_data.as_deref(),
        _ => None,
    }
}

fn number(field: &str, sms: &SmsRow) -> Option<i64> {
    match field {
        "dlr_code" => Some(sms.dlr_code),
        "status_code" => Some(sms.status_code),
        "gateway_sent_at" => sms.gateway_sent_at,
        "delivery_at" => Some(sms.delivery_at),
        "created_at" => Some(sms.created_at),
        "chars_count" => Some(sms.chars_count),
        "parts_count" => Some(sms.parts_count),
        "source" => sms.source,
        "key_id" => Some(sms.key_id),
        _ => None,
    }
}
