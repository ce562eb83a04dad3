use super::*;
use crate::operation::testing::{LIMITED, PLAIN, operation};
use crate::provider::{Problem, Provider, Violation};
use crate::wire::Method;

static GET: Operation = operation(&LIMITED, Repeat::Safe);
static POST: Operation = operation(&LIMITED, Repeat::Never);
static UNLESS: Operation = operation(&LIMITED, Repeat::IfNothingWasDone);

/// Changes something, and is safe to repeat.
static CANCEL: Operation = Operation {
    method: Method::Put,
    ..operation(&LIMITED, Repeat::Safe)
};

fn head(status: u16) -> ReplyHead {
    ReplyHead {
        status,
        ..ReplyHead::default()
    }
}

/// An error answer with the problem that a provider's function makes.
fn api(
    problem: fn(u16, Option<&Data>) -> Problem,
    head: ReplyHead,
    body: Option<&Data>,
) -> Box<Failure> {
    let provider = Box::leak(Box::new(Provider { problem, ..PLAIN }));
    Failure::api(&operation(provider, Repeat::Never), head, body, None)
}

#[test]
fn every_problem_of_an_input_is_told_and_five_are_in_the_message() {
    let issue = |index: usize| Issue {
        path: format!("p{index}"),
        code: "format",
        message: format!("Expected {index}."),
    };
    let invalid = |count| Failure::invalid((0..count).map(issue).collect());
    for (count, expected) in [
        (
            1,
            "Nothing was sent: the input has a problem.\n  p0: Expected 0.",
        ),
        (
            2,
            "Nothing was sent: the input has 2 problems.\n  p0: Expected 0.\n  p1: Expected 1.",
        ),
        (
            5,
            "Nothing was sent: the input has 5 problems.\n  p0: Expected 0.\n  p1: Expected 1.\
             \n  p2: Expected 2.\n  p3: Expected 3.\n  p4: Expected 4.",
        ),
        (
            6,
            "Nothing was sent: the input has 6 problems.\n  p0: Expected 0.\n  p1: Expected 1.\
             \n  p2: Expected 2.\n  p3: Expected 3.\n  p4: Expected 4.\
             \n  … (see `issues`)",
        ),
    ] {
        let found = invalid(count);
        assert_eq!(found.message, expected);
        assert_eq!(found.class, "ValidationError");
        assert_eq!(found.code, "invalid_input");
        assert_eq!(found.outcome, Outcome::NotSent);
        let issues = found.fields.get("issues").unwrap();
        assert_eq!(issues.items().len(), count);
        let first = object! { "path" => "p0", "code" => "format", "message" => "Expected 0." };
        assert_eq!(issues.items()[0], first);
    }
}

/// Only what changes something needs advice, and only where it may have happened.
#[test]
fn the_advice_fits_the_operation_and_the_outcome() {
    let (again, look) = (
        " It may have been carried out, and it is safe to repeat.",
        " It may have been carried out: check before calling again.",
    );
    let (accepted, done) = (
        " It was accepted, and it is safe to repeat.",
        " It was accepted: do not call again.",
    );
    for (operation, status, expected) in [
        (&GET, None, ""),
        (&GET, Some(200), ""),
        (&CANCEL, None, again),
        (&CANCEL, Some(503), again),
        (&CANCEL, Some(200), accepted),
        (&CANCEL, Some(404), ""),
        (&POST, None, look),
        (&POST, Some(302), look),
        (&POST, Some(200), done),
        (&POST, Some(404), ""),
        (&UNLESS, None, look),
        (&UNLESS, Some(200), done),
        (&UNLESS, Some(429), ""),
    ] {
        let called = called(operation);
        let lost = Failure::connection(operation, status, 2);
        assert_eq!(
            lost.message,
            format!("{called} got no full response.{expected}")
        );
        assert_eq!(
            (lost.class, lost.code),
            ("ConnectionError", "connection_failed")
        );
        assert_eq!(lost.fields, object! { "attempts" => 2u32 });
        let late = Failure::timeout(operation, status, 3, 700);
        assert_eq!(
            late.message,
            format!("{called} got no full response within 700 ms.{expected}")
        );
        assert_eq!((late.class, late.code), ("TimeoutError", "timeout"));
        assert_eq!(late.fields, object! { "attempts" => 3u32 });
        assert_eq!(late.carries, Carries::Nothing);
        let outcome = status.map_or(Outcome::Unknown, Outcome::of);
        assert_eq!((lost.outcome, late.outcome), (outcome, outcome));
        let Some(status) = status else {
            continue;
        };
        let failure = Failure::api(operation, head(status), None, None);
        let message = format!("{called} returned {status}: .{expected}");
        assert_eq!(failure.message, message);
        let large = Failure::too_large(operation, status, 64.0);
        assert!(large.message.ends_with(&format!(" if needed.{expected}")));
        let malformed = Failure::malformed(operation, status, None);
        assert!(
            malformed
                .message
                .ends_with(&format!(" is not JSON.{expected}"))
        );
        let redirect = Failure::redirect(operation, 302);
        let unknown = advice(operation, Outcome::Unknown);
        assert!(
            redirect
                .message
                .ends_with(&format!("Check `baseUrl`.{unknown}"))
        );
    }
    assert_eq!(called(&CANCEL), "Limited PUT /");
}

