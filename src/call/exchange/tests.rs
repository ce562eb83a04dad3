use super::*;
use crate::call::failure::Carries;
use crate::call::lockout::Lockout;
use crate::operation::Repeat;
use crate::operation::testing::{LIMITED, LOCKED, PLAIN, operation};
use crate::provider::{Problem, Provider};
use crate::wire::Method;
use crate::wire::shape::{Field, Kind, digit};

static GET: Operation = operation(&LIMITED, Repeat::Safe);
static POST: Operation = operation(&LOCKED, Repeat::Never);
static UNLESS: Operation = operation(&LIMITED, Repeat::IfNothingWasDone);

/// Changes something, and is safe to repeat.
static CANCEL: Operation = Operation {
    method: Method::Put,
    ..operation(&LIMITED, Repeat::Safe)
};

static COUNTS: Operation = Operation {
    answer: Answer::Count {
        name: "n",
        or_only_number: false,
        with_certainty: false,
    },
    ..operation(&LIMITED, Repeat::Never)
};

static COUNTS_CERTAINLY: Operation = Operation {
    method: Method::Delete,
    answer: Answer::Count {
        name: "n",
        or_only_number: false,
        with_certainty: true,
    },
    ..operation(&LIMITED, Repeat::Safe)
};

const FIELDS: &[Field] = &[Field {
    name: "id",
    kind: Kind::Text,
    nullable: false,
}];

/// Reads, and its response has another form.
const fn answering(answer: Answer) -> Operation {
    Operation {
        answer,
        ..operation(&LIMITED, Repeat::Safe)
    }
}

static LIST: Operation = answering(Answer::Page(FIELDS));
static TOTAL: Operation = answering(Answer::Total("t"));
static RECEIPT: Operation = answering(Answer::Receipt(FIELDS));
static EMPTY: Operation = answering(Answer::Nothing);

const ENDS: [End; 7] = [
    End::Whole,
    End::Lost,
    End::TimedOut,
    End::Aborted,
    End::TooLarge,
    End::NoFetch,
    End::NoRequest,
];

/// Those that a head can precede and that leave the request sent.
const SENT: [End; 4] = [End::Whole, End::Lost, End::TimedOut, End::TooLarge];

const CUT: [End; 3] = [End::Lost, End::TimedOut, End::TooLarge];

fn exchange(operation: &'static Operation, max_retries: u32) -> Exchange {
    let limits = Limits {
        timeout: 700,
        max_retries,
        max_response_bytes: 64.0,
    };
    Exchange::new(operation, limits)
}

fn head(status: u16) -> Option<ReplyHead> {
    Some(ReplyHead {
        status,
        ..ReplyHead::default()
    })
}

/// `{ "n": … }`
fn counted(n: f64) -> Content {
    Content::Value(object! { "n" => n })
}

/// A response of [`GET`] whose only field has this kind.
fn field(digit: u32) -> Content {
    let is_text = digit == digit::STRING || digit == digit::UNDEFINED;
    Content::Fields(if is_text { Fit::Fits } else { Fit::Misfit(0) })
}

/// Each kind of content.
const CONTENTS: [fn() -> Content; 5] = [
    || Content::NotJson,
    || Content::Value(Data::Null),
    || counted(3.0),
    || Content::Fields(Fit::NoObject),
    || field(digit::STRING),
];

/// An action in words: `fail ClassName code outcome carried`, with `, passing` where it may be different
/// next time.
fn told(action: &Action) -> String {
    match action {
        Action::Fail(failure, is_passing) => {
            let carried = match failure.carries {
                Carries::Nothing => "-",
                Carries::Text => "text",
                Carries::Body => "body",
                Carries::Cause => "cause",
            };
            let passing = if *is_passing { ", passing" } else { "" };
            let Failure { class, code, .. } = **failure;
            let outcome = failure.outcome.as_str();
            format!("fail {class} {code} {outcome} {carried}{passing}")
        }
        other => format!("{other:?}"),
    }
}

fn failure(action: Action) -> Failure {
    match action {
        Action::Fail(failure, _) => *failure,
        other => panic!("{other:?}"),
    }
}

