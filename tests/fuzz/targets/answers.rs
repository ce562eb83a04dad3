//! Bodies of responses and errors, as any server may send them.
#![no_main]

#[path = "../../common/mod.rs"]
mod common;

use bulk_sms::call::Outcome;
use bulk_sms::call::failure::Failure;
use bulk_sms::operations::OPERATIONS;
use bulk_sms::wire::ReplyHead;
use bulk_sms::wire::shape::Answer;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else {
        return;
    };
    let status = 400 + u16::from(*first);
    for depth in [1, 3] {
        let value = serde_json::from_slice(rest).ok();
        let body = value.map(|value| common::cut(common::input(&value), depth));
        for operation in OPERATIONS {
            let answer = common::settle(operation, 200, body.clone());
            match (operation.answer, answer) {
                (
                    Answer::AsItIs(_) | Answer::Receipt(_) | Answer::Page(_) | Answer::Nothing,
                    Ok(value),
                ) => assert_eq!(value, None),
                (Answer::Total(_), Ok(value)) => {
                    let Some(bulk_sms::input::data::Data::Number(total)) = value else {
                        panic!("no total");
                    };
                    assert!(total >= 0.0 && total.fract() == 0.0);
                }
                (Answer::Count { name, .. }, Ok(value)) => {
                    let value = value.unwrap();
                    let Some(bulk_sms::input::data::Data::Number(count)) = value.get(name) else {
                        panic!("no count");
                    };
                    assert!(*count >= 0.0 && count.fract() == 0.0);
                }
                (_, Err(failure)) => assert_eq!(failure.outcome, Outcome::Accepted),
            }
            let head = ReplyHead {
                status,
                ..ReplyHead::default()
            };
            let failure = Failure::api(operation, head, body.as_ref(), None);
            assert_eq!(failure.outcome, Outcome::of(status));
            assert!(failure.message.len() < 1_500);
        }
    }
});
