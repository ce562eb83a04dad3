//! Why a line is rejected.

use crate::numbering::Region;

/// The reason for a rejection. Each has a stable code and a sentence for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// It has no digits.
    Empty,
    /// It contains letters.
    Letters,
    /// It contains other characters that do not belong in a phone number.
    Characters,
    /// A spreadsheet turned it into a decimal number: `491701234567.0`.
    Decimal,
    /// A spreadsheet rounded it: `4.917E+11`.
    Exponent,
    /// It ends in an extension: `x123`.
    Extension,
    /// It is a national number, and no country is given.
    National,
    /// A national prefix follows the calling code: `+490170 …`.
    NationalPrefix,
    /// It begins with 0, but numbers in the given country do not.
    LeadingZero,
    /// It could be a national or an international number.
    Ambiguous,
    /// It does not begin with a known calling code.
    UnknownCallingCode,
    /// It has fewer digits than any number with its calling code.
    TooShort,
    /// It has more digits than any number with its calling code.
    TooLong,
    /// Its calling code has shorter and longer numbers, but none of this length.
    WrongLength,
}

impl Reason {
    /// All reasons, in the order of their declaration.
    pub const ALL: [Self; 14] = [
        Self::Empty,
        Self::Letters,
        Self::Characters,
        Self::Decimal,
        Self::Exponent,
        Self::Extension,
        Self::National,
        Self::NationalPrefix,
        Self::LeadingZero,
        Self::Ambiguous,
        Self::UnknownCallingCode,
        Self::TooShort,
        Self::TooLong,
        Self::WrongLength,
    ];

    /// Why no number of a region has this many digits after its calling code.
    pub(super) fn of_length(region: Region, length: usize) -> Self {
        if length < region.shortest() {
            Self::TooShort
        } else if length > region.longest() {
            Self::TooLong
        } else {
            Self::WrongLength
        }
    }

    /// The stable code, as `Recipients.reasons()` reports it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Letters => "letters",
            Self::Characters => "characters",
            Self::Decimal => "decimal",
            Self::Exponent => "exponent",
            Self::Extension => "extension",
            Self::National => "national",
            Self::NationalPrefix => "national_prefix",
            Self::LeadingZero => "leading_zero",
            Self::Ambiguous => "ambiguous",
            Self::UnknownCallingCode => "unknown_calling_code",
            Self::TooShort => "too_short",
            Self::TooLong => "too_long",
            Self::WrongLength => "wrong_length",
        }
    }

    /// The sentence for people.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Empty => "It contains no number. Remove it or fill it in.",
            Self::Letters => "It contains letters. Write the number in digits only.",
            Self::Characters => {
                "It contains characters that do not belong in a phone number. Remove them."
            }
            Self::Decimal => {
                "It is a decimal number, as spreadsheets write them (491701234567.0). Format the column \
                 as text and export it again."
            }
            Self::Exponent => {
                "A spreadsheet rounded it (4.917E+11), so its last digits are lost. Format the \
                 column as text in the original file and export it again."
            }
            Self::Extension => {
                "It has an extension, which cannot receive messages. Write the number without it."
            }
            Self::National => {
                "It is a national number. Set the option `country`, or write it with + and its \
                 calling code."
            }
            Self::NationalPrefix => {
                "A national prefix follows the calling code (+490170 …). Remove it (+49170 …)."
            }
            Self::LeadingZero => {
                "It begins with 0, but numbers in the given country do not. Write it with + and its \
                 calling code."
            }
            Self::Ambiguous => {
                "It could be a number in the given country or one with another calling code. Write \
                 it with + and its calling code, or set the option `bare`."
            }
            Self::UnknownCallingCode => {
                "It does not begin with a known calling code. Write it with + and its calling code."
            }
            Self::TooShort => {
                "It is shorter than any number with its calling code. Add the missing digits."
            }
            Self::TooLong => {
                "It is longer than any number with its calling code. Check whether it holds two \
                 numbers or an extension."
            }
            Self::WrongLength => {
                "No number with its calling code has this many digits. Check whether digits are \
                 missing."
            }
        }
    }
}
