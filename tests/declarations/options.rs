//! Options of clients, of calls and of lists.

use bulk_sms::call::{pages, watch};
use bulk_sms::cost;
use bulk_sms::eight_by_eight::{self, EIGHT_BY_EIGHT, REGIONS, region, sub_account};
use bulk_sms::input::data::Data;
use bulk_sms::input::issue::Issues;
use bulk_sms::input::list_options;
use bulk_sms::input::options::{CallOptions, ClientOptions, milliseconds};
use bulk_sms::input::text_options;
use bulk_sms::lox24::LOX24;
use bulk_sms::lox24::bulks::check;
use bulk_sms::provider::Provider;

use super::methods::{
    EIGHT_BY_EIGHT as EIGHT_BY_EIGHT_SOURCE, LOX24 as LOX24_SOURCE, methods, operation_of,
};
use super::probe::{compare, fields};
use super::typescript::{
    Properties, Words, in_one_line, literals, names, own_properties, properties, words,
};

/// Objects of the runtime, which the pure code does not read.
const OBJECTS: [&str; 4] = ["baseUrl", "fetch", "onAttempt", "signal"];

/// Compares options with what their reader accepts.
fn compare_all(declared: &Properties, read: &dyn Fn(&Data, &mut Issues)) {
    for (name, property) in declared {
        if OBJECTS.contains(&name.as_str()) {
            assert!(property.optional && property.has("undefined"), "{name}");
        } else {
            compare(name, property, read);
        }
    }
}

#[test]
fn clients_have_exactly_the_options_that_are_read() {
    let declared = properties("ClientOptions");
    assert_eq!(names(&declared), words(ClientOptions::KEYS));
    assert!(declared.values().all(|it| it.optional));
    compare_all(&declared, &|options, issues| {
        ClientOptions::read(&fields(options, issues), issues);
    });
}

#[test]
fn the_defaults_are_documented() {
    let nothing = Data::EMPTY;
    let mut issues = Issues::new();
    let read = ClientOptions::read(&fields(&nothing, &mut issues), &mut issues);
    for (of, name, default) in [
        ("ClientOptions", "timeout", f64::from(read.timeout)),
        ("ClientOptions", "maxRetries", f64::from(read.max_retries)),
        ("ClientOptions", "maxResponseBytes", read.max_response_bytes),
        ("WaitOptions", "interval", watch::INTERVAL),
    ] {
        let doc = &properties(of)[name].doc;
        let stated = doc.split_once(&format!("default {default}"));
        let (_, after) = stated.unwrap_or_else(|| panic!("{name}: {default}"));
        assert!(
            !after.starts_with(|it: char| it.is_ascii_digit()),
            "{name}: {default}"
        );
    }
    let doc = &properties("ClientOptions")["dangerouslyAllowBrowser"].doc;
    assert!(doc.contains("By default the constructor throws.") && !read.allow_browser);
    let doc = &properties("EightByEightClientOptions")["region"].doc;
    assert!(doc.contains(&format!("default `\"{}\"`", REGIONS[0].0)));
}

/// The options that only the clients of one provider have.
fn compare_own(provider: &Provider, own: &[&str], interface: &str, source: &str) -> Properties {
    let declared = own_properties(interface);
    let known = own.iter().copied().chain([provider.credential.option]);
    assert_eq!(names(&declared), words(known));
    let all = &names(&properties("ClientOptions")) | &names(&declared);
    assert_eq!(names(&properties(interface)), all);
    for (name, property) in &declared {
        let is_required = source.contains(&format!("push(\"{name}\", \"required\""));
        assert_eq!(property.optional, !is_required, "{name}");
        assert_eq!(property.has("undefined"), !is_required, "{name}");
    }
    declared
}

#[test]
fn the_lox24_client_has_exactly_the_options_that_are_read() {
    assert!(LOX24_SOURCE.contains("Client::read(&options, &LOX24, &[],"));
    let declared = compare_own(&LOX24, &[], "Lox24ClientOptions", LOX24_SOURCE);
    compare_all(&declared, &|options, issues| {
        fields(options, issues).optional("token", issues, LOX24.credential.check);
    });
}

