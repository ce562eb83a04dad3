//! The options of `toGsm7`.

use super::check::{self, Fields};
use super::data::Data;
use super::issue::Issues;

/// The names of the options.
pub const OPTIONS: [&str; 1] = ["letters"];

/// Reads and checks the options: whether letters are replaced. `undefined` means none.
pub fn letters(input: &Data, issues: &mut Issues) -> bool {
    if matches!(input, Data::Undefined) {
        return false;
    }
    let fields = Fields::open(input, "options", "options", &[&OPTIONS], issues);
    let letters = fields.and_then(|it| it.optional("letters", issues, check::boolean));
    letters == Some(true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::data::object;

    #[test]
    fn letters_are_replaced_only_for_true() {
        for (input, expected, told) in [
            (Data::Undefined, false, None),
            (Data::EMPTY, false, None),
            (object! { "letters" => Data::Undefined }, false, None),
            (object! { "letters" => false }, false, None),
            (object! { "letters" => true }, true, None),
            (
                object! { "letters" => Data::Null },
                false,
                Some("options.letters wrong_type"),
            ),
            (
                object! { "letters" => "true" },
                false,
                Some("options.letters wrong_type"),
            ),
            (
                object! { "letter" => true },
                false,
                Some("options.letter unknown_key"),
            ),
            (Data::Null, false, Some("options wrong_type")),
            (true.into(), false, Some("options wrong_type")),
        ] {
            let mut issues = Issues::new();
            assert_eq!(letters(&input, &mut issues), expected, "{input:?}");
            assert_eq!(issues.told(), Vec::from_iter(told), "{input:?}");
        }
    }
}
