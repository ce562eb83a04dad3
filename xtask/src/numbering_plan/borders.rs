//! Which first digits belong to which country, within a calling code that several countries share.

use anyhow::Result;

use super::metadata::Plan;
use super::pattern::Pattern;

/// How many digits of a number are considered, including its calling code.
pub(super) const DIGITS: usize = 7;

/// A region's claim to numbers.
struct Claim {
    numbers: Pattern,
    /// The patterns of leading digits match any number that begins with such digits, not only a whole number.
    leading: Option<Pattern>,
}

impl Claim {
    fn new(plan: &Plan<'_>) -> Result<Self> {
        let leading = plan
            .leading_digits()
            .map(|digits| Pattern::new(&format!("(?:{digits})\\d*")));
        Ok(Self {
            numbers: Pattern::new(&plan.patterns()?.join("|"))?,
            leading: leading.transpose()?,
        })
    }

    fn begins(&self, digits: &str) -> bool {
        match &self.leading {
            Some(leading) => leading.begins(digits),
            None => self.numbers.begins(digits),
        }
    }
}

/// The first digits of the numbers that do not belong to the main region, which is the first, and the position of the region to
/// which they belong; ascending. Digits that do not identify a region belong to the main region.
pub(super) fn of_code(code: u16, plans: &[Plan<'_>]) -> Result<Vec<(String, usize)>> {
    let claims = plans.iter().map(Claim::new).collect::<Result<Vec<_>>>()?;
    let code = code.to_string();
    let depth = DIGITS - code.len();
    let mut found = Vec::new();
    // Each prefix comes before the longer ones that begin with it.
    let mut open = vec![String::new()];
    while let Some(digits) = open.pop() {
        let mut alive = (0..claims.len()).filter(|it| claims[*it].begins(&digits));
        match (alive.next(), alive.next()) {
            (Some(_), Some(_)) if digits.len() < depth => {
                open.extend(('0'..='9').rev().map(|digit| format!("{digits}{digit}")));
            }
            (Some(owner), None) if owner > 0 => found.push((format!("{code}{digits}"), owner)),
            _ => {}
        }
    }
    Ok(found)
}
