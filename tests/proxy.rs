//! What a proxy lets through: whatever a client sends comes out as it went in, and whatever else comes goes no further.
#![cfg(all(not(target_arch = "wasm32"), feature = "proxy"))]
#![allow(missing_docs, reason = "the test names are the documentation")]

mod common;

use bulk_sms::input::check::Fields;
use bulk_sms::input::data::Data;
use bulk_sms::input::issue::Issues;
use bulk_sms::operation::Operation;
use bulk_sms::operations::{DECODERS, OPERATIONS};
use bulk_sms::proxy::{
    Call, Denial, Head, KEYS, Limited, Options, Volume, check_head, check_limits, find, read,
};
use bulk_sms::wire::Request;
use common::{input, line, request};
use proptest::prelude::*;
use serde_json::{Value, json};

/// A proxy that lets every operation through, for the account of the tests.
fn open() -> Options {
    let mut names: Vec<Value> = OPERATIONS.iter().map(|it| json!(it.name)).collect();
    names.dedup();
    let mut options = options(&json!({ "allow": names })).unwrap();
    options.open("lox24".to_owned(), vec![]);
    options.open("8x8".to_owned(), vec!["my-sub&co".to_owned()]);
    options
}

fn options(given: &Value) -> Result<Options, Vec<String>> {
    let given = input(given);
    let mut issues = Issues::new();
    let fields = Fields::open(&given, "options", "", &[&KEYS], &mut issues).unwrap();
    let options = Options::read(&fields, &mut issues);
    let issues = issues.finish(Some(options));
    issues.map_err(|issues| {
        issues
            .iter()
            .map(|it| format!("{} {}", it.path, it.code))
            .collect()
    })
}

const JSON: &[(&str, &str)] = &[("content-type", "application/json")];

/// Decodes a request, up to the one that would be sent.
fn decoded(
    options: &Options,
    method: &str,
    target: &str,
    headers: &[(&str, &str)],
    body: Option<&str>,
) -> Result<Call, Denial> {
    let header = |name: &str| {
        let found = headers.iter().find(|(known, _)| *known == name);
        found.map(|(_, value)| (*value).to_owned())
    };
    let head = Head {
        own_origin: "https://shop.example",
        header: &header,
    };
    check_head(&head, options)?;
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let route = find(options, method, path)?;
    let mut call = read(options, &head, route, query)?;
    if let Some(body) = body {
        call.add_body(input(&serde_json::from_str(body).unwrap()));
    }
    Ok(call)
}

/// A request of a client, as it arrives at the proxy, and what the proxy makes of it.
fn through(operation: &Operation, request: &Request) -> Result<Request, Denial> {
    let word = match operation.provider.name {
        "LOX24" => "lox24",
        _ => "8x8",
    };
    let target = format!("/api/sms/{word}{}", request.target);
    let body = request.body.as_ref().map(ToString::to_string);
    let headers = if body.is_some() { JSON } else { &[] };
    decoded(
        &open(),
        operation.method.as_str(),
        &target,
        headers,
        body.as_deref(),
    )?
    .request()
}

fn text(request: &Request) -> String {
    let body = request.body.as_ref().map(ToString::to_string);
    format!("{} {}", line(request), body.unwrap_or_default())
}

