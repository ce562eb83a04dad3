//! Converts a phone number as people write it to E.164, or says why it cannot.
//!
//! Nothing is guessed: a message to the wrong person costs more than a line that needs correcting. The rules and
//! their order are those of docs/numbers.md; `normalise/tests.rs` has a row for each.

use super::clean::{Written, clean};
use super::reason::Reason;
use crate::numbering::{self, Codes, Region, argentina, local};

/// Reads phone numbers for an account in a given country, or in none.
#[derive(Debug, Clone)]
pub struct Normaliser {
    home: Option<Home>,
    codes: Codes,
    /// How to read digits alone that may be a national or an international number.
    bare: Option<Reading>,
}

/// The country of the account.
#[derive(Debug, Clone, Copy)]
struct Home {
    region: Region,
    /// The main region of its calling code, whose lengths cover all numbers of the code.
    main: Region,
    /// The calling code.
    code: u64,
    /// Bit n: a number that begins with n may begin with a prefix of the country. Bit 0: so may one that begins
    /// with `00`.
    prefixed: u16,
    /// Bit n: n digits alone may be a mobile number of the country, complete or without its 0.
    national_counts: u16,
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

/// How well a number of digits fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Impossible,
    /// Some number has this many digits.
    Possible,
    /// Mobile numbers have this many digits.
    Mobile,
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
            return self.marked(digits);
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
            (1..4).contains(&code.len()) && numbering::is_dialled_only(value(code) as u16)
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

    /// Reads a number after a `+`.
    fn marked(&self, digits: &[u8]) -> Result<Number, Reason> {
        let value = self.international(digits)?.value;
        Ok(Number { value, bare: None })
    }

    /// Reads a number that begins with an international prefix. Several may match: South Korea has `001` and `002`,
    /// and `00` is a prefix everywhere.
    fn dialled_abroad(&self, digits: &[u8]) -> Option<Result<Number, Reason>> {
        let mut best: Option<Result<International, Reason>> = None;
        for prefix in self.abroad() {
            let Some(rest) = digits.strip_prefix(prefix) else {
                continue;
            };
            let next = self.international(rest);
            // In Colombia, 005 is a prefix too, but digits that read as +57 are no coincidence.
            if next.is_ok() && self.home.map(|home| home.main) == self.main_of(rest) {
                best = Some(next);
                break;
            }
            best = Some(match (best, next) {
                (None, next) | (Some(Err(_)), next @ Ok(_)) => next,
                (Some(best), Err(_)) => best,
                (Some(Ok(best)), Ok(next)) if next.value == best.value || next.fit < best.fit => {
                    Ok(best)
                }
                (Some(Ok(best)), Ok(next)) if next.fit > best.fit => Ok(next),
                _ => Err(Reason::Ambiguous),
            });
        }
        best.map(|it| {
            it.map(|it| Number {
                value: it.value,
                bare: None,
            })
        })
    }

