//! The numbers that cross the border. They are named once, in the JavaScript files, and read from them here
//! while the crate is compiled.

use crate::wire::shape::digit;

const RUN: &str = include_str!("run.js");
const VALUES: &str = include_str!("values.js");

/// How an attempt ended.
pub(super) mod end {
    use super::{RUN, number};
    pub(crate) const WHOLE: u32 = number(RUN, "WHOLE") as u32;
    pub(crate) const NO_FETCH: u32 = number(RUN, "NO_FETCH") as u32;
    pub(crate) const NO_REQUEST: u32 = number(RUN, "NO_REQUEST") as u32;
    pub(crate) const ABORTED: u32 = number(RUN, "ABORTED") as u32;
    pub(crate) const TIMED_OUT: u32 = number(RUN, "TIMED_OUT") as u32;
    pub(crate) const TOO_LARGE: u32 = number(RUN, "TOO_LARGE") as u32;
}

/// What a call does next.
pub(super) mod next {
    use super::{RUN, number};
    pub(crate) const SEND: f64 = number(RUN, "SEND");
    pub(crate) const ASK_AGAIN: f64 = number(RUN, "ASK_AGAIN");
    pub(crate) const DONE: f64 = number(RUN, "DONE");
    pub(crate) const ANSWER: f64 = number(RUN, "ANSWER");
    pub(crate) const ABORT: f64 = number(RUN, "ABORT");
    pub(crate) const FAIL: f64 = number(RUN, "FAIL");
    pub(crate) const FAIL_PASSING: f64 = number(RUN, "FAIL_PASSING");
}

/// What a plan reacts to.
pub(super) mod event {
    use super::{RUN, number};
    pub(crate) const ASKED: u32 = number(RUN, "ASKED") as u32;
    pub(crate) const SAW: u32 = number(RUN, "SAW") as u32;
    pub(crate) const FAILED: u32 = number(RUN, "FAILED") as u32;
}

/// What a watch does next.
pub(super) mod watch {
    use super::{RUN, number};
    pub(crate) const YIELD: f64 = number(RUN, "YIELD");
    pub(crate) const YIELD_LAST: f64 = number(RUN, "YIELD_LAST");
    pub(crate) const GIVE_UP: f64 = number(RUN, "GIVE_UP");
}

/// How a response compares with the declared fields.
pub(super) mod fit {
    use super::{RUN, number};
    pub(crate) const FITS: i32 = number(RUN, "FITS") as i32;
    pub(crate) const NO_OBJECT: i32 = number(RUN, "NO_OBJECT") as i32;
}

/// The forms of a response.
pub(super) mod form {
    use super::{RUN, number};
    pub(crate) const PAGE: u32 = number(RUN, "PAGE") as u32;
    pub(crate) const RECEIPT: u32 = number(RUN, "RECEIPT") as u32;
}

/// The kinds of values.
pub(super) mod kind {
    use super::{VALUES, number};
    pub(crate) const UNDEFINED: u32 = number(VALUES, "UNDEFINED") as u32;
    pub(crate) const NULL: u32 = number(VALUES, "NULL") as u32;
    pub(crate) const BOOLEAN: u32 = number(VALUES, "BOOLEAN") as u32;
    pub(crate) const NUMBER: u32 = number(VALUES, "NUMBER") as u32;
    pub(crate) const STRING: u32 = number(VALUES, "STRING") as u32;
    pub(crate) const BROKEN: u32 = number(VALUES, "BROKEN") as u32;
    pub(crate) const DATE: u32 = number(VALUES, "DATE") as u32;
    pub(crate) const ARRAY: u32 = number(VALUES, "ARRAY") as u32;
    pub(crate) const RECIPIENTS: u32 = number(VALUES, "RECIPIENTS") as u32;
    pub(crate) const OBJECT: u32 = number(VALUES, "OBJECT") as u32;
    pub(crate) const FUNCTION: u32 = number(VALUES, "FUNCTION") as u32;
    pub(crate) const BIGINT: u32 = number(VALUES, "BIGINT") as u32;
    pub(crate) const SYMBOL: u32 = number(VALUES, "SYMBOL") as u32;
}

// The pure code has its own digits for the kinds in a response.
const _: () = assert!(
    kind::UNDEFINED == digit::UNDEFINED
        && kind::NULL == digit::NULL
        && kind::BOOLEAN == digit::BOOLEAN
        && kind::NUMBER == digit::NUMBER
        && kind::STRING == digit::STRING
        && kind::ARRAY == digit::ARRAY
        && kind::OBJECT == digit::OBJECT
);

/// Reads the number in `const NAME = 7;`. A missing name does not compile.
const fn number(source: &str, name: &str) -> f64 {
    let (source, name) = (source.as_bytes(), name.as_bytes());
    let mut at = 0;
    loop {
        assert!(at < source.len(), "JavaScript has no number with this name");
        if let Some(mut end) = after(source, at, b"const ")
            && let Some(behind) = after(source, end, name)
            && let Some(value) = after(source, behind, b" = ")
        {
            end = value;
            let is_negative = after(source, end, b"-").is_some();
            if is_negative {
                end += 1;
            }
            let mut found = 0;
            while let Some(digit) = digit_at(source, end) {
                found = found * 10 + digit;
                end += 1;
            }
            assert!(after(source, end, b";").is_some());
            return if is_negative {
                -(found as f64)
            } else {
                found as f64
            };
        }
        at += 1;
    }
}

const fn digit_at(source: &[u8], at: usize) -> Option<u32> {
    match source.split_at_checked(at) {
        Some((_, [digit @ b'0'..=b'9', ..])) => Some((*digit - b'0') as u32),
        _ => None,
    }
}

/// Where `source` continues after `part`, if `part` is at `at`.
const fn after(source: &[u8], at: usize, mut part: &[u8]) -> Option<usize> {
    let Some((_, mut rest)) = source.split_at_checked(at) else {
        return None;
    };
    let end = at + part.len();
    while let [first, others @ ..] = part {
        match rest {
            [found, more @ ..] if *found == *first => (part, rest) = (others, more),
            _ => return None,
        }
    }
    Some(end)
}
