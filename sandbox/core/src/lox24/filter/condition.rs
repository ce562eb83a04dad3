//! One condition on one field of an SMS.

use crate::lox24::sms::SmsRow;

/// What a field must be.
#[derive(Debug)]
pub(super) enum Condition {
    Flag(bool),
    AnyOf(Vec<String>),
    AnyNumberOf(Vec<i64>),
    Contains { part: String, any_case: bool },
    Range { from: Option<i64>, to: Option<i64> },
}

impl Condition {
    pub(super) fn holds(&self, field: &str, sms: &SmsRow) -> bool {
        match self {
            Self::Flag(wanted) => flag(field, sms) == Some(*wanted),
            Self::AnyOf(values) => {
                word(field, sms).is_some_and(|word| values.iter().any(|value| value == word))
            }
            Self::AnyNumberOf(values) => {
                number(field, sms).is_some_and(|number| values.contains(&number))
            }
            Self::Contains { part, any_case } => word(field, sms).is_some_and(|word| {
                if *any_case {
                    word.to_lowercase().contains(&part.to_lowercase())
                } else {
                    word.contains(part)
                }
            }),
            Self::Range { from, to } => number(field, sms).is_some_and(|number| {
                from.is_none_or(|from| number >= from) && to.is_none_or(|to| number <= to)
            }),
        }
    }
}

fn flag(field: &str, sms: &SmsRow) -> Option<bool> {
    match field {
        "is_sent" => Some(sms.is_sent),
        "is_unicode" => Some(sms.is_unicode),
        _ => None,
    }
}

fn word<'a>(field: &str, sms: &'a SmsRow) -> Option<&'a str> {
    match field {
        "uuid" => Some(&sms.uuid),
        "iso2" => Some(&sms.iso2),
        "bulk" => sms.bulk.as_deref(),
        "text" => Some(&sms.text),
        "phone" => Some(&sms.phone),
        "sender_id" => Some(&sms.sender_id),
        "ip" => Some(&sms.ip),
        "callback_data" => sms.callback_data.as_deref(),
        _ => None,
    }
}

/// The value of a field that is a number.
pub(super) fn number(field: &str, sms: &SmsRow) -> Option<i64> {
    match field {
        "dlr_code" => Some(sms.dlr_code),
        "status_code" => Some(sms.status_code),
        "gateway_sent_at" => sms.gateway_sent_at,
        "delivery_at" => Some(sms.delivery_at),
        "created_at" => Some(sms.created_at),
        "chars_count" => Some(sms.chars_count),
        "parts_count" => Some(sms.parts_count),
        "source" => sms.source,
        "key_id" => Some(sms.key_id),
        _ => None,
    }
}
