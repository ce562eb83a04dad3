//! The checks that all inputs share. Each takes a value and its path, reports what is wrong with the
//! value, and returns the typed value where nothing is.

use super::data::Data;
use super::issue::Issues;
use super::nearest::nearest;
use crate::text::{listed, text};

/// A UUID for messages: the example of LOX24's pages.
pub const EXAMPLE_UUID: &str = "da0fa78c-4699-11ea-a637-96000028b339";

/// The largest integer a JavaScript number holds exactly.
const MAX_SAFE_INTEGER: f64 = 9_007_199_254_740_991.0;

/// From here on a number of seconds lies after the year 5138, so it can only be milliseconds.
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

    /// No properties at all.
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

    /// A field as it is, `undefined` included.
    pub fn raw(&self, key: &str) -> Option<&'a Data> {
        self.entries
            .iter()
            .find(|(name, _)| name == key)
            .map(|(_, value)| value)
    }

    /// An optional field through its check; `undefined` counts as left out.
    pub fn optional<T>(
        &self,
        key: &str,
        issues: &mut Issues,
        check: impl FnOnce(&'a Data, &str, &mut Issues) -> Option<T>,
    ) -> Option<T> {
        let (value, path) = self.given(key)?;
        check(value, &path, issues)
    }

    /// A field that is there, and its path.
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

/// A string that is not empty.
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

/// A string for which `valid` holds; otherwise `expected` says what it should look like.
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

/// One of a few strings.
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

/// `true` or `false`; not `1`, not `"true"`.
pub fn boolean(value: &Data, path: &str, issues: &mut Issues) -> Option<bool> {
    match value {
        Data::Bool(flag) => Some(*flag),
        other => {
            wrong_type(other, path, "a boolean", issues);
            None
        }
    }
}

/// A whole number from `least` to `most`, both included.
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
    if !number.is_finite() || number.fract() != 0.0 || number.abs() > MAX_SAFE_INTEGER {
        issues.push(path, "wrong_type", "Expected a whole number.");
        return None;
    }
    // Exact: the number is whole and within the safe range.
    let whole = *number as i64;
    if (least..=most).contains(&whole) {
        return Some(whole);
    }
    let message = if most >= MAX_SAFE_INTEGER as i64 {
        text!("Expected a whole number of at least ", least, ".")
    } else {
        text!("Expected a whole number from ", least, " to ", most, ".")
    };
    issues.push(path, "out_of_range", message);
    None
}

/// A whole number of at least `least`.
pub fn at_least(value: &Data, path: &str, issues: &mut Issues, least: i64) -> Option<i64> {
    integer(value, path, issues, least, MAX_SAFE_INTEGER as i64)
}

/// Any whole number.
pub fn any_integer(value: &Data, path: &str, issues: &mut Issues) -> Option<i64> {
    at_least(value, path, issues, -(MAX_SAFE_INTEGER as i64))
}

/// A point in time as Unix seconds: a whole number of them, or a `Date`, whose milliseconds are
/// dropped. A number that can only be milliseconds is refused.
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

/// Gives each item of an array to `take`, with its path. How many there are; `None` where the value is
/// no array.
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

