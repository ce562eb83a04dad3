//! A query, read back into the filter that it was made of.

use super::denial::Denial;
use super::route::percent_decoded;
use crate::input::data::Data;
use crate::input::rule::Rule;
use crate::text::text;
use crate::wire::filter::{Filters, ORDER};

/// The parameter that asks for a page of a list.
const PAGE: &str = "page";

/// What a query says.
#[derive(Debug, PartialEq)]
pub(super) struct Query {
    /// The filter.
    pub(super) filter: Data,
    /// The number of the page.
    pub(super) page: Option<u32>,
}

/// Reads a query, without its `?`. Every parameter must be known: one that a server ignored would widen what is selected. The
/// rules of the filter check the values afterwards.
///
/// # Errors
/// What is wrong with it.
pub(super) fn read(
    query: &str,
    filters: Option<&Filters>,
    has_pages: bool,
) -> Result<Query, Denial> {
    let mut found = Query {
        filter: Data::EMPTY,
        page: None,
    };
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let decoded = percent_decoded(name, true).zip(percent_decoded(value, true));
        let Some((name, value)) = decoded else {
            return Err(Denial::bad("The query is not percent-encoded UTF-8."));
        };
        if has_pages && name == PAGE {
            let page = value.parse().ok().filter(|page| *page > 0);
            let is_number = value.bytes().all(|byte| byte.is_ascii_digit());
            if found.page.is_some() || page.is_none() || !is_number {
                return Err(Denial::bad(
                    "`page` must be a whole number from 1, given once.",
                ));
            }
            found.page = page;
            continue;
        }
        let Some(filters) = filters else {
            return Err(unknown());
        };
        add(&mut found.filter, filters, &name, value)?;
    }
    Ok(found)
}

fn unknown() -> Denial {
    Denial::bad("The query has a parameter that this operation does not have.")
}

/// Adds a parameter: `name`, `name[]`, `name[gte]` or `_order[name]`.
fn add(filter: &mut Data, filters: &Filters, name: &str, value: String) -> Result<(), Denial> {
    let (base, key) = match name.split_once('[') {
        None => (name, None),
        Some((base, key)) => (base, Some(key.strip_suffix(']').ok_or_else(unknown)?)),
    };
    if base == ORDER {
        return set(filter, base, key.ok_or_else(unknown)?, value.into());
    }
    let parameter = filters.parameters.iter().find(|it| it.name == base);
    let parameter = parameter.ok_or_else(unknown)?;
    let typed = |text: &str| typed(&parameter.rule, text);
    match key {
        None if filter.get(base).is_none() => {
            filter.set(base, typed(&value));
            Ok(())
        }
        Some("") => match member(filter, base) {
            None => {
                filter.set(base, Data::List(vec![typed(&value)]));
                Ok(())
            }
            Some(Data::List(items)) => {
                items.push(typed(&value));
                Ok(())
            }
            Some(_) => Err(twice(base)),
        },
        Some("between") => {
            let ends = value.split("..").map(typed).collect();
            set(filter, base, "between", Data::List(ends))
        }
        Some(key) => set(filter, base, key, typed(&value)),
        None => Err(twice(base)),
    }
}

/// Adds a member to an object within the filter.
fn set(filter: &mut Data, base: &str, key: &str, value: Data) -> Result<(), Denial> {
    if filter.get(base).is_none() {
        filter.set(base, Data::EMPTY);
    }
    match member(filter, base) {
        Some(object @ Data::Object(_)) if object.get(key).is_none() => {
            object.set(key, value);
            Ok(())
        }
        _ => Err(twice(base)),
    }
}

fn member<'a>(filter: &'a mut Data, name: &str) -> Option<&'a mut Data> {
    match filter {
        Data::Object(members) => members
            .iter_mut()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value),
        _ => None,
    }
}

/// Servers differ in which of the two they use.
fn twice(name: &str) -> Denial {
    Denial::bad(text!("The query has `", name, "` more than once."))
}

/// A value of the kind that a rule expects. What is not of that kind remains a text, which the rule refuses.
fn typed(rule: &Rule, text: &str) -> Data {
    match rule {
        Rule::Bool if text == "true" => true.into(),
        Rule::Bool if text == "false" => false.into(),
        Rule::Integer { .. } | Rule::Time => {
            let number: Option<i64> = text.parse().ok();
            // `+7` and `007` are not as a client writes a number.
            let number = number.filter(|number| text!(*number) == text);
            number.map_or_else(|| text.into(), |number| Data::Number(number as f64))
        }
        _ => text.into(),
    }
}
