//! The checks that all inputs share. Each takes a value and its path, reports what is wrong with the
//! value, and returns the typed value where nothing is.

use super::data::Data;
use super::issue::Issues;
use super::nearest::nearest;
use crate::text::{listed, text};

/// A UUID for messages: the example of LOX24's pages.
pub const EXAMPLE_UUID: &str = "da0fa78c-4699-11ea-a637-96000028b339";

/// The largest integer a JavaScript number holds exactly.
pub const LARGEST: i64 = 9_007_199_254_740_991;

/// From here on, a number of seconds lies after the year 5138, so it must be milliseconds.
const SURELY_MILLISECONDS: f64 = 100_000_000_000.0;

/// The properties of an object, with unknown ones reported.
pub struct Fields<'a> {
    entries: &'a [(String, Data)],
    prefix: String,
}

impl<'a> Fields<'a> {
    /// Opens `input`, which messages call `name`. Paths of the fields begin with `prefix`; `known` are the
    /// lists of their names.
    pub fn open(
        input: &'a Data,
        name: &str,
        prefix: &str,
        known: &[&[&'static str]],
        issues: &mut Issues,
    ) -> Option<Self> {
        let Data::Object(entries) = input else {
            let kind = input.kind();
            let message = text!("`", name, "` must be an object, not ", kind, ".");
            issues.push(name, "wrong_type", message);
            return None;
        };
        let fields = Self {
            entries,
            prefix: prefix.to_owned(),
        };
        for (key, _) in entries {
            if !known.iter().any(|names| names.contains(&key.as_str())) {
                let message = match nearest(key, known) {
                    Some(near) => text!("Unknown key. Did you mean `", near, "`?"),
                    None => text!("Unknown key in `", name, "`."),
                };
                issues.push(&fields.path(key), "unknown_key", message);
            }
        }
        Some(fields)
    }

    /// Creates fields without any properties.
    pub fn none(prefix: &str) -> Self {
        Self {
            entries: &[],
            prefix: prefix.to_owned(),
        }
    }

    /// The path of a field.
    pub fn path(&self, key: &str) -> String {
        match self.prefix.as_str() {
            "" => key.to_owned(),
            prefix => text!(prefix, ".", key),
        }
    }

    /// A field unchecked, including `undefined`.
    pub fn raw(&self, key: &str) -> Option<&'a Data> {
        self.entries
            .iter()
            .find(|(name, _)| name == key)
            .map(|(_, value)| value)
    }

    /// Checks an optional field; `undefined` counts as omitted.
    pub fn optional<T>(
        &self,
        key: &str,
        issues: &mut Issues,
        check: impl FnOnce(&'a Data, &str, &mut Issues) -> Option<T>,
    ) -> Option<T> {
        let (value, path) = self.given(key)?;
        check(value, &path, issues)
    }

    /// Checks an optional whole number from `least` to `most`, inclusive.
    pub fn integer(&self, key: &str, issues: &mut Issues, least: i64, most: i64) -> Option<i64> {
        let (value, path) = self.given(key)?;
        integer(value, &path, issues, least, most)
    }

    /// A field that was given, and its path.
    fn given(&self, key: &str) -> Option<(&'a Data, String)> {
        let value = self.raw(key)?;
        if matches!(value, Data::Undefined) {
            return None;
        }
        Some((value, self.path(key)))
    }
}

/// Reports that `value` is of another type than `expected` (`a string`).
pub fn wrong_type(value: &Data, path: &str, expected: &str, issues: &mut Issues) {
    let message = text!("Expected ", expected, ", not ", value.kind(), ".");
    issues.push(path, "wrong_type", message);
}

/// Checks for a non-empty string.
pub fn text<'a>(value: &'a Data, path: &str, issues: &mut Issues) -> Option<&'a str> {
    match value {
        Data::Text(text) if text.is_empty() => {
            issues.push(path, "empty", "Expected a non-empty string.");
            None
        }
        Data::Text(text) => Some(text),
        Data::BrokenText => {
            let message = "The string contains half of a surrogate pair, which cannot be sent. \
                           Cut strings between characters, not UTF-16 units.";
            issues.push(path, "lone_surrogate", message);
            None
        }
        other => {
            wrong_type(other, path, "a string", issues);
            None
        }
    }
}

