//! What the package itself puts together for a caller, besides the responses of providers.

use bulk_sms::call::exchange::{Attempt, Content, End, Event, Exchange, Limits, Report};
use bulk_sms::input::data::Data;
use bulk_sms::input::issue::Issue;
use bulk_sms::lox24::bulks::GET_BULK;
use bulk_sms::provider::Violation;
use bulk_sms::wire::ReplyHead;

use super::typescript::{Words, literals, names, properties, split, words};

fn members(object: &Data) -> Words {
    let Data::Object(members) = object else {
        panic!("{object:?}");
    };
    members.iter().map(|(name, _)| name.clone()).collect()
}

/// Compares an interface with an object that has everything possible, and with one that has only what is always there.
fn compare(interface: &str, all: &Words, always: &Words) {
    let declared = properties(interface);
    assert_eq!(&names(&declared), all, "{interface}");
    let required = declared.iter().filter(|(_, it)| !it.optional);
    assert_eq!(
        &words(required.map(|(name, _)| name.as_str())),
        always,
        "{interface}"
    );
    for (name, property) in &declared {
        let values = property.values();
        assert_eq!(
            property.parts, values,
            "{interface}.{name}: what is missing is left out"
        );
    }
}

#[test]
fn issues() {
    let issue = Issue {
        path: String::new(),
        code: "empty",
        message: String::new(),
    };
    let all = members(&Data::from(&issue));
    compare("Issue", &all, &all);
    compare("BulkWarning", &all, &all);
}

#[test]
fn violations() {
    let violation = |code: Option<&str>| {
        members(&Data::from(&Violation {
            path: String::new(),
            message: String::new(),
            code: code.map(str::to_owned),
        }))
    };
    compare("Violation", &violation(Some("x")), &violation(None));
}

#[test]
fn attempts() {
    let limits = Limits {
        timeout: 1,
        max_retries: 1,
        max_response_bytes: 1.0,
    };
    let attempt = Attempt {
        outcome: None,
        end: End::Whole,
        head: Some(ReplyHead {
            status: 500,
            request_id: Some("x".to_owned()),
            retry_after: None,
        }),
        redirected: false,
        content: Content::NotJson,
    };
    let (_, report) = Exchange::new(&GET_BULK, limits).on(Event::Ended(attempt), 0.5);
    let told = |report: Report| members(&report.into_data(&GET_BULK, String::new(), 1.0));
    compare("Attempt", &told(report.unwrap()), &told(Report::default()));
}

/// The keys of the `object!` in a source file.
fn object(source: &str) -> Words {
    let before_arrows = source.split(" => ");
    words(before_arrows.filter_map(|text| Some(text.strip_suffix('"')?.rsplit_once('"')?.1)))
}

#[test]
fn checks_of_bulks() {
    let all = object(include_str!("../../src/js/check_bulk.rs"));
    compare("BulkCheck", &all, &(&all - &words(["cost"])));
}

/// The keys of the `object!` in a method of `Recipients`.
fn of_recipients(method: &str) -> Words {
    let source = include_str!("../../src/js/recipients.rs");
    let (_, after) = source.split_once(&format!("pub fn {method}(")).unwrap();
    object(after.split("\n    }").next().unwrap())
}

#[test]
fn counted_reasons() {
    let all = of_recipients("reasons");
    compare("ReasonCount", &all, &all);
}

#[test]
fn bare_numbers() {
    let all = of_recipients("bare");
    compare("BareNumbers", &all, &all);
}

/// The keys of the object literal that follows `opener` in a function.
fn literal(source: &str, function: &str, opener: &str) -> Words {
    let start = format!("function {function}(");
    let (_, body) = source.split_once(&start).unwrap();
    let (_, after) = body.split_once(&format!("{opener}{{")).unwrap();
    let keys = split(after.split('}').next().unwrap(), ',');
    words(keys.iter().filter_map(|it| it.split(':').next()))
}

const VALUES: &str = include_str!("../../src/js/values.js");

#[test]
fn measures_of_texts() {
    let all = literal(VALUES, "measured", "if (!isUcs2) return ");
    compare("TextMeasure", &all, &all);
    let made = VALUES.split("encoding: \"").skip(1);
    let made = words(made.filter_map(|it| it.split('"').next()));
    let declared = &properties("TextMeasure")["encoding"].parts;
    let declared: Words = declared.iter().flat_map(|it| literals(it)).collect();
    assert_eq!(declared, made);
}

#[test]
fn characters_that_are_not_in_gsm7() {
    let all = literal(VALUES, "addNonGsm", "\n  found.push(");
    let always = literal(VALUES, "addNonGsm", "\n    found.push(");
    compare("NonGsmCharacter", &all, &always);
}

#[test]
fn plain_texts() {
    let all = literal(VALUES, "plain", "return ");
    compare("PlainText", &all, &all);
    let all = literal(VALUES, "plain", "kinds.set(character, ");
    compare("CharacterReplacement", &all, &all);
}

#[test]
fn rejected_lines() {
    let source = include_str!("../../src/js/recipients.js");
    let all = literal(source, "rejectedLines", "rows.push(");
    compare("RejectedLine", &all, &all);
}
