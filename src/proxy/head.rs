//! Who asks, and how: everything in the head of a request on which letting it through depends.

use super::denial::Denial;
use super::options::Options;
use crate::input::check;
use crate::operations::OPERATIONS;
use crate::text::text;

/// The head of a request, as the runtime has parsed it.
pub struct Head<'a> {
    /// `https://host:port` of the URL.
    pub own_origin: &'a str,
    /// The value of a header, by its name in lower case.
    pub header: &'a dyn Fn(&str) -> Option<String>,
}

/// Headers by which a request asks for something else than it seems to, or to be treated as something else.
const REFUSED: [&str; 4] = [
    "upgrade",
    "x-http-method-override",
    "x-http-method",
    "x-method-override",
];

/// The header with which a page names a call, so that it can ask for its answer.
const KEY: &str = "idempotency-key";

/// Long enough to be unique, and short enough to store. A client's is a UUID.
pub(super) fn is_key(text: &str) -> bool {
    check::is_word(text, 16, 64, "-_")
}

/// Checks where a request comes from and its headers. Returns the origin to name in the response if it is another one's page.
///
/// # Errors
/// Why the request goes no further.
pub fn check(head: &Head<'_>, options: &Options) -> Result<Option<String>, Denial> {
    let other = check_origin(head, options)?;
    for name in REFUSED {
        if (head.header)(name).is_some() {
            let message = text!("A request to this proxy has no header `", name, "`.");
            return Err(Denial::bad(message));
        }
    }
    let key = (head.header)(KEY);
    if key.is_some_and(|key| !is_key(&key)) {
        return Err(Denial::bad(
            "Expected an `Idempotency-Key` of 16 to 64 letters, digits, - and _.",
        ));
    }
    for operation in OPERATIONS {
        let credential = &operation.provider.credential;
        // `Authorization` may be the visitor's own, for `authorize`.
        let name = credential.header.to_ascii_lowercase();
        if name != "authorization" && (head.header)(&name).is_some() {
            let message = text!(
                "The proxy has the credential. A page must neither have nor send `",
                credential.option,
                "`: create the client without it."
            );
            return Err(Denial::bad(message));
        }
    }
    Ok(other)
}

/// Programs that are not browsers send neither of the two headers; browsers do not let a page change them.
fn check_origin(head: &Head<'_>, options: &Options) -> Result<Option<String>, Denial> {
    let origin = (head.header)("origin");
    let origin = origin.filter(|it| it != head.own_origin);
    if let Some(origin) = origin {
        return match options.origins.contains(&origin) {
            true => Ok(Some(origin)),
            false => Err(forbidden(
                "Only pages of the proxy's own origin may call it. To admit another origin, add it to `origins`.",
            )),
        };
    }
    match (head.header)("sec-fetch-site").as_deref() {
        None | Some("same-origin") => Ok(None),
        Some("none") => Err(forbidden(
            "Only the script of a page may call this proxy, not its address bar.",
        )),
        Some(_) => Err(forbidden(
            "The browser says that another site makes this request, and that site is not in `origins`.",
        )),
    }
}

fn forbidden(message: &str) -> Denial {
    Denial::new(403, "origin_not_allowed", message)
}

/// Checks that a body is JSON in UTF-8, as far as the head tells.
///
/// # Errors
/// Why it is not.
pub(super) fn check_json(head: &Head<'_>) -> Result<(), Denial> {
    let unsupported = |message: &str| Err(Denial::new(415, "not_json", message));
    if (head.header)("content-encoding").is_some() {
        return unsupported("Send the body without `Content-Encoding`.");
    }
    let given = (head.header)("content-type").unwrap_or_default();
    let given = given.to_ascii_lowercase();
    let mut parts = given.split(';').map(str::trim);
    if parts.next() != Some("application/json") {
        return unsupported("Send the body as `Content-Type: application/json`.");
    }
    let is_utf8 = |part: &str| matches!(part, "charset=utf-8" | "charset=\"utf-8\"" | "");
    if !parts.all(is_utf8) {
        return unsupported("Send JSON in UTF-8, without other parameters in `Content-Type`.");
    }
    Ok(())
}
