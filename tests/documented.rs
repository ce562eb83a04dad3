//! The providers' own examples: the client produces each documented call exactly as its page shows
//! it, and reads each documented response and error.
#![allow(missing_docs, reason = "the test names are the documentation")]

mod common;

use bulk_sms::call::Outcome;
use bulk_sms::call::failure::Failure;
use bulk_sms::eight_by_eight::batches::CANCEL_BATCH;
use bulk_sms::eight_by_eight::{EIGHT_BY_EIGHT, REGIONS, region};
use bulk_sms::input::data::Data;
use bulk_sms::input::strings::Strings;
use bulk_sms::lox24::blocked_numbers::BLOCKED_NUMBERS;
use bulk_sms::lox24::bulks::{
    CANCEL_BULK, CREATE_BULK, DELETE_BULK, GET_BULK, GET_BULK_STATUS, LIST_BULKS,
};
use bulk_sms::lox24::sms::{CANCEL_SMS, COUNT_SMS, DELETE_SMS, GET_SMS, LIST_SMS};
use bulk_sms::lox24::{ACCOUNT, LOX24};
use bulk_sms::operation::{JSON, JSON_LD, Operation, Repeat};
use bulk_sms::wire::Request;
use common::{input, json, line, read, settle};
use serde_json::{Value, json};

const ID: &str = "da0fa78c-4699-11ea-a637-96000028b339";

fn request(operation: &'static Operation, value: Value) -> Request {
    common::request(operation, &input(&value), &Data::Undefined).unwrap()
}

fn filter(value: Value) -> Request {
    request(&DELETE_SMS, value)
}

fn sent(body: Value) -> Value {
    let body = request(&CREATE_BULK, body).body.unwrap();
    serde_json::from_str(&body.to_string()).unwrap()
}

#[test]
fn post_bulks() {
    let body = json!({
        "sender_id": "testbulk",
        "text": "test bulk text",
        "service_code": "direct",
        "phones": ["+49751234567"],
        "msg_groups": [7117],
        "delivery_at": 1573724611,
        "is_unicode": true,
        "source": 1234,
        "voice_lang": "DE"
    });
    assert_eq!(line(&request(&CREATE_BULK, body.clone())), "POST /bulks");
    assert_eq!(sent(body.clone()), body);
    assert_eq!(CREATE_BULK.repeat, Repeat::Never);
}

#[test]
fn every_documented_form_of_a_phone_and_null_where_documented() {
    let body = json!({
        "text": "\u{20ac} \"quoted\" \\ \n \u{1f600}",
        "phones": ["+491701234567", "00491701234567", "491701234567", "01701234567"],
        "source": null,
        "voice_lang": null
    });
    assert_eq!(sent(body.clone()), body);
}

#[test]
fn a_date_becomes_seconds_and_undefined_is_left_out() {
    let bulk = json!({
        "text": "x", "msg_groups": [1], "delivery_at": "js:Date 1573724611999",
        "sender_id": "js:undefined", "phones": "js:undefined"
    });
    assert_eq!(
        sent(bulk),
        json!({ "text": "x", "msg_groups": [1], "delivery_at": 1573724611 })
    );
}

#[test]
fn single_resources() {
    for id in [ID, "DA0FA78C-4699-11EA-A637-96000028B339"] {
        for (operation, expected) in [
            (&GET_BULK, "GET /bulks/{}"),
            (&GET_BULK_STATUS, "GET /bulks/{}/status"),
            (&CANCEL_BULK, "PUT /bulks/{}/cancel"),
            (&DELETE_BULK, "DELETE /bulks/{}"),
            (&GET_SMS, "GET /sms/{}"),
        ] {
            let request = request(operation, json!(id));
            assert_eq!(line(&request), expected.replace("{}", ID));
            assert_eq!((request.body, operation.accept), (None, JSON));
        }
    }
    let account = request(&ACCOUNT, json!("js:undefined"));
    assert_eq!((line(&account).as_str(), ACCOUNT.accept), ("GET /me", JSON));
}

