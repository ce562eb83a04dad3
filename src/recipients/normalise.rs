//! Converts a phone number as people write it to E.164, or says why it cannot.
//!
//! Nothing is guessed: a message to the wrong person costs more than a line that needs correcting. The rules and
//! their order are those of docs/numbers.md; `normalise/tests.rs` has a row for each.

use std::cmp::Ordering;

use super::clean::{Written, clean};
use super::home::{Fit, Home, National};
use super::reason::Reason;
use crate::decimal;
use crate::numbering::{self, Codes, Region, local};

/// Reads phone numbers for an account in a given country, or in none.
#[derive(Debug, Clone)]
pub struct Normaliser {
    home: Option<Home>,
    codes: Codes,
    /// How to read digits alone that may be a national or an international number.
    bare: Option<Reading>,
}

/// How a number with neither a `+` nor a prefix was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// As a number of the account's country.
    National,
    /// As a number with its calling code.
    International,
}

/// A phone number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Number {
    /// In E.164 form, without the `+`.
    pub value: u64,
    /// How it was read, if it has neither a `+` nor a prefix.
    pub bare: Option<Reading>,
}

impl Normaliser {
    /// A normaliser for an account in `country` (ISO 3166-1 alpha-2), which also accepts that country's national
    /// numbers. `None` if there is no such country.
    pub fn new(country: Option<&str>, bare: Option<Reading>) -> Option<Self> {
        let home = match country {
            Some(country) => Some(Home::new(Region::of_country(country)?)),
            None => None,
        };
        Some(Self {
            home,
            codes: Codes::new(),
            bare,
        })
    }

    /// The calling codes.
    pub(super) fn codes(&self) -> &Codes {
        &self.codes
    }

    /// Reads the number in a line.
    ///
    /// # Errors
    /// Why the line is rejected.
    pub fn normalise(&self, line: &[u8]) -> Result<Number, Reason> {
        let mut written = Written::default();
        clean(line, &mut written)?;
        if let Some(zero) = written.bracketed_zero {
            self.drop_zero(&mut written, zero);
        }
        let digits = written.digits();
        if written.plus {
            return self.international(digits).map(International::marked);
        }
        if digits.is_empty() {
            return Err(Reason::Empty);
        }
        let dialled = self.dialled_abroad(digits);
        if let Some(Ok(number)) = dialled {
            return Ok(number);
        }
        let prefixed = self.prefixed(digits);
        match (dialled, prefixed) {
            (_, Some(Ok(number))) => Ok(number),
            (Some(Err(reason)), _) | (None, Some(Err(reason))) => Err(reason),
            _ => self.bare(digits),
        }
    }

    /// Drops a 0 in brackets right after a calling code if it is certainly a national prefix: `+44 (0)7700 …`. The
    /// result has a `+`, because its calling code is certain.
    fn drop_zero(&self, written: &mut Written, zero: usize) {
        let before = written.digits().get(..zero).unwrap_or_default();
        let is_before_code = |prefix: &[u8]| {
            let code = before.strip_prefix(prefix).unwrap_or_default();
            (1..4).contains(&code.len()) && numbering::is_dialled_only(decimal::value(code) as u16)
        };
        // After a `+` comes the code itself.
        let mut abroad = self.abroad().filter(|_| !written.plus);
        let start = if is_before_code(b"") {
            Some(0)
        } else {
            abroad
                .find(|prefix| is_before_code(prefix))
                .map(<[u8]>::len)
        };
        if let Some(start) = start {
            *written = written.marked(start, zero);
        }
    }

