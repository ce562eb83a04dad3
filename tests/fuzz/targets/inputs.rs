//! Inputs from callers. The bytes are JSON; values that JSON cannot express are strings that begin with `js:` (tests/common).
#![no_main]

#[path = "../../common/mod.rs"]
mod common;

use bulk_sms::base_url::{self, Parts};
use bulk_sms::check::Fields;
use bulk_sms::eight_by_eight::account::{api_key, region, sub_account};
use bulk_sms::eight_by_eight::cancel_batch::batch_id;
use bulk_sms::endpoint::Endpoint;
use bulk_sms::lox24::bulk;
use bulk_sms::lox24::create_bulk::CreateBulk;
use bulk_sms::lox24::credential::token;
use bulk_sms::lox24::delete_sms::DeleteSms;
use bulk_sms::lox24::sms_filter::SmsFilter;
use bulk_sms::options::{CallOptions, ClientOptions, Takes};
use common::{input, read};
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

fuzz_target!(|value: &[u8]| {
    let Ok(value) = serde_json::from_slice::<Value>(value) else {
        return;
    };
    let value = input(&value);
    if let Ok(bulk) = read(|issues| CreateBulk::read(&value, issues)) {
        let body = bulk.request().body.unwrap_or_default().to_string();
        assert!(serde_json::from_str::<Value>(&body).is_ok());
    }
    if let Ok(filter) = read(|issues| SmsFilter::read(&value, false, issues)) {
        let target = DeleteSms { filter }.request().target;
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
    let _ = read(|issues| bulk::id(&value, issues));
    let _ = read(|issues| batch_id(&value, issues));
    let _ = read(|issues| sub_account(&value, "subAccountId", issues));
    let _ = read(|issues| api_key(&value, "apiKey", issues));
    let _ = read(|issues| region(&value, "region", issues));
    if let Ok(token) = read(|issues| token(&value, "token", issues)) {
        assert!(token.bytes().all(|byte| byte.is_ascii_graphic()));
    }
    for takes in [Takes::Common, Takes::All, Takes::Waiting, Takes::Limits] {
        let _ = read(|issues| Some(CallOptions::read(&value, takes, issues)));
    }
    let _ = read(|issues| {
        let fields = Fields::open(&value, "options", "", &ClientOptions::KEYS, issues)?;
        Some(ClientOptions::read(&fields, issues))
    });
    if let bulk_sms::data::Data::Text(text) = value {
        let parts = Parts {
            protocol: "http:".to_owned(),
            hostname: text,
            ..Parts::default()
        };
        let _ = read(|issues| base_url::check(&parts, issues));
    }
});