    /// Reads a number that begins with the national prefix of the account's country, or with a 0.
    fn prefixed(&self, digits: &[u8]) -> Option<Result<Number, Reason>> {
        let begins_with_zero = digits.starts_with(b"0");
        let Some(home) = self.home else {
            return begins_with_zero.then_some(Err(Reason::National));
        };
        let region = home.region;
        let national = |digits: &[u8]| {
            let mobile = argentina::mobile(home.main, digits);
            let digits = mobile.as_ref().map_or(digits, |it| it);
            home.within(digits)
                .map(|value| Number { value, bare: None })
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
        self.codes.main(value(head) as usize)
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
        let may_be_prefixed = |first: &u8| region.may_be_prefix(first & 15);
        // Most numbers begin with no prefix.
        let prefixes = region.prefixes();
        let at_most = match national.first().is_some_and(may_be_prefixed) {
            true => usize::MAX,
            false => 0,
        };
        for prefix in prefixes.take(at_most) {
            let Some(rest) = national.strip_prefix(prefix) else {
                continue;
            };
            let without = region.has_length(rest.len());
            let is_refused = match prefix {
                // In a few countries with the prefix 0, numbers may also begin with 0.
                [b'0', ..] => {
                    !possible || !region.keeps_zero() || (without && !region.has_mobile_zero())
                }
                // Elsewhere, numbers may begin with the same digit as the prefix.
                _ => without && !possible,
            };
            if is_refused {
                return Err(Reason::NationalPrefix);
            }
        }
        if !possible {
            let value = local::with_area(region, national);
            return value.map_or(Err(wrong_length(region, national.len())), |value| {
                let fit = Fit::Possible;
                Ok(International { value, fit })
            });
        }
        let value = value(digits);
        if region.has_long_shared_code() {
            let owner = self.codes.region(value).unwrap_or(region);
            if !owner.has_length(national.len()) {
                return Err(wrong_length(owner, national.len()));
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
        home.is_some_and(|home| home.prefixed >> (first & 15) & 1 == 1)
    }

    /// Whether `count` digits alone that begin with the calling code of a region are certainly an international number.
    #[inline(always)]
    pub(super) fn is_surely_international(&self, count: usize, region: Region) -> bool {
        self.home.as_ref().is_none_or(|home| {
            let is_mobile = region.has_mobile_length(count.wrapping_sub(region.width()));
            is_mobile && home.national_counts >> count & 1 == 0
        })
    }
}

/// An international number.
#[derive(Debug, Clone, Copy)]
struct International {
    value: u64,
    fit: Fit,
}

impl Home {
    fn new(region: Region) -> Self {
        let mut home = Self {
            region,
            main: region.main(),
            code: region.code().into(),
            prefixed: 0,
            national_counts: 0,
        };
        for count in 1..16 {
            let may_lose_zero = region.has_mobile_zero() && region.has_mobile_length(count + 1);
            let is_argentine = region.code() == 54 && count == 12;
            let is_one = region.has_mobile_length(count) || may_lose_zero || is_argentine;
            home.national_counts |= u16::from(is_one) << count;
        }
        for prefix in region.prefixes() {
            home.add_prefix(prefix.strip_prefix(b"0").unwrap_or(prefix));
        }
        for prefix in Region::international_prefixes(Some(region)) {
            match prefix {
                b"00" => {}
                [b'0', b'0', ..] => home.add_prefix(b"0"),
                _ => home.add_prefix(prefix),
            }
        }
        home
    }

    fn add_prefix(&mut self, prefix: &[u8]) {
        let first = prefix.first();
        self.prefixed |= first.map_or(0, |digit| 1 << (digit & 15));
    }

    /// Adds the calling code to a national number.
    fn within(&self, national: &[u8]) -> Result<u64, Reason> {
        if !self.main.has_length(national.len()) {
            return Err(wrong_length(self.main, national.len()));
        }
        Ok(self.with_code(national, 1))
    }

    /// The value of a national number after its calling code and, if `shift` is 10, a 0.
    fn with_code(&self, national: &[u8], shift: u64) -> u64 {
        let shift = national
            .iter()
            .fold(shift, |shift, _| shift.wrapping_mul(10));
        self.code.wrapping_mul(shift) + value(national)
    }

    /// The national number of digits alone.
    fn national(&self, digits: &[u8]) -> National {
        let fits = |it: &[u8]| self.region.has_mobile_length(it.len());
        // In Hungary the prefix is 06; without its 0, the 6 remains.
        let rest = self.region.prefixes().find_map(|prefix| {
            let left = prefix.strip_prefix(b"0").filter(|left| !left.is_empty())?;
            digits.strip_prefix(left)
        });
        let rest = rest.filter(|rest| fits(rest)).unwrap_or(digits);
        let argentine = argentina::mobile(self.main, digits);
        let number = argentine.as_ref().map_or(rest, |it| it);
        // In Benin, mobile numbers begin with a 0, which a spreadsheet drops like any leading 0.
        let lost_zero = self.region.has_mobile_zero()
            && !fits(number)
            && self.region.has_mobile_length(digits.len() + 1);
        if lost_zero {
            return National {
                value: self.with_code(number, 10),
                fit: Fit::Mobile,
                lost_zero,
            };
        }
        let value = self.within(number);
        National {
            value: value.unwrap_or_default(),
            fit: match value {
                Ok(_) if fits(number) => Fit::Mobile,
                Ok(_) => Fit::Possible,
                Err(_) => Fit::Impossible,
            },
            lost_zero,
        }
    }
}

/// Digits alone, read as a national number.
#[derive(Debug, Clone, Copy)]
struct National {
    value: u64,
    fit: Fit,
    /// Whether a missing 0 that is part of the number was added.
    lost_zero: bool,
}

fn wrong_length(region: Region, length: usize) -> Reason {
    if length < region.shortest() {
        Reason::TooShort
    } else if length > region.longest() {
        Reason::TooLong
    } else {
        Reason::WrongLength
    }
}

/// The value of at most 19 digits, which fit into 64 bits.
pub(super) fn value(digits: &[u8]) -> u64 {
    digits.iter().fold(0u64, |sum, digit| {
        sum.wrapping_mul(10).wrapping_add(u64::from(digit & 15))
    })
}

#[cfg(test)]
mod tests;