/// What comes of a call that has one attempt.
fn ended(operation: &'static Operation, attempt: Attempt) -> Action {
    exchange(operation, 0).on(Event::Ended(attempt), 0.5).0
}

/// An attempt without anything remarkable.
fn attempt(end: End, status: Option<u16>, content: Content) -> Attempt {
    Attempt {
        end,
        head: status.and_then(head),
        outcome: None,
        redirected: false,
        content,
    }
}

fn lost(status: Option<u16>) -> Event {
    Event::Ended(attempt(End::Lost, status, Content::NotJson))
}

fn answered(status: u16, content: Content) -> Event {
    Event::Ended(attempt(End::Whole, Some(status), content))
}

fn limited(retry_after: f64) -> Event {
    let mut attempt = attempt(End::Whole, Some(429), Content::NotJson);
    attempt.head.as_mut().unwrap().retry_after = Some(retry_after);
    Event::Ended(attempt)
}

fn refused(status: u16) -> Event {
    Event::Asked(Admission::Refuse {
        status,
        retry_after: 60.0,
    })
}

#[test]
fn the_lockout_decides_whether_it_goes_out() {
    let mut lockout = Lockout::new(LOCKED.lockout.unwrap());
    let go = lockout.ask(0.0, 700.0, 1);
    assert!(matches!(go, Admission::Go(_)));
    for (event, expected) in [
        (Event::Asked(go), "Send"),
        (Event::Asked(Admission::Wait(7.5)), "AskAgain(7.5)"),
        (
            refused(401),
            "fail AuthenticationError authentication_failed not-sent -",
        ),
        (refused(429), "fail RateLimitError rate_limited not-sent -"),
        (Event::NoTurn, "fail TimeoutError timeout not-sent -"),
    ] {
        let (action, report) = exchange(&POST, 2).on(event, 0.5);
        assert_eq!(told(&action), expected);
        assert_eq!(report, None);
    }
    let silenced = failure(exchange(&POST, 2).on(refused(401), 0.5).0);
    assert_eq!(silenced.fields.get("retryAfter"), Some(&60.0.into()));
    let late = failure(exchange(&POST, 2).on(Event::NoTurn, 0.5).0);
    assert!(late.message.contains("700 ms"), "{}", late.message);
}

#[test]
fn what_was_never_sent_and_what_was_aborted_do_not_depend_on_an_answer() {
    for (end, expected) in [
        (End::Aborted, "Abort"),
        (End::NoFetch, "fail ConnectionError not_sendable not-sent -"),
        (
            End::NoRequest,
            "fail ConnectionError not_sendable not-sent -",
        ),
    ] {
        for operation in [&GET, &POST, &COUNTS] {
            for status in [None, Some(0), Some(200), Some(302), Some(404), Some(503)] {
                for content in CONTENTS {
                    for redirected in [false, true] {
                        let attempt = Attempt {
                            redirected,
                            ..attempt(end, status, content())
                        };
                        let found = ended(operation, attempt);
                        assert_eq!(told(&found), expected, "{end:?} {status:?}");
                    }
                }
            }
        }
    }
    for (end, expected) in [(End::NoFetch, "`fetch`"), (End::NoRequest, "`baseUrl`")] {
        let why = failure(ended(&GET, attempt(end, None, Content::NotJson))).message;
        assert!(why.contains(expected), "{why}");
    }
}

#[test]
fn a_redirect_says_nothing_about_the_request() {
    let expected = "fail ResponseError redirect unknown text";
    for operation in [&GET, &POST, &COUNTS] {
        for end in SENT {
            for content in CONTENTS {
                let rows = [(0, false), (300, false), (302, false), (399, false)];
                let followed = [(200, true), (302, true), (404, true), (503, true)];
                for (status, redirected) in rows.into_iter().chain(followed) {
                    let attempt = Attempt {
                        redirected,
                        ..attempt(end, Some(status), content())
                    };
                    let found = ended(operation, attempt);
                    assert_eq!(told(&found), expected, "{end:?} {status}");
                }
            }
        }
    }
}

