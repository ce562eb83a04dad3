//! `POST /bulks`: sends one text to many recipients. It costs money and cannot be undone.

use super::bulk;
use crate::answer::{self, Malformed};
use crate::check::{self, Fields};
use crate::data::{Data, Lines};
use crate::encode::{json_array, json_string};
use crate::endpoint::{Endpoint, Operation, Provider, Repeat};
use crate::http::{Body, List, Method, Request};
use crate::issue::Issues;
use crate::recipients::{Countries, Recipients};
use crate::text::text;

/// Longest text before substitution, in Unicode code points. Source: POST /bulks page.
const MAX_TEXT: usize = 1785;

const KEYS: [&str; 9] = [
    "sender_id",
    "text",
    "service_code",
    "phones",
    "msg_groups",
    "delivery_at",
    "is_unicode",
    "source",
    "voice_lang",
];

/// A checked new bulk. `None` is a field that was left out; `Some(None)` is one that was `null`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CreateBulk {
    sender_id: Option<String>,
    text: String,
    service_code: Option<&'static str>,
    phones: Option<Phones>,
    msg_groups: Option<Vec<i64>>,
    delivery_at: Option<i64>,
    is_unicode: Option<bool>,
    source: Option<Option<i64>>,
    voice_lang: Option<Option<&'static str>>,
}

/// The recipients.
#[derive(Debug, Clone, PartialEq)]
enum Phones {
    /// As the caller wrote them.
    Written(Lines),
    /// A checked list.
    Recipients(Recipients),
}

impl CreateBulk {
    /// Checks a new bulk; every problem is reported.
    pub fn read(input: &Data, issues: &mut Issues) -> Option<Self> {
        let fields = Fields::open(input, "bulk", "", &KEYS, issues)?;
        if fields.raw("text").is_none() {
            issues.push("text", "required", "Expected the text of the message.");
        }
        if matches!(fields.raw("delivery_at"), Some(Data::Undefined)) {
            // Elsewhere `undefined` is a field left out. Here that means "send at once", and a
            // lost time must not do that.
            let message = "`delivery_at` is undefined. Leave the key out to send at once, or give \
                           Unix seconds or a Date.";
            issues.push("delivery_at", "wrong_type", message);
        }
        let given = |key| !matches!(fields.raw(key), None | Some(Data::Undefined));
        if !given("phones") && !given("msg_groups") {
            let message = "Expected `phones` or `msg_groups`: a bulk without recipients sends \
                           nothing.";
            issues.push("phones", "required", message);
        }
        let text = match fields.raw("text") {
            Some(value) => text(value, "text", issues),
            None => None,
        };
        let bulk = Self {
            sender_id: fields.optional("sender_id", issues, sender_id),
            text: text.unwrap_or_default(),
            service_code: fields.optional("service_code", issues, |value, path, issues| {
                check::one_of(value, path, issues, &bulk::SERVICES)
            }),
            phones: fields.optional("phones", issues, phones),
            msg_groups: fields.optional("msg_groups", issues, |value, path, issues| {
                list(
                    &value.expanded(),
                    path,
                    issues,
                    "group ids",
                    |value, path, issues| check::at_least(value, path, issues, 1),
                )
            }),
            delivery_at: fields.optional("delivery_at", issues, check::unix_seconds),
            is_unicode: fields.optional("is_unicode", issues, check::boolean),
            source: fields.optional("source", issues, |value, path, issues| {
                or_null(value, |value| check::any_integer(value, path, issues))
            }),
            voice_lang: fields.optional("voice_lang", issues, |value, path, issues| {
                or_null(value, |value| {
                    check::one_of(value, path, issues, &bulk::VOICE_LANGUAGES)
                })
            }),
        };
        Some(bulk)
    }

    /// The countries of the numbers.
    pub fn countries(&self) -> Countries {
        match &self.phones {
            None => Countries::default(),
            Some(Phones::Written(phones)) => Countries::of_written(phones.iter()),
            Some(Phones::Recipients(list)) => {
                let known = list.countries();
                let counted: usize = known.iter().map(|(_, count)| count).sum();
                // None, but a number that nobody counts must not be one that nobody pays.
                let unknown = list.len().saturating_sub(counted);
                Countries { known, unknown }
            }
        }
    }

    /// The body, fields in the order of the page's example.
    fn body(&self) -> Body {
        let mut body = Body::default();
        let mut separator = '{';
        let mut member = |name: &str, write: &dyn Fn(&mut Body)| {
            let out = body.text();
            out.push(std::mem::replace(&mut separator, ','));
            json_string(out, name);
            out.push(':');
            write(&mut body);
        };
        let text = |text: &str, body: &mut Body| json_string(body.text(), text);
        let plain = |text: &str, body: &mut Body| body.text().push_str(text);
        if let Some(sender_id) = &self.sender_id {
            member("sender_id", &|body| text(sender_id, body));
        }
        member("text", &|body| text(&self.text, body));
        if let Some(service_code) = self.service_code {
            member("service_code", &|body| text(service_code, body));
        }
        match &self.phones {
            None => {}
            Some(Phones::Recipients(list)) => {
                member("phones", &|body| {
                    body.push_list(List::Recipients(list.clone()))
                });
            }
            // Digits, and maybe a `+`: nothing to escape.
            Some(Phones::Written(lines)) => {
                member("phones", &|body| {
                    body.push_list(List::Written(lines.clone()))
                });
            }
        }
        if let Some(groups) = &self.msg_groups {
            member("msg_groups", &|body| {
                json_array(body.text(), groups, |out, id| out.push_str(&text!(*id)));
            });
        }
        if let Some(delivery_at) = self.delivery_at {
            member("delivery_at", &|body| plain(&text!(delivery_at), body));
        }
        if let Some(is_unicode) = self.is_unicode {
            member("is_unicode", &|body| {
                plain(if is_unicode { "true" } else { "false" }, body)
            });
        }
        if let Some(source) = self.source {
            let source = source.map_or("null".to_owned(), |source| text!(source));
            member("source", &|body| plain(&source, body));
        }
        if let Some(voice_lang) = self.voice_lang {
            member("voice_lang", &|body| match voice_lang {
                Some(language) => text(language, body),
                None => plain("null", body),
            });
        }
        body.text().push('}');
        body
    }
}