#[test]
fn the_8x8_client_has_exactly_the_options_that_are_read() {
    assert!(EIGHT_BY_EIGHT_SOURCE.contains("let keys = OPTIONS;"));
    let (own, name) = (eight_by_eight::OPTIONS, "EightByEightClientOptions");
    let mut declared = compare_own(&EIGHT_BY_EIGHT, &own, name, EIGHT_BY_EIGHT_SOURCE);
    let regions = declared["region"].values();
    let regions: Words = regions.iter().flat_map(|it| literals(it)).collect();
    assert_eq!(regions, words(REGIONS.map(|(name, _)| name)));
    // What counts as left out has an issue of its own there.
    let sub_account_id = declared.get_mut("subAccountId").unwrap();
    sub_account_id.parts.insert("undefined".to_owned());
    compare_all(&declared, &|options, issues| {
        let fields = fields(options, issues);
        fields.optional("apiKey", issues, EIGHT_BY_EIGHT.credential.check);
        fields.optional("subAccountId", issues, sub_account);
        fields.optional("region", issues, region);
    });
}

#[test]
fn calls_have_exactly_the_options_that_are_read() {
    let declared = properties("RequestOptions");
    assert_eq!(names(&declared), words(CallOptions::KEYS));
    assert!(declared.values().all(|it| it.optional));
    compare_all(&declared, &|options, issues| {
        CallOptions::read(options, [&[], &[]], issues);
    });
}

#[test]
fn each_method_has_exactly_the_options_of_its_operation() {
    let common = words(CallOptions::KEYS);
    for method in methods() {
        let declared = properties(&method.options);
        let mut own = declared.clone();
        own.retain(|name, _| !common.contains(name));
        assert!(own.values().all(|it| it.optional), "{}", method.name);
        // Those of lists and of watches are read with them.
        let more: &[&str] = match method.options.as_str() {
            "ListOptions" => &pages::OPTIONS,
            "WaitOptions" => &watch::OPTIONS,
            _ => &[],
        };
        let operation = operation_of(&method);
        let known = operation.map_or(&[][..], |it| it.options);
        let all = known.iter().chain(more).copied();
        assert_eq!(names(&own), words(all), "{}", method.name);
        compare_all(&own, &|options, issues| {
            let (_, own) = CallOptions::read(options, [&[], &[]], issues);
            if let Some(operation) = operation {
                (operation.read)(&Data::Undefined, &own, issues);
            }
            for name in more {
                match *name {
                    "limit" => pages::limit(&own, issues).map(drop),
                    name => milliseconds(&own, name, issues).map(drop),
                };
            }
        });
        assert_eq!(names(&declared), &common | &names(&own), "{}", method.name);
    }
}

#[test]
fn prices_and_limits_are_those_of_the_table() {
    assert_eq!(names(&properties("BulkLimits")), words(cost::OPTIONS));
    let own = own_properties("CheckBulkOptions");
    assert_eq!(names(&own), words(check::OPTIONS));
    assert_eq!(own["account"].parts, words(["Account"]));
}

#[test]
fn without_prices_and_lists_the_declarations_have_neither() {
    let core = in_one_line(include_str!("../../src/js/types/core.d.ts"));
    assert!(core.contains("type CreateBulkOptions = RequestOptions & TagOption;"));
    assert!(core.contains("type PhoneNumbers = readonly string[];"));
}

#[test]
fn lists_have_exactly_the_options_that_are_read() {
    let declared = properties("ParseOptions");
    assert_eq!(names(&declared), words(list_options::OPTIONS));
    assert!(declared.values().all(|it| it.optional));
    compare_all(&declared, &|options, issues| {
        list_options::read(options, issues);
    });
}

#[test]
fn texts_have_exactly_the_options_that_are_read() {
    let declared = properties("PlainTextOptions");
    assert_eq!(names(&declared), words(text_options::OPTIONS));
    assert!(declared.values().all(|it| it.optional));
    compare_all(&declared, &|options, issues| {
        text_options::letters(options, issues);
    });
}