#[test]
fn an_error_status_speaks_even_where_the_body_is_cut_off() {
    for (status, expected) in [
        (400, "BadRequestError bad_request rejected"),
        (401, "AuthenticationError authentication_failed rejected"),
        (402, "ApiError payment_required rejected"),
        (403, "PermissionDeniedError permission_denied rejected"),
        (404, "NotFoundError not_found rejected"),
        (408, "ApiError request_refused rejected"),
        (409, "ApiError request_refused rejected"),
        (
            422,
            "UnprocessableEntityError unprocessable_entity rejected",
        ),
        (426, "UpgradeRequiredError upgrade_required rejected"),
        (429, "RateLimitError rate_limited rejected"),
        (499, "ApiError request_refused rejected"),
        (500, "InternalServerError server_error unknown"),
        (503, "InternalServerError server_error unknown"),
        (599, "InternalServerError server_error unknown"),
    ] {
        let passing = if matches!(status, 408 | 500..) {
            ", passing"
        } else {
            ""
        };
        for operation in [&GET, &POST, &COUNTS] {
            for content in CONTENTS {
                let whole = ended(operation, attempt(End::Whole, Some(status), content()));
                assert_eq!(told(&whole), format!("fail {expected} body{passing}"));
            }
            for end in CUT {
                let cut = ended(operation, attempt(end, Some(status), Content::NotJson));
                let expected = format!("fail {expected} -{passing}");
                assert_eq!(told(&cut), expected, "{end:?}");
            }
        }
    }
}

#[test]
fn the_problem_is_read_from_the_body_where_that_is_json() {
    static READS: Provider = Provider {
        problem: |status, body| Problem {
            code: body.and_then(|body| body.get("n")).cloned(),
            meaning: if status == 404 { "gone" } else { "?" },
            ..Problem::default()
        },
        ..PLAIN
    };
    static OPERATION: Operation = operation(&READS, Repeat::Never);
    for (content, expected) in [
        (counted(7.0), Some(&Data::Number(7.0))),
        (Content::NotJson, None),
        (field(digit::STRING), None),
    ] {
        let failure = failure(ended(&OPERATION, attempt(End::Whole, Some(404), content)));
        assert_eq!(failure.fields.get("providerCode"), expected);
        assert_eq!(failure.fields.get("status"), Some(&404u16.into()));
        assert!(
            failure.message.contains("404: gone."),
            "{}",
            failure.message
        );
    }
}

#[test]
fn a_body_that_did_not_come_whole() {
    let never = "fail ConnectionError connection_failed unknown cause, passing";
    for (end, status, expected) in [
        (End::Whole, None, never),
        (End::Lost, None, never),
        (End::TooLarge, None, never),
        (
            End::TimedOut,
            None,
            "fail TimeoutError timeout unknown -, passing",
        ),
        (End::Lost, Some(199), never),
        (
            End::Lost,
            Some(200),
            "fail ConnectionError connection_failed accepted cause, passing",
        ),
        (
            End::TimedOut,
            Some(299),
            "fail TimeoutError timeout accepted -, passing",
        ),
        (
            End::TooLarge,
            Some(200),
            "fail ResponseError too_large accepted text",
        ),
        (
            End::TooLarge,
            Some(199),
            "fail ResponseError too_large unknown text",
        ),
    ] {
        for operation in [&GET, &POST, &COUNTS] {
            for content in CONTENTS {
                let found = ended(operation, attempt(end, status, content()));
                assert_eq!(told(&found), expected, "{end:?} {status:?}");
            }
        }
    }
    // Where no head came, nothing can have been redirected.
    for end in [End::Whole, End::Lost, End::TooLarge] {
        let attempt = Attempt {
            end,
            redirected: true,
            ..Attempt::default()
        };
        assert_eq!(told(&ended(&GET, attempt)), never);
    }
    let message =
        |end, status| failure(ended(&GET, attempt(end, status, Content::NotJson))).message;
    assert!(message(End::TooLarge, Some(200)).contains("more than 64 bytes"));
    assert!(message(End::TimedOut, None).contains("within 700 ms"));
}

