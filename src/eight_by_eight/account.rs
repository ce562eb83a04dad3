//! Whose API is called: the region, the sub-account and the key.

use crate::check;
use crate::data::Data;
use crate::issue::Issues;
use crate::options;

/// Regions with their hosts; the first is the default. An account lives in one of them.
/// Source: 8x8's public OpenAPI description.
pub const REGIONS: [(&str, &str); 4] = [
    ("apac", "https://sms.8x8.com"),
    ("us", "https://sms.us.8x8.com"),
    ("uk", "https://sms.8x8.uk"),
    ("id", "https://sms.8x8.id"),
];

/// Checks a region and gives its base URL.
pub fn region(value: &Data, path: &str, issues: &mut Issues) -> Option<&'static str> {
    let names = REGIONS.map(|(name, _)| name);
    let chosen = check::one_of(value, path, issues, &names)?;
    REGIONS
        .iter()
        .find(|(name, _)| *name == chosen)
        .map(|(_, base)| *base)
}

/// Checks a sub-account's id: `^[A-Za-z0-9\-._&]{3,50}$`. Source: the batch cancel page.
pub fn sub_account(value: &Data, path: &str, issues: &mut Issues) -> Option<String> {
    check::formatted(
        value,
        path,
        issues,
        &|text| {
            (3..=50).contains(&text.len())
                && text
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || b"-._&".contains(&byte))
        },
        "the sub-account's id: 3 to 50 letters, digits or any of - . _ &",
    )
    .map(str::to_owned)
}

/// Checks an API key, which becomes `Authorization: Bearer {key}`.
pub fn api_key(value: &Data, path: &str, issues: &mut Issues) -> Option<String> {
    options::secret(
        value,
        path,
        issues,
        &|text| !text.is_empty(),
        "an API key without spaces or line ends (and without \"Bearer\")",
    )
}
