//! The filter of SMS: the 34 query parameters of `POST /sms/ops/batch_delete`, and nothing else.
//!
//! The provider's framework ignores unknown parameters and malformed values, and so widens the
//! delete to what is left; whether LOX24 does is unknown. So nothing reaches the wire here that is
//! not a documented parameter with a value of its documented type.

use crate::check::{self, Fields};
use crate::data::Data;
use crate::encode::percent;
use crate::issue::Issues;
use crate::text::text;

/// A checked filter.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SmsFilter {
    /// Names with their brackets, and values, in the caller's order; not yet encoded.
    pairs: Vec<(String, String)>,
}

/// What a value of a parameter is.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Bool,
    Uuid,
    Country,
    Integer {
        least: i64,
    },
    Time,
    Exact,
    /// A substring; blank ones would match nearly everything.
    Part,
    PhonePart,
    IpPart,
}

struct Parameter {
    name: &'static str,
    kind: Kind,
    /// Also `name[]`, several values.
    list: bool,
    /// Also `name[gte]` and its like.
    range: bool,
}

const fn parameter(name: &'static str, kind: Kind, list: bool, range: bool) -> Parameter {
    Parameter {
        name,
        kind,
        list,
        range,
    }
}

const COUNT: Kind = Kind::Integer { least: 0 };

/// With `_order[created_at]` and `_order[gateway_sent_at]`, and `name[]` where `list` is true,
/// these are the 34.
const PARAMETERS: [Parameter; 19] = [
    parameter("is_sent", Kind::Bool, false, false),
    parameter("is_unicode", Kind::Bool, false, false),
    parameter("uuid", Kind::Uuid, true, false),
    parameter("iso2", Kind::Country, true, false),
    parameter("dlr_code", COUNT, true, false),
    parameter("status_code", COUNT, true, false),
    parameter("gateway_sent_at", Kind::Time, true, true),
    parameter("delivery_at", Kind::Time, true, true),
    parameter("created_at", Kind::Time, true, true),
    parameter("chars_count", COUNT, true, true),
    parameter("parts_count", COUNT, true, true),
    parameter("bulk", Kind::Uuid, true, false),
    parameter("source", Kind::Integer { least: i64::MIN }, true, true),
    parameter("text", Kind::Part, false, false),
    parameter("phone", Kind::PhonePart, false, false),
    parameter("sender_id", Kind::Part, false, false),
    parameter("ip", Kind::IpPart, false, false),
    parameter("key_id", Kind::Integer { least: 1 }, true, false),
    parameter("callback_data", Kind::Exact, true, false),
];

const ORDER: &str = "_order";
const ORDER_FIELDS: [&str; 2] = ["created_at", "gateway_sent_at"];
const RANGE_KEYS: [&str; 5] = ["lt", "lte", "gt", "gte", "between"];

/// PHP drops the query variables beyond the thousandth without a word, and a dropped filter
/// widens the delete; whether LOX24 runs with that default is unknown, so it is never reached.
const MAX_PAIRS: usize = 1000;

impl SmsFilter {
    /// Checks a filter; every problem is reported. `all` says that a filter which selects nothing
    /// in particular is meant.
    pub fn read(input: &Data, all: bool, issues: &mut Issues) -> Option<Self> {
        let known: Vec<&'static str> = PARAMETERS
            .iter()
            .map(|parameter| parameter.name)
            .chain([ORDER])
            .collect();
        let fields = Fields::open(input, "filter", "", &known, issues)?;
        let Data::Object(entries) = input else {
            return None;
        };
        let mut filter = Self::default();
        for (key, value) in entries {
            if key == ORDER {
                filter.read_order(value, issues);
            } else if let Some(parameter) = PARAMETERS.iter().find(|known| known.name == key) {
                filter.read_parameter(parameter, value, &fields.path(key), issues);
            }
        }
        let selects = entries.iter().any(|(key, _)| key != ORDER);
        if !selects && !all {
            let message = "The filter selects nothing in particular, so every SMS of the account \
                           would be deleted. Name a filter, or say `{ all: true }` in the options.";
            issues.push("filter", "selects_everything", message);
        }
        if filter.pairs.len() > MAX_PAIRS {
            let message = text!(
                "Expected at most ",
                MAX_PAIRS,
                " values in one filter: what a server cuts off would widen the delete. Split the list."
            );
            issues.push("filter", "too_many", message);
        }
        Some(filter)
    }

    /// Appends `?name=value&…`, or nothing. The names, brackets included, are fixed words and
    /// stand raw as in the provider's samples; the values are percent-encoded.
    pub fn append_query(&self, target: &mut String) {
        for (index, (name, value)) in self.pairs.iter().enumerate() {
            target.push(if index == 0 { '?' } else { '&' });
            target.push_str(name);
            target.push('=');
            percent(target, value);
        }
    }

    fn push(&mut self, name: String, value: Option<String>) {
        if let Some(value) = value {
            self.pairs.push((name, value));
        }
    }

    fn read_order(&mut self, value: &Data, issues: &mut Issues) {
        let Some(fields) = Fields::open(value, ORDER, ORDER, &ORDER_FIELDS, issues) else {
            return;
        };
        let Data::Object(entries) = value else {
            return;
        };
        if entries.is_empty() {
            issues.push(ORDER, "empty", "Expected created_at or gateway_sent_at.");
        }
        for (key, direction) in entries {
            if ORDER_FIELDS.contains(&key.as_str()) {
                let path = fields.path(key);
                let direction = check::one_of(direction, &path, issues, &["asc", "desc"]);
                self.push(text!("_order[", key, "]"), direction.map(str::to_owned));
            }
        }
    }