#[test]
fn an_answer_that_is_handed_on_as_it_is() {
    for status in [200, 201, 299] {
        for (digit, is_text) in [
            (digit::UNDEFINED, true),
            (digit::STRING, true),
            (digit::NULL, false),
            (digit::NUMBER, false),
        ] {
            let found = ended(&GET, attempt(End::Whole, Some(status), field(digit)));
            if is_text {
                assert_eq!(told(&found), "Done(None)");
                continue;
            }
            let message = failure(found).message;
            assert!(
                message.contains("`id` in the body is not a string"),
                "{message}"
            );
        }
        for (content, expected) in [
            (Content::NotJson, "the body is not JSON"),
            (counted(3.0), "the body is not JSON"),
            (
                Content::Fields(Fit::NoObject),
                "the body is not a JSON object",
            ),
        ] {
            let found = ended(&GET, attempt(End::Whole, Some(status), content));
            let malformed = "fail ResponseError unexpected_answer accepted text";
            assert_eq!(told(&found), malformed);
            let message = failure(found).message;
            assert!(message.contains(expected), "{message}");
        }
    }
    let informal = ended(&GET, attempt(End::Whole, Some(199), Content::NotJson));
    let malformed = "fail ResponseError unexpected_answer unknown text";
    assert_eq!(told(&informal), malformed);
}

#[test]
fn an_answer_that_is_a_count() {
    for (content, expected) in [
        (counted(3.0), None),
        (Content::NotJson, Some("the body is not JSON")),
        (field(digit::STRING), Some("the body is not JSON")),
        (Content::Fields(Fit::NoObject), Some("the body is not JSON")),
        (Content::Value(Data::Null), Some("is not a JSON object")),
        (
            counted(-1.0),
            Some("`n` in the body is not a whole number from 0"),
        ),
    ] {
        let found = ended(&COUNTS, attempt(End::Whole, Some(200), content));
        match expected {
            None => {
                let expected = Action::Done(Some(object! { "n" => 3.0 }));
                assert_eq!(told(&found), told(&expected));
            }
            Some(expected) => {
                let malformed = "fail ResponseError unexpected_answer accepted text";
                assert_eq!(told(&found), malformed);
                let message = failure(found).message;
                assert!(message.contains(expected), "{message}");
            }
        }
    }
}

/// Gives the events to a new exchange and tells its actions.
fn actions(operation: &'static Operation, retries: u32, events: Vec<Event>) -> Vec<String> {
    let mut exchange = exchange(operation, retries);
    let actions = events.into_iter().map(|event| exchange.on(event, 0.5).0);
    actions.map(|action| told(&action)).collect()
}

#[test]
fn tries_again_and_remembers_what_earlier_attempts_may_have_done() {
    let text = || field(digit::STRING);
    let wait = Event::Asked(Admission::Wait(1.0));
    for (operation, retries, events, expected) in [
        (
            &GET,
            2,
            vec![
                lost(None),
                wait,
                answered(503, Content::NotJson),
                answered(200, text()),
            ],
            vec![
                "Pause(250.0)",
                "AskAgain(1.0)",
                "Pause(500.0)",
                "Done(None)",
            ],
        ),
        (
            &GET,
            1,
            vec![lost(None), lost(None)],
            vec![
                "Pause(250.0)",
                "fail ConnectionError connection_failed unknown cause, passing",
            ],
        ),
        (
            &POST,
            2,
            vec![lost(None)],
            vec!["fail ConnectionError connection_failed unknown cause, passing"],
        ),
        (
            &UNLESS,
            2,
            vec![limited(7.0), answered(404, Content::NotJson)],
            vec![
                "Pause(7000.0)",
                "fail NotFoundError not_found rejected body",
            ],
        ),
        // A refusal, by the provider or the lockout, does not undo what came before.
        (
            &CANCEL,
            2,
            vec![lost(None), answered(404, Content::NotJson)],
            vec!["Pause(250.0)", "fail NotFoundError not_found unknown body"],
        ),
        (
            &CANCEL,
            2,
            vec![answered(500, Content::NotJson), limited(1.0), refused(429)],
            vec![
                "Pause(250.0)",
                "Pause(1000.0)",
                "fail RateLimitError rate_limited unknown -",
            ],
        ),
        (
            &CANCEL,
            2,
            vec![lost(Some(200)), lost(None), Event::NoTurn],
            vec![
                "Pause(250.0)",
                "Pause(500.0)",
                "fail TimeoutError timeout accepted -",
            ],
        ),
        (
            &CANCEL,
            2,
            vec![limited(1.0), answered(404, Content::NotJson)],
            vec![
                "Pause(1000.0)",
                "fail NotFoundError not_found rejected body",
            ],
        ),
        // Reading does nothing, so there is nothing to remember.
        (
            &GET,
            2,
            vec![lost(None), answered(404, Content::NotJson)],
            vec!["Pause(250.0)", "fail NotFoundError not_found rejected body"],
        ),
        (
            &GET,
            2,
            vec![
                lost(None),
                Event::Ended(attempt(End::Aborted, None, Content::NotJson)),
            ],
            vec!["Pause(250.0)", "Abort"],
        ),
    ] {
        assert_eq!(actions(operation, retries, events), expected);
    }
}