/// Checks for a string that is `valid`; otherwise `expected` says what it should look like.
pub fn formatted<'a>(
    value: &'a Data,
    path: &str,
    issues: &mut Issues,
    valid: &dyn Fn(&str) -> bool,
    expected: &str,
) -> Option<&'a str> {
    let text = text(value, path, issues)?;
    if valid(text) {
        return Some(text);
    }
    issues.push(path, "format", text!("Expected ", expected, "."));
    None
}

/// Checks for one of a few strings.
pub fn one_of(
    value: &Data,
    path: &str,
    issues: &mut Issues,
    allowed: &[&'static str],
) -> Option<&'static str> {
    let text = text(value, path, issues)?;
    let found = allowed.iter().copied().find(|known| *known == text);
    if found.is_none() {
        let message = text!("Expected one of ", listed(allowed.iter().copied()), ".");
        issues.push(path, "not_allowed", message);
    }
    found
}

/// Checks for `true` or `false`; not `1`, not `"true"`.
pub fn boolean(value: &Data, path: &str, issues: &mut Issues) -> Option<bool> {
    match value {
        Data::Bool(flag) => Some(*flag),
        other => {
            wrong_type(other, path, "a boolean", issues);
            None
        }
    }
}

/// Checks for a whole number from `least` to `most`, inclusive.
pub fn integer(
    value: &Data,
    path: &str,
    issues: &mut Issues,
    least: i64,
    most: i64,
) -> Option<i64> {
    let Data::Number(number) = value else {
        wrong_type(value, path, "a whole number", issues);
        return None;
    };
    if !number.is_finite() || number.fract() != 0.0 || number.abs() > LARGEST as f64 {
        issues.push(path, "wrong_type", "Expected a whole number.");
        return None;
    }
    // Exact: the number is whole and within the safe range.
    let whole = *number as i64;
    if (least..=most).contains(&whole) {
        return Some(whole);
    }
    let message = if most >= LARGEST {
        text!("Expected a whole number of at least ", least, ".")
    } else {
        text!("Expected a whole number from ", least, " to ", most, ".")
    };
    issues.push(path, "out_of_range", message);
    None
}

/// Checks for a whole number of at least `least`.
pub fn at_least(value: &Data, path: &str, issues: &mut Issues, least: i64) -> Option<i64> {
    integer(value, path, issues, least, LARGEST)
}

/// Checks for a point in time and returns it as Unix seconds: a whole number of seconds, or a `Date`, whose
/// milliseconds are dropped. A number that must be milliseconds is refused.
pub fn unix_seconds(value: &Data, path: &str, issues: &mut Issues) -> Option<i64> {
    let seconds = match value {
        Data::Date(milliseconds) if milliseconds.is_nan() => {
            issues.push(path, "format", "Expected a valid Date.");
            return None;
        }
        Data::Date(milliseconds) => (milliseconds / 1000.0).floor(),
        Data::Number(number) if number.abs() >= SURELY_MILLISECONDS => {
            let message = "Expected Unix seconds, but this number must be milliseconds. \
                           Divide it by 1000, or pass a Date.";
            issues.push(path, "milliseconds", message);
            return None;
        }
        Data::Number(number) => *number,
        other => {
            wrong_type(other, path, "Unix seconds or a Date", issues);
            return None;
        }
    };
    at_least(&Data::Number(seconds), path, issues, 0)
}

/// Passes each item of an array to `take`, with its path. Returns how many there are, or `None` if the value
/// is not an array.
pub fn each(
    value: &Data,
    path: &str,
    issues: &mut Issues,
    what: &str,
    take: &mut dyn FnMut(&Data, &str, &mut Issues),
) -> Option<usize> {
    let Data::List(items) = value else {
        wrong_type(value, path, &text!("an array of ", what), issues);
        return None;
    };
    if items.is_empty() {
        let message = "Expected at least one item; otherwise omit the key.";
        issues.push(path, "empty", message);
    }
    for (index, item) in items.iter().enumerate() {
        take(item, &text!(path, "[", index, "]"), issues);
    }
    Some(items.len())
}

/// Counts Unicode code points.
pub fn characters(text: &str) -> usize {
    // Shorter than the standard library's `count`.
    text.chars().fold(0, |count, _| count + 1)
}

/// Whether `text` has `least` to `most` ASCII letters, digits and characters of `others`, and nothing else.
pub fn is_word(text: &str, least: usize, most: usize, others: &str) -> bool {
    (least..=most).contains(&text.len())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || others.bytes().any(|other| other == byte))
}

/// Whether `text` is a UUID, in any case.
pub fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(index, byte)| match index {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

#[cfg(test)]
mod tests;
