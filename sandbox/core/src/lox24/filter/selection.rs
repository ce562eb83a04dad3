//! A filter: which SMS it selects, and in which order.

use super::condition::{Condition, number};
use crate::lox24::problem::Violation;
use crate::lox24::sms::SmsRow;

#[derive(Debug, Default)]
pub(in crate::lox24) struct Filter {
    pub(super) conditions: Vec<(&'static str, Condition)>,
    pub(super) orders: Vec<Order>,
    pub(super) page: Option<usize>,
    /// Parameters that are unknown or malformed.
    pub(super) violations: Vec<Violation>,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Order {
    pub(super) field: &'static str,
    pub(super) descending: bool,
}

impl Filter {
    /// Whether there is no condition at all, so that every SMS is selected.
    pub(in crate::lox24) fn is_empty(&self) -> bool {
        self.conditions.is_empty()
    }

    /// The page asked for, from 1.
    pub(in crate::lox24) fn page_number(&self) -> usize {
        self.page.unwrap_or(1)
    }

    /// Whether all conditions hold: different parameters are combined with AND.
    pub(in crate::lox24) fn selects(&self, sms: &SmsRow) -> bool {
        self.conditions
            .iter()
            .all(|(field, condition)| condition.holds(field, sms))
    }

    pub(in crate::lox24) fn sort(&self, rows: &mut [SmsRow]) {
        // Stable sorts, the most important one last.
        for order in self.orders.iter().rev() {
            rows.sort_by(|one, other| {
                let ascending = number(order.field, one).cmp(&number(order.field, other));
                if order.descending {
                    ascending.reverse()
                } else {
                    ascending
                }
            });
        }
    }
}