#[test]
fn an_error_tells_how_often_the_request_went_out() {
    for (end, retries) in [(End::Lost, 0), (End::Lost, 2), (End::TimedOut, 2)] {
        let mut exchange = exchange(&GET, retries);
        for _ in 0..retries {
            let attempt = attempt(end, None, Content::NotJson);
            exchange.on(Event::Ended(attempt), 0.5);
        }
        let attempt = attempt(end, None, Content::NotJson);
        let failure = failure(exchange.on(Event::Ended(attempt), 0.5).0);
        let attempts = failure.fields.get("attempts");
        assert_eq!(attempts, Some(&(retries + 1).into()), "{end:?}");
    }
}

#[test]
fn a_count_is_certain_where_no_earlier_attempt_may_have_counted() {
    for (earlier, certain) in [
        (None, true),
        (Some(limited(1.0)), true),
        (Some(answered(503, Content::NotJson)), false),
        (Some(lost(None)), false),
        (Some(lost(Some(200))), false),
    ] {
        let mut exchange = exchange(&COUNTS_CERTAINLY, 2);
        if let Some(event) = earlier {
            exchange.on(event, 0.5);
        }
        let (action, _) = exchange.on(answered(200, counted(3.0)), 0.5);
        let expected = Action::Done(Some(object! { "certain" => certain, "n" => 3.0 }));
        assert_eq!(told(&action), told(&expected));
    }
}

#[test]
fn each_attempt_is_reported() {
    let with_head = |end, status, retry_after| Attempt {
        head: Some(ReplyHead {
            status,
            request_id: Some("r1".to_owned()),
            retry_after,
        }),
        content: field(digit::STRING),
        ..attempt(end, None, Content::NotJson)
    };
    let mut exchange = exchange(&GET, 3);
    for (attempt, random, expected) in [
        (
            attempt(End::Lost, None, Content::NotJson),
            0.456_7,
            Report {
                attempt: 1,
                error: Some("connection_failed"),
                retry_in: Some(228.0),
                ..Report::default()
            },
        ),
        (
            with_head(End::Whole, 503, Some(7.0)),
            0.5,
            Report {
                attempt: 2,
                status: Some(503),
                request_id: Some("r1".to_owned()),
                error: Some("server_error"),
                retry_in: Some(7000.0),
            },
        ),
        (
            with_head(End::TimedOut, 200, None),
            0.0,
            Report {
                attempt: 3,
                status: Some(200),
                request_id: Some("r1".to_owned()),
                error: Some("timeout"),
                retry_in: Some(0.0),
            },
        ),
        (
            with_head(End::Whole, 200, None),
            0.5,
            Report {
                attempt: 4,
                status: Some(200),
                request_id: Some("r1".to_owned()),
                ..Report::default()
            },
        ),
        (
            with_head(End::Aborted, 200, None),
            0.5,
            Report {
                attempt: 4,
                status: Some(200),
                request_id: Some("r1".to_owned()),
                error: Some("aborted"),
                ..Report::default()
            },
        ),
        // The opaque redirect of a browser has no status.
        (
            with_head(End::Whole, 0, None),
            0.5,
            Report {
                attempt: 4,
                request_id: Some("r1".to_owned()),
                error: Some("redirect"),
                ..Report::default()
            },
        ),
    ] {
        let (_, report) = exchange.on(Event::Ended(attempt), random);
        assert_eq!(report, Some(expected));
    }
}

