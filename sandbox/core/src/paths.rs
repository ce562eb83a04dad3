//! Which path belongs to whom.

/// Where the control endpoints of each world are.
const CONTROL: &str = "/_sandbox/";

/// Where the worlds are.
const WORLDS: &str = "/w/";

/// Whether a path belongs to a world, a provider or the control endpoints, so that no static file may take its place.
pub fn is_reserved(path: &str) -> bool {
    let first = path.split('/').nth(1).unwrap_or_default();
    path.starts_with(WORLDS)
        || control_endpoint(path).is_some()
        || matches!(first, "api" | "bulks" | "sms" | "me" | "blocked_numbers")
}

/// The id of the world that a path names and the path within it; none if it names no world.
pub(crate) fn within_world(path: &str) -> Option<(&str, String)> {
    let rest = path.strip_prefix(WORLDS)?;
    let (id, inner) = rest.split_once('/').unwrap_or((rest, ""));
    Some((id, format!("/{inner}")))
}

/// The name of the control endpoint, if the path, which is one within a world, leads to one.
pub(crate) fn control_endpoint(path: &str) -> Option<&str> {
    path.strip_prefix(CONTROL).filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_world_is_named_by_the_beginning_of_the_path() {
        assert_eq!(
            within_world("/w/w1/bulks/x"),
            Some(("w1", "/bulks/x".to_owned()))
        );
        assert_eq!(within_world("/w/w1"), Some(("w1", "/".to_owned())));
        assert_eq!(within_world("/bulks"), None);
    }

    #[test]
    fn files_leave_the_paths_of_the_apis_alone() {
        for path in [
            "/w/w1/x",
            "/bulks",
            "/sms/ops",
            "/me",
            "/blocked_numbers",
            "/api/v1",
            "/_sandbox/state",
        ] {
            assert!(is_reserved(path), "{path}");
        }
        for path in ["/", "/index.html", "/pkg/bulks", "/_sandboxes", "//sms"] {
            assert!(!is_reserved(path), "{path}");
        }
    }
}
