//! The token of a LOX24 account.

use crate::data::Data;
use crate::issue::Issues;
use crate::options;

/// The header that carries it. Source: every LOX24 page.
pub const HEADER: &str = "X-LOX24-AUTH-TOKEN";

/// Checks a token of the form `{clientId}:{apiKey}`.
pub fn token(value: &Data, path: &str, issues: &mut Issues) -> Option<String> {
    options::secret(
        value,
        path,
        issues,
        &|text| {
            let colon = text.bytes().position(|byte| byte == b':');
            colon.is_some_and(|colon| colon > 0 && colon + 1 < text.len())
        },
        "a token of the form {clientId}:{apiKey} without spaces or line ends",
    )
}
