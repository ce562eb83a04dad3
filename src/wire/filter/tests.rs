use super::*;
use crate::input::data::object;

static FILTERS: Filters = Filters {
    parameters: &[
        parameter("flag", Rule::Bool, false, Range::No),
        parameter("ids", Rule::Integer { least: 0 }, true, Range::No),
        parameter("count", Rule::ANY_INTEGER, true, Range::From(3)),
        parameter("at", Rule::Time, false, Range::From(1)),
    ],
    order: &["at", "count"],
};

/// The query, whether the filter narrows, and the issues as `path code`.
fn read(input: &Data) -> (String, bool, Vec<String>) {
    let mut issues = Issues::new();
    let filter = FILTERS.read(input, &mut issues).unwrap_or_default();
    let mut query = String::new();
    filter.query.append_to(&mut query);
    (query, filter.narrows, issues.told())
}

fn range(name: &str, bounds: &[(&str, f64)]) -> Data {
    let bound = |(name, bound): &(&str, f64)| ((*name).to_owned(), Data::Number(*bound));
    let bounds = Data::Object(bounds.iter().map(bound).collect());
    Data::Object(vec![(name.to_owned(), bounds)])
}

fn between(from: f64, to: f64) -> Data {
    object! { "count" => object! { "between" => Data::from_iter([from, to]) } }
}

#[test]
fn a_filter_narrows_unless_everything_passes_it() {
    for (input, query, narrows) in [
        (Data::EMPTY, "", false),
        (object! { "flag" => true }, "?flag=true", true),
        (object! { "ids" => 7.0 }, "?ids=7", true),
        (
            object! { "ids" => Data::from_iter([7.0, 8.0]) },
            "?ids[]=7&ids[]=8",
            true,
        ),
        (
            object! { "_order" => object! { "at" => "desc", "count" => "asc" } },
            "?_order[at]=desc&_order[count]=asc",
            false,
        ),
    ] {
        assert_eq!(
            read(&input),
            (query.to_owned(), narrows, vec![]),
            "{input:?}"
        );
    }
    // Of two filters, one is enough.
    let both = object! { "count" => object! { "gte" => 3.0 }, "flag" => true };
    assert_eq!(
        read(&both),
        ("?count[gte]=3&flag=true".to_owned(), true, vec![])
    );
    let both = object! { "flag" => true, "count" => object! { "gte" => 3.0 } };
    assert_eq!(
        read(&both),
        ("?flag=true&count[gte]=3".to_owned(), true, vec![])
    );
}

#[test]
fn a_lower_bound_that_everything_is_above_selects_everything() {
    for (bounds, narrows) in [
        (&[("gte", 2.0)][..], false),
        (&[("gte", 3.0)], false),
        (&[("gte", 4.0)], true),
        (&[("gt", 2.0)], false),
        (&[("gt", 3.0)], true),
        (&[("lt", 1e9)], true),
        (&[("lte", 1e9)], true),
        (&[("gte", 3.0), ("lte", 1e9)], true),
        (&[("gte", 4.0), ("gt", 1.0)], true),
        (&[("gt", 5.0), ("gte", 1.0)], true),
    ] {
        let (_, found, issues) = read(&range("count", bounds));
        assert_eq!((found, issues), (narrows, vec![]), "{bounds:?}");
    }
}

#[test]
fn an_upper_bound_in_the_far_future_selects_everything() {
    let far = 99_999_999_999.0;
    for (bounds, narrows) in [
        (&[("gt", 0.0)][..], false),
        (&[("gte", 1.0), ("lt", 1e9)], true),
        (&[("lte", far)], true),
        (&[("lt", far)], true),
    ] {
        let (_, found, issues) = read(&range("at", bounds));
        assert_eq!((found, issues), (narrows, vec![]), "{bounds:?}");
    }
    // A Date may lie there. `lte` is at it, `lt` just below.
    for (key, seconds, narrows) in [
        ("lte", 100_000_000_000.0, false),
        ("lt", 100_000_000_000.0, true),
        ("lt", 100_000_000_001.0, false),
    ] {
        let mut bound = Data::EMPTY;
        bound.set(key, Data::Date(seconds * 1000.0));
        let (_, found, issues) = read(&object! { "at" => bound });
        assert_eq!((found, issues), (narrows, vec![]), "{key} {seconds}");
    }
    // Where the values are no times, such a number is a bound like any other.
    let (_, found, _) = read(&range("count", &[("lte", 100_000_000_000.0)]));
    assert!(found);
}

