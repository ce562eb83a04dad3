//! Properties over many inputs: the server reads every accepted value back unchanged, every refusal
//! names at least one issue, and nothing panics.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs, reason = "the test names are the documentation")]

mod common;

use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::OnceLock;

use bulk_sms::call::failure::Failure;
use bulk_sms::call::retry::{Happened, delay};
use bulk_sms::call::{Outcome, watch};
use bulk_sms::eight_by_eight::sub_account;
use bulk_sms::input::check::Fields;
use bulk_sms::input::data::Data;
use bulk_sms::input::options::{CallOptions, ClientOptions, milliseconds};
use bulk_sms::lox24::bulks::CREATE_BULK;
use bulk_sms::lox24::bulks::check::check;
use bulk_sms::lox24::bulks::fields::{SERVICES, VOICE_LANGUAGES};
use bulk_sms::lox24::sms::DELETE_SMS;
use bulk_sms::message::measure::{Encoding, Measure, Measuring};
use bulk_sms::operation::Repeat;
use bulk_sms::operations::OPERATIONS;
use bulk_sms::wire::{Body, ReplyHead, Request};
use common::{input, read};
use proptest::prelude::*;
use sandbox::{Options, Running, spawn};
use serde_json::{Value, json};

fn sandbox() -> &'static str {
    static SANDBOX: OnceLock<Running> = OnceLock::new();
    let running = SANDBOX.get_or_init(|| spawn(Options::default()).unwrap());
    running.url().strip_prefix("http://").unwrap()
}

/// One exchange over a socket, so that only the client's own encoding is involved.
fn send(method: &str, target: &str, headers: &str, body: &str) -> (u16, Value) {
    let mut stream = TcpStream::connect(sandbox()).unwrap();
    let length = if body.is_empty() {
        String::from("Content-Length: 0\r\n")
    } else {
        format!(
            "Content-Type: application/json\r\nContent-Length: {}\r\n",
            body.len()
        )
    };
    let head = format!(
        "{method} {target} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n{headers}{length}\r\n",
        sandbox()
    );
    stream.write_all(head.as_bytes()).unwrap();
    stream.write_all(body.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    (status, serde_json::from_str(body).unwrap_or(Value::Null))
}

struct World {
    prefix: String,
    token: String,
}

impl World {
    fn new() -> Self {
        let (status, world) = send("POST", "/_sandbox/worlds", "", r#"{"speed":0}"#);
        assert_eq!(status, 201);
        Self {
            prefix: format!("/w/{}", world["id"].as_str().unwrap()),
            token: world["token"].as_str().unwrap().to_owned(),
        }
    }

    fn carry_out(&self, request: &Request) -> (u16, Value) {
        let headers = format!(
            "X-LOX24-AUTH-TOKEN: {}\r\nAccept: application/json\r\n",
            self.token
        );
        let target = format!("{}{}", self.prefix, request.target);
        let body = request.body.as_ref().map(Body::to_string);
        let body = body.unwrap_or_default();
        send(request.method.as_str(), &target, &headers, &body)
    }

    fn control(&self, path: &str, body: &Value) -> Value {
        let target = format!("{}/_sandbox/{path}", self.prefix);
        let (status, answer) = send("POST", &target, "", &body.to_string());
        assert!(status < 300, "{path} {status} {answer}");
        answer
    }
}

/// Text as people write it, with everything that can trip up an encoding.
fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ -~]{1,40}",
        "\\PC{1,40}",
        "[&=?#%+/\\\\\"'\\[\\]<>{} ;:.~-]{1,12}",
        "[\u{1}-\u{1f}\u{7f}-\u{9f}\u{2028}\u{2029}\u{feff}\u{fffd}\u{1f600}x]{1,12}",
    ]
}

fn any_bulk() -> impl Strategy<Value = Value> {
    let phone = prop_oneof!["\\+4477009[0-9]{5}", "004477009[0-9]{5}", "4477009[0-9]{5}"];
    (
        any_text(),
        prop_oneof!["[a-zA-Z0-9][a-zA-Z0-9 ]{0,10}", "\\+?[1-9][0-9]{0,14}"],
        prop::collection::vec(phone, 1..5),
        prop::option::of(prop::collection::vec(1..9_007_199_254_740_991_i64, 1..4)),
        prop::option::of(0..99_999_999_999_i64),
        prop::option::of(any::<bool>()),
        prop::option::of(prop::option::of(
            -9_007_199_254_740_991..9_007_199_254_740_991_i64,
        )),
        prop::option::of(prop::option::of(prop::sample::select(&VOICE_LANGUAGES[..]))),
        prop::option::of(prop::sample::select(&SERVICES[..])),
    )
        .prop_map(
            |(text, sender, phones, groups, at, unicode, source, language, service)| {
                let mut bulk = json!({ "text": text, "sender_id": sender, "phones": phones });
                let mut set = |name: &str, value: Option<Value>| {
                    if let Some(value) = value {
                        bulk[name] = value;
                    }
                };
                set("msg_groups", groups.map(Value::from));
                set("delivery_at", at.map(Value::from));
                set("is_unicode", unicode.map(Value::from));
                set("source", source.map(Value::from));
                set("voice_lang", language.map(Value::from));
                set("service_code", service.map(Value::from));
                bulk
            },
        )
}

