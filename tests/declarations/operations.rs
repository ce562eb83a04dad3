//! Operations: each is a method, with the request and the response that its declaration names.

use bulk_sms::operation::{Operation, Repeat};
use bulk_sms::operations::OPERATIONS;
use bulk_sms::wire::shape::{Answer, Field, Kind};

use super::methods::{Method, methods, operation_of};
use super::typescript::{Property, Words, kinds, names, properties, quoted, words};

/// Each operation with its method.
fn pairs() -> Vec<(&'static Operation, Method)> {
    let all = methods();
    for operation in OPERATIONS {
        let its_own = |it: &&Method| operation_of(it).is_some_and(|it| std::ptr::eq(it, operation));
        let count = all.iter().filter(its_own).count();
        assert_eq!(count, 1, "methods of `{}`", operation.name);
    }
    let pair = |method: Method| Some((operation_of(&method)?, method));
    all.into_iter().filter_map(pair).collect()
}

/// `createBulk` as the name of a static.
fn as_static(name: &str) -> String {
    let letters = name.chars().map(|letter| match letter {
        'A'..='Z' => format!("_{letter}"),
        _ => letter.to_uppercase().to_string(),
    });
    letters.collect()
}

#[test]
fn every_operation_is_a_method_that_names_its_request() {
    for (operation, method) in pairs() {
        let request = format!("`{} {}`", operation.method.as_str(), operation.path);
        assert!(method.doc.contains(&request), "{}: {request}", method.name);
        let calls = format!("&{},", as_static(operation.name));
        assert!(method.body.contains(&calls), "{}: {calls}", method.name);
    }
}

#[test]
fn every_method_has_an_example() {
    for method in methods() {
        let (_, example) = method.doc.split_once("@example").unwrap_or_default();
        let call = format!(".{}(", method.name);
        assert!(example.contains(&call), "{}", method.name);
    }
}

#[test]
fn the_readme_has_a_row_for_every_operation() {
    const README: &str = include_str!("../../README.md");
    for operation in OPERATIONS {
        let client = match operation.provider.name {
            "8x8" => "eightByEight",
            _ => "lox24",
        };
        let path = operation
            .path
            .replace("/api/v1/subaccounts/{subAccountId}", "…");
        let method = operation.method.as_str();
        let row = format!("| `{client}.{}` | `{method} {path}` | ", operation.name);
        assert_eq!(README.matches(&row).count(), 1, "{row}");
    }
}

#[test]
fn every_other_method_makes_several_calls() {
    for method in methods() {
        let is_composed = ["iterate::", "find_bulk::"].iter();
        let is_composed = is_composed.filter(|it| method.body.contains(**it)).count() > 0;
        assert!(
            is_composed || operation_of(&method).is_some(),
            "{}",
            method.name
        );
    }
}

#[test]
fn the_comments_say_what_is_safe_to_repeat() {
    for (operation, method) in pairs() {
        let says = |sentence| method.doc.contains(sentence);
        let changes_safely = operation.repeat == Repeat::Safe && !operation.only_reads();
        assert_eq!(
            says("The call is safe to repeat."),
            changes_safely,
            "{}",
            method.name
        );
        let is_sent_once = operation.repeat != Repeat::Safe;
        assert_eq!(
            says("The request is sent at most once per call"),
            is_sent_once,
            "{}",
            method.name
        );
    }
}

#[test]
fn the_option_names_the_calls_that_are_repeated() {
    let with = |repeat| {
        words(
            OPERATIONS
                .iter()
                .filter(|it| it.repeat == repeat)
                .map(|it| it.name),
        )
    };
    let doc = &properties("ClientOptions")["maxRetries"].doc;
    let (_, named) = doc.split_once("default 2. ").unwrap();
    let (never, only) = named.split_once("are never retried;").unwrap();
    assert_eq!(quoted(never), with(Repeat::Never));
    assert_eq!(quoted(only), with(Repeat::IfNothingWasDone));
}

/// Compares the type of a response's field with the table.
fn compare(name: &str, property: &Property, field: &Field) {
    let declared: Words = property.values().iter().flat_map(|it| kinds(it)).collect();
    let expected = match field.kind {
        Kind::Text => words(["string"]),
        Kind::Number => words(["number"]),
        Kind::Bool => words(["boolean"]),
        Kind::List => words(["array"]),
        Kind::NumberOrText => words(["number", "string"]),
        Kind::Object => {
            let others = words(["string", "number", "boolean"]);
            assert!(declared.is_disjoint(&others), "{name}");
            declared.clone()
        }
    };
    assert_eq!(declared, expected, "{name}");
    assert_eq!(property.has("null"), field.nullable, "{name}");
    assert!(
        !property.has("undefined"),
        "{name}: JSON has no `undefined`"
    );
    // What is never null is what a caller goes on with, and it is always there.
    assert_eq!(property.optional, field.nullable, "{name}");
}

#[test]
fn answers_have_exactly_what_their_operations_declare() {
    for (operation, method) in pairs() {
        let declared = match operation.answer {
            Answer::Total(_) => {
                assert_eq!(method.gives, "number", "{}", method.name);
                continue;
            }
            Answer::Nothing => {
                assert_eq!(method.gives, "void", "{}", method.name);
                continue;
            }
            _ => properties(&method.gives),
        };
        match operation.answer {
            Answer::Total(_) | Answer::Nothing => {}
            Answer::AsItIs(_) | Answer::Receipt(_) | Answer::Page(_) => {
                let fields = operation.fields();
                let mut declared = declared;
                if let Answer::Receipt(_) = operation.answer {
                    let rejected = declared.remove("rejected").unwrap();
                    assert!(!rejected.optional, "{}", method.gives);
                }
                for (name, property) in &declared {
                    let field = fields.iter().find(|field| field.name == name);
                    let field = field.unwrap_or_else(|| panic!("there is no field `{name}`"));
                    compare(name, property, field);
                }
                let needed = fields.iter().filter(|field| !field.nullable);
                let needed = words(needed.map(|field| field.name));
                assert!(needed.is_subset(&names(&declared)), "{}", method.gives);
            }
            Answer::Count {
                name,
                with_certainty,
                ..
            } => {
                let certain = with_certainty.then_some("certain");
                assert_eq!(names(&declared), words([name].into_iter().chain(certain)));
                assert!(declared.values().all(|it| !it.optional), "{}", method.gives);
                assert_eq!(declared[name].parts, words(["number"]), "{}", method.gives);
                if let Some(certain) = declared.get("certain") {
                    assert_eq!(certain.parts, words(["boolean"]), "{}", method.gives);
                }
            }
        }
    }
}