impl Endpoint for CreateBulk {
    const OPERATION: Operation = Operation {
        provider: Provider::Lox24,
        method: Method::Post,
        path: "/bulks",
        repeat: Repeat::Never,
    };
    type Answer = ();

    fn request(&self) -> Request {
        Request {
            method: Method::Post,
            target: "/bulks".to_owned(),
            body: Some(self.body()),
        }
    }

    fn decode(body: &Data) -> Result<(), Malformed> {
        answer::check_fields(body, &bulk::FIELDS)
    }
}

fn text(value: &Data, path: &str, issues: &mut Issues) -> Option<String> {
    let text = check::text(value, path, issues)?;
    let length = text.chars().fold(0usize, |count, _| count + 1);
    if length > MAX_TEXT {
        let message = text!(
            "Expected at most ",
            MAX_TEXT,
            " characters (Unicode code points), not ",
            length,
            "."
        );
        issues.push(path, "too_long", message);
        return None;
    }
    Some(text.to_owned())
}

/// The pattern of the page: `/^(\+?[1-9]\d{0,14}|[a-zA-Z0-9 ]{1,11})$/`.
fn sender_id(value: &Data, path: &str, issues: &mut Issues) -> Option<String> {
    let valid = |text: &str| {
        let digits = text.strip_prefix('+').unwrap_or(text);
        let is_number = (1..=15).contains(&digits.len())
            && digits.bytes().all(|byte| byte.is_ascii_digit())
            && !digits.starts_with('0');
        let is_name = text.len() <= 11
            && text
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b' ');
        is_number || is_name
    };
    check::formatted(
        value,
        path,
        issues,
        &valid,
        "1 to 11 letters, digits or spaces, or a number of at most 15 digits",
    )
    .map(str::to_owned)
}

fn phones(value: &Data, path: &str, issues: &mut Issues) -> Option<Phones> {
    match value {
        Data::Recipients(recipients) => {
            if recipients.is_empty() {
                let message =
                    "The Recipients are empty; look at `rejected` for what was not taken.";
                issues.push(path, "empty", message);
            }
            Some(Phones::Recipients(recipients.clone()))
        }
        Data::Lines(lines) => {
            for (index, line) in lines.iter().enumerate() {
                if !is_phone(line) {
                    // What is wrong with it depends on nothing else.
                    let line = Data::from(if line.is_empty() { "" } else { "?" });
                    phone(&line, &text!(path, "[", index, "]"), issues);
                }
            }
            Some(Phones::Written(lines.clone()))
        }
        _ => {
            let phones = list(value, path, issues, "phone numbers or Recipients", phone)?;
            let text: String = phones.iter().flat_map(|phone| [phone, "\n"]).collect();
            Lines::new(text.into_bytes(), phones.len()).map(Phones::Written)
        }
    }
}

/// One of the four documented forms: `+491701234567`, `00491701234567`, `491701234567` and, in the
/// country of the account, `01701234567`. An international number has at most 15 digits (E.164);
/// fewer than 5 are no subscriber anywhere.
fn phone<'a>(value: &'a Data, path: &str, issues: &mut Issues) -> Option<&'a str> {
    check::formatted(
        value,
        path,
        issues,
        &|text| is_phone(text.as_bytes()),
        "a phone number of 5 to 15 digits, best as +491701234567 (also 00491701234567, \
         491701234567 or, in the account's country, 01701234567)",
    )
}

fn is_phone(text: &[u8]) -> bool {
    let digits = match text {
        [b'+', digits @ ..] | [b'0', b'0', digits @ ..] | [b'0', digits @ ..] => digits,
        _ => text,
    };
    (5..=15).contains(&digits.len())
        && digits.iter().all(u8::is_ascii_digit)
        && !digits.starts_with(b"0")
}

fn list<'a, T>(
    value: &'a Data,
    path: &str,
    issues: &mut Issues,
    what: &str,
    mut check: impl FnMut(&'a Data, &str, &mut Issues) -> Option<T>,
) -> Option<Vec<T>> {
    let Data::List(items) = value else {
        check::wrong_type(value, path, &text!("an array of ", what), issues);
        return None;
    };
    if items.is_empty() {
        let message = text!(
            "Expected at least one of the ",
            what,
            "; leave the key out for none."
        );
        issues.push(path, "empty", message);
    }
    Some(
        items
            .iter()
            .enumerate()
            .filter_map(|(index, item)| check(item, &text!(path, "[", index, "]"), issues))
            .collect(),
    )
}

fn or_null<T>(value: &Data, check: impl FnOnce(&Data) -> Option<T>) -> Option<Option<T>> {
    match value {
        Data::Null => Some(None),
        other => check(other).map(Some),
    }
}