#[test]
fn bounds_must_leave_something() {
    for (bounds, is_empty) in [
        (&[("gte", 5.0), ("lte", 5.0)][..], false),
        (&[("gte", 5.0), ("lt", 5.0)], true),
        (&[("gt", 5.0), ("lte", 5.0)], true),
        (&[("gt", 4.0), ("lt", 6.0)], false),
        (&[("gt", 5.0), ("lt", 6.0)], true),
        (&[("gte", 6.0), ("lte", 5.0)], true),
        (&[("lte", 9.0), ("lt", 5.0), ("gte", 5.0)], true),
        (&[("lt", 9.0), ("lte", 5.0), ("gte", 6.0)], true),
    ] {
        let (_, narrows, issues) = read(&range("count", bounds));
        let expected = if is_empty {
            vec!["count out_of_range"]
        } else {
            vec![]
        };
        assert_eq!(
            (narrows, issues),
            (true, expected.into_iter().map(str::to_owned).collect()),
            "{bounds:?}"
        );
    }
    for (from, to, issues) in [
        (5.0, 5.0, vec![]),
        (6.0, 5.0, vec!["count out_of_range".to_owned()]),
    ] {
        let query = format!("?count[between]={from}..{to}");
        assert_eq!(read(&between(from, to)), (query, true, issues));
    }
    let both = object! {
        "count" => object! { "gte" => 9.0, "between" => Data::from_iter([1.0, 8.0]) },
    };
    let (_, _, issues) = read(&both);
    assert_eq!(issues, ["count out_of_range"]);
    let both = object! {
        "count" => object! { "lte" => 1.0, "between" => Data::from_iter([2.0, 8.0]) },
    };
    let (_, _, issues) = read(&both);
    assert_eq!(issues, ["count out_of_range"]);
}

#[test]
fn a_range_with_a_problem_is_refused_for_that_alone() {
    let wrong = |bound: Data| object! { "count" => object! { "gte" => 1.0, "lt" => bound } };
    let unknown = object! { "count" => object! { "gte" => 1.0, "above" => 1.0 } };
    let two = |ends: Data| object! { "count" => object! { "between" => ends } };
    let one = Data::from_iter([Data::Number(1.0), Data::Null]);
    for (input, query, codes) in [
        (
            wrong(Data::Null),
            "?count[gte]=1",
            vec!["count.lt wrong_type"],
        ),
        (unknown, "?count[gte]=1", vec!["count.above unknown_key"]),
        (two(Data::Null), "", vec!["count.between wrong_type"]),
        (
            two(Data::from_iter([1.0])),
            "",
            vec!["count.between format"],
        ),
        (two(one), "", vec!["count.between[1] wrong_type"]),
        (object! { "count" => Data::EMPTY }, "", vec!["count empty"]),
        (object! { "ids" => Data::EMPTY }, "", vec!["ids wrong_type"]),
        (
            object! { "ids" => Data::List(vec![]) },
            "",
            vec!["ids empty"],
        ),
        (
            object! { "flag" => Data::List(vec![]) },
            "",
            vec!["flag wrong_type"],
        ),
        (object! { "idss" => 1.0 }, "", vec!["idss unknown_key"]),
    ] {
        let codes: Vec<String> = codes.into_iter().map(str::to_owned).collect();
        assert_eq!(read(&input), (query.to_owned(), true, codes), "{input:?}");
    }
    let order = |value: Data| read(&object! { "_order" => value });
    let refused = |code: &str| (String::new(), false, vec![code.to_owned()]);
    assert_eq!(order(Data::Null), refused("_order wrong_type"));
    assert_eq!(order(Data::EMPTY), refused("_order empty"));
    assert_eq!(
        order(object! { "at" => "up" }),
        refused("_order.at not_allowed")
    );
    assert_eq!(
        order(object! { "x" => "asc" }),
        refused("_order.x unknown_key")
    );
    assert_eq!(read(&Data::Null), refused("filter wrong_type"));
    let mut issues = Issues::new();
    FILTERS.read(&object! { "_order" => Data::EMPTY }, &mut issues);
    let message = issues.into_vec().pop().unwrap().message;
    assert_eq!(message, "Expected one of at, count.");
}

#[test]
fn at_most_a_thousand_values() {
    for (count, added, is_refused) in [
        (1000, 0, false),
        (1001, 0, true),
        (998, 2, false),
        (999, 2, true),
    ] {
        let ids = Data::from_iter((0..count).map(f64::from));
        let mut issues = Issues::new();
        let filter = FILTERS.read(&object! { "ids" => ids }, &mut issues);
        check_room(&filter.unwrap().query, added, &mut issues);
        let expected = is_refused.then_some("filter too_many");
        assert_eq!(
            issues.told().first().map(String::as_str),
            expected,
            "{count}"
        );
    }
}
