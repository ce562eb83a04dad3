//! `POST /sms/ops/batch_delete`: deletes every SMS that a filter selects, sent or not, for good.

use super::sms_filter::SmsFilter;
use crate::answer::{self, Malformed};
use crate::data::Data;
use crate::endpoint::{Endpoint, Operation, Provider, Repeat};
use crate::http::{Method, Request};

/// Deletes what the filter selects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeleteSms {
    /// The checked filter.
    pub filter: SmsFilter,
}

impl Endpoint for DeleteSms {
    const OPERATION: Operation = Operation {
        provider: Provider::Lox24,
        method: Method::Post,
        path: "/sms/ops/batch_delete",
        repeat: Repeat::Never,
    };
    /// How many SMS were deleted.
    type Answer = f64;

    fn request(&self) -> Request {
        let mut target = Self::OPERATION.path.to_owned();
        self.filter.append_query(&mut target);
        Request {
            method: Method::Post,
            target,
            body: None,
        }
    }

    /// The page documents one number and not its name; `deleted_sms_count` is known from the
    /// official PHP client's tests only, which takes the first value whatever it is called.
    fn decode(body: &Data) -> Result<f64, Malformed> {
        answer::count(body, "deleted_sms_count", true)
    }
}
