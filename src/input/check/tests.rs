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
    let refused =
        |number: f64, most| issue(|issues| integer(&Data::Number(number), "t", issues, -2, most));
    let (short, long) = (3, LARGEST);
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
    let greatest = integer(&(LARGEST as f64).into(), "t", &mut Issues::new(), 0, long);
    assert_eq!(greatest, Some(long));
    let least = at_least(
        &(-(LARGEST as f64)).into(),
        "t",
        &mut Issues::new(),
        i64::MIN,
    );
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
    let empty = "Expected at least one item; otherwise omit the key.";
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
        let fields = Fields::open(&input, "it", prefix, &[&known], &mut issues).unwrap();
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
    Fields::open(&input, "bulk", "p", &[&["text"]], &mut issues);
    let issues = issues.into_vec();
    assert_eq!(issues[0].path, "p.xyz");
    assert_eq!(issues[0].message, "Unknown key in `bulk`.");
}
