//! Inputs from callers. The bytes are JSON; values that JSON cannot express are strings that begin with `js:` (tests/common).
#![no_main]

#[path = "../../common/mod.rs"]
mod common;

use bulk_sms::call::watch;
use bulk_sms::eight_by_eight::{region, sub_account};
use bulk_sms::input::check::Fields;
use bulk_sms::input::data::Data;
use bulk_sms::input::options::{CallOptions, ClientOptions, milliseconds};
use bulk_sms::lox24::bulks::CREATE_BULK;
use bulk_sms::lox24::sms::DELETE_SMS;
use bulk_sms::operations::OPERATIONS;
use bulk_sms::wire::base_url::{self, Parts};
use common::{input, read};
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

fuzz_target!(|value: &[u8]| {
    let Ok(value) = serde_json::from_slice::<Value>(value) else {
        return;
    };
    let value = input(&value);
    if let Ok(request) = common::request(&CREATE_BULK, &value, &Data::Undefined) {
        let body = request.body.unwrap_or_default().to_string();
        assert!(serde_json::from_str::<Value>(&body).is_ok());
    }
    if let Ok(request) = common::request(&DELETE_SMS, &value, &Data::Undefined) {
        let target = request.target;
        let (_, query) = target.split_once('?').unwrap_or_default();
        assert!(
            query
                .split('&')
                .any(|pair| !pair.is_empty() && !pair.starts_with("_order["))
        );
        assert!(
            query
                .bytes()
                .all(|byte| byte.is_ascii_graphic() && byte != b'#' && byte != b'+')
        );
    }
    for operation in OPERATIONS {
        let _ = common::request(operation, &value, &Data::Undefined);
        let _ = common::request(operation, &Data::Null, &value);
        let check = operation.provider.credential.check;
        if let Ok(secret) = read(|issues| check(&value, "secret", issues)) {
            assert!(secret.bytes().all(|byte| byte.is_ascii_graphic()));
        }
    }
    let _ = read(|issues| sub_account(&value, "subAccountId", issues));
    let _ = read(|issues| region(&value, "region", issues));
    let _ = read(|issues| {
        let (_, own) = CallOptions::read(&value, [&watch::OPTIONS, &[]], issues);
        milliseconds(&own, "interval", issues)
    });
    let _ = read(|issues| {
        let fields = Fields::open(&value, "options", "", &[&ClientOptions::KEYS], issues)?;
        Some(ClientOptions::read(&fields, issues))
    });
    if let Data::Text(text) = value {
        let parts = Parts {
            protocol: "http:".to_owned(),
            hostname: text,
            ..Parts::default()
        };
        let _ = read(|issues| base_url::check(&parts, issues));
    }
});