#[test]
fn lists_ask_for_the_newest_first() {
    let newest = "_order[created_at]=desc";
    for (operation, value, expected) in [
        (
            &LIST_BULKS,
            json!("js:undefined"),
            format!("/bulks?{newest}"),
        ),
        (&LIST_BULKS, json!({}), format!("/bulks?{newest}")),
        (
            &LIST_BULKS,
            json!({ "status_code": [0, 5], "created_at": { "gte": 5 } }),
            format!("/bulks?status_code[]=0&status_code[]=5&created_at[gte]=5&{newest}"),
        ),
        (
            &LIST_BULKS,
            json!({ "_order": { "msg_total_count": "asc" } }),
            "/bulks?_order[msg_total_count]=asc".to_owned(),
        ),
        (&LIST_SMS, json!({}), format!("/sms?{newest}")),
        (
            &LIST_SMS,
            json!({ "bulk": ID, "is_sent": false }),
            format!("/sms?bulk={ID}&is_sent=false&{newest}"),
        ),
        (
            &COUNT_SMS,
            json!({ "iso2": "DE", "_order": { "created_at": "asc" } }),
            "/sms?iso2=DE&_order[created_at]=asc".to_owned(),
        ),
        // No order is documented for these.
        (
            &BLOCKED_NUMBERS,
            json!("js:undefined"),
            "/blocked_numbers".to_owned(),
        ),
    ] {
        let request = request(operation, value);
        assert_eq!(line(&request), format!("GET {expected}"));
        assert_eq!((request.body, operation.accept), (None, JSON_LD));
        assert_eq!(operation.repeat, Repeat::Safe);
    }
}

/// All parameters of `GET /bulks`, each in its own request.
#[test]
fn all_parameters_of_bulks() {
    for (value, expected) in [
        (json!({ "uuid": ID }), format!("uuid={ID}")),
        (json!({ "uuid": [ID] }), format!("uuid[]={ID}")),
        (json!({ "text": "Test" }), "text=Test".to_owned()),
        (json!({ "sender_id": "a" }), "sender_id=a".to_owned()),
        (json!({ "status_code": 201 }), "status_code=201".to_owned()),
        (json!({ "created_at": 5 }), "created_at=5".to_owned()),
        (json!({ "created_at": [5] }), "created_at[]=5".to_owned()),
        (
            json!({ "delivery_at": "js:Date 5999" }),
            "delivery_at=5".to_owned(),
        ),
        (
            json!({ "delivery_at": { "lt": 5 } }),
            "delivery_at[lt]=5".to_owned(),
        ),
        (
            json!({ "processed_at": { "between": [5, 9] } }),
            "processed_at[between]=5..9".to_owned(),
        ),
        (
            json!({ "msg_total_count": { "gt": 0 } }),
            "msg_total_count[gt]=0".to_owned(),
        ),
        (
            json!({ "msg_total_count": [1, 2] }),
            "msg_total_count[]=1&msg_total_count[]=2".to_owned(),
        ),
    ] {
        let request = request(&LIST_BULKS, value);
        let expected = format!("GET /bulks?{expected}&_order[created_at]=desc");
        assert_eq!(line(&request), expected);
    }
}

/// curl, C#/Java/Python, Node and PHP samples of the page. PHP's `uuid[0]` is the same as `uuid[]`.
#[test]
fn batch_delete_as_in_the_samples() {
    let path = "POST /sms/ops/batch_delete";
    for (value, query) in [
        (
            json!({ "uuid": "20f39273-0566-11ea-a637-96000028b339" }),
            "uuid=20f39273-0566-11ea-a637-96000028b339",
        ),
        (
            json!({ "text": "Test", "uuid": [
                "ab6b6ceb-903a-11ea-aa81-96000028b339",
                "7c7a6661-902e-11ea-aa81-96000028b339"
            ] }),
            "text=Test&uuid[]=ab6b6ceb-903a-11ea-aa81-96000028b339&uuid[]=7c7a6661-902e-11ea-aa81-96000028b339",
        ),
        (
            json!({ "uuid": [
                "44657141-9830-11ea-aa81-96000028b339",
                "5dd2ba0e-9830-11ea-aa81-96000028b339"
            ], "_order": { "created_at": "desc" } }),
            "uuid[]=44657141-9830-11ea-aa81-96000028b339&uuid[]=5dd2ba0e-9830-11ea-aa81-96000028b339&_order[created_at]=desc",
        ),
    ] {
        let request = filter(value);
        assert_eq!(line(&request), format!("{path}?{query}"));
        assert_eq!(request.body, None);
    }
}