/// Inputs of an operation, with everything that it may have.
fn inputs(operation: &Operation) -> Vec<Value> {
    let uuid = "da0fa78c-4699-11ea-a637-96000028b339";
    let sms = json!({
        "phone": "+4477009", "text": "100 % & more = ü+", "is_sent": true, "is_unicode": false, "uuid": [uuid],
        "iso2": ["GB", "DE"], "dlr_code": [0, 1], "status_code": 100, "gateway_sent_at": { "gt": 5 },
        "delivery_at": { "between": [5, 9] }, "created_at": { "gte": 1_700_000_000, "lt": 1_800_000_000 },
        "chars_count": 3, "parts_count": { "lte": 4 }, "bulk": uuid, "source": { "gte": -5 }, "sender_id": "a b",
        "ip": "::1", "key_id": 7, "callback_data": ["a[]", "b"], "_order": { "created_at": "asc", "gateway_sent_at": "desc" },
    });
    let numbers: Vec<String> = (0..40).map(|it| format!("+4477009000{it:02}")).collect();
    match operation.name {
        "getSms" | "cancelSms" if operation.provider.name == "8x8" => vec![json!(uuid)],
        "createBulk" => vec![
            json!({ "text": "Hi", "phones": ["+447700900001"] }),
            json!({
                "sender_id": "Venue", "text": "Doors \"open\" at 7\n😀", "service_code": "direct", "phones": numbers, "msg_groups": [1, 2],
                "delivery_at": 1_900_000_000, "is_unicode": true, "source": null, "voice_lang": null,
            }),
        ],
        "listBulks" => vec![
            json!("js:undefined"),
            json!({}),
            json!({
                "uuid": [uuid, uuid], "text": "a", "sender_id": "b", "status_code": [0, 5], "created_at": { "gt": 1 },
                "msg_total_count": { "gte": 2, "lte": 3 }, "_order": { "msg_total_count": "asc" },
            }),
        ],
        "listSms" | "countSms" => vec![json!({}), sms],
        "cancelSms" | "deleteSms" => vec![json!({ "phone": "4" }), sms],
        "account" | "blockedNumbers" => vec![json!("js:undefined")],
        "sendBatch" => vec![
            json!({ "destinations": numbers, "text": "Hi" }),
            json!({
                "messages": [
                    { "destination": "+447700900001", "text": "A", "scheduled": "js:Date 1900000000000" },
                    { "destination": "07700900001", "country": "GB", "source": "x", "encoding": "UCS2", "track": null },
                ],
                "text": "B", "source": "Venue", "encoding": "AUTO", "scheduled": "js:Date 1900000000042", "expiry": "js:Date 1900000000043",
                "dlrCallbackUrl": "https://example.com/r", "clientBatchId": "c",
            }),
        ],
        "sendSms" => vec![
            json!({ "destination": "+447700900001", "text": "Hi" }),
            json!({ "destination": "+447700900001", "text": "Hi", "scheduled": "js:Date 1900000000000", "expiry": "js:Date 1900000001000" }),
        ],
        _ => vec![json!(uuid)],
    }
}

#[test]
fn every_operation_has_one_decoder() {
    let all: Vec<_> = DECODERS.iter().flat_map(|(_, all)| *all).collect();
    assert_eq!(all.len(), OPERATIONS.len());
    for operation in OPERATIONS {
        let own = all
            .iter()
            .filter(|it| std::ptr::eq(it.operation, operation));
        assert_eq!(own.count(), 1, "{}", operation.name);
    }
}

#[test]
fn what_a_client_sends_comes_out_as_it_went_in() {
    for operation in OPERATIONS {
        for given in inputs(operation) {
            let sent = request(operation, &input(&given), &Data::Undefined).unwrap();
            let out = through(operation, &sent)
                .unwrap_or_else(|denial| panic!("{} {denial:?}", operation.name));
            assert_eq!(text(&out), text(&sent));
        }
    }
}

#[test]
fn a_page_of_a_list_is_asked_for() {
    for (target, expected) in [
        (
            "/lox24/sms?phone=4&_order[created_at]=desc&page=3",
            "/sms?phone=4&_order[created_at]=desc&page=3",
        ),
        ("/lox24/blocked_numbers?page=1", "/blocked_numbers?page=1"),
        // The order is always sent.
        (
            "/lox24/bulks?page=2",
            "/bulks?_order[created_at]=desc&page=2",
        ),
    ] {
        let call = decoded(&open(), "GET", &format!("/api/sms{target}"), &[], None);
        assert_eq!(call.unwrap().request().unwrap().target, expected);
    }
}

