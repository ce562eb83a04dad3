//! What the characters of a text cost.

use super::{MAX_SEGMENTS, Warnings, counted};
use crate::input::rule::Value;
use crate::message::Text;
use crate::message::gsm7::septets;
use crate::message::measure::{Encoding, measure};
use crate::message::plain::{NonGsm, Plain, plain, stripped};
use crate::text::text;

impl Warnings {
    /// Warns about a text that is sent in this many segments.
    pub(super) fn characters(&mut self, text: &str, segments: usize, is_unicode: Option<&Value>) {
        let natural = measure(&text);
        let is_forced = matches!(is_unicode, Some(Value::Bool(true)));
        if natural.encoding == Encoding::Ucs2 {
            if let Some(cheaper) = cheaper(text, segments) {
                let message = cheaper.message(segments, is_forced);
                self.push("text", "unicode_costs_more", message);
            }
            if !is_forced {
                self.needs_unicode(text, is_unicode.is_some());
            }
        } else if is_forced && segments > natural.segments {
            let message = text!(
                "The text is all GSM-7. With `is_unicode: true` it takes ",
                counted(segments, "segment"),
                " instead of ",
                natural.segments,
                ". Omit `is_unicode`."
            );
            self.push("is_unicode", "unicode_costs_more", message);
        }
        if segments > MAX_SEGMENTS {
            let message = text!(
                "The text takes ",
                segments,
                " segments; the provider allows ",
                MAX_SEGMENTS,
                ": 1530 characters, or 670 with Unicode."
            );
            self.push("text", "too_many_segments", message);
        }
    }

    /// Warns about a text that needs Unicode and may be sent without it.
    fn needs_unicode(&mut self, text: &str, is_refused: bool) {
        let found = survey(plain, text, false);
        let count = found.plain.replaced + found.plain.remaining;
        let message = text!(
            named(count, found.first, text),
            if count == 1 { " is" } else { " are" },
            if is_refused {
                " not in GSM-7 and may arrive changed without Unicode."
            } else {
                " not in GSM-7. What the provider sends without `is_unicode` is not documented."
            },
            " Set `is_unicode: true`, or use only GSM-7 characters."
        );
        self.push("is_unicode", "needs_unicode", message);
    }
}

/// A change that saves segments.
struct Cheaper {
    segments: usize,
    /// Whether the text is then GSM-7.
    is_gsm7: bool,
    /// The characters to be replaced or removed: `The character …`.
    named: String,
    /// How many of these characters there are.
    count: usize,
    /// Whether they have no replacement.
    is_manual: bool,
    /// The call that replaces them or, if they have no replacement, the other characters; `None` if there are no others.
    call: Option<&'static str>,
}

impl Cheaper {
    fn message(&self, segments: usize, is_forced: bool) -> String {
        let (make, them) = match self.count {
            1 => (" makes", "it"),
            _ => (" make", "them"),
        };
        let call = self.call.unwrap_or_default();
        text!(
            self.named,
            make,
            " the text take ",
            counted(segments, "segment"),
            " instead of ",
            self.segments,
            match (self.is_manual, call) {
                (false, call) => text!(". ", call, " replaces ", them, "."),
                (true, "") => text!(". Remove ", them, "."),
                (true, call) => text!(". Remove ", them, "; ", call, " replaces the others."),
            },
            if is_forced && self.is_gsm7 {
                " Then omit `is_unicode`."
            } else {
                ""
            }
        )
    }
}

/// The smallest change that saves a segment in a text that takes this many.
fn cheaper(text: &str, segments: usize) -> Option<Cheaper> {
    const CALLS: [(bool, &str); 2] = [
        (false, "`toGsm7(text)`"),
        (true, "`toGsm7(text, { letters: true })`"),
    ];
    for (letters, call) in CALLS {
        let found = survey(plain, text, letters);
        if found.plain.measure.segments < segments {
            let count = found.plain.replaced;
            return Some(Cheaper {
                segments: found.plain.measure.segments,
                is_gsm7: found.plain.remaining == 0,
                named: named(count, found.first_replaced, text),
                count,
                is_manual: false,
                call: Some(call),
            });
        }
    }
    let found = survey(stripped, text, true);
    let count = found.plain.remaining;
    // A Latin text can do without an emoji; a Cyrillic one cannot do without its letters.
    let is_rare = count * 4 <= measure(&text).characters;
    if !is_rare || found.plain.measure.segments >= segments {
        return None;
    }
    let [(_, plain), (_, letters)] = CALLS;
    let without = stripped(&text, false, &mut |_| ());
    let call = if without.remaining > count {
        letters
    } else {
        plain
    };
    Some(Cheaper {
        segments: found.plain.measure.segments,
        is_gsm7: true,
        named: named(count, found.first_remaining, text),
        count,
        is_manual: true,
        call: Some(call).filter(|_| found.plain.replaced > 0),
    })
}

/// What a text becomes, and the first characters that are not in GSM-7.
struct Survey {
    plain: Plain,
    first: Option<NonGsm>,
    first_replaced: Option<NonGsm>,
    first_remaining: Option<NonGsm>,
}

fn survey(
    walk: fn(&dyn Text, bool, &mut dyn FnMut(NonGsm)) -> Plain,
    text: &str,
    letters: bool,
) -> Survey {
    let (mut first_replaced, mut first_remaining, mut first) = (None, None, None);
    let plain = walk(&text, letters, &mut |it| {
        let same = match it.replacement {
            Some(_) => &mut first_replaced,
            None => &mut first_remaining,
        };
        same.get_or_insert(it);
        first.get_or_insert(it);
    });
    Survey {
        plain,
        first,
        first_replaced,
        first_remaining,
    }
}

/// The subject of a sentence: the character, or the number of characters and the first one. It includes the code
/// point, because some characters are invisible or look like others.
fn named(count: usize, first: Option<NonGsm>, text: &str) -> String {
    let (mut shown, mut number) = (String::new(), 0);
    let mut index = 0;
    for character in text.chars() {
        let belongs = first.is_some_and(|it| (it.index..it.index + it.length).contains(&index));
        // A letter may have hundreds of marks.
        if belongs && shown.len() < 8 {
            shown.push(character);
            let mut units = [0; 2];
            let is_foreign = character
                .encode_utf16(&mut units)
                .iter()
                .all(|it| septets(*it) == 0);
            if is_foreign && number == 0 {
                number = u32::from(character);
            }
        }
        index += character.len_utf16();
    }
    let shown = text!("`", shown, "` (U+", hexadecimal(number), ")");
    match count {
        1 => text!("The character ", shown),
        _ => text!(
            counted(count, "character"),
            ", the first of them ",
            shown,
            ","
        ),
    }
}

/// At least four hexadecimal digits.
fn hexadecimal(number: u32) -> String {
    let mut digits = String::new();
    for shift in [20, 16, 12, 8, 4, 0] {
        if number >> shift > 0 || shift < 16 {
            let digit = char::from_digit(number >> shift & 15, 16).unwrap_or_default();
            digits.push(digit.to_ascii_uppercase());
        }
    }
    digits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_unicode_have_four_digits_or_more() {
        for (number, expected) in [
            (0x41, "0041"),
            (0x2019, "2019"),
            (0x1f600, "1F600"),
            (0x10_ffff, "10FFFF"),
        ] {
            assert_eq!(hexadecimal(number), expected);
        }
    }
}
