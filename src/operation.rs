//! One call of an API, as a value: everything that the package knows about it is declared once.

#[cfg(feature = "proxy")]
pub mod decoder;

use crate::input::check::Fields;
use crate::input::data::Data;
use crate::input::issue::Issues;
use crate::input::record::Record;
use crate::provider::Provider;
use crate::text::text;
use crate::wire::encode::percent;
use crate::wire::shape::{Answer, Field};
use crate::wire::{Body, Method, Query, Request};

/// A call of an API.
pub struct Operation {
    /// The name of its method in JavaScript.
    pub name: &'static str,
    /// Whose API it is.
    pub provider: &'static Provider,
    /// Its HTTP method.
    pub method: Method,
    /// Its path with placeholders (`/bulks/{id}`). Messages use this path, because it contains none of the
    /// caller's values.
    pub path: &'static str,
    /// The content type that it asks for.
    pub accept: &'static str,
    /// Whether another attempt is harmless.
    pub repeat: Repeat,
    /// The shortest time between two requests of it from one client, in milliseconds; 0 for none.
    pub pace: f64,
    /// The names of its options, besides those that all calls have.
    pub options: &'static [&'static str],
    /// Reads the caller's input and the operation's own options; every problem is reported.
    pub read: fn(&Data, &Fields<'_>, &mut Issues) -> Option<Parts>,
    /// How its response is read.
    pub answer: Answer,
}

/// What a further attempt of the same call would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repeat {
    /// Nothing more than the first: it reads, or it cancels what is already cancelled.
    Safe,
    /// Possibly everything once more. No provider documents an idempotency key, so a second `POST /bulks`
    /// is a second bulk, and it is billed.
    Never,
    /// As for `Never`, but a response can prove that the first attempt did nothing.
    IfNothingWasDone,
}

/// The parts of a request that depend on the input.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Parts {
    /// The values of the path's placeholders, in order, not yet encoded. The client's own values come
    /// before them.
    pub path: Vec<String>,
    /// The query.
    pub query: Query,
    /// The body.
    pub body: Option<Body>,
}

impl Parts {
    /// Creates parts with a body only.
    pub fn body(record: Record) -> Self {
        Self {
            body: Some(Body::object(record)),
            ..Self::default()
        }
    }

    /// Creates parts with a path only.
    pub fn path(value: String) -> Self {
        Self {
            path: vec![value],
            ..Self::default()
        }
    }
}

/// `Accept` of an operation that reads plain JSON.
pub const JSON: &str = "application/json";

/// `Accept` of an operation that reads a list with its total, as JSON-LD with Hydra.
pub const JSON_LD: &str = "application/ld+json";

impl Operation {
    /// Checks the input of a call and the operation's own options. `scope` has the client's values for the
    /// first placeholders of the path.
    pub fn prepare(
        &self,
        input: &Data,
        options: &Fields<'_>,
        scope: &[String],
        issues: &mut Issues,
    ) -> Option<Request> {
        let parts = (self.read)(input, options, issues)?;
        Some(self.request(scope, parts))
    }

    /// Builds the request, percent-encoded.
    pub fn request(&self, scope: &[String], parts: Parts) -> Request {
        let mut values = scope.iter().chain(&parts.path);
        let mut target = String::new();
        let mut in_name = false;
        for character in self.path.chars() {
            match character {
                '{' => {
                    percent(&mut target, values.next().map_or("", String::as_str));
                    in_name = true;
                }
                '}' => in_name = false,
                _ if in_name => {}
                _ => target.push(character),
            }
        }
        parts.query.append_to(&mut target);
        Request {
            method: self.method,
            target,
            body: parts.body,
        }
    }

    /// The target of a page of a list, given that of the list.
    pub fn page_target(list: &str, page: usize) -> String {
        let has_query = list.bytes().any(|byte| byte == b'?');
        text!(list, if has_query { "&page=" } else { "?page=" }, page)
    }