#[test]
fn an_earlier_attempt_that_may_have_been_carried_out_is_told() {
    use Outcome::{Accepted, Unknown};
    let rejected = "Limited PUT / returned 404: .";
    let may = " An earlier attempt may have been carried out.";
    let was = " An earlier attempt was accepted.";
    let safe = " It is safe to repeat.";
    for (earlier, outcome, expected) in [
        (None, Outcome::Rejected, rejected.to_owned()),
        (Some(Unknown), Unknown, format!("{rejected}{may}{safe}")),
        (Some(Accepted), Accepted, format!("{rejected}{was}{safe}")),
    ] {
        let failure = Failure::api(&CANCEL, head(404), None, None).after(earlier, &CANCEL);
        assert_eq!((failure.message, failure.outcome), (expected, outcome));
    }
    // No word of safety where a repetition is not safe, and none of attempts that only read.
    let failure = Failure::api(&UNLESS, head(404), None, None).after(Some(Unknown), &UNLESS);
    assert_eq!(
        failure.message,
        format!("Limited POST / returned 404: .{may}")
    );
    let failure = Failure::api(&GET, head(404), None, None).after(Some(Unknown), &GET);
    assert_eq!(failure, Failure::api(&GET, head(404), None, None));
    // The last attempt says it already.
    let failure = Failure::connection(&CANCEL, None, 2).after(Some(Unknown), &CANCEL);
    assert_eq!(failure, Failure::connection(&CANCEL, None, 2));
}

#[test]
fn the_providers_sentence_is_masked_and_cut() {
    let says = |sentence: &str| {
        let body = Data::from(sentence);
        let problem = |_, body: Option<&Data>| Problem {
            meaning: "it is wrong",
            sentence: body.and_then(Data::as_text).map(str::to_owned),
            ..Problem::default()
        };
        let message = api(problem, head(400), Some(&body)).message;
        let rest = message.strip_prefix("Limited POST / returned 400: it is wrong.");
        rest.unwrap().to_owned()
    };
    let cut = "x".repeat(200);
    for (sentence, expected) in [
        ("", String::new()),
        ("No", " Limited says: No.".to_owned()),
        ("No.", " Limited says: No.".to_owned()),
        ("No!", " Limited says: No!".to_owned()),
        (
            "+491701234567 got \"Hello\" 12 times",
            " Limited says: … got \"…\" 12 times.".to_owned(),
        ),
        (" No. ", " Limited says: No.".to_owned()),
        (&"x".repeat(200), format!(" Limited says: {cut}.")),
        (&"x".repeat(201), format!(" Limited says: {cut}.")),
    ] {
        assert_eq!(says(sentence), expected, "{sentence}");
    }
}

#[test]
fn refused_fields_are_named_where_their_paths_are_field_names() {
    let problem = |status, _: Option<&Data>| {
        let paths: &[&str] = match status {
            400 => &["text", "phones[+491701234567]", "", "b"],
            422 => &["a", "b", "c", "d", "e", "f"],
            _ => &[],
        };
        Problem {
            violations: paths
                .iter()
                .map(|path| Violation {
                    path: (*path).to_owned(),
                    message: "\"Bob\" is not +491701234567".to_owned(),
                    code: Some("c".to_owned()),
                })
                .collect(),
            ..Problem::default()
        }
    };
    for (status, expected) in [
        (400, " Refused: text, b (see `violations`)."),
        (422, " Refused: a, b, c, d, e (see `violations`)."),
        (404, ""),
    ] {
        let failure = api(problem, head(status), None);
        let message = format!("Limited POST / returned {status}: .{expected}");
        assert_eq!(failure.message, message);
    }
    // All of them are in the error, with masked sentences.
    let failure = api(problem, head(422), None);
    let violations = failure.fields.get("violations").unwrap().items();
    assert_eq!(violations.len(), 6);
    let first = object! { "path" => "a", "message" => "\"…\" is not …", "code" => "c" };
    assert_eq!(violations[0], first);
}