/// Requests that no client makes, with the status and the code of the refusal.
#[test]
fn what_no_client_sends_goes_no_further() {
    let uuid = "da0fa78c-4699-11ea-a637-96000028b339";
    let bulk = r#"{"text":"Hi","phones":["+447700900001"]}"#;
    let rows: Vec<Value> = serde_json::from_str(include_str!("package/hostile.json")).unwrap();
    for row in &rows {
        let text_of = |name: &str| row[name].as_str().unwrap_or_default();
        let headers = row["headers"].as_object().into_iter().flatten();
        let headers: Vec<(&str, &str)> = headers
            .map(|(name, value)| (name.as_str(), value.as_str().unwrap()))
            .collect();
        let body = row["body"].as_str();
        let outcome = decoded(
            &open(),
            text_of("method"),
            text_of("target"),
            &headers,
            body,
        )
        .and_then(|call| call.request());
        let told = outcome
            .map(|request| text(&request))
            .map_err(|it| format!("{} {}", it.status, it.code));
        assert_eq!(told, Err(text_of("refusal").to_owned()), "{row}");
    }
    // The tables reach the operation where nothing is wrong.
    let own = [
        JSON[0],
        ("origin", "https://shop.example"),
        ("sec-fetch-site", "same-origin"),
    ];
    for (method, target, headers, body) in [
        (
            "POST",
            "/api/sms/lox24/bulks".to_owned(),
            &own[..],
            Some(bulk),
        ),
        (
            "POST",
            "/api/sms/lox24/bulks".to_owned(),
            &[("content-type", "application/json; charset=UTF-8")][..],
            Some(bulk),
        ),
        (
            "GET",
            format!("/api/sms/lox24/bulks/{uuid}"),
            &[("authorization", "Bearer visitor")],
            None,
        ),
        (
            "GET",
            "/api/sms/lox24/sms?created_at%5Bgte%5D=5".to_owned(),
            &[("cookie", "session=1")],
            None,
        ),
    ] {
        let call = decoded(&open(), method, &target, headers, body);
        assert!(call.unwrap().request().is_ok(), "{method} {target}");
    }
}

#[test]
fn a_proxy_is_closed_until_it_is_opened() {
    let some = |allow: &[&str]| {
        let mut options =
            options(&json!({ "allow": allow, "origins": ["https://other.example"] })).unwrap();
        options.open("lox24".to_owned(), vec![]);
        options
    };
    let get = |options: &Options, target: &str| {
        let call = decoded(options, "GET", target, &[], None);
        call.map(|call| call.route.decoder.operation.name)
            .map_err(|it| it.status)
    };
    assert_eq!(get(&some(&["account"]), "/api/sms/lox24/me"), Ok("account"));
    assert_eq!(get(&some(&["getBulk"]), "/api/sms/lox24/me"), Err(404));
    // Both have the same request, and `countSms` shows less.
    assert_eq!(
        get(&some(&["listSms", "countSms"]), "/api/sms/lox24/sms"),
        Ok("listSms")
    );
    assert_eq!(
        get(&some(&["countSms"]), "/api/sms/lox24/sms"),
        Ok("countSms")
    );
    // `getSms` exists at both providers, but there is no account at the other.
    let target = "/api/sms/8x8/api/v1/subaccounts/my-sub&co/messages/u";
    assert_eq!(get(&some(&["getSms"]), target), Err(404));
    let other = [
        ("origin", "https://other.example"),
        ("sec-fetch-site", "cross-site"),
    ];
    let head = |name: &str| {
        let found = other.iter().find(|(known, _)| *known == name);
        found.map(|(_, value)| (*value).to_owned())
    };
    let head = Head {
        own_origin: "https://shop.example",
        header: &head,
    };
    let named = check_head(&head, &some(&["account"])).unwrap();
    assert_eq!(named.as_deref(), Some("https://other.example"));

    for (given, expected) in [
        (json!({}), "allow required"),
        (json!({ "allow": "createBulk" }), "allow wrong_type"),
        (json!({ "allow": [] }), "allow empty"),
        (json!({ "allow": ["createBulks"] }), "allow[0] not_allowed"),
        (
            json!({ "allow": ["account"], "origins": ["*"] }),
            "origins[0] format",
        ),
        (
            json!({ "allow": ["account"], "origins": ["null"] }),
            "origins[0] format",
        ),
        (
            json!({ "allow": ["account"], "origins": ["https://a.example/"] }),
            "origins[0] format",
        ),
        (
            json!({ "allow": ["account"], "origins": "https://a.example" }),
            "origins wrong_type",
        ),
        (
            json!({ "allow": ["account"], "prefix": "/a/" }),
            "prefix format",
        ),
        (
            json!({ "allow": ["account"], "prefix": "a" }),
            "prefix format",
        ),
        (
            json!({ "allow": ["account"], "prefix": "/a/../b" }),
            "prefix format",
        ),
        (
            json!({ "allow": ["account"], "maxBodyBytes": 0 }),
            "maxBodyBytes out_of_range",
        ),
        (
            json!({ "allow": ["account"], "alow": 1 }),
            "alow unknown_key",
        ),
    ] {
        assert_eq!(options(&given).unwrap_err(), [expected], "{given}");
    }
}