/// Any value that JavaScript could pass.
fn any_input() -> impl Strategy<Value = Data> {
    let leaf = prop_oneof![
        Just(Data::Undefined),
        Just(Data::Null),
        Just(Data::BrokenText),
        Just(Data::Other("a function")),
        any::<bool>().prop_map(Data::Bool),
        any::<f64>().prop_map(Data::Number),
        any::<f64>().prop_map(Data::Date),
        (-10..2_000_000_000_i64).prop_map(|number| Data::Number(number as f64)),
        any_text().prop_map(Data::Text),
        Just(Data::Text(String::new())),
        Just(Data::Text("+447700900000".to_owned())),
        Just(Data::Text(
            "da0fa78c-4699-11ea-a637-96000028b339".to_owned()
        )),
    ];
    let keys = [
        "text",
        "phones",
        "msg_groups",
        "sender_id",
        "service_code",
        "delivery_at",
        "is_unicode",
        "source",
        "voice_lang",
        "is_sent",
        "uuid",
        "iso2",
        "dlr_code",
        "status_code",
        "gateway_sent_at",
        "created_at",
        "chars_count",
        "parts_count",
        "bulk",
        "phone",
        "ip",
        "key_id",
        "callback_data",
        "_order",
        "lt",
        "lte",
        "gt",
        "gte",
        "between",
        "timeout",
        "maxRetries",
        "all",
        "interval",
        "deadline",
        "prices",
        "maxMessages",
        "maxCost",
        "default",
        "DE",
        "+49",
        "signal",
        "",
    ];
    let key = prop_oneof![
        8 => prop::sample::select(keys.to_vec()).prop_map(str::to_owned),
        1 => any_text(),
    ];
    leaf.prop_recursive(3, 40, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Data::List),
            prop::collection::vec((key.clone(), inner), 0..6).prop_map(Data::Object),
        ]
    })
}

/// UTF-16 units in runs, so that characters of two units fall on the ends of segments.
fn any_units() -> impl Strategy<Value = Vec<u16>> {
    let unit = prop_oneof![
        20 => prop::sample::select("a\r@Ωà".encode_utf16().collect::<Vec<_>>()),
        10 => prop::sample::select("[€\u{c}".encode_utf16().collect::<Vec<_>>()),
        1 => prop::sample::select("ç“\u{1b}".encode_utf16().collect::<Vec<_>>()),
        1 => prop::sample::select(vec![0xd83d, 0xde00]),
    ];
    let run = prop_oneof![
        10 => (prop::collection::vec(unit, 1), 1..160_usize),
        1 => (Just(vec![0xd83d, 0xde00]), 1..40_usize),
    ];
    let runs = prop::collection::vec(run, 0..8);
    runs.prop_map(|runs| {
        runs.iter()
            .flat_map(|(units, count)| units.repeat(*count))
            .collect()
    })
}

/// Character by character, as the standard describes it.
fn measured_naively(units: &[u16]) -> Measure {
    let septets = |character: &char| match character {
        'a' | '\r' | '@' | 'Ω' | 'à' => Some(1),
        '[' | '€' | '\u{c}' => Some(2),
        _ => None,
    };
    let characters = char::decode_utf16(units.iter().copied());
    let characters: Vec<char> = characters.map(|it| it.unwrap_or('\u{fffd}')).collect();
    let gsm7: Option<Vec<usize>> = characters.iter().map(septets).collect();
    let (encoding, alone, joined) = match gsm7 {
        Some(_) => (Encoding::Gsm7, 160, 153),
        None => (Encoding::Ucs2, 70, 67),
    };
    let wide = || characters.iter().map(|it| it.len_utf16()).collect();
    let sizes: Vec<usize> = gsm7.unwrap_or_else(wide);
    let units: usize = sizes.iter().sum();
    let room = if units <= alone { alone } else { joined };
    let mut segments = vec![0];
    for size in sizes {
        if segments[segments.len() - 1] + size > room {
            segments.push(0);
        }
        *segments.last_mut().unwrap() += size;
    }
    Measure {
        encoding,
        characters: characters.len(),
        units,
        segments: segments.len(),
        units_per_segment: room,
        units_left: room - segments[segments.len() - 1],
    }
}

