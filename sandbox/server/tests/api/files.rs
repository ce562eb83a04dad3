//! The static folders.

use std::path::PathBuf;

use sandbox::Options;

use crate::support::{Reply, send};

/// A folder of this test process, with these files.
fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    for (file, text) in files {
        let file = folder.join(file);
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("created");
        std::fs::write(file, text).expect("written");
    }
    folder
}

#[test]
fn serves_two_folders_and_nothing_else() {
    let www = folder(
        "www",
        &[
            ("index.html", "<p>page"),
            ("app/index.html", "app"),
            ("a.mjs", "1"),
        ],
    );
    let pkg = folder(
        "pkg",
        &[("sms.js", "js"), ("sms_bg.wasm", "wasm"), ("x.d.ts", "ts")],
    );
    folder("", &[("secret.json", "{}")]);
    let options = Options {
        www: Some(www),
        pkg: Some(pkg),
        ..Options::default()
    };
    let sandbox = sandbox::spawn(options).expect("the sandbox starts");
    let get = |path: &str| send("GET", &format!("{}{path}", sandbox.url()), &[], "");
    let kind = |reply: &Reply| reply.header("content-type").expect("a type").to_owned();

    for (path, body, content_type) in [
        ("/", "<p>page", "text/html; charset=utf-8"),
        ("/index.html?x=1", "<p>page", "text/html; charset=utf-8"),
        ("/app/", "app", "text/html; charset=utf-8"),
        ("/a.mjs", "1", "text/javascript; charset=utf-8"),
        ("/pkg/sms.js", "js", "text/javascript; charset=utf-8"),
        ("/pkg/sms_bg.wasm", "wasm", "application/wasm"),
    ] {
        let reply = get(path);
        assert_eq!((reply.status, reply.body.as_str()), (200, body), "{path}");
        assert_eq!(kind(&reply), content_type, "{path}");
        assert_eq!(reply.header("cache-control"), Some("no-store"));
        assert_eq!(reply.header("sandbox-control"), Some("/_sandbox"));
    }
    for path in [
        "/app",
        "/pkg/",
        "/nothing.html",
        "/../secret.json",
        "/%2e%2e/secret.json",
        "/..%2fsecret.json",
        "/app/../../secret.json",
        "/pkg/..%2f..%2fsecret.json",
        "/%5c..%5csecret.json",
        "//etc/hostname",
    ] {
        assert_eq!(get(path).status, 404, "{path}");
    }
    let post = send("POST", &format!("{}/index.html", sandbox.url()), &[], "");
    assert_eq!(post.status, 404);
}
