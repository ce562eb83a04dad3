//! The options that clients and calls share.

use super::check::{self, Fields};
use super::data::Data;
use super::issue::Issues;

/// The longest time that timers support: beyond it, `setTimeout` fires at once.
const MAX_TIMER_MS: i64 = 2_147_483_647;

/// 64 MiB: no documented response comes near this, and a runtime has room for it.
const MAX_RESPONSE_BYTES: f64 = 67_108_864.0;

/// More would hide a permanent failure for minutes.
const MAX_RETRIES: i64 = 100;

/// Options that all clients have. `fetch`, `onAttempt` and `baseUrl` are objects of the runtime and are read
/// separately.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ClientOptions {
    /// Milliseconds for one attempt, including the body.
    pub timeout: i32,
    /// Retries of calls that are safe to repeat.
    pub max_retries: u32,
    /// Whether a secret may be used inside a browser.
    pub allow_browser: bool,
    /// The largest response that is read, in bytes.
    pub max_response_bytes: f64,
}

impl ClientOptions {
    /// The names, for the check of unknown keys.
    pub const KEYS: [&'static str; 7] = [
        "baseUrl",
        "fetch",
        "timeout",
        "maxRetries",
        "maxResponseBytes",
        "dangerouslyAllowBrowser",
        "onAttempt",
    ];

    /// Reads and checks the options.
    pub fn read(fields: &Fields<'_>, issues: &mut Issues) -> Self {
        Self {
            timeout: milliseconds(fields, "timeout", issues).unwrap_or(30_000),
            max_retries: max_retries(fields, issues).unwrap_or(2),
            allow_browser: fields
                .optional("dangerouslyAllowBrowser", issues, check::boolean)
                .unwrap_or(false),
            max_response_bytes: fields
                .integer("maxResponseBytes", issues, 1, check::LARGEST)
                .map_or(MAX_RESPONSE_BYTES, |bytes| bytes as f64),
        }
    }
}

/// Options that all calls have. The caller's `signal` is an object of the runtime and is read separately.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct CallOptions {
    /// Overrides the client's `timeout`.
    pub timeout: Option<i32>,
    /// Overrides the client's `maxRetries`.
    pub max_retries: Option<u32>,
}

impl CallOptions {
    /// The names.
    pub const KEYS: [&'static str; 3] = ["signal", "timeout", "maxRetries"];

    /// Reads and checks them; `undefined` is none. The second result are all options, for those of the
    /// operation itself, which are named by `own`.
    pub fn read<'a>(
        input: &'a Data,
        own: [&[&'static str]; 2],
        issues: &mut Issues,
    ) -> (Self, Fields<'a>) {
        let none = Fields::none("options");
        if matches!(input, Data::Undefined) {
            return (Self::default(), none);
        }
        let [own, more] = own;
        let known = [&Self::KEYS[..], own, more];
        let Some(fields) = Fields::open(input, "options", "options", &known, issues) else {
            return (Self::default(), none);
        };
        let call = Self {
            timeout: milliseconds(&fields, "timeout", issues),
            max_retries: max_retries(&fields, issues),
        };
        (call, fields)
    }
}

/// Reads a time in milliseconds that timers support.
pub fn milliseconds(fields: &Fields<'_>, name: &str, issues: &mut Issues) -> Option<i32> {
    let milliseconds = fields.integer(name, issues, 1, MAX_TIMER_MS)?;
    i32::try_from(milliseconds).ok()
}

fn max_retries(fields: &Fields<'_>, issues: &mut Issues) -> Option<u32> {
    let count = fields.integer("maxRetries", issues, 0, MAX_RETRIES)?;
    u32::try_from(count).ok()
}

/// Checks a credential that will become a header value: visible ASCII only, because an engine that refuses a
/// header value quotes it, and here the value is the secret.
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::data::object;

    fn client(input: &Data) -> (ClientOptions, Vec<String>) {
        let mut issues = Issues::new();
        let fields = Fields::open(input, "options", "", &[&ClientOptions::KEYS], &mut issues);
        let options = ClientOptions::read(&fields.unwrap(), &mut issues);
        (options, issues.told())
    }

    const DEFAULTS: ClientOptions = ClientOptions {
        timeout: 30_000,
        max_retries: 2,
        allow_browser: false,
        max_response_bytes: 67_108_864.0,
    };

    #[test]
    fn a_client_has_defaults_and_bounds() {
        assert_eq!(client(&Data::EMPTY), (DEFAULTS, vec![]));
        let least = object! {
            "timeout" => 1.0, "maxRetries" => 0.0, "maxResponseBytes" => 1.0,
            "dangerouslyAllowBrowser" => true,
        };
        let expected = ClientOptions {
            timeout: 1,
            max_retries: 0,
            allow_browser: true,
            max_response_bytes: 1.0,
        };
        assert_eq!(client(&least), (expected, vec![]));
        let most = object! {
            "timeout" => 2_147_483_647.0, "maxRetries" => 100.0, "maxResponseBytes" => 1e12,
            "dangerouslyAllowBrowser" => false,
        };
        let expected = ClientOptions {
            timeout: i32::MAX,
            max_retries: 100,
            allow_browser: false,
            max_response_bytes: 1e12,
        };
        assert_eq!(client(&most), (expected, vec![]));
        for (name, value) in [
            ("timeout", 0.0),
            ("timeout", 2_147_483_648.0),
            ("maxRetries", -1.0),
            ("maxRetries", 101.0),
            ("maxResponseBytes", 0.0),
        ] {
            let mut input = Data::EMPTY;
            input.set(name, value.into());
            let refused = vec![format!("{name} out_of_range")];
            assert_eq!(client(&input), (DEFAULTS, refused), "{value}");
        }
    }

    #[test]
    fn a_call_has_its_own_options_beside_those_of_all_calls() {
        let read = |input: &Data| {
            let mut issues = Issues::new();
            let (options, fields) =
                CallOptions::read(input, [&["all"], &["deadline"]], &mut issues);
            (options, fields.raw("all").cloned(), issues.told())
        };
        let none = CallOptions::default();
        assert_eq!(read(&Data::Undefined), (none, None, vec![]));
        assert_eq!(read(&Data::EMPTY), (none, None, vec![]));
        let input = object! { "all" => true, "timeout" => 5.0, "maxRetries" => 3.0 };
        let given = CallOptions {
            timeout: Some(5),
            max_retries: Some(3),
        };
        assert_eq!(read(&input), (given, Some(true.into()), vec![]));
        let unknown = object! { "al" => true, "signal" => true, "deadline" => 1.0 };
        let refused = vec!["options.al unknown_key".to_owned()];
        assert_eq!(read(&unknown), (none, None, refused));
        let refused = vec!["options wrong_type".to_owned()];
        assert_eq!(read(&Data::Null), (none, None, refused));
    }

    #[test]
    fn a_secret_is_visible_ascii() {
        for (text, is_one) in [
            ("a:b~!", true),
            ("a", false),
            ("a: b", false),
            ("a:b\n", false),
            ("a:ü", false),
            ("a:\u{7f}", false),
        ] {
            let mut issues = Issues::new();
            let valid = |text: &str| text.contains(':');
            let found = secret(&text.into(), "token", &mut issues, &valid, "a token");
            assert_eq!(found, is_one.then(|| text.to_owned()));
            assert_eq!(issues.into_vec().is_empty(), is_one, "{text:?}");
        }
    }
}
