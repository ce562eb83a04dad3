//! Prints every call that the package can make, as JSON: the tests of the packed package go through this list.
//!
//! ```sh
//! cargo run --example operations
//! ```

use bulk_sms::operation::Repeat;
use bulk_sms::operations::OPERATIONS;
use bulk_sms::wire::shape::Answer;
use serde_json::{Value, json};

fn main() {
    let all = OPERATIONS.iter().map(|operation| {
        json!({
            "name": operation.name,
            "provider": operation.provider.name,
            "method": operation.method.as_str(),
            "path": operation.path,
            "repeat": match operation.repeat {
                Repeat::Safe => "safe",
                Repeat::Never => "never",
                Repeat::IfNothingWasDone => "if nothing was done",
            },
            "isList": matches!(operation.answer, Answer::Page(_)),
            "tellsCertainty": matches!(operation.answer, Answer::Count { with_certainty: true, .. }),
        })
    });
    println!("{}", Value::Array(all.collect()));
}
