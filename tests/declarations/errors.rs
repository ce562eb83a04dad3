//! The classes of errors: their codes, outcomes and fields.

use std::collections::BTreeMap;

use bulk_sms::call::Outcome;
use bulk_sms::call::failure::{Carries, Failure};
use bulk_sms::input::data::Data;
use bulk_sms::input::issue::Issue;
use bulk_sms::lox24::sms::guard::{CANCELLED, DELETED};
use bulk_sms::operation::Operation;
use bulk_sms::operations::OPERATIONS;
use bulk_sms::wire::ReplyHead;

use super::typescript::{
    Words, base_of, class_names, literals, names, own_properties, properties, words,
};

/// An error response with everything that a provider can report.
fn with_everything(operation: &Operation) -> Failure {
    let head = ReplyHead {
        status: 402,
        request_id: Some("x".to_owned()),
        retry_after: Some(1.0),
    };
    let body = Data::Object(vec![("code".to_owned(), Data::Number(1.0))]);
    *Failure::api(operation, head, Some(&body), None)
}

/// Everything that can go wrong with a call, including after an earlier attempt.
fn failures() -> Vec<Failure> {
    let mut all = vec![*Failure::invalid(Vec::new())];
    all.extend([DELETED, CANCELLED].map(|limit| {
        let issue = Issue {
            path: String::new(),
            code: limit.code,
            message: String::new(),
        };
        *Failure::too_many(issue, 1.0)
    }));
    for operation in OPERATIONS.iter().copied().filter(|it| !it.only_reads()) {
        let head = |status| ReplyHead {
            status,
            request_id: None,
            retry_after: None,
        };
        let mut last: Vec<Failure> = (400..=599)
            .map(|status| *Failure::api(operation, head(status), None, None))
            .collect();
        last.push(with_everything(operation));
        last.extend([401, 429].map(|status| *Failure::silenced(operation, status, 1.0)));
        for status in [None, Some(200)] {
            last.push(*Failure::connection(operation, status, 1));
            last.push(*Failure::timeout(operation, status, 1, 1));
        }
        last.push(*Failure::never_admitted(operation, 1));
        last.push(*Failure::deadline(operation, 1.0, 1));
        last.push(*Failure::unsendable(operation, "x"));
        last.push(*Failure::redirect(operation, 302));
        last.push(*Failure::malformed(operation, 200, None));
        last.push(*Failure::too_large(operation, 200, 1.0));
        for earlier in [None, Some(Outcome::Unknown), Some(Outcome::Accepted)] {
            let after = last.iter().cloned();
            all.extend(after.map(|failure| *Box::new(failure).after(earlier, operation)));
        }
    }
    all
}

/// The words of a property of a class.
fn member(class: &str, name: &str) -> Words {
    let parts = &properties(class)[name].parts;
    parts.iter().flat_map(|part| literals(part)).collect()
}

/// What can go wrong, by class. An error is also an instance of its class's base classes.
fn by_class() -> BTreeMap<String, Vec<Failure>> {
    let mut all: BTreeMap<String, Vec<Failure>> = BTreeMap::new();
    for failure in failures() {
        all.entry(failure.class.to_owned())
            .or_default()
            .push(failure);
    }
    for (class, failures) in all.clone() {
        let mut base = base_of(&class);
        while let Some(class) = base {
            base = base_of(&class);
            all.entry(class).or_default().extend(failures.clone());
        }
    }
    all
}

#[test]
fn every_class_has_exactly_the_codes_and_outcomes_that_it_declares() {
    let found = by_class();
    assert_eq!(found.keys().cloned().collect::<Words>(), class_names());
    for (class, failures) in found {
        let mut codes = words(failures.iter().map(|it| it.code));
        if class == "BulkSmsError" {
            // pkg-template/guard.js throws the first before there is a core; src/js/handles.js throws the second after a
            // handle was freed.
            codes.extend(words(["not_ready", "freed"]));
        }
        let outcomes = words(failures.iter().map(|it| it.outcome.as_str()));
        assert_eq!(member(&class, "code"), codes, "{class}");
        assert_eq!(member(&class, "outcome"), outcomes, "{class}");
    }
}

/// The names of an error's fields besides its code and its outcome.
fn fields(failure: &Failure) -> Words {
    let Data::Object(members) = &failure.fields else {
        panic!("{failure:?}");
    };
    let carried = match failure.carries {
        Carries::Nothing => None,
        Carries::Text | Carries::Body => Some("body"),
        Carries::Cause => Some("cause"),
    };
    let names = members.iter().map(|(name, _)| name.as_str());
    words(names.chain(carried))
}

#[test]
fn every_class_has_exactly_the_fields_that_it_declares() {
    let common = names(&properties("BulkSmsError"));
    for (class, failures) in by_class() {
        let declared = own_properties(&class);
        let own = &names(&declared) - &common;
        match base_of(&class).as_deref() {
            None => continue,
            Some("BulkSmsError") => {}
            Some(base) => {
                let of_base = names(&properties(base));
                assert!(own.is_subset(&of_base), "{class}: {own:?}");
                continue;
            }
        }
        let found: Vec<Words> = failures.iter().map(fields).collect();
        let ever: Words = found.iter().flatten().cloned().collect();
        assert_eq!(own, ever, "{class}");
        for name in own {
            let property = &declared[&name];
            let always = found.iter().all(|fields| fields.contains(&name));
            let carried = ["body", "cause"].contains(&name.as_str());
            assert!(carried || always != property.optional, "{class}.{name}");
        }
    }
}
