//! What the account says about a bulk: whether it may use the service, and whether the balance covers the cost.

use super::Warnings;
use crate::cost::Amount;
use crate::input::check::{self, Fields};
use crate::input::data::Data;
use crate::input::issue::Issues;
use crate::input::rule::Value;
use crate::text::{listed, text};

const ACCOUNT: &str = "options.account";

/// What `account()` returned, as far as it matters here.
#[derive(Default)]
pub(super) struct Account<'a> {
    balance: Option<f64>,
    currency: Option<&'a str>,
    services: Option<&'a [Data]>,
}

impl<'a> Account<'a> {
    /// Reads the option. Like the limits, it must not be missing by mistake (`undefined`).
    pub(super) fn read(options: &Fields<'a>, issues: &mut Issues) -> Self {
        let Some(value) = options.raw("account") else {
            return Self::default();
        };
        if !matches!(value, Data::Object(_)) {
            check::wrong_type(value, ACCOUNT, "the object from `account()`", issues);
            return Self::default();
        }
        let mut refuse = |name: &str, expected: &str| {
            let found = value.get(name).unwrap_or(&Data::Undefined);
            check::wrong_type(found, &text!(ACCOUNT, ".", name), expected, issues);
        };
        let balance = match value.get("balance_amount") {
            Some(Data::Number(balance)) if balance.is_finite() => Some(*balance),
            _ => {
                refuse("balance_amount", "a number");
                None
            }
        };
        let services = match value.get("services") {
            Some(Data::List(services)) => Some(services.as_slice()),
            None | Some(Data::Undefined | Data::Null) => None,
            Some(_) => {
                refuse("services", "an array");
                None
            }
        };
        Self {
            balance,
            currency: value.get("currency").and_then(Data::as_text),
            services,
        }
    }
}

impl Warnings {
    /// Warns about what the account does not cover or does not allow.
    pub(super) fn account(
        &mut self,
        account: &Account<'_>,
        service: Option<&Value>,
        cost: Option<Amount>,
    ) {
        if let (Some(balance), Some(cost)) = (account.balance, cost)
            && cost.to_number() > balance
        {
            let currency = account.currency.map(|name| text!(" (", name, ")"));
            let currency = currency.unwrap_or_default();
            let message = text!(
                "The cost is ",
                cost,
                ", but the account's balance is ",
                if balance < 0.0 {
                    "below 0".to_owned()
                } else {
                    text!(Amount::rounded(balance))
                },
                ". The balance is without VAT and in the account's currency",
                currency,
                "; the prices must be, too."
            );
            self.push(ACCOUNT, "balance_too_low", message);
        }
        if let (Some(services), Some(Value::Text(service))) = (account.services, service)
            && !services.iter().any(|it| it.as_text() == Some(service))
        {
            let message = text!(
                "The account may not use this service. Its services: ",
                listed(services.iter().filter_map(Data::as_text)),
                "."
            );
            self.push("service_code", "service_not_available", message);
        }
    }
}
