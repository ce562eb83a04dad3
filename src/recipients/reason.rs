//! Why a line is not taken.

/// A stable word for each reason, with a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// There is no digit in it.
    Empty,
    /// It has letters.
    Letters,
    /// It has other characters that no phone number has.
    Characters,
    /// It is a decimal number: `491701234567.0`.
    Decimal,
    /// It is a national number, and of which country is not said.
    National,
    /// A national prefix stands between the calling code and the number: `+49 (0)170 …`.
    NationalPrefix,
    /// It begins with 0, and numbers of the given country do not.
    LeadingZero,
    /// It can be read as a national and as an international number.
    Ambiguous,
    /// No calling code begins it.
    UnknownCallingCode,
    /// It has fewer digits than any number of its calling code.
    TooShort,
    /// It has more.
    TooLong,
    /// Shorter and longer numbers are possible, but none of its length.
    WrongLength,
}

impl Reason {
    /// All, in the order of their declaration.
    pub const ALL: [Self; 12] = [
        Self::Empty,
        Self::Letters,
        Self::Characters,
        Self::Decimal,
        Self::National,
        Self::NationalPrefix,
        Self::LeadingZero,
        Self::Ambiguous,
        Self::UnknownCallingCode,
        Self::TooShort,
        Self::TooLong,
        Self::WrongLength,
    ];

    /// The word.
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Letters => "letters",
            Self::Characters => "characters",
            Self::Decimal => "decimal",
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

    /// The sentence.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Empty => "There is no number.",
            Self::Letters => "It has letters; only digits are taken.",
            Self::Characters => "It has characters that do not belong in a phone number.",
            Self::Decimal => {
                "It ends in `.0`: a spreadsheet has made a decimal number of it. Export the column \
                 as text."
            }
            Self::National => {
                "It is a national number. Give the option `country`, or write it with its calling \
                 code."
            }
            Self::NationalPrefix => {
                "The national prefix follows the calling code. Leave it out: +49 170 …, not \
                 +49 (0)170 …."
            }
            Self::LeadingZero => "Numbers of the given country do not begin with 0.",
            Self::Ambiguous => {
                "It can be a number of the given country or one with another calling code. Write \
                 it with + and its calling code."
            }
            Self::UnknownCallingCode => "It begins with no calling code.",
            Self::TooShort => "It is shorter than any number of its calling code.",
            Self::TooLong => "It is longer than any number of its calling code.",
            Self::WrongLength => "No number of its calling code has so many digits.",
        }
    }
}
