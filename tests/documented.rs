//! The providers' own examples: the client produces each documented call exactly as its page shows
//! it, and reads each documented response and error.
#![allow(missing_docs, reason = "the test names are the documentation")]

mod common;

use bulk_sms::data::{Data, Lines};
use bulk_sms::eight_by_eight::account::{REGIONS, api_key, region, sub_account};
use bulk_sms::eight_by_eight::cancel_batch::{CancelBatch, batch_id};
use bulk_sms::endpoint::{Endpoint, Provider, Repeat};
use bulk_sms::error::{Failure, Outcome};
use bulk_sms::http::ReplyHead;
use bulk_sms::lox24::cancel_bulk::CancelBulk;
use bulk_sms::lox24::create_bulk::CreateBulk;
use bulk_sms::lox24::credential;
use bulk_sms::lox24::delete_sms::DeleteSms;
use bulk_sms::lox24::get_bulk::GetBulk;
use bulk_sms::lox24::sms_filter::SmsFilter;
use bulk_sms::lox24::{BASE_URL, bulk};
use common::{input, json, line, read};
use serde_json::{Value, json};

const ID: &str = "da0fa78c-4699-11ea-a637-96000028b339";

fn filter(value: Value) -> DeleteSms {
    let filter = read(|issues| SmsFilter::read(&input(&value), false, issues)).unwrap();
    DeleteSms { filter }
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
    let endpoint = read(|issues| CreateBulk::read(&input(&body), issues)).unwrap();
    assert_eq!(line(&endpoint), "POST /bulks");
    let sent: Value = serde_json::from_str(&endpoint.request().body.unwrap().to_string()).unwrap();
    assert_eq!(sent, body);
    assert_eq!(CreateBulk::OPERATION.repeat, Repeat::Never);
}

#[test]
fn every_documented_form_of_a_phone_and_null_where_documented() {
    let body = json!({
        "text": "\u{20ac} \"quoted\" \\ \n \u{1f600}",
        "phones": ["+491701234567", "00491701234567", "491701234567", "01701234567"],
        "source": null,
        "voice_lang": null
    });
    let endpoint = read(|issues| CreateBulk::read(&input(&body), issues)).unwrap();
    let sent: Value = serde_json::from_str(&endpoint.request().body.unwrap().to_string()).unwrap();
    assert_eq!(sent, body);
}

#[test]
fn a_date_becomes_seconds_and_undefined_is_left_out() {
    let bulk = json!({
        "text": "x", "msg_groups": [1], "delivery_at": "js:Date 1573724611999",
        "sender_id": "js:undefined", "phones": "js:undefined"
    });
    let endpoint = read(|issues| CreateBulk::read(&input(&bulk), issues)).unwrap();
    let sent: Value = serde_json::from_str(&endpoint.request().body.unwrap().to_string()).unwrap();
    assert_eq!(
        sent,
        json!({ "text": "x", "msg_groups": [1], "delivery_at": 1573724611 })
    );
}

#[test]
fn get_and_cancel() {
    let id = read(|issues| bulk::id(&input(&json!(ID)), issues)).unwrap();
    assert_eq!(
        line(&GetBulk { id: id.clone() }),
        format!("GET /bulks/{ID}")
    );
    let cancel = CancelBulk { id };
    assert_eq!(line(&cancel), format!("PUT /bulks/{ID}/cancel"));
    assert_eq!(cancel.request().body, None);
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
        let endpoint = filter(value);
        assert_eq!(line(&endpoint), format!("{path}?{query}"));
        assert_eq!(endpoint.request().body, None);
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
        let target = filter(value).request().target;
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
            assert!(
                filter(value).request().target.ends_with(&expected),
                "{expected}"
            );
        }
    }
}

#[test]
fn everything_only_on_request() {
    let all = read(|issues| SmsFilter::read(&input(&json!({})), true, issues)).unwrap();
    assert_eq!(
        line(&DeleteSms { filter: all }),
        "POST /sms/ops/batch_delete"
    );
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
    let endpoint = CancelBatch {
        sub_account: read(|issues| sub_account(&input(&json!("my-sub&co")), "s", issues)).unwrap(),
        batch_id: read(|issues| batch_id(&input(&json!(ID)), issues)).unwrap(),
    };
    assert_eq!(
        line(&endpoint),
        format!("DELETE /api/v1/subaccounts/my-sub%26co/messages/batch/{ID}")
    );
    assert_eq!(endpoint.request().body, None);
}