/// Whether `text` is a UUID, in any case.
pub fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(index, byte)| match index {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes<T>(check: impl FnOnce(&mut Issues) -> Option<T>) -> Vec<&'static str> {
        let mut issues = Issues::new();
        let value = check(&mut issues);
        match issues.finish(value) {
            Ok(_) => vec![],
            Err(issues) => issues.iter().map(|issue| issue.code).collect(),
        }
    }

    #[test]
    fn times_are_seconds() {
        let read = |value: Data| {
            let mut issues = Issues::new();
            unix_seconds(&value, "t", &mut issues)
        };
        assert_eq!(read(Data::Number(0.0)), Some(0));
        assert_eq!(read(Data::Number(1_573_724_611.0)), Some(1_573_724_611));
        assert_eq!(read(Data::Date(1_573_724_611_999.0)), Some(1_573_724_611));
        for (value, code) in [
            (Data::Number(1_573_724_611_000.0), "milliseconds"),
            (Data::Number(f64::INFINITY), "milliseconds"),
            (Data::Number(-1.0), "out_of_range"),
            (Data::Number(1.5), "wrong_type"),
            (Data::Number(f64::NAN), "wrong_type"),
            (Data::Date(f64::NAN), "format"),
            (Data::Date(-1.0), "out_of_range"),
            (Data::Text("1573724611".into()), "wrong_type"),
            (Data::Null, "wrong_type"),
        ] {
            assert_eq!(
                codes(|issues| unix_seconds(&value, "t", issues)),
                [code],
                "{value:?}"
            );
        }
    }

    #[test]
    fn uuids_in_any_case() {
        assert!(is_uuid(EXAMPLE_UUID));
        assert!(is_uuid("DA0FA78C-4699-11EA-A637-96000028B339"));
        for text in [
            "",
            "da0fa78c46991-1ea-a637-96000028b3390",
            "da0fa78c-4699-11ea-a637-96000028b339 ",
            "da0fa78c-4699-11ea-a637-96000028b33g",
            "da0fa78c-4699-11ea-a637-96000028b33",
            "da0fa78ca4699-11ea-a637-96000028b339",
            "da0fa78c-4699a11ea-a637-96000028b339",
            "da0fa78c-4699-11eaaa637-96000028b339",
            "da0fa78c-4699-11ea-a637a96000028b339",
            "-a0fa78c-4699-11ea-a637-96000028b339",
        ] {
            assert!(!is_uuid(text), "{text}");
        }
    }

    #[test]
    fn unknown_keys_name_the_nearest() {
        let input = Data::Object(vec![("senderId".into(), Data::Null)]);
        let mut issues = Issues::new();
        Fields::open(&input, "bulk", "", &[&["text", "sender_id"]], &mut issues);
        let issues = issues.finish(None::<()>).unwrap_err();
        assert_eq!(issues[0].path, "senderId");
        assert_eq!(issues[0].code, "unknown_key");
        assert!(issues[0].message.contains("`sender_id`"));
    }

    /// The issue of a check as its code and sentence.
    fn issue<T>(check: impl FnOnce(&mut Issues) -> Option<T>) -> (&'static str, String) {
        let mut issues = Issues::new();
        assert!(check(&mut issues).is_none());
        match <[_; 1]>::try_from(issues.into_vec()) {
            Ok([issue]) => (issue.code, issue.message),
            Err(issues) => panic!("{issues:?}"),
        }
    }

    #[test]
    fn texts_are_whole_and_not_empty() {
        let read = |value: &Data| text(value, "t", &mut Issues::new()).map(str::to_owned);
        assert_eq!(read(&" ".into()).as_deref(), Some(" "));
        for (value, code) in [
            (Data::from(""), "empty"),
            (Data::BrokenText, "lone_surrogate"),
            (Data::Number(1.0), "wrong_type"),
            (Data::Undefined, "wrong_type"),
        ] {
            assert_eq!(issue(|issues| text(&value, "t", issues).map(drop)).0, code);
        }
    }

    #[test]
    fn one_of_a_few_words() {
        let words = ["asc", "desc"];
        for word in words {
            let found = one_of(&word.into(), "t", &mut Issues::new(), &words);
            assert_eq!(found, Some(word));
        }
        let (code, message) = issue(|issues| one_of(&"ASC".into(), "t", issues, &words));
        assert_eq!(
            (code, message.as_str()),
            ("not_allowed", "Expected one of asc, desc.")
        );
    }

    #[test]
    fn whole_numbers_between_their_bounds() {
        let read = |number: f64| {
            let mut issues = Issues::new();
            integer(&number.into(), "t", &mut issues, -2, 3)
        };
        assert_eq!([-2.0, 0.0, -0.0, 3.0].map(read), [-2, 0, 0, 3].map(Some));
        let refused = |number: f64, most| {
            issue(|issues| integer(&Data::Number(number), "t", issues, -2, most))
        };
        let (short, long) = (3, MAX_SAFE_INTEGER as i64);
        for (number, most, code, message) in [
            (
                -3.0,
                short,
                "out_of_range",
                "Expected a whole number from -2 to 3.",
            ),
            (
                4.0,
                short,
                "out_of_range",
                "Expected a whole number from -2 to 3.",
            ),
            (
                -3.0,
                long - 1,
                "out_of_range",
                "Expected a whole number from -2 to 9007199254740990.",
            ),
            (
                -3.0,
                long,
                "out_of_range",
                "Expected a whole number of at least -2.",
            ),
            (0.5, short, "wrong_type", "Expected a whole number."),
            (f64::NAN, short, "wrong_type", "Expected a whole number."),
            (
                f64::INFINITY,
                long,
                "wrong_type",
                "Expected a whole number.",
            ),
            (
                9_007_199_254_740_992.0,
                long,
                "wrong_type",
                "Expected a whole number.",
            ),
        ] {
            let (found, sentence) = refused(number, most);
            assert_eq!((found, sentence.as_str()), (code, message), "{number}");
        }
        let greatest = integer(&MAX_SAFE_INTEGER.into(), "t", &mut Issues::new(), 0, long);
        assert_eq!(greatest, Some(long));
        let least = any_integer(&(-MAX_SAFE_INTEGER).into(), "t", &mut Issues::new());
        assert_eq!(least, Some(-long));
        let (code, message) = issue(|issues| at_least(&Data::Null, "t", issues, 0));
        assert_eq!(
            (code, message.as_str()),
            ("wrong_type", "Expected a whole number, not null.")
        );
    }

    #[test]
    fn from_the_year_5138_on_a_time_is_milliseconds() {
        let read = |number: f64| unix_seconds(&number.into(), "t", &mut Issues::new());
        assert_eq!(read(99_999_999_999.0), Some(99_999_999_999));
        for number in [100_000_000_000.0, -100_000_000_000.0] {
            let found = issue(|issues| unix_seconds(&Data::Number(number), "t", issues));
            assert_eq!(found.0, "milliseconds");
        }
        let far = Data::Date(100_000_000_000_000.0);
        assert_eq!(
            unix_seconds(&far, "t", &mut Issues::new()),
            Some(100_000_000_000)
        );
    }

    #[test]
    fn each_item_of_an_array_has_its_path() {
        let walk = |value: &Data| {
            let (mut issues, mut paths) = (Issues::new(), Vec::new());
            let mut take = |_: &Data, path: &str, _: &mut Issues| paths.push(path.to_owned());
            let count = each(value, "t", &mut issues, "things", &mut take);
            let messages = issues.into_vec().into_iter().map(|it| it.message).collect();
            (count, paths, messages)
        };
        let two = Data::List(vec![Data::Null, Data::Null]);
        let paths = ["t[0]", "t[1]"].map(str::to_owned).to_vec();
        assert_eq!(walk(&two), (Some(2), paths, vec![]));
        let empty = "Expected at least one of the things; leave the key out for none.";
        assert_eq!(
            walk(&Data::List(vec![])),
            (Some(0), vec![], vec![empty.to_owned()])
        );
        let wrong = "Expected an array of things, not null.";
        assert_eq!(walk(&Data::Null), (None, vec![], vec![wrong.to_owned()]));
    }

    #[test]
    fn fields_have_paths_below_their_object() {
        let input = Data::Object(vec![
            ("a".into(), true.into()),
            ("b".into(), Data::Undefined),
            ("c".into(), Data::Null),
        ]);
        for (prefix, path) in [("", "c"), ("p", "p.c")] {
            let mut issues = Issues::new();
            let known = ["a", "b", "c", "d"];
            let fields = Fields::open(&input, "it", prefix, &known, &mut issues).unwrap();
            let read = |key, issues: &mut Issues| fields.optional(key, issues, boolean);
            let found = known.map(|key| read(key, &mut issues));
            assert_eq!(found, [Some(true), None, None, None]);
            let paths: Vec<String> = issues.into_vec().into_iter().map(|it| it.path).collect();
            assert_eq!(paths, [path]);
            assert_eq!(fields.raw("b"), Some(&Data::Undefined));
            assert_eq!(fields.raw("d"), None);
        }
        let none = Fields::none("p");
        assert_eq!((none.raw("a"), none.path("a").as_str()), (None, "p.a"));
        let (code, message) =
            issue(|issues| Fields::open(&Data::Null, "it", "", &[], issues).map(drop));
        assert_eq!(
            (code, message.as_str()),
            ("wrong_type", "`it` must be an object, not null.")
        );
    }

    #[test]
    fn an_unknown_key_without_a_near_one_says_only_that() {
        let input = Data::Object(vec![("xyz".into(), Data::Null)]);
        let mut issues = Issues::new();
        Fields::open(&input, "bulk", "p", &["text"], &mut issues);
        let issues = issues.into_vec();
        assert_eq!(issues[0].path, "p.xyz");
        assert_eq!(issues[0].message, "There is no such key in `bulk`.");
    }
}
