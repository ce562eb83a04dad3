//! Static folders, for pages that run against the sandbox from its own origin.

use std::path::{Component, Path, PathBuf};

use axum::body::Body;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderName, HeaderValue, Method};
use axum::response::Response;
use sandbox_core::{CORS_HEADERS, Plus, decode, is_reserved};

use crate::Options;

/// Tells a page that its server is a sandbox, and where the control endpoints of the default world are.
const CONTROL: (HeaderName, HeaderValue) = (
    HeaderName::from_static("sandbox-control"),
    HeaderValue::from_static("/_sandbox"),
);

/// The file at this path, if a folder is served there and has it; the paths of the APIs belong to them.
pub(crate) fn serve(options: &Options, method: &Method, path: &str) -> Option<Response> {
    if !matches!(*method, Method::GET | Method::HEAD) || is_reserved(path) {
        return None;
    }
    let path = decode(path, Plus::Itself).ok()?;
    let (folder, inner) = match path.strip_prefix("/pkg/") {
        Some(inner) if options.pkg.is_some() => (options.pkg.as_deref()?, inner),
        _ => (options.www.as_deref()?, path.strip_prefix('/')?),
    };
    let file = file_within(folder, inner)?;
    let bytes = std::fs::read(&file).ok()?;

    let mut response = Response::new(Body::from(bytes));
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type(&file)));
    // After a rebuild, the new package must be the one that runs.
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let (name, value) = CONTROL;
    headers.insert(name, value);
    for (name, value) in CORS_HEADERS {
        headers.insert(
            HeaderName::from_static(name),
            HeaderValue::from_static(value),
        );
    }
    Some(response)
}

fn file_within(folder: &Path, inner: &str) -> Option<PathBuf> {
    let plain = Path::new(inner)
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    if !plain || inner.contains(['\\', '\0']) {
        return None;
    }
    let mut file = folder.join(inner);
    if inner.is_empty() || inner.ends_with('/') {
        file.push("index.html");
    }
    // A link inside the folder may point out of it.
    let file = file.canonicalize().ok()?;
    (file.starts_with(folder.canonicalize().ok()?) && file.is_file()).then_some(file)
}

fn content_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json" | "map") => "application/json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("txt" | "md" | "ts") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
