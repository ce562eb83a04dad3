//! Finds out what an option may be by passing it a value of each type.

use bulk_sms::input::check::Fields;
use bulk_sms::input::data::Data;
use bulk_sms::input::issue::{Issue, Issues};

use super::typescript::{Property, Words, kinds, words};

/// Reads an object of options and ignores the result.
pub type Reader<'a> = &'a dyn Fn(&Data, &mut Issues);

/// The options as fields. Which names are known does not matter here.
pub fn fields<'a>(options: &'a Data, issues: &mut Issues) -> Fields<'a> {
    Fields::open(options, "options", "", &[], issues).unwrap()
}

fn samples() -> [(&'static str, Data); 8] {
    let prices = vec![("DE".to_owned(), Data::Number(1.0))];
    [
        ("undefined", Data::Undefined),
        ("null", Data::Null),
        ("boolean", Data::Bool(true)),
        ("number", Data::Number(1.0)),
        ("string", Data::Text("x".to_owned())),
        ("Date", Data::Date(0.0)),
        ("array", Data::List(vec![Data::Number(1.0)])),
        ("Record<string, number>", Data::Object(prices)),
    ]
}

fn issues(name: &str, value: Data, read: Reader<'_>) -> Vec<Issue> {
    let mut issues = Issues::new();
    read(&Data::Object(vec![(name.to_owned(), value)]), &mut issues);
    let mut all = issues.into_vec();
    all.retain(|issue| issue.path.trim_start_matches("options.") == name);
    all
}

fn is_refused(name: &str, value: Data, code: &str, read: Reader<'_>) -> bool {
    let issues = issues(name, value, read);
    issues.iter().any(|issue| issue.code == code)
}

/// The types that are not refused as such.
fn taken(name: &str, read: Reader<'_>) -> Words {
    let taken = samples().into_iter();
    let taken = taken.filter(|(_, value)| !is_refused(name, value.clone(), "wrong_type", read));
    words(taken.map(|(kind, _)| kind))
}

/// Compares the declared type of an option, and the range in its doc comment, with what its reader accepts.
pub fn compare(name: &str, property: &Property, read: Reader<'_>) {
    let declared: Words = property.parts.iter().flat_map(|it| kinds(it)).collect();
    assert_eq!(declared, taken(name, read), "{name}");
    if !declared.contains("number") {
        return;
    }
    let takes = |number| !is_refused(name, Data::Number(number), "out_of_range", read);
    let (least, most) = range(&property.doc).unwrap_or_else(|| panic!("{name} has no range"));
    assert!(takes(least) && !takes(least - 1.0), "{name} from {least}");
    if let Some(most) = most {
        assert!(takes(most) && !takes(most + 1.0), "{name} to {most}");
    }
}

/// `1 to 100` or `from 1`.
fn range(doc: &str) -> Option<(f64, Option<f64>)> {
    let all: Vec<&str> = doc.split(' ').collect();
    let number = |word: &str| {
        let digits = word.trim_end_matches(|it: char| !it.is_ascii_digit());
        digits.parse::<f64>().ok()
    };
    let both = all.windows(3).find_map(|it| match it {
        [least, "to", most] => Some((number(least)?, Some(number(most)?))),
        _ => None,
    });
    let least = all.windows(2).find_map(|it| match it {
        ["from", least] => Some((number(least)?, None)),
        _ => None,
    });
    both.or(least)
}