    fn read_parameter(
        &mut self,
        parameter: &Parameter,
        value: &Data,
        path: &str,
        issues: &mut Issues,
    ) {
        let name = parameter.name;
        match &*value.expanded() {
            Data::List(items) if parameter.list => {
                if items.is_empty() {
                    let message = "Expected at least one value: an empty list would select \
                                   everything. Leave the key out if no filter is meant.";
                    issues.push(path, "empty", message);
                }
                for (index, item) in items.iter().enumerate() {
                    let value = parameter
                        .kind
                        .read(item, &text!(path, "[", index, "]"), issues);
                    self.push(text!(name, "[]"), value);
                }
            }
            Data::Object(_) if parameter.range => self.read_range(parameter, value, path, issues),
            other => {
                let value = parameter.kind.read(other, path, issues);
                self.push(name.to_owned(), value);
            }
        }
    }

    fn read_range(&mut self, parameter: &Parameter, value: &Data, path: &str, issues: &mut Issues) {
        let Some(fields) = Fields::open(value, path, path, &RANGE_KEYS, issues) else {
            return;
        };
        let Data::Object(entries) = value else {
            return;
        };
        if entries.is_empty() {
            let message = "Expected a bound (lt, lte, gt, gte or between): a range without one \
                           would select everything.";
            issues.push(path, "empty", message);
        }
        let name = parameter.name;
        let (mut lower, mut upper): (Option<i64>, Option<i64>) = (None, None);
        for (key, bound) in entries {
            let path = fields.path(key);
            match key.as_str() {
                "between" => {
                    let Data::List(ends) = bound else {
                        check::wrong_type(bound, &path, "two bounds, [from, to]", issues);
                        continue;
                    };
                    let [from, to] = ends.as_slice() else {
                        issues.push(&path, "format", "Expected two bounds, [from, to].");
                        continue;
                    };
                    let from = parameter.kind.integer(from, &text!(path, "[0]"), issues);
                    let to = parameter.kind.integer(to, &text!(path, "[1]"), issues);
                    if let (Some(from), Some(to)) = (from, to) {
                        self.push(text!(name, "[between]"), Some(text!(from, "..", to)));
                        lower = lower.max(Some(from));
                        upper = Some(upper.map_or(to, |upper| upper.min(to)));
                    }
                }
                "lt" | "lte" | "gt" | "gte" => {
                    let Some(bound) = parameter.kind.integer(bound, &path, issues) else {
                        continue;
                    };
                    self.push(text!(name, "[", key, "]"), Some(text!(bound)));
                    if key.starts_with('g') {
                        lower = lower.max(Some(bound));
                    } else {
                        upper = Some(upper.map_or(bound, |upper| upper.min(bound)));
                    }
                }
                _ => {}
            }
        }
        if let (Some(lower), Some(upper)) = (lower, upper)
            && lower > upper
        {
            // What a server makes of it is unknown; ignoring it would widen the delete.
            let message = "Expected a lower bound that is not above the upper one.";
            issues.push(path, "out_of_range", message);
        }
    }
}

impl Kind {
    /// A value in its wire form.
    fn read(self, value: &Data, path: &str, issues: &mut Issues) -> Option<String> {
        let text = match self {
            Self::Bool => {
                return check::boolean(value, path, issues)
                    .map(|flag| if flag { "true" } else { "false" }.to_owned());
            }
            Self::Integer { .. } | Self::Time => {
                return self
                    .integer(value, path, issues)
                    .map(|number| text!(number));
            }
            Self::Uuid => check::formatted(
                value,
                path,
                issues,
                &check::is_uuid,
                "a UUID in lower case, such as 20f39273-0566-11ea-a637-96000028b339",
            ),
            Self::Country => check::formatted(
                value,
                path,
                issues,
                &|text| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase()),
                "an ISO 3166-1 alpha-2 country in upper case, such as DE",
            ),
            Self::Exact | Self::Part => check::formatted(
                value,
                path,
                issues,
                &|text| !text.chars().all(char::is_whitespace),
                "a text that is not blank",
            ),
            Self::PhonePart => check::formatted(
                value,
                path,
                issues,
                &|text| {
                    let digits = text.strip_prefix('+').unwrap_or(text);
                    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
                },
                "a part of a phone number: digits, with + in front for its beginning",
            ),
            Self::IpPart => check::formatted(
                value,
                path,
                issues,
                &|text| {
                    text.bytes().any(|byte| byte.is_ascii_hexdigit())
                        && text
                            .bytes()
                            .all(|byte| byte.is_ascii_hexdigit() || b".:".contains(&byte))
                },
                "a part of an IP address, such as 192.168.",
            ),
        };
        text.map(str::to_owned)
    }

    /// A value that can be a bound.
    fn integer(self, value: &Data, path: &str, issues: &mut Issues) -> Option<i64> {
        match self {
            Self::Time => check::unix_seconds(value, path, issues),
            Self::Integer { least: i64::MIN } => check::any_integer(value, path, issues),
            Self::Integer { least } => check::at_least(value, path, issues, least),
            _ => {
                check::wrong_type(value, path, "a single value", issues);
                None
            }
        }
    }
}