#[test]
fn a_report_as_the_hook_gets_it() {
    let report = Report {
        attempt: 2,
        status: Some(503),
        request_id: Some("r1".to_owned()),
        error: Some("server_error"),
        retry_in: Some(250.0),
    };
    let expected = object! {
        "method" => "GET",
        "path" => "/p?a=…",
        "attempt" => 2u32,
        "status" => 503u16,
        "requestId" => "r1",
        "durationMs" => 1.5,
        "error" => "server_error",
        "retryInMs" => 250.0,
    };
    assert_eq!(report.into_data(&GET, "/p?a=…".to_owned(), 1.5), expected);
    let least = Report {
        attempt: 1,
        ..Report::default()
    };
    let expected = object! {
        "method" => "POST", "path" => "/", "attempt" => 1u32, "durationMs" => 0.0,
    };
    assert_eq!(least.into_data(&POST, "/".to_owned(), 0.0), expected);
}

#[test]
fn each_form_of_a_response_has_its_result() {
    let body = |name: &str| Content::Value(Data::Object(vec![(name.to_owned(), 3.0.into())]));
    let total = Ok(Some(Data::Number(3.0)));
    for (operation, content, expected) in [
        (&LIST, Content::Fields(Fit::Fits), Ok(None)),
        (&LIST, Content::Fields(Fit::Misfit(0)), Err("`id`")),
        (&LIST, Content::Fields(Fit::NoObject), Err("the body")),
        (&LIST, Content::NotJson, Err("the body")),
        (&RECEIPT, Content::Fields(Fit::Fits), Ok(None)),
        (&RECEIPT, Content::Fields(Fit::Misfit(0)), Err("`id`")),
        (&TOTAL, body("t"), total),
        // A count without a total is not 0.
        (&TOTAL, body("n"), Err("`t`")),
        (&TOTAL, Content::Empty, Err("the body")),
        (&EMPTY, Content::Empty, Ok(None)),
        (&EMPTY, Content::NotJson, Err("the body")),
    ] {
        let mut exchange = exchange(operation, 2);
        let event = Event::Ended(attempt(End::Whole, Some(200), content));
        match (exchange.on(event, 0.5).0, expected) {
            (Action::Done(found), Ok(expected)) => assert_eq!(found, expected),
            (Action::Fail(failure, false), Err(what)) => {
                assert_eq!(failure.code, "unexpected_answer");
                let names_it = failure.message.contains(what);
                assert!(names_it, "{}", failure.message);
            }
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn only_what_is_needed_of_a_body_is_looked_at() {
    for operation in [&GET, &COUNTS, &LIST, &TOTAL, &RECEIPT, &EMPTY] {
        let exchange = exchange(operation, 2);
        let wanted = |end, status| exchange.wanted(&attempt(end, status, Content::NotJson));
        let value = match operation.answer {
            Answer::AsItIs(_) | Answer::Receipt(_) | Answer::Page(_) => Wanted::Fields,
            Answer::Count { .. } | Answer::Total(_) => Wanted::Members,
            Answer::Nothing => Wanted::Nothing,
        };
        for (status, expected) in [
            (None, Wanted::Nothing),
            (Some(0), Wanted::Nothing),
            (Some(199), Wanted::Nothing),
            (Some(200), value),
            (Some(299), value),
            (Some(300), Wanted::Nothing),
            (Some(399), Wanted::Nothing),
            (Some(400), Wanted::Problem),
            (Some(599), Wanted::Problem),
        ] {
            assert_eq!(wanted(End::Whole, status), expected, "{status:?}");
            for end in ENDS.into_iter().filter(|end| *end != End::Whole) {
                assert_eq!(wanted(end, status), Wanted::Nothing, "{end:?} {status:?}");
            }
        }
    }
}
