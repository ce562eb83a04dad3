//! A filter: which entries it selects, and in which order.

use super::condition::Condition;
use super::row::Row;
use crate::lox24::problem::Violation;

#[derive(Debug, Default)]
pub(in crate::lox24) struct Filter {
    pub(super) conditions: Vec<(&'static str, Condition)>,
    pub(super) orders: Vec<Order>,
    pub(super) page: Option<usize>,
    /// Parameters that are unknown or malformed.
    pub(super) violations: Vec<Violation>,
}

#[derive(Clone, Copy, Debug)]
pub(in crate::lox24) struct Order {
    pub(in crate::lox24) field: &'static str,
    pub(in crate::lox24) descending: bool,
}

impl Filter {
    /// Whether there is no condition at all, so that everything is selected.
    pub(in crate::lox24) fn is_empty(&self) -> bool {
        self.conditions.is_empty()
    }

    /// The page asked for, from 1.
    pub(in crate::lox24) fn page_number(&self) -> usize {
        self.page.unwrap_or(1)
    }

    /// Whether all conditions hold: different parameters are combined with AND.
    pub(in crate::lox24) fn selects(&self, row: &dyn Row) -> bool {
        self.conditions
            .iter()
            .all(|(field, condition)| condition.holds(field, row))
    }

    pub(in crate::lox24) fn sort(&self, rows: &mut [impl Row], default: Order) {
        // Stable sorts, the most important one last.
        let orders = match self.orders.as_slice() {
            [] => &[default],
            orders => orders,
        };
        for order in orders.iter().rev() {
            rows.sort_by(|one, other| {
                let ascending = one.number(order.field).cmp(&other.number(order.field));
                if order.descending {
                    ascending.reverse()
                } else {
                    ascending
                }
            });
        }
    }
}