/// Any JSON, however nested and unusual.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any_text().prop_map(Value::from),
    ];
    let key = prop::sample::select(vec![
        "uuid",
        "status_code",
        "phones",
        "created_at",
        "deleted_sms_count",
        "cancelledCount",
        "code",
        "errorId",
        "violations",
        "propertyPath",
        "message",
        "detail",
        "x",
    ]);
    leaf.prop_recursive(4, 40, 5, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::vec((key.clone(), inner), 0..5).prop_map(|members| members
                .into_iter()
                .map(|(key, value)| (key.to_owned(), value))
                .collect()),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn the_server_reads_back_what_a_bulk_says(bulk in any_bulk()) {
        let request = common::request(&CREATE_BULK, &input(&bulk), &Data::Undefined);
        let request = request.map_err(|issues| TestCaseError::fail(format!("{issues:?}")))?;
        prop_assert_eq!(&serde_json::from_str::<Value>(&request.body.as_ref().map(Body::to_string).unwrap()).unwrap(), &bulk);
        let (status, answer) = World::new().carry_out(&request);
        prop_assert_eq!(status, 201, "{}", answer);
        prop_assert_eq!(&answer["text"], &bulk["text"]);
        prop_assert_eq!(&answer["sender_id"], &bulk["sender_id"]);
        prop_assert_eq!(&answer["source"], &bulk["source"]);
    }

    #[test]
    fn the_server_deletes_what_a_filter_says_and_nothing_else(
        text in any_text(),
        data in any_text(),
        sender in any_text(),
        at in 0..4_000_000_000_i64,
        source in -1000..1000_i64,
    ) {
        // PHP, and so the server, does not trim blanks, but a blank filter is refused here.
        prop_assume!(![&text, &data, &sender].iter().any(|text| text.trim().is_empty()));
        prop_assume!(!"decoy".contains(&text.to_lowercase()));
        let world = World::new();
        let sms = json!({ "phone": "+447700900000", "text": text, "callback_data": data, "sender_id": sender, "created_at": at, "source": source });
        world.control("sms", &sms);
        world.control("sms", &json!({ "phone": "+447700900000", "text": "decoy", "callback_data": "decoy", "sender_id": "decoy", "created_at": at, "source": source }));
        let filter = json!({
            "text": text, "callback_data": [data, "other"], "sender_id": sender, "phone": "+4477009",
            "created_at": { "between": [at, at] }, "source": { "gte": source, "lte": source }
        });
        let request = common::request(&DELETE_SMS, &input(&filter), &Data::Undefined).unwrap();
        let (status, answer) = world.carry_out(&request);
        prop_assert_eq!(status, 200, "{}", answer);
        prop_assert_eq!(&answer["deleted_sms_count"], &json!(1));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(5_000) })]

    #[test]
    fn whatever_is_refused_names_an_issue(value in any_input()) {
        let mut issues = vec![
            read(|issues| sub_account(&value, "subAccountId", issues)).err(),
            read(|issues| {
                let (_, own) = CallOptions::read(&value, [&watch::OPTIONS, &[]], issues);
                milliseconds(&own, "interval", issues)
            }).err(),
            read(|issues| {
                let fields = Fields::open(&value, "options", "", &[&ClientOptions::KEYS], issues)?;
                Some(ClientOptions::read(&fields, issues))
            }).err(),
        ];
        for operation in OPERATIONS {
            issues.push(common::request(operation, &value, &Data::Undefined).err());
            issues.push(common::request(operation, &Data::Null, &value).err());
            issues.push(read(|issues| (operation.provider.credential.check)(&value, "secret", issues)).err());
        }
        for issues in issues.into_iter().flatten() {
            prop_assert!(!issues.is_empty());
            for issue in issues {
                prop_assert!(!issue.code.is_empty() && issue.message.ends_with(['.', '?']), "{:?}", issue);
            }
        }
    }

    /// A JavaScript text comes in several pieces, so here they have any length.
    #[test]
    fn a_text_is_measured_as_the_standard_says(units in any_units(), piece in 1..200_usize) {
        let mut measuring = Measuring::default();
        for units in units.chunks(piece) {
            measuring.add(units);
        }
        prop_assert_eq!(measuring.measure(), measured_naively(&units));
    }

    /// An accepted filter selects something specific, and its query contains only documented names.
    #[test]
    fn an_accepted_filter_is_never_empty(value in any_input()) {
        if let Ok(request) = common::request(&DELETE_SMS, &value, &Data::Undefined) {
            let target = request.target;
            let query = target.split_once('?').map(|(_, query)| query).unwrap_or_default();
            prop_assert!(query.split('&').any(|pair| !pair.is_empty() && !pair.starts_with("_order[")));
            for pair in query.split('&') {
                let (name, value) = pair.split_once('=').unwrap();
                prop_assert!(name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_[]".contains(&byte)));
                prop_assert!(!value.is_empty());
                prop_assert!(value.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~%".contains(&byte)));
            }
        }
    }

    #[test]
    fn no_answer_panics_and_no_error_says_less_than_its_status(value in any_json(), status in 400..600_u16) {
        for depth in 0..5 {
            let body = common::json(&value.to_string(), depth);
            for operation in OPERATIONS {
                if let Err(failure) = common::settle(operation, 200, Some(body.clone())) {
                    prop_assert_eq!((failure.class, failure.outcome), ("ResponseError", Outcome::Accepted));
                }
                let head = ReplyHead { status, ..ReplyHead::default() };
                let failure = Failure::api(operation, head, Some(&body), None);
                prop_assert_eq!(failure.fields.get("status"), Some(&Data::from(status)));
                prop_assert_eq!(failure.outcome, Outcome::of(status));
                prop_assert!(failure.message.contains(&status.to_string()));
            }
        }
    }

    #[test]
    fn the_retry_decision_keeps_its_bounds(
        attempt in 1..1000_u32,
        max in 0..1000_u32,
        status in 0..1000_u16,
        retry_after in prop::option::of(0.0..100_000.0_f64),
        random in 0.0..1.0_f64,
    ) {
        for happened in [Happened::NoAnswer, Happened::Status(status), Happened::Final] {
            for operation in OPERATIONS {
                let wait = delay(operation, attempt, max, happened, retry_after, random);
                if operation.repeat == Repeat::Never {
                    prop_assert_eq!(wait, None);
                }
                if let Some(wait) = wait {
                    prop_assert!(attempt <= max);
                    prop_assert!((0.0..=60_000.0).contains(&wait));
                    prop_assert!(wait >= retry_after.unwrap_or(0.0) * 1000.0);
                }
            }
        }
    }

    /// Counted in billionths, a bulk is sent if and only if it is known to be within the limits.
    #[test]
    fn what_is_sent_is_within_the_limits(
        length in 1..500_usize,
        counts in prop::collection::vec(0..5_usize, 4),
        billionths in prop::collection::vec(prop::option::of(prop_oneof![0..3_000_000_000_u64, 0..3_u64]), 4),
        max_messages in prop::option::of(0..60_u64),
        max_cost in prop::option::of(prop_oneof![0..200_000_000_000_u64, 0..60_u64]),
    ) {
        let numbers = ["+447700900000", "12025550123", "0049751234567", "07700900000"];
        let keys = ["+44", "+1", "DE", "default"];
        let rows = || numbers.iter().zip(&counts);
        let phones: Vec<&str> = rows().flat_map(|(number, count)| vec![*number; *count]).collect();
        prop_assume!(!phones.is_empty());
        let segments = if length <= 160 { 1 } else { length.div_ceil(153) };
        let messages = (segments * phones.len()) as u64;
        let amount = |billionths: u64| billionths as f64 / 1e9;
        let mut options = json!({});
        if billionths.iter().any(Option::is_some) || max_cost.is_some() {
            // A country that is not in the list, because an empty table is refused.
            options["prices"] = json!({ "CH": 1 });
        }
        for (key, price) in keys.iter().zip(&billionths) {
            if let Some(price) = price {
                options["prices"][*key] = json!(amount(*price));
            }
        }
        if let Some(most) = max_messages {
            options["maxMessages"] = json!(most);
        }
        if let Some(most) = max_cost {
            options["maxCost"] = json!(amount(most));
        }
        let cost = counts.iter().zip(&billionths).try_fold(0, |sum, (count, price)| match (count, price.or(billionths[3])) {
            (0, _) => Some(sum),
            (_, None) => None,
            (count, Some(price)) => Some(sum + (count * segments) as u64 * price),
        });
        let cost = cost.filter(|_| options.get("prices").is_some());
        let within = max_messages.is_none_or(|most| messages <= most)
            && max_cost.is_none_or(|most| cost.is_some_and(|cost| cost <= most));

        let bulk = input(&json!({ "text": "a".repeat(length), "phones": phones }));
        let options = input(&options);
        let told = check(&bulk, &options, 0.0);
        prop_assert_eq!(told.messages, messages);
        prop_assert_eq!(told.cost, cost.map(amount));
        let sent = common::request(&CREATE_BULK, &bulk, &options);
        prop_assert_eq!(sent.is_ok(), within);
        prop_assert_eq!(sent.err().unwrap_or_default(), told.issues);
    }
}