/// All 34 parameters, each in its own request.
#[test]
fn all_34_parameters() {
    let uuid = "20f39273-0566-11ea-a637-96000028b339";
    let rows = [
        (
            json!({ "uuid": uuid, "_order": { "created_at": "asc" } }),
            "_order[created_at]=asc",
        ),
        (
            json!({ "uuid": uuid, "_order": { "gateway_sent_at": "desc" } }),
            "_order[gateway_sent_at]=desc",
        ),
        (json!({ "is_sent": false }), "is_sent=false"),
        (json!({ "is_unicode": true }), "is_unicode=true"),
        (
            json!({ "uuid": uuid }),
            "uuid=20f39273-0566-11ea-a637-96000028b339",
        ),
        (
            json!({ "uuid": [uuid] }),
            "uuid[]=20f39273-0566-11ea-a637-96000028b339",
        ),
        (json!({ "iso2": "DE" }), "iso2=DE"),
        (json!({ "iso2": ["DE", "CH"] }), "iso2[]=DE&iso2[]=CH"),
        (json!({ "dlr_code": 8 }), "dlr_code=8"),
        (json!({ "dlr_code": [8, 16] }), "dlr_code[]=8&dlr_code[]=16"),
        (json!({ "status_code": 0 }), "status_code=0"),
        (
            json!({ "status_code": [0, 6000] }),
            "status_code[]=0&status_code[]=6000",
        ),
        (
            json!({ "gateway_sent_at": 1700000000 }),
            "gateway_sent_at=1700000000",
        ),
        (
            json!({ "gateway_sent_at": [1700000000] }),
            "gateway_sent_at[]=1700000000",
        ),
        (
            json!({ "delivery_at": "js:Date 1700000000500" }),
            "delivery_at=1700000000",
        ),
        (
            json!({ "delivery_at": ["js:Date 1700000000500"] }),
            "delivery_at[]=1700000000",
        ),
        (json!({ "created_at": 1700000000 }), "created_at=1700000000"),
        (
            json!({ "created_at": [1700000000, 1700000001] }),
            "created_at[]=1700000000&created_at[]=1700000001",
        ),
        (json!({ "chars_count": 160 }), "chars_count=160"),
        (json!({ "chars_count": [160] }), "chars_count[]=160"),
        (json!({ "parts_count": 1 }), "parts_count=1"),
        (
            json!({ "parts_count": [1, 2] }),
            "parts_count[]=1&parts_count[]=2",
        ),
        (
            json!({ "bulk": ID }),
            "bulk=da0fa78c-4699-11ea-a637-96000028b339",
        ),
        (
            json!({ "bulk": [ID] }),
            "bulk[]=da0fa78c-4699-11ea-a637-96000028b339",
        ),
        (json!({ "source": -7 }), "source=-7"),
        (json!({ "source": [1234] }), "source[]=1234"),
        (
            json!({ "text": "50 % & more" }),
            "text=50%20%25%20%26%20more",
        ),
        (json!({ "phone": "+49" }), "phone=%2B49"),
        (json!({ "sender_id": "a=b" }), "sender_id=a%3Db"),
        (json!({ "ip": "192.168." }), "ip=192.168."),
        (json!({ "key_id": 1 }), "key_id=1"),
        (json!({ "key_id": [1, 2] }), "key_id[]=1&key_id[]=2"),
        (
            json!({ "callback_data": "order-1" }),
            "callback_data=order-1",
        ),
        (
            json!({ "callback_data": ["a", "b"] }),
            "callback_data[]=a&callback_data[]=b",
        ),
    ];
    assert_eq!(rows.len(), 34);
    for (value, expected) in rows {
        let target = filter(value).target;
        let query = target.split_once('?').unwrap().1;
        assert!(query.ends_with(expected), "{query}");
    }
}