    /// The declared fields of its response, or of each item of a page.
    pub fn fields(&self) -> &'static [Field] {
        match self.answer {
            Answer::AsItIs(fields) | Answer::Receipt(fields) | Answer::Page(fields) => fields,
            Answer::Count { .. } | Answer::Total(_) | Answer::Nothing => &[],
        }
    }

    /// Whether it changes nothing at the provider.
    pub fn only_reads(&self) -> bool {
        self.method == Method::Get
    }
}

#[cfg(test)]
pub(crate) mod testing;

#[cfg(test)]
mod tests {
    use super::testing::{LIMITED, operation};
    use super::*;
    use crate::input::check;

    const fn at(path: &'static str) -> Operation {
        Operation {
            path,
            ..operation(&LIMITED, Repeat::Safe)
        }
    }

    fn parts(path: &[&str], query: &[(&str, &str)]) -> Parts {
        let mut parts = Parts {
            path: path.iter().map(|it| (*it).to_owned()).collect(),
            ..Parts::default()
        };
        for (name, value) in query {
            parts.query.push(name, value);
        }
        parts
    }

    #[test]
    fn the_target_follows_from_the_path_and_its_values() {
        for (path, scope, values, query, expected) in [
            ("/a", &[][..], &[][..], &[][..], "/a"),
            ("/a/{id}", &[], &["7"], &[], "/a/7"),
            ("/a/{id}/b", &[], &["7"], &[], "/a/7/b"),
            // The client's values come first.
            ("/{s}/a/{id}", &["sub"], &["7"], &[], "/sub/a/7"),
            ("/{s}{id}", &["x"], &["y"], &[], "/xy"),
            // No value can leave its place.
            ("/a/{id}", &[], &["../b?c#d"], &[], "/a/..%2Fb%3Fc%23d"),
            ("/a/{id}", &[], &["{s}"], &[], "/a/%7Bs%7D"),
            ("/{s}/{id}", &["a/b"], &["ü"], &[], "/a%2Fb/%C3%BC"),
            ("/a/{id}/b", &[], &[], &[], "/a//b"),
            (
                "/a",
                &[],
                &[],
                &[("p[]", "x&y"), ("q", "+")],
                "/a?p[]=x%26y&q=%2B",
            ),
            ("/a/{id}", &[], &["7"], &[("p", "")], "/a/7?p="),
        ] {
            let scope: Vec<String> = scope.iter().map(|it: &&str| (*it).to_owned()).collect();
            let request = at(path).request(&scope, parts(values, query));
            assert_eq!(request.target, expected, "{path}");
            assert_eq!((request.method, request.body), (Method::Get, None));
        }
    }

    #[test]
    fn the_input_and_the_own_options_are_read_before_there_is_a_request() {
        static READS: Operation = Operation {
            method: Method::Put,
            path: "/{s}/{id}",
            read: |input, options, issues| {
                let all = options.optional("all", issues, check::boolean);
                let id = check::text(input, "id", issues)?;
                Some(Parts {
                    body: all.map(|_| Body::default()),
                    ..Parts::path(id.to_owned())
                })
            },
            ..operation(&LIMITED, Repeat::Never)
        };
        let scope = ["sub".to_owned()];
        let options = Data::Object(vec![("all".to_owned(), true.into())]);
        let mut issues = Issues::new();
        let fields = Fields::open(&options, "options", "", &[&["all"]], &mut issues).unwrap();
        let request = READS.prepare(&"7".into(), &fields, &scope, &mut issues);
        let expected = Request {
            method: Method::Put,
            target: "/sub/7".to_owned(),
            body: Some(Body::default()),
        };
        assert_eq!(request, Some(expected));
        let refused = READS.prepare(&Data::Null, &fields, &scope, &mut issues);
        assert_eq!((refused, issues.into_vec().len()), (None, 1));
    }

    #[test]
    fn only_a_get_changes_nothing() {
        for (method, reads) in [
            (Method::Get, true),
            (Method::Post, false),
            (Method::Put, false),
            (Method::Delete, false),
        ] {
            let operation = Operation {
                method,
                ..operation(&LIMITED, Repeat::Safe)
            };
            assert_eq!(operation.only_reads(), reads, "{method:?}");
        }
    }
}
