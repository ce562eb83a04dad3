//! One row of the table: what the plan keeps of a region's metadata.

use anyhow::Result;

use super::metadata::Plan;
use super::pattern::Pattern;

/// The longest number with its calling code (E.164).
const MAX_DIGITS: usize = 15;

/// One row of the table.
pub(super) struct Row {
    pub(super) code: u16,
    pub(super) country: String,
    pub(super) lengths: u16,
    pub(super) mobile: u16,
    pub(super) prefix: u8,
    pub(super) international: u8,
    pub(super) dials_zero: bool,
    pub(super) keeps_zero: bool,
    pub(super) writes_prefix: bool,
    pub(super) begins_with_code: bool,
    pub(super) mobile_zero: bool,
}

impl Row {
    pub(super) fn flags(&self) -> u8 {
        let bits = [
            self.keeps_zero,
            self.writes_prefix,
            self.begins_with_code,
            self.mobile_zero,
        ];
        (0..)
            .zip(bits)
            .fold(0, |flags, (bit, is_set)| flags | u8::from(is_set) << bit)
    }
}

/// Texts that many rows share, numbered in the order of their first appearance.
#[derive(Default)]
pub(super) struct Shared(pub(super) Vec<Vec<String>>);

impl Shared {
    fn number(&mut self, texts: Vec<String>) -> Result<u8> {
        let found = self.0.iter().position(|it| *it == texts);
        let number = found.unwrap_or_else(|| {
            self.0.push(texts);
            self.0.len() - 1
        });
        Ok(number.try_into()?)
    }
}

/// The row of a region. `main` is the main region of its calling code.
pub(super) fn row(
    code: u16,
    plan: &Plan<'_>,
    main: &Plan<'_>,
    prefixes: &mut Shared,
    internationals: &mut Shared,
) -> Result<Row> {
    let width = code.to_string().len();
    let bits = |lengths: Vec<u64>| {
        // Longer numbers are possible within a country only.
        let possible = lengths
            .iter()
            .filter(|it| **it as usize + width <= MAX_DIGITS);
        possible.fold(0u16, |bits, length| bits | 1 << length)
    };
    let prefix = national_prefixes(plan)?;
    Ok(Row {
        code,
        country: plan.country.to_owned(),
        lengths: bits(plan.lengths()?),
        mobile: bits(plan.mobile_lengths()?),
        dials_zero: prefix.iter().any(|it| it == "0"),
        prefix: prefixes.number(prefix)?,
        international: internationals.number(international_prefixes(plan)?)?,
        keeps_zero: keeps_zero(plan)?,
        writes_prefix: writes_prefix(plan, main)?,
        begins_with_code: begins_with_code(code, plan)?,
        mobile_zero: match plan.mobile_pattern() {
            Some(pattern) => Pattern::new(pattern)?.begins("0"),
            None => false,
        },
    })
}

/// All strings of so many digits at most that match.
fn short(pattern: &Pattern, most: usize) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec![String::new()];
    while let Some(digits) = open.pop() {
        if pattern.matches(&digits) {
            found.push(digits.clone());
        }
        if digits.len() < most && pattern.begins(&digits) {
            open.extend(('0'..='9').rev().map(|digit| format!("{digits}{digit}")));
        }
    }
    found
}

/// The national prefix and, where the pattern lists nothing else, its variants (`8` and `80` in Belarus).
fn national_prefixes(plan: &Plan<'_>) -> Result<Vec<String>> {
    let Some(prefix) = plan.prefix() else {
        // In Gabon a 0 is dialled before some numbers and belongs to others.
        let is_dialled = plan.prefix_pattern().is_some_and(|it| it.starts_with("0("));
        return Ok(Vec::from_iter(is_dialled.then(|| "0".to_owned())));
    };
    let mut all = match plan.prefix_pattern() {
        // A group stands for something else: a carrier, or an area code that locals leave out.
        Some(pattern) if !pattern.contains('(') => short(&Pattern::new(pattern)?, 2),
        _ => vec![prefix.to_owned()],
    };
    all.sort_by_key(|it| std::cmp::Reverse(it.len()));
    Ok(all)
}

/// The international prefixes: `00`, which is understood everywhere, and the preferred one, or all short ones. Longer ones
/// name a carrier.
fn international_prefixes(plan: &Plan<'_>) -> Result<Vec<String>> {
    let mut all = match plan.preferred_international_prefix() {
        Some(preferred) => vec![preferred.replace('~', "")],
        None => short(&Pattern::new(plan.international_prefix())?, 3),
    };
    // A single 0 would make international numbers of national ones where those may begin with 0, too.
    let is_free = plan.prefix().is_none() && !keeps_zero(plan)?;
    all.retain(|it| it != "00" && (it.len() > 2 || (it == "0" && is_free)));
    all.insert(0, "00".to_owned());
    Ok(all)
}

/// Whether numbers of a line or a mobile phone may begin with 0. Toll-free numbers that do so cannot be reached from
/// abroad.
fn keeps_zero(plan: &Plan<'_>) -> Result<bool> {
    for pattern in plan.phone_patterns()? {
        if Pattern::new(pattern)?.begins("0") {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether a mobile number may begin with the digits of its calling code and be possible without them, too.
fn begins_with_code(code: u16, plan: &Plan<'_>) -> Result<bool> {
    let Some(pattern) = plan.mobile_pattern() else {
        return Ok(false);
    };
    let (pattern, lengths) = (Pattern::new(pattern)?, plan.lengths()?);
    let mut starts = vec![code.to_string()];
    if plan.prefix() == Some("0") {
        starts.push(format!("{code}0"));
    }
    let mobile = plan.mobile_lengths()?;
    Ok(starts.iter().any(|start| {
        mobile.iter().any(|length| {
            let rest = length.checked_sub(start.len() as u64);
            rest.is_some_and(|rest| lengths.contains(&rest))
                && pattern.begins_at_length(start, *length as usize)
        })
    }))
}

/// Whether mobile numbers are written with the national prefix. Only the main region of a code has formats.
fn writes_prefix(plan: &Plan<'_>, main: &Plan<'_>) -> Result<bool> {
    let (Some(prefix), Some(example)) = (plan.prefix(), plan.example()) else {
        return Ok(false);
    };
    for format in main.formats() {
        let begins = match format.first {
            Some(first) => Pattern::new(&format!("(?:{first})\\d*"))?.matches(example),
            None => true,
        };
        if begins && Pattern::new(format.pattern)?.matches(example) {
            return Ok(format.rule.contains(prefix) && !format.is_optional);
        }
    }
    Ok(false)
}