#[test]
fn an_error_answer_tells_its_head_and_its_problem() {
    let problem = |_, body: Option<&Data>| Problem {
        code: Some("E1".into()),
        request_id: body.map(|_| "of the body".to_owned()),
        ..Problem::default()
    };
    let with_head = ReplyHead {
        status: 429,
        request_id: Some("of the head".to_owned()),
        retry_after: Some(7.0),
    };
    for (head, body, request_id, retry_after) in [
        (with_head, Some(&Data::Null), Some("of the head"), Some(7.0)),
        (head(429), Some(&Data::Null), Some("of the body"), None),
        (head(429), None, None, None),
    ] {
        let failure = api(problem, head, body);
        let expected = object! {
            "status" => 429u16,
            "requestId" => request_id,
            "retryAfter" => retry_after,
            "providerCode" => "E1",
            "violations" => Data::List(Vec::new()),
        };
        assert_eq!(failure.fields, expected);
        assert_eq!(failure.carries, Carries::Body);
    }
}

#[test]
fn what_was_not_sent_says_why() {
    for (failure, class, code, message, fields) in [
        (
            Failure::silenced(&POST, 401, 59.2),
            "AuthenticationError",
            "authentication_failed",
            "Limited POST / was not sent: bad credentials were refused three times within a minute; a fourth \
             would block this IP address. Try again in 60 s.",
            object! {
                "status" => 401u16,
                "retryAfter" => 59.2,
                "violations" => Data::List(Vec::new()),
            },
        ),
        (
            Failure::silenced(&POST, 429, 600.0),
            "RateLimitError",
            "rate_limited",
            "Limited POST / was not sent: the provider is blocking this IP address. Try again in 600 s.",
            object! {
                "status" => 429u16,
                "retryAfter" => 600.0,
                "violations" => Data::List(Vec::new()),
            },
        ),
        (
            Failure::never_admitted(&POST, 700),
            "TimeoutError",
            "timeout",
            "Limited POST / was not sent: the credential was not confirmed within 700 ms.",
            object! { "attempts" => 0u32 },
        ),
        (
            Failure::unsendable(&POST, "there is no way."),
            "ConnectionError",
            "not_sendable",
            "Limited POST / was not sent: there is no way.",
            object! { "attempts" => 0u32 },
        ),
    ] {
        assert_eq!(failure.message, message);
        assert_eq!((failure.class, failure.code), (class, code));
        assert_eq!(
            (failure.outcome, failure.carries),
            (Outcome::NotSent, Carries::Nothing)
        );
        assert_eq!(failure.fields, fields);
    }
}

#[test]
fn answers_that_cannot_be_used() {
    let malformed = |field, expected| Malformed { field, expected };
    for (failure, code, message) in [
        (
            Failure::redirect(&GET, 302),
            "redirect",
            "Limited GET / was redirected, and redirects are not followed. Check `baseUrl`.",
        ),
        (
            Failure::too_large(&GET, 200, 64.0),
            "too_large",
            "Limited GET / returned more than 64 bytes, which were not read. Raise \
             `maxResponseBytes` if needed.",
        ),
        (
            Failure::malformed(&GET, 200, None),
            "unexpected_answer",
            "Limited GET / returned 200, but the body is not JSON.",
        ),
        (
            Failure::malformed(&GET, 200, Some(&malformed(None, "a JSON object"))),
            "unexpected_answer",
            "Limited GET / returned 200, but the body is not a JSON object.",
        ),
        (
            Failure::malformed(&GET, 200, Some(&malformed(Some("id"), "a string"))),
            "unexpected_answer",
            "Limited GET / returned 200, but `id` in the body is not a string.",
        ),
    ] {
        assert_eq!(failure.message, message);
        assert_eq!((failure.class, failure.code), ("ResponseError", code));
        assert_eq!(failure.carries, Carries::Text);
        let status = if code == "redirect" { 302u16 } else { 200 };
        assert_eq!(failure.fields, object! { "status" => status });
    }
    let deadline = Failure::deadline(&GET, 700.0, 3);
    assert_eq!(
        deadline.message,
        "Limited GET /: the bulk did not finish within 700 ms. It continues at the provider."
    );
    assert_eq!(deadline.outcome, Outcome::Unknown);
}