#[test]
fn credentials_of_the_pages() {
    let token = "1234567:e3f3a759b6677959b6ebfcxxxxxxxxxx";
    assert_eq!(
        read(|issues| credential::token(&input(&json!(token)), "token", issues)).as_deref(),
        Ok(token)
    );
    assert_eq!(BASE_URL, "https://api.lox24.eu");
    assert!(read(|issues| api_key(&input(&json!("abc")), "apiKey", issues)).is_ok());
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
        assert_eq!(GetBulk::decode(&json(&text, 1)), Ok(()), "{text}");
        assert_eq!(CreateBulk::decode(&json(&text, 1)), Ok(()), "{text}");
        assert_eq!(CancelBulk::decode(&json(&text, 1)), Ok(()), "{text}");
    }
    for (text, count) in [
        (r#"{"deleted_sms_count":20}"#, 20.0),
        (r#"{"affected_rows":0}"#, 0.0),
    ] {
        assert_eq!(DeleteSms::decode(&json(text, 1)), Ok(count));
    }
    for (text, count) in [
        (r#"{"cancelledCount":0}"#, 0.0),
        (r#"{"cancelledCount":10}"#, 10.0),
    ] {
        assert_eq!(CancelBatch::decode(&json(text, 1)), Ok(count));
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
        let malformed = GetBulk::decode(&json(&bulk_with(field, value), 1)).unwrap_err();
        assert_eq!(malformed.field, Some(field));
    }
    for text in ["[]", "null", "3", "\"x\""] {
        assert_eq!(GetBulk::decode(&json(text, 1)).unwrap_err().field, None);
    }
    let malformed = CancelBatch::decode(&json(r#"{"count":1}"#, 1)).unwrap_err();
    assert_eq!(malformed.field, Some("cancelledCount"));
}

fn refused(operation: bulk_sms::endpoint::Operation, status: u16, body: Option<&str>) -> Failure {
    let head = ReplyHead {
        status,
        ..ReplyHead::default()
    };
    let body = body.map(|text| json(text, 3));
    Failure::api(&operation, head, body.as_ref())
}

#[test]
fn error_bodies_of_both_providers() {
    let problem = r#"{"type":"https://tools.ietf.org/html/rfc2616#section-10","title":"An error occurred","detail":"service_code: Service's code is invalid or unavailable.","violations":[{"propertyPath":"service_code","message":"Service's code is invalid or unavailable.","code":"c1051bb4"}]}"#;
    let failure = refused(CreateBulk::OPERATION, 400, Some(problem));
    let violations = failure.fields.get("violations").unwrap().items();
    assert_eq!(failure.class, "BadRequestError");
    let member = |name| violations[0].get(name).and_then(Data::as_text);
    assert_eq!(member("path"), Some("service_code"));
    assert_eq!(member("code"), Some("c1051bb4"));
    assert!(failure.message.contains("service_code"));

    let hydra = r#"{"@type":"ConstraintViolationList","hydra:title":"An error occurred","hydra:description":"phones[0]: bad","violations":[{"propertyPath":"phones[0]","message":"+491701234567 is bad"}]}"#;
    let failure = refused(CreateBulk::OPERATION, 422, Some(hydra));
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
        let failure = refused(CancelBatch::OPERATION, status, Some(&body));
        assert_eq!(failure.class, class);
        let field = |name| failure.fields.get(name);
        assert_eq!(field("providerCode"), Some(&Data::Number(code.into())));
        assert_eq!(
            field("requestId").and_then(Data::as_text),
            Some("91b106f0-c0da-4aba-a43a-7af9c5893a80")
        );
        assert_eq!(CancelBatch::OPERATION.provider, Provider::EightByEight);
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
            let failure = refused(DeleteSms::OPERATION, status, body);
            assert_eq!((failure.class, failure.outcome), (class, outcome));
            assert_eq!(failure.fields.get("status"), Some(&Data::from(status)));
        }
    }
}

#[test]
fn many_phones_are_sent_and_refused_like_few() {
    let phone = |index: usize| format!("+4477009{index:05}");
    let lines = |phones: &[String]| {
        let text: String = phones.iter().map(|phone| format!("{phone}\n")).collect();
        Data::Lines(Lines::new(text.into_bytes(), phones.len()).unwrap())
    };
    let list = |phones: &[String]| phones.iter().cloned().collect::<Data>();
    let read_both = |phones: &[String]| {
        [lines(phones), list(phones)].map(|phones| {
            let bulk = Data::Object(vec![
                ("text".into(), Data::Text("x".into())),
                ("phones".into(), phones),
            ]);
            read(|issues| CreateBulk::read(&bulk, issues))
        })
    };
    let mut phones: Vec<String> = (0..100).map(phone).collect();
    let [many, few] = read_both(&phones).map(|bulk| {
        let body = bulk.unwrap().request().body.unwrap();
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
    assert_eq!(Lines::new(b"a\nb\n".to_vec(), 1), None);
}
