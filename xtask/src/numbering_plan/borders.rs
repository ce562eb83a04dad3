//! Where the numbers of one country end and those of the next begin, within a calling code that several share.

use anyhow::Result;

use super::metadata::Plan;
use super::pattern::Pattern;

/// How many digits of a number are looked at, with its calling code.
pub(super) const DIGITS: usize = 7;

/// A region's claim to numbers.
struct Claim {
    numbers: Pattern,
    /// The patterns of leading digits are not for whole numbers: they match a number that begins with them.
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

/// The first number of each stretch, as its first [`DIGITS`] digits, and the stretch's region by its position. What
/// the digits do not decide belongs to the main region, which is the first.
pub(super) fn of_code(code: u16, plans: &[Plan<'_>]) -> Result<Vec<(u32, usize)>> {
    let claims = plans.iter().map(Claim::new).collect::<Result<Vec<_>>>()?;
    let code = code.to_string();
    let depth = DIGITS - code.len();
    let mut stretches = Vec::new();
    let mut add = |digits: String, owner: usize| -> Result<()> {
        let start: u32 = format!("{code}{digits:0<depth$}").parse()?;
        if stretches.last().is_none_or(|(_, last)| *last != owner) {
            stretches.push((start, owner));
        }
        Ok(())
    };
    // In ascending order, each prefix before those that begin with it.
    let mut open = vec![String::new()];
    while let Some(digits) = open.pop() {
        let mut alive = (0..claims.len()).filter(|it| claims[*it].begins(&digits));
        let first = alive.next().unwrap_or_default();
        match alive.next() {
            Some(_) if digits.len() < depth => {
                open.extend(('0'..='9').rev().map(|digit| format!("{digits}{digit}")));
            }
            Some(_) => add(digits, 0)?,
            None => add(digits, first)?,
        }
    }
    Ok(stretches)
}