#[test]
fn ranges() {
    for field in [
        "created_at",
        "gateway_sent_at",
        "delivery_at",
        "chars_count",
        "parts_count",
        "source",
    ] {
        for (range, query) in [
            (json!({ "lt": 5 }), "[lt]=5"),
            (json!({ "lte": 5 }), "[lte]=5"),
            (json!({ "gt": 5 }), "[gt]=5"),
            (json!({ "gte": 5 }), "[gte]=5"),
            (json!({ "between": [5, 9] }), "[between]=5..9"),
            (json!({ "gte": 5, "lt": 9 }), "[gte]=5&F[lt]=9"),
        ] {
            let value = Value::Object([(field.to_owned(), range)].into_iter().collect());
            let expected = format!("?{field}{}", query.replace('F', field));
            assert!(filter(value).target.ends_with(&expected), "{expected}");
        }
    }
}

#[test]
fn everything_only_on_request() {
    let all = input(&json!({ "all": true }));
    for (operation, expected) in [
        (&DELETE_SMS, "POST /sms/ops/batch_delete"),
        (&CANCEL_SMS, "POST /sms/ops/batch_cancel"),
    ] {
        let request = common::request(operation, &Data::EMPTY, &all).unwrap();
        assert_eq!(line(&request), expected);
        assert_eq!((request.body, operation.repeat), (None, Repeat::Never));
    }
}

#[test]
fn batch_cancel_in_four_regions() {
    let hosts = [
        "https://sms.8x8.com",
        "https://sms.us.8x8.com",
        "https://sms.8x8.uk",
        "https://sms.8x8.id",
    ];
    for ((name, _), host) in REGIONS.iter().zip(hosts) {
        let base = read(|issues| region(&input(&json!(name)), "region", issues)).unwrap();
        assert_eq!(base, host);
    }
    let request = request(&CANCEL_BATCH, json!(ID));
    assert_eq!(
        line(&request),
        format!("DELETE /api/v1/subaccounts/my-sub%26co/messages/batch/{ID}")
    );
    assert_eq!(request.body, None);
}

#[test]
fn credentials_of_the_pages() {
    let token = "1234567:e3f3a759b6677959b6ebfcxxxxxxxxxx";
    let check = |operation: &Operation, value: &str| {
        let credential = &operation.provider.credential;
        read(|issues| (credential.check)(&input(&json!(value)), credential.option, issues))
    };
    assert_eq!(check(&GET_BULK, token).as_deref(), Ok(token));
    assert_eq!(check(&CANCEL_BATCH, "abc").as_deref(), Ok("abc"));
    assert_eq!(LOX24.base_urls[0], "https://api.lox24.eu");
    assert_eq!(LOX24.credential.header, "X-LOX24-AUTH-TOKEN");
    assert_eq!(EIGHT_BY_EIGHT.credential.header, "Authorization");
    assert_eq!(EIGHT_BY_EIGHT.credential.prefix, "Bearer ");
}

fn full_bulk() -> Value {
    json!({
        "@id": "/bulks/x", "@type": "Bulk", "@context": "/contexts/Bulk",
        "uuid": ID, "delivery_at": 1573724611, "sender_id": "testbulk", "text": "test bulk text",
        "phones": ["+49751234567"], "msg_groups": null, "status_code": 10, "msg_total_count": 1,
        "created_at": 1573724611, "processed_at": null, "ip": "192.168.1.1", "is_unicode": null,
        "is_dryrun": false, "service_code": "direct", "key_id": 1, "source": null,
        "voice_lang": null, "is_text_deleted": false, "msg_total_cost": 0
    })
}

fn bulk_with(field: &str, value: Value) -> String {
    let mut bulk = full_bulk();
    bulk[field] = value;
    bulk.to_string()
}

