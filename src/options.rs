//! The options that clients and calls share.

use crate::check::{self, Fields};
use crate::data::Data;
use crate::issue::Issues;
use crate::limits::BulkLimits;

/// The longest time that timers keep: beyond it `setTimeout` fires at once.
const MAX_TIMER_MS: i64 = 2_147_483_647;

/// More would hide a lasting failure for minutes.
const MAX_RETRIES: i64 = 100;

/// Options of a client that both providers know. `fetch`, `onAttempt` and `baseUrl` are objects of
/// the runtime and are read beside it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ClientOptions {
    /// Milliseconds for one attempt, the body included.
    pub timeout: i32,
    /// Further attempts of calls that are safe to repeat.
    pub max_retries: u32,
    /// Whether a secret may be used inside a browser.
    pub allow_browser: bool,
}

impl ClientOptions {
    /// The names, for the check of unknown keys.
    pub const KEYS: [&'static str; 6] = [
        "baseUrl",
        "fetch",
        "timeout",
        "maxRetries",
        "dangerouslyAllowBrowser",
        "onAttempt",
    ];

    /// Reads and checks them.
    pub fn read(fields: &Fields<'_>, issues: &mut Issues) -> Self {
        Self {
            timeout: milliseconds(fields, "timeout", issues).unwrap_or(30_000),
            max_retries: max_retries(fields, issues).unwrap_or(2),
            allow_browser: fields
                .optional("dangerouslyAllowBrowser", issues, check::boolean)
                .unwrap_or(false),
        }
    }
}

/// Options of one call.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CallOptions {
    /// Milliseconds for one attempt instead of the client's.
    pub timeout: Option<i32>,
    /// Further attempts instead of the client's.
    pub max_retries: Option<u32>,
    /// `deleteSms` only: that all messages are meant.
    pub all: bool,
    /// Watching only: milliseconds between two looks, at least.
    pub interval: Option<i32>,
    /// Watching only: milliseconds for the whole watch.
    pub deadline: Option<i32>,
    /// `createBulk` only: prices and limits.
    pub limits: BulkLimits,
}

/// Which options a call has beside those that all have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// None.
    Common,
    /// `all`.
    All,
    /// `interval` and `deadline`.
    Waiting,
    /// `prices`, `maxMessages` and `maxCost`.
    Limits,
}

impl CallOptions {
    /// Reads and checks them; `undefined` is none.
    pub fn read(input: &Data, takes: Takes, issues: &mut Issues) -> Self {
        if matches!(input, Data::Undefined) {
            return Self::default();
        }
        let known: &[&str] = match takes {
            Takes::Common => &["signal", "timeout", "maxRetries"],
            Takes::All => &["signal", "timeout", "maxRetries", "all"],
            Takes::Waiting => &["signal", "timeout", "maxRetries", "interval", "deadline"],
            Takes::Limits => &[
                "signal",
                "timeout",
                "maxRetries",
                "prices",
                "maxMessages",
                "maxCost",
            ],
        };
        let Some(fields) = Fields::open(input, "options", "options", known, issues) else {
            return Self::default();
        };
        Self {
            timeout: milliseconds(&fields, "timeout", issues),
            max_retries: max_retries(&fields, issues),
            all: fields
                .optional("all", issues, check::boolean)
                .unwrap_or(false),
            interval: milliseconds(&fields, "interval", issues),
            deadline: milliseconds(&fields, "deadline", issues),
            limits: match takes {
                Takes::Limits => BulkLimits::read(&fields, issues),
                _ => BulkLimits::default(),
            },
        }
    }
}

fn milliseconds(fields: &Fields<'_>, name: &str, issues: &mut Issues) -> Option<i32> {
    fields
        .optional(name, issues, |value, path, issues| {
            check::integer(value, path, issues, 1, MAX_TIMER_MS)
        })
        .and_then(|milliseconds| i32::try_from(milliseconds).ok())
}

fn max_retries(fields: &Fields<'_>, issues: &mut Issues) -> Option<u32> {
    fields
        .optional("maxRetries", issues, |value, path, issues| {
            check::integer(value, path, issues, 0, MAX_RETRIES)
        })
        .and_then(|count| u32::try_from(count).ok())
}

/// A credential that is about to become a header value: visible ASCII only, because an engine's
/// own complaint about a bad header value quotes the value, that is the secret.
pub fn secret(
    value: &Data,
    path: &str,
    issues: &mut Issues,
    valid: &dyn Fn(&str) -> bool,
    expected: &str,
) -> Option<String> {
    let printable = |text: &str| text.bytes().all(|byte| byte.is_ascii_graphic());
    check::formatted(
        value,
        path,
        issues,
        &|text| printable(text) && valid(text),
        expected,
    )
    .map(str::to_owned)
}
