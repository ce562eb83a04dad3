//! Filters: parameters, ranges, and the order.

use bulk_sms::input::rule::Rule;
use bulk_sms::lox24::bulks::BULK_FILTERS;
use bulk_sms::lox24::sms::filter::SMS_FILTERS;
use bulk_sms::wire::filter::{BOUNDS, DIRECTIONS, Filters, ORDER, Parameter, Range};

use super::typescript::{Words, alias, literals, names, properties, words};

/// The declared type of one value.
fn value(rule: Rule) -> &'static str {
    match rule {
        Rule::Bool => "boolean",
        Rule::Integer { .. } => "number",
        Rule::Time => "Time",
        Rule::Text { .. } | Rule::Uuid(_) | Rule::Format { .. } => "string",
        Rule::OneOf(_) | Rule::Phones(_) | Rule::List { .. } | Rule::DateTime | Rule::Record(_) => {
            panic!("no filter takes this yet; say here how it is declared")
        }
    }
}

fn declared(parameter: &Parameter) -> Words {
    let value = value(parameter.rule);
    let single = match parameter.list {
        true => format!("OneOrMore<{value}>"),
        false => value.to_owned(),
    };
    let range = match parameter.range {
        Range::No => None,
        Range::From(_) => Some(format!("Range<{value}>")),
    };
    [single].into_iter().chain(range).collect()
}

/// The filters: their interfaces, those of their orders, and their tables.
const ALL: [(&str, &str, &Filters); 2] = [
    ("SmsFilter", "SmsOrder", &SMS_FILTERS),
    ("BulkFilter", "BulkOrder", &BULK_FILTERS),
];

/// The parts of a union that has a name.
fn parts(name: &str) -> Words {
    let text = alias(name).unwrap();
    text.split(" | ").map(str::to_owned).collect()
}

#[test]
fn a_filter_has_exactly_the_parameters_of_its_table() {
    for (name, order, table) in ALL {
        let filter = properties(name);
        let parameters = table.parameters;
        let known = parameters.iter().map(|it| it.name).chain([ORDER]);
        assert_eq!(names(&filter), words(known));
        for parameter in parameters {
            let parts = &filter[parameter.name].parts;
            assert_eq!(parts, &declared(parameter), "{name} {}", parameter.name);
        }
        assert_eq!(filter[ORDER].parts, words([order]));
        // A value that got lost is refused, so no key may be `undefined`.
        assert!(
            filter
                .values()
                .all(|it| it.optional && !it.has("undefined"))
        );
    }
    assert_eq!(parts("Time"), words(["number", "Date"]));
    assert_eq!(
        parts("OneOrMore<Value>"),
        words(["Value", "readonly Value[]"])
    );
}

#[test]
fn the_provider_documents_34_parameters() {
    let parameters = SMS_FILTERS.parameters.iter();
    let lists = parameters.clone().filter(|it| it.list);
    assert_eq!(
        parameters.len() + lists.count() + SMS_FILTERS.order.len(),
        34
    );
}

#[test]
fn a_range_has_exactly_the_bounds_that_are_read() {
    let range = properties("Range");
    assert_eq!(names(&range), words(BOUNDS));
    for (name, bound) in range {
        let expected = match name.as_str() {
            "between" => "readonly [Value, Value]",
            _ => "Value",
        };
        assert_eq!(bound.parts, words([expected]), "{name}");
        assert!(bound.optional, "{name}");
    }
}

#[test]
fn an_order_has_exactly_the_fields_and_directions_that_are_read() {
    for (_, order, table) in ALL {
        let order = properties(order);
        assert_eq!(names(&order), words(table.order.iter().copied()));
        for (name, direction) in order {
            let declared: Words = direction.parts.iter().flat_map(|it| literals(it)).collect();
            assert_eq!(declared, words(DIRECTIONS), "{name}");
            assert!(direction.optional, "{name}");
        }
    }
}
