//! Bulks: the fields of a new one, those of the responses, and its states.

use bulk_sms::input::record::Presence;
use bulk_sms::input::rule::Rule;
use bulk_sms::lox24::bulks::fields::{FIELDS, NEW_BULK, is_final};

use super::methods::{Method, methods};
use super::typescript::{
    Properties, Property, alias, doc_of, literals, names, own_properties, properties, quoted, words,
};

fn method(name: &str) -> Method {
    methods().into_iter().find(|it| it.name == name).unwrap()
}

/// Compares the type of a new bulk's field with its rule.
fn compare(name: &str, property: &Property, rule: Rule) {
    let values = property.values();
    let expected = match rule {
        Rule::Bool => words(["boolean"]),
        Rule::Integer { .. } => words(["number"]),
        Rule::Time => words(["number", "Date"]),
        Rule::Text { .. } | Rule::Uuid(_) | Rule::Format { .. } => words(["string"]),
        Rule::Phones(_) => words(["PhoneNumbers"]),
        Rule::List {
            of: Rule::Integer { .. },
            ..
        } => words(["readonly number[]"]),
        Rule::DateTime => words(["Date"]),
        Rule::List { .. } | Rule::Record(_) => panic!("a bulk has none"),
        Rule::OneOf(known) => {
            assert_eq!(values.len(), 1, "{name}");
            assert_eq!(
                literals(values.first().unwrap()),
                words(known.iter().copied()),
                "{name}"
            );
            return;
        }
    };
    assert_eq!(values, expected, "{name}");
    let documented = match rule {
        Rule::Text { most } => format!("1 to {most} Unicode code points"),
        Rule::List {
            of: Rule::Integer { least },
            ..
        } => format!("whole numbers from {least}"),
        _ => return,
    };
    assert!(property.doc.contains(&documented), "{name}: {documented}");
}

/// Compares with the table what may be missing. `asked` is the field that this interface requires but the table leaves to
/// another check.
fn compare_presence(name: &str, property: &Property, presence: Presence, asked: Option<&str>) {
    let is_required = matches!(presence, Presence::Required(_)) || asked == Some(name);
    let takes_undefined = matches!(presence, Presence::Optional | Presence::Nullable);
    assert_eq!(property.optional, !is_required, "{name}");
    assert_eq!(
        property.has("undefined"),
        takes_undefined && !is_required,
        "{name}"
    );
    assert_eq!(
        property.has("null"),
        presence == Presence::Nullable,
        "{name}"
    );
}

fn compare_all(declared: &Properties, asked: Option<&str>) {
    for (name, property) in declared {
        let field = NEW_BULK.iter().find(|field| field.name == name);
        let field = field.unwrap_or_else(|| panic!("there is no field `{name}`"));
        compare(name, property, field.rule);
        compare_presence(name, property, field.presence, asked);
    }
}

#[test]
fn a_new_bulk_has_exactly_the_fields_of_its_table() {
    let content = properties("NewBulkContent");
    let recipients = [properties("ToPhones"), properties("ToGroups")];
    let [to_phones, to_groups] = &recipients;
    assert_eq!(
        alias("NewBulk").unwrap(),
        "NewBulkContent & (ToPhones | ToGroups)"
    );
    assert_eq!(names(to_phones), names(to_groups));
    let known = words(NEW_BULK.iter().map(|field| field.name));
    assert_eq!(&names(&content) | &names(to_phones), known);
    compare_all(&content, None);
    compare_all(to_phones, Some("phones"));
    compare_all(to_groups, Some("msg_groups"));
}

#[test]
fn a_bulk_has_exactly_the_fields_of_its_table() {
    assert_eq!(
        names(&properties("Bulk")),
        words(FIELDS.iter().map(|field| field.name))
    );
}

#[test]
fn what_an_answer_repeats_of_a_new_bulk_has_the_same_words() {
    let bulk = properties("Bulk");
    for field in &NEW_BULK {
        let Rule::OneOf(known) = field.rule else {
            continue;
        };
        let values = bulk[field.name].values();
        let [value] = &Vec::from_iter(values)[..] else {
            panic!("{}", field.name);
        };
        // A provider may add some.
        assert!(value.starts_with("Open<"), "{value}");
        assert_eq!(literals(value), words(known.iter().copied()));
    }
}

#[test]
fn a_short_bulk_lacks_what_its_comments_say() {
    let missing = names(&own_properties("Bulk"));
    for doc in [doc_of("ShortBulk"), method("cancelBulk").doc] {
        let (_, after) = doc.split_once("without its").unwrap();
        assert_eq!(quoted(after.split('.').next().unwrap()), missing);
    }
}

#[test]
fn the_final_states_are_known_and_documented() {
    let known = literals("BulkStatus");
    let finals = (0..1000).filter(|code| is_final(f64::from(*code)));
    let finals: Vec<String> = finals.map(|code| code.to_string()).collect();
    assert!(finals.iter().all(|code| known.contains(code)), "{finals:?}");
    let [others @ .., last] = &finals[..] else {
        panic!("no state is final");
    };
    let sentence = format!("`status_code` {} or {last}.", others.join(", "));
    assert!(method("waitForBulk").doc.contains(&sentence), "{sentence}");
}