    /// The prefixes that are dialled before an international number.
    fn abroad(&self) -> impl Iterator<Item = &'static [u8]> {
        Region::international_prefixes(self.home.map(|home| home.region))
    }

    /// Reads a number that begins with an international prefix. `00` is one everywhere, and one of the country may match as
    /// well: in South Korea, `001` and `002` are some.
    fn dialled_abroad(&self, digits: &[u8]) -> Option<Result<Number, Reason>> {
        let after = self
            .abroad()
            .filter_map(|prefix| digits.strip_prefix(prefix));
        let mut readings = after.map(|rest| self.international(rest));
        let first = readings.next()?;
        let found = match (first, readings.next()) {
            (first, None | Some(Err(_))) => first,
            (Err(_), Some(second)) => second,
            (Ok(first), Some(Ok(second))) => match self.rank(first).cmp(&self.rank(second)) {
                Ordering::Greater => Ok(first),
                Ordering::Less => Ok(second),
                Ordering::Equal => Err(Reason::Ambiguous),
            },
        };
        Some(found.map(International::marked))
    }

    /// How likely one of two readings is. In Colombia, 005 is a prefix too, but digits that read as +57 are no coincidence.
    fn rank(&self, it: International) -> (bool, Fit) {
        let main = self.codes.main_of(it.value);
        let is_own = self.home.is_some_and(|home| Some(home.main) == main);
        (is_own, it.fit)
    }

    /// Reads a number that begins with the national prefix of the account's country, or with a 0.
    fn prefixed(&self, digits: &[u8]) -> Option<Result<Number, Reason>> {
        let begins_with_zero = digits.starts_with(b"0");
        let Some(home) = self.home else {
            return begins_with_zero.then_some(Err(Reason::National));
        };
        let region = home.region;
        let national = |digits: &[u8]| {
            let value = home.within(digits)?;
            Ok(Number { value, bare: None })
        };
        // In a country where mobile numbers may begin with 0, the 0 is part of a number of the right length.
        if begins_with_zero && region.has_mobile_zero() && region.has_mobile_length(digits.len()) {
            return Some(national(digits));
        }
        let mut failed = None;
        for prefix in region.prefixes() {
            if let Some(rest) = digits.strip_prefix(prefix)
                && (region.keeps_zero() || !rest.starts_with(b"0"))
            {
                match national(rest) {
                    Ok(number) => return Some(Ok(number)),
                    Err(reason) => failed = failed.or(Some(reason).filter(|_| !rest.is_empty())),
                }
            }
        }
        if !begins_with_zero {
            return None;
        }
        if region.keeps_zero() {
            return Some(national(digits));
        }
        Some(Err(failed.unwrap_or(Reason::LeadingZero)))
    }

    /// Reads digits alone. They are international; with a country, they may also be national.
    fn bare(&self, digits: &[u8]) -> Result<Number, Reason> {
        let international = self.international(digits);
        let read = |value: u64, reading: Reading| Number {
            value,
            bare: Some(reading),
        };
        let abroad = |it: International| read(it.value, Reading::International);
        let Some(home) = self.home else {
            return international.map(abroad);
        };
        let National {
            value: national,
            fit,
            lost_zero,
        } = home.national(digits);
        let is_own = self.main_of(digits) == Some(home.main);
        // Digits that begin with the account's own calling code are international, unless a mobile number may begin
        // with the same digits.
        let has_code = is_own
            && match international {
                Err(Reason::NationalPrefix) => home
                    .main
                    .has_length(digits.len().saturating_sub(home.main.width() + 1)),
                Err(_) => false,
                Ok(_) => true,
            };
        if has_code && (fit < Fit::Mobile || !home.region.begins_with_code()) {
            return international.map(abroad);
        }
        let other = international.as_ref().map_or(Fit::Impossible, |it| it.fit);
        let reading = match (fit, other) {
            (Fit::Mobile, Fit::Mobile) => match self.bare {
                Some(reading) => reading,
                None if home.region.writes_prefix() || lost_zero => return Err(Reason::Ambiguous),
                None => Reading::National,
            },
            (Fit::Mobile, _) => Reading::National,
            (_, Fit::Mobile) => Reading::International,
            (Fit::Possible, _) => Reading::National,
            (Fit::Impossible, _) => Reading::International,
        };
        match reading {
            Reading::National => Ok(read(national, reading)),
            Reading::International => international.map(abroad),
        }
    }

    fn main_of(&self, digits: &[u8]) -> Option<Region> {
        let (head, _) = digits.split_at_checked(3)?;
        self.codes.main(decimal::value(head) as usize)
    }

    /// Reads a number that begins with its calling code.
    fn international(&self, digits: &[u8]) -> Result<International, Reason> {
        let Some(region) = self.main_of(digits) else {
            return Err(if digits.len() < 3 && !digits.starts_with(b"0") {
                Reason::TooShort
            } else {
                Reason::UnknownCallingCode
            });
        };
        let national = digits.get(region.width()..).unwrap_or_default();
        let possible = region.has_length(national.len());
        if has_prefix(region, national, possible) {
            return Err(Reason::NationalPrefix);
        }
        if !possible {
            let value = local::with_area(region, national);
            return value.map_or(Err(Reason::of_length(region, national.len())), |value| {
                let fit = Fit::Possible;
                Ok(International { value, fit })
            });
        }
        let value = decimal::value(digits);
        if region.has_long_shared_code() {
            let owner = self.codes.region(value).unwrap_or(region);
            if !owner.has_length(national.len()) {
                return Err(Reason::of_length(owner, national.len()));
            }
        }
        Ok(International {
            value,
            fit: if region.has_mobile_length(national.len()) {
                Fit::Mobile
            } else {
                Fit::Possible
            },
        })
    }

    /// Whether a number that begins with this digit (with `00` if the digit is 0) may instead begin with a prefix of
    /// the account's country.
    #[inline(always)]
    pub(super) fn may_be_prefixed(&self, first: u8) -> bool {
        let home = self.home.as_ref();
        home.is_some_and(|home| home.may_be_prefixed(first))
    }

    /// Whether `count` digits alone that begin with the calling code of a region are certainly an international number.
    #[inline(always)]
    pub(super) fn is_surely_international(&self, count: usize, region: Region) -> bool {
        self.home.as_ref().is_none_or(|home| {
            let is_mobile = region.has_mobile_length(count.wrapping_sub(region.width()));
            is_mobile && !home.may_be_mobile(count)
        })
    }
}

/// An international number.
#[derive(Debug, Clone, Copy)]
struct International {
    value: u64,
    fit: Fit,
}

impl International {
    fn marked(self) -> Number {
        Number {
            value: self.value,
            bare: None,
        }
    }
}

/// Whether national digits after a calling code begin with a prefix that does not belong there.
fn has_prefix(region: Region, national: &[u8], possible: bool) -> bool {
    // Most numbers begin with no prefix.
    let may_be_prefixed = |first: &u8| region.may_be_prefix(first & 15);
    national.first().is_some_and(may_be_prefixed)
        && region.prefixes().any(|prefix| {
            let rest = national.strip_prefix(prefix);
            rest.is_some_and(|rest| {
                let without = region.has_length(rest.len());
                match prefix {
                    // In a few countries with the prefix 0, numbers may also begin with 0.
                    [b'0', ..] => {
                        !possible || !region.keeps_zero() || (without && !region.has_mobile_zero())
                    }
                    // Elsewhere, numbers may begin with the same digit as the prefix.
                    _ => without && !possible,
                }
            })
        })
}

#[cfg(test)]
mod tests;