fn call(target: &str, body: &str) -> Call {
    decoded(
        &open(),
        "POST",
        &format!("/api/sms{target}"),
        JSON,
        Some(body),
    )
    .unwrap()
}

const BATCH: &str = "/8x8/api/v1/subaccounts/my-sub&co/messages/batch";

#[test]
fn what_a_call_would_send_is_counted() {
    let long = "x".repeat(161);
    let numbers =
        |count: usize| -> Vec<String> { (0..count).map(|it| format!("+4477009{it:05}")).collect() };
    for (target, body, recipients, segments, messages, countries, cost) in [
        (
            "/lox24/bulks",
            json!({ "text": "Hi", "phones": ["+447700900001", "+15550100"] }),
            2,
            1,
            2,
            json!({ "GB": 1, "US": 1 }),
            Some(0.3),
        ),
        (
            "/lox24/bulks",
            json!({ "text": long, "phones": numbers(100) }),
            100,
            2,
            200,
            json!({ "GB": 100 }),
            Some(20.0),
        ),
        (
            BATCH,
            json!({ "destinations": numbers(3), "template": { "text": long } }),
            3,
            2,
            6,
            json!({ "GB": 3 }),
            Some(0.6),
        ),
        (
            BATCH,
            json!({
                "messages": [
                    { "destination": "+447700900001" },
                    { "destination": "+15550100", "text": "x" },
                    { "destination": "07700900001", "country": "GB", "text": "x" },
                ],
                "template": { "text": long },
            }),
            3,
            2,
            4,
            json!({ "GB": 1, "US": 1 }),
            None,
        ),
        (
            "/8x8/api/v1/subaccounts/my-sub&co/messages",
            json!({ "destination": "+447700900001", "text": "“x”" }),
            1,
            1,
            1,
            json!({ "GB": 1 }),
            Some(0.1),
        ),
    ] {
        let call = call(target, &body.to_string());
        let volume = Volume::of(&call);
        let found: serde_json::Map<String, Value> = volume
            .countries
            .iter()
            .map(|(name, count)| (name.clone(), json!(count)))
            .collect();
        assert_eq!(
            (
                volume.recipients,
                volume.segments,
                volume.messages,
                Value::Object(found)
            ),
            (recipients, segments, messages, countries),
            "{body}"
        );
        let prices = input(&json!({ "prices": { "GB": 0.1, "US": 0.2 } }));
        let known = check_limits(&call, &prices).unwrap();
        assert_eq!(known, Some(cost.unwrap_or(f64::INFINITY)), "{body}");
    }
    // What cannot be counted is infinite.
    let groups = call("/lox24/bulks", r#"{"text":"Hi","msg_groups":[1]}"#);
    let told = serde_json::to_value(Volume::of(&groups).to_data()).unwrap();
    assert_eq!(
        (Volume::of(&groups).has_groups, told["segments"].clone()),
        (true, json!(1.0))
    );
    let infinite = |name| matches!(Volume::of(&groups).to_data().get(name), Some(Data::Number(it)) if it.is_infinite());
    assert!(infinite("messages") && infinite("recipients"));
}

#[test]
fn limits_refuse_what_exceeds_them_and_what_cannot_be_counted() {
    let two = call(
        BATCH,
        r#"{"destinations":["+447700900001","+447700900002"],"template":{"text":"Hi"}}"#,
    );
    let groups = call("/lox24/bulks", r#"{"text":"Hi","msg_groups":[1]}"#);
    let outcome = |call: &Call, limits: Value| match check_limits(call, &input(&limits)) {
        Ok(cost) => format!("{cost:?}"),
        Err(Limited::Exceeded(denial)) => denial.issues[0].code.to_owned(),
        Err(Limited::Misconfigured(issues)) => format!("{} {}", issues[0].path, issues[0].code),
    };
    for (call, limits, expected) in [
        (&two, json!({}), "None"),
        (&two, json!({ "maxMessages": 2 }), "None"),
        (&two, json!({ "maxMessages": 1 }), "too_many_messages"),
        (
            &two,
            json!({ "prices": { "default": 1 }, "maxCost": 2 }),
            "Some(2.0)",
        ),
        (
            &two,
            json!({ "prices": { "default": 1 }, "maxCost": 1.5 }),
            "too_expensive",
        ),
        (
            &two,
            json!({ "prices": { "DE": 1 }, "maxCost": 1.5 }),
            "unknown_cost",
        ),
        (&two, json!({ "prices": { "DE": 1 } }), "Some(inf)"),
        (
            &groups,
            json!({ "maxMessages": 1_000_000 }),
            "unknown_count",
        ),
        // A limit that is not one must not let everything pass.
        (&two, json!({ "maxMessage": 1 }), "maxMessage unknown_key"),
        (
            &two,
            json!({ "maxMessages": "js:undefined" }),
            "options.maxMessages wrong_type",
        ),
        (
            &two,
            json!({ "maxMessages": null }),
            "options.maxMessages wrong_type",
        ),
        (&two, json!({ "maxCost": 1 }), "options.prices required"),
        (&two, json!(null), "limits wrong_type"),
    ] {
        assert_eq!(outcome(call, limits.clone()), expected, "{limits}");
    }
}

/// Whatever a path, a query and a body are made of.
fn any_part() -> impl Strategy<Value = String> {
    let words = [
        "lox24",
        "8x8",
        "bulks",
        "sms",
        "me",
        "ops",
        "batch_delete",
        "api",
        "v1",
        "subaccounts",
        "my-sub&co",
        "messages",
        "batch",
        "da0fa78c-4699-11ea-a637-96000028b339",
        "%2f",
        "..",
        "%2e",
        "cancel",
        "status",
        "a",
        "",
        "%",
        "created_at[gte]=5",
        "phone=4",
        "uuid[]=x",
        "page=1",
        "_order[created_at]=asc",
        "&",
        "?",
        "=",
        "[",
        "]",
        "/",
    ];
    prop_oneof![
        9 => prop::sample::select(words.to_vec()).prop_map(str::to_owned),
        1 => "\\PC{0,4}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn what_comes_through_is_what_a_client_would_send(
        method in prop::sample::select(vec!["GET", "POST", "PUT", "DELETE"]),
        parts in prop::collection::vec(any_part(), 0..9),
        joined in prop::sample::select(vec!["/", ""]),
        body in prop::sample::select(vec![
            "{}", "null", r#"{"text":"a","phones":["+447700900001"]}"#, r#"{"destinations":["+447700900001"],"template":{"text":"a"}}"#,
        ]),
    ) {
        let target = format!("/api/sms/{}", parts.join(joined));
        let target = target.split('#').next().unwrap();
        let call = decoded(&open(), method, target, JSON, Some(body));
        if let Ok((call, out)) = call.and_then(|call| call.request().map(|out| (call, out))) {
            let operation = call.route.decoder.operation;
            prop_assert_eq!(operation.method.as_str(), method);
            // The same call of a client, if it is not for a page of a list.
            if !target.contains("page=") {
                let own = request(operation, &call.input, &Data::Undefined).unwrap();
                prop_assert_eq!(text(&out), text(&own));
            }
            // A second pass changes nothing.
            prop_assert_eq!(text(&through(operation, &out).unwrap()), text(&out));
        }
    }
}
