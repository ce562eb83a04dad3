//! The country of the account, and how its national numbers are read.

use super::reason::Reason;
use crate::decimal::value;
use crate::numbering::{Region, argentina};

/// The country of the account.
#[derive(Debug, Clone, Copy)]
pub(super) struct Home {
    pub(super) region: Region,
    /// The main region of its calling code, whose lengths cover all numbers of the code.
    pub(super) main: Region,
    /// The calling code.
    code: u64,
    /// Bit n: a number that begins with n may begin with a prefix of the country. Bit 0: so may one that begins
    /// with `00`.
    prefixed: u16,
    /// Bit n: n digits alone may be a mobile number of the country, complete or without its 0.
    mobile: u16,
}

/// How well a number of digits fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    Impossible,
    /// Some number has this many digits.
    Possible,
    /// Mobile numbers have this many digits.
    Mobile,
}

/// Digits alone, read as a national number.
#[derive(Debug, Clone, Copy)]
pub(super) struct National {
    pub(super) value: u64,
    pub(super) fit: Fit,
    /// Whether a missing 0 that is part of the number was added.
    pub(super) lost_zero: bool,
}

impl Home {
    pub(super) fn new(region: Region) -> Self {
        let mut home = Self {
            region,
            main: region.main(),
            code: region.code().into(),
            prefixed: 0,
            mobile: 0,
        };
        for count in 1..16 {
            let is_one = region.has_mobile_length(count)
                || home.may_lose_zero(count)
                || argentina::may_be(home.main, count);
            home.mobile |= u16::from(is_one) << count;
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

    /// Whether a number that begins with this digit (with `00` if the digit is 0) may begin with a prefix of the country.
    #[inline(always)]
    pub(super) fn may_be_prefixed(&self, first: u8) -> bool {
        self.prefixed >> (first & 15) & 1 == 1
    }

    /// Whether a mobile number of the country may have this number of digits.
    #[inline(always)]
    pub(super) fn may_be_mobile(&self, count: usize) -> bool {
        self.mobile >> count & 1 == 1
    }

    /// Whether a number with this many digits may be a mobile number that has lost its 0. In Benin, mobile numbers begin with
    /// a 0, which a spreadsheet drops like any leading 0.
    fn may_lose_zero(&self, count: usize) -> bool {
        self.region.has_mobile_zero() && self.region.has_mobile_length(count + 1)
    }

    /// Adds the calling code to a national number.
    pub(super) fn within(&self, national: &[u8]) -> Result<u64, Reason> {
        let argentine = argentina::mobile(self.main, national);
        let national = argentine.as_ref().map_or(national, |it| it);
        if !self.main.has_length(national.len()) {
            return Err(Reason::of_length(self.main, national.len()));
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

    /// Reads digits alone as a national number.
    pub(super) fn national(&self, digits: &[u8]) -> National {
        let number = self.without_rest_of_prefix(digits).unwrap_or(digits);
        let is_complete = self.region.has_mobile_length(number.len())
            || argentina::mobile(self.main, number).is_some();
        if !is_complete && self.may_lose_zero(digits.len()) {
            return National {
                value: self.with_code(digits, 10),
                fit: Fit::Mobile,
                lost_zero: true,
            };
        }
        let value = self.within(number);
        National {
            value: value.unwrap_or_default(),
            fit: match value {
                Ok(_) if is_complete => Fit::Mobile,
                Ok(_) => Fit::Possible,
                Err(_) => Fit::Impossible,
            },
            lost_zero: false,
        }
    }

    /// A mobile number after what is left of a prefix without its 0: in Hungary the prefix is 06, and the 6 remains.
    fn without_rest_of_prefix<'a>(&self, digits: &'a [u8]) -> Option<&'a [u8]> {
        let number = self.region.prefixes().find_map(|prefix| {
            let left = prefix.strip_prefix(b"0").filter(|left| !left.is_empty())?;
            digits.strip_prefix(left)
        });
        number.filter(|number| self.region.has_mobile_length(number.len()))
    }
}
