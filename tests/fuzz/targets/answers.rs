//! Bodies of responses and errors, as any server may send them.
#![no_main]

#[path = "../../common/mod.rs"]
mod common;

use bulk_sms::eight_by_eight::cancel_batch::CancelBatch;
use bulk_sms::endpoint::Endpoint;
use bulk_sms::error::{Failure, Outcome};
use bulk_sms::http::ReplyHead;
use bulk_sms::lox24::cancel_bulk::CancelBulk;
use bulk_sms::lox24::create_bulk::CreateBulk;
use bulk_sms::lox24::delete_sms::DeleteSms;
use bulk_sms::lox24::get_bulk::GetBulk;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else {
        return;
    };
    let status = 400 + u16::from(*first);
    for depth in [1, 3] {
        let value = serde_json::from_slice(rest).ok();
        let body = value.map(|value| common::cut(common::input(&value), depth));
        if let Some(body) = &body {
            let _ = (
                CreateBulk::decode(body),
                GetBulk::decode(body),
                CancelBulk::decode(body),
            );
            if let Ok(count) = DeleteSms::decode(body) {
                assert!(count >= 0.0 && count.fract() == 0.0);
            }
            if let Ok(count) = CancelBatch::decode(body) {
                assert!(count >= 0.0 && count.fract() == 0.0);
            }
        }
        for operation in [CreateBulk::OPERATION, CancelBatch::OPERATION] {
            let head = ReplyHead {
                status,
                ..ReplyHead::default()
            };
            let failure = Failure::api(&operation, head, body.as_ref());
            assert_eq!(failure.outcome, Outcome::of(status));
            assert!(failure.message.len() < 600);
        }
    }
});