#[test]
fn answers_as_documented() {
    for text in [
        full_bulk().to_string(),
        bulk_with("created_at", json!(ID)),
        bulk_with("status_code", json!(999)),
        bulk_with("service_code", json!("pro")),
        bulk_with("voice_lang", json!("XX")),
        bulk_with("new_field", json!({ "nested": [1] })),
        bulk_with("msg_total_cost", json!(0.095)),
        json!({ "uuid": ID, "status_code": 15 }).to_string(),
    ] {
        for operation in [&CREATE_BULK, &GET_BULK, &GET_BULK_STATUS, &CANCEL_BULK] {
            let found = settle(operation, 200, Some(json(&text, 1)));
            assert_eq!(found, Ok(None), "{text}");
        }
    }
    for (text, count) in [
        (r#"{"deleted_sms_count":20}"#, 20.0),
        (r#"{"affected_rows":0}"#, 0.0),
    ] {
        let expected = input(&json!({ "deleted_sms_count": count }));
        let found = settle(&DELETE_SMS, 200, Some(json(text, 1)));
        assert_eq!(found, Ok(Some(expected)));
    }
    for (text, count) in [
        (r#"{"canceled_sms_count":3}"#, 3.0),
        (r#"{"affected_rows":0}"#, 0.0),
    ] {
        let expected = input(&json!({ "canceled_sms_count": count }));
        let found = settle(&CANCEL_SMS, 200, Some(json(text, 1)));
        assert_eq!(found, Ok(Some(expected)));
    }
    for (text, count) in [
        (r#"{"cancelledCount":0}"#, 0.0),
        (r#"{"cancelledCount":10}"#, 10.0),
    ] {
        let expected = input(&json!({ "certain": true, "cancelledCount": count }));
        let found = settle(&CANCEL_BATCH, 200, Some(json(text, 1)));
        assert_eq!(found, Ok(Some(expected)));
    }
}

/// The fixture of the official PHP client's tests.
fn sms() -> Value {
    json!({
        "@id": "/sms/x", "@type": "sms", "text": "test sms text", "sender_id": "Auth0",
        "phone": "+12025550123", "delivery_at": 0, "status_code": 100,
        "gateway_sent_at": 1708192910, "source": 0, "dlr_code": 1, "ip": "1.1.1.1",
        "created_at": 1708192910, "is_unicode": false, "uuid": ID, "iso2": "US",
        "voice_lang": "EN", "parts_count": 1, "chars_count": 94, "callback_data": null,
        "bulk_id": null, "key_id": 8355, "service_code": "direct", "is_text_deleted": false,
        "price": 0.095, "is_sent": true, "requests": "/sms/x/requests", "clicks": "/sms/x/clicks"
    })
}

fn account() -> Value {
    json!({
        "id": 7, "currency": "EUR", "balance_amount": 12.5, "balance_changed_at": 1573724611,
        "is_text_deleted": false, "services": ["direct", "text2speech", "economy"],
        "groups": { "7117": "/groups/7117" }
    })
}

/// The example of the page; on others, `added_at` is an integer.
fn blocked_number() -> Value {
    json!({
        "@id": "/blocked_numbers/1", "@type": "BlockedNumber", "id": 1,
        "number": "+491701234567", "type": 1, "added_at": "2025-08-22T08:06:56+00:00"
    })
}

fn with(mut object: Value, field: &str, value: Value) -> Value {
    object[field] = value;
    object
}

#[test]
fn lists_and_single_answers_as_documented() {
    for (operation, body) in [
        (&GET_SMS, sms()),
        (&GET_SMS, with(sms(), "status_code", json!(999))),
        (&GET_SMS, with(sms(), "text", json!(null))),
        (&ACCOUNT, account()),
        (
            &ACCOUNT,
            with(account(), "services", json!(["a later one"])),
        ),
        // PHP's empty object.
        (&ACCOUNT, with(account(), "groups", json!([]))),
        (&LIST_BULKS, json!([full_bulk()])),
        (&LIST_SMS, json!([sms(), sms()])),
        (&LIST_SMS, json!([])),
        (
            &LIST_SMS,
            json!({ "hydra:member": [], "hydra:totalItems": 0 }),
        ),
        (
            &BLOCKED_NUMBERS,
            json!({
                "hydra:member": [
                    blocked_number(), with(blocked_number(), "added_at", json!(1573724611))
                ],
                "hydra:totalItems": 2,
                "hydra:view": { "@id": "/blocked_numbers?page=1" }
            }),
        ),
    ] {
        let found = settle(operation, 200, Some(json(&body.to_string(), 3)));
        assert_eq!(found, Ok(None), "{body}");
    }
    assert_eq!(settle(&DELETE_BULK, 204, None), Ok(None));
    for total in [0.0, 20.0] {
        let body = json!({ "hydra:member": [sms()], "hydra:totalItems": total });
        let found = settle(&COUNT_SMS, 200, Some(json(&body.to_string(), 1)));
        assert_eq!(found, Ok(Some(Data::Number(total))));
    }
}

#[test]
fn lists_and_single_answers_that_could_mislead() {
    for (operation, body, named) in [
        (&GET_SMS, with(sms(), "uuid", json!(null)), "`uuid`"),
        (&GET_SMS, with(sms(), "source", json!("7")), "`source`"),
        (
            &ACCOUNT,
            with(account(), "balance_amount", json!(null)),
            "`balance_amount`",
        ),
        (
            &ACCOUNT,
            with(account(), "services", json!({ "0": "direct" })),
            "`services`",
        ),
        (&ACCOUNT, with(account(), "groups", json!(7)), "`groups`"),
        (
            &LIST_SMS,
            json!([sms(), with(sms(), "status_code", json!("0"))]),
            "`status_code`",
        ),
        (
            &BLOCKED_NUMBERS,
            json!({ "hydra:member": [with(blocked_number(), "number", json!(491701234567u64))] }),
            "`number`",
        ),
        (
            &LIST_BULKS,
            full_bulk(),
            "a JSON array or a Hydra collection",
        ),
        (
            &LIST_SMS,
            json!({ "hydra:member": {} }),
            "a JSON array or a Hydra collection",
        ),
        // A count without a total is not 0.
        (
            &COUNT_SMS,
            json!({ "hydra:member": [] }),
            "`hydra:totalItems`",
        ),
        (
            &COUNT_SMS,
            json!({ "hydra:totalItems": null }),
            "`hydra:totalItems`",
        ),
        (
            &COUNT_SMS,
            json!({ "hydra:totalItems": -1 }),
            "`hydra:totalItems`",
        ),
        (&COUNT_SMS, json!([]), "a JSON object"),
        (
            &CANCEL_SMS,
            json!({ "canceled_sms_count": "3" }),
            "`canceled_sms_count`",
        ),
        (&DELETE_BULK, json!({}), "empty"),
    ] {
        let failure = settle(operation, 200, Some(json(&body.to_string(), 3))).unwrap_err();
        assert_eq!(failure.code, "unexpected_answer", "{body}");
        assert!(failure.message.contains(named), "{}", failure.message);
    }
}

#[test]
fn answers_that_could_mislead() {
    for (field, value) in [
        ("uuid", json!(7)),
        ("uuid", json!(null)),
        ("status_code", json!("10")),
        ("status_code", json!(null)),
        ("created_at", json!(true)),
        ("msg_total_count", json!("1")),
        ("phones", json!("+49751234567")),
        ("is_dryrun", json!("false")),
    ] {
        let body = json(&bulk_with(field, value), 1);
        let failure = settle(&GET_BULK, 200, Some(body)).unwrap_err();
        assert_eq!(failure.code, "unexpected_answer");
        let named = format!("`{field}`");
        assert!(failure.message.contains(&named), "{}", failure.message);
    }
    for text in ["[]", "null", "3", "\"x\""] {
        for operation in [&GET_BULK, &DELETE_SMS, &CANCEL_BATCH] {
            let failure = settle(operation, 200, Some(json(text, 1))).unwrap_err();
            assert!(
                failure.message.contains("a JSON object"),
                "{}",
                failure.message
            );
        }
    }
    let body = json(r#"{"count":1}"#, 1);
    let failure = settle(&CANCEL_BATCH, 200, Some(body)).unwrap_err();
    assert!(
        failure.message.contains("`cancelledCount`"),
        "{}",
        failure.message
    );
    assert_eq!(failure.outcome, Outcome::Accepted);
}

fn refused(operation: &'static Operation, status: u16, body: Option<&str>) -> Box<Failure> {
    settle(operation, status, body.map(|text| json(text, 3))).unwrap_err()
}

#[test]
fn error_bodies_of_both_providers() {
    let problem = r#"{"type":"https://tools.ietf.org/html/rfc2616#section-10","title":"An error occurred","detail":"service_code: Service's code is invalid or unavailable.","violations":[{"propertyPath":"service_code","message":"Service's code is invalid or unavailable.","code":"c1051bb4"}]}"#;
    let failure = refused(&CREATE_BULK, 400, Some(problem));
    let violations = failure.fields.get("violations").unwrap().items();
    assert_eq!(failure.class, "BadRequestError");
    let member = |name| violations[0].get(name).and_then(Data::as_text);
    assert_eq!(member("path"), Some("service_code"));
    assert_eq!(member("code"), Some("c1051bb4"));
    assert!(failure.message.contains("Service's code is invalid"));

    let hydra = r#"{"@type":"ConstraintViolationList","hydra:title":"An error occurred","hydra:description":"phones[0]: bad","violations":[{"propertyPath":"phones[0]","message":"+491701234567 is bad"}]}"#;
    let failure = refused(&CREATE_BULK, 422, Some(hydra));
    assert_eq!(failure.class, "UnprocessableEntityError");
    assert!(!format!("{failure:?}").contains("1701234567"));

    for (code, status, class) in [
        (1001, 400, "BadRequestError"),
        (1002, 400, "BadRequestError"),
        (1200, 401, "AuthenticationError"),
        (1014, 426, "UpgradeRequiredError"),
        (2000, 500, "InternalServerError"),
    ] {
        let body = format!(
            r#"{{"code":{code},"message":"m","errorId":"91b106f0-c0da-4aba-a43a-7af9c5893a80","timestamp":"2017-04-19T02:31:19.4297387+00:00"}}"#
        );
        let failure = refused(&CANCEL_BATCH, status, Some(&body));
        assert_eq!(failure.class, class);
        let field = |name| failure.fields.get(name);
        assert_eq!(field("providerCode"), Some(&Data::Number(code.into())));
        assert_eq!(
            field("requestId").and_then(Data::as_text),
            Some("91b106f0-c0da-4aba-a43a-7af9c5893a80")
        );
    }
}

#[test]
fn error_bodies_without_a_problem() {
    for (status, class, outcome) in [
        (400, "BadRequestError", Outcome::Rejected),
        (401, "AuthenticationError", Outcome::Rejected),
        (402, "ApiError", Outcome::Rejected),
        (403, "PermissionDeniedError", Outcome::Rejected),
        (404, "NotFoundError", Outcome::Rejected),
        (405, "ApiError", Outcome::Rejected),
        (422, "UnprocessableEntityError", Outcome::Rejected),
        (426, "UpgradeRequiredError", Outcome::Rejected),
        (429, "RateLimitError", Outcome::Rejected),
        (500, "InternalServerError", Outcome::Unknown),
        (504, "InternalServerError", Outcome::Unknown),
    ] {
        for body in [
            None,
            Some("null"),
            Some("[]"),
            Some("\"text\""),
            Some(r#"{"violations":{"a":[1]},"code":{}}"#),
        ] {
            let failure = refused(&DELETE_SMS, status, body);
            assert_eq!((failure.class, failure.outcome), (class, outcome));
            assert_eq!(failure.fields.get("status"), Some(&Data::from(status)));
        }
    }
}

#[test]
fn many_phones_are_sent_and_refused_like_few() {
    let phone = |index: usize| format!("+4477009{index:05}");
    let packed = |phones: &[String]| {
        Data::Strings(Strings::new(phones.join("\",\"").into_bytes(), phones.len()).unwrap())
    };
    let list = |phones: &[String]| phones.iter().cloned().collect::<Data>();
    let read_both = |phones: &[String]| {
        [packed(phones), list(phones)].map(|phones| {
            let bulk = Data::Object(vec![
                ("text".into(), Data::Text("x".into())),
                ("phones".into(), phones),
            ]);
            common::request(&CREATE_BULK, &bulk, &Data::Undefined)
        })
    };
    let mut phones: Vec<String> = (0..100).map(phone).collect();
    let [many, few] = read_both(&phones).map(|bulk| {
        let body = bulk.unwrap().body.unwrap();
        assert_eq!(body.size(), body.to_string().len());
        body.to_string()
    });
    assert_eq!(many, few);
    assert!(many.contains(r#""phones":["+447700900000","+447700900001","#));

    phones[7] = "0170 1".into();
    phones[40] = String::new();
    let [many, few] = read_both(&phones).map(Result::unwrap_err);
    assert_eq!(many, few);
    let found: Vec<_> = many.iter().map(|it| (it.path.as_str(), it.code)).collect();
    assert_eq!(found, [("phones[7]", "format"), ("phones[40]", "empty")]);
}
