//! The JavaScript interface in headless Chromium, called from Rust: how it reads values, and what a
//! call leaves behind. `tests/package` tests the packed package.
#![cfg(target_arch = "wasm32")]
#![allow(missing_docs, reason = "the test names are the documentation")]

use bulk_sms::js::{EightByEightClient, Lox24Client};
use js_sys::{Array, JSON, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const ID: &str = "da0fa78c-4699-11ea-a637-96000028b339";

/// A value written in JavaScript.
fn js(source: &str) -> JsValue {
    js_sys::eval(&format!("({source})")).unwrap()
}

fn property(value: &JsValue, name: &str) -> JsValue {
    Reflect::get(value, &JsValue::from_str(name)).unwrap()
}

fn text(value: &JsValue, name: &str) -> String {
    property(value, name).as_string().unwrap()
}

/// A client whose `fetch` is written in JavaScript.
fn client(fetch: &str) -> Lox24Client {
    Lox24Client::new(js(&format!("{{ fetch: {fetch} }}"))).unwrap()
}

/// The issues of a `ValidationError` as `path code`.
fn issues(error: &JsValue) -> Vec<String> {
    assert_eq!(text(error, "name"), "ValidationError");
    Array::from(&property(error, "issues"))
        .iter()
        .map(|issue| format!("{} {}", text(&issue, "path"), text(&issue, "code")))
        .collect()
}

#[wasm_bindgen_test]
async fn an_answer_is_the_engines_own_object() {
    let client = client(r#"async () => new Response('{"uuid":"a","status_code":999,"new":[1]}')"#);
    let bulk = JsFuture::from(client.get_bulk(ID.into(), JsValue::UNDEFINED))
        .await
        .unwrap();
    assert_eq!(
        String::from(JSON::stringify(&bulk).unwrap()),
        r#"{"uuid":"a","status_code":999,"new":[1]}"#
    );
}

#[wasm_bindgen_test]
async fn every_kind_of_value_is_told_apart() {
    let client = client("async () => { throw new Error('sent') }");
    for (bulk, expected) in [
        (
            "{ text: '\\ud83d', msg_groups: [1] }",
            "text lone_surrogate",
        ),
        ("{ text: 1n, msg_groups: [1] }", "text wrong_type"),
        ("{ text: Symbol(), msg_groups: [1] }", "text wrong_type"),
        ("{ text: () => 1, msg_groups: [1] }", "text wrong_type"),
        (
            "{ text: 'x', msg_groups: [1], delivery_at: new Date(NaN) }",
            "delivery_at format",
        ),
        (
            "{ text: 'x', msg_groups: [1], delivery_at: undefined }",
            "delivery_at wrong_type",
        ),
        (
            "{ text: 'x', msg_groups: [1], is_unicode: null }",
            "is_unicode wrong_type",
        ),
        (
            "{ get text() { throw 1 }, msg_groups: [1] }",
            "text wrong_type",
        ),
        (
            "new Proxy({}, { ownKeys() { throw 1 } })",
            "bulk wrong_type",
        ),
    ] {
        let call = client.create_bulk(js(bulk), JsValue::UNDEFINED);
        let error = JsFuture::from(call).await.unwrap_err();
        assert_eq!(issues(&error), [expected], "{bulk}");
    }
    // U+FFFD itself is an ordinary character.
    let call = client.create_bulk(
        js("{ text: '\\ufffd', msg_groups: [1] }"),
        JsValue::UNDEFINED,
    );
    let error = JsFuture::from(call).await.unwrap_err();
    assert_eq!(text(&error, "name"), "ConnectionError");
}

#[wasm_bindgen_test]
async fn a_call_leaves_no_timer_and_no_listener() {
    let counts = js("{ timers: 0, listeners: 0 }");
    js("(counts) => {
        const { setTimeout, clearTimeout } = globalThis;
        globalThis.setTimeout = (...rest) => { counts.timers += 1; return setTimeout(...rest); };
        globalThis.clearTimeout = (timer) => { if (timer !== undefined) counts.timers -= 1; clearTimeout(timer); };
        counts.restore = () => Object.assign(globalThis, { setTimeout, clearTimeout });
        counts.signal = {
            aborted: false,
            addEventListener() { counts.listeners += 1; },
            removeEventListener() { counts.listeners -= 1; },
        };
    }")
    .unchecked_into::<js_sys::Function>()
    .call1(&JsValue::UNDEFINED, &counts)
    .unwrap();
    let options = js_sys::Object::new();
    Reflect::set(&options, &"signal".into(), &property(&counts, "signal")).unwrap();
    for fetch in [
        r#"async () => new Response('{"uuid":"a"}')"#,
        "async () => { throw 1 }",
        "() => { throw 1 }",
        "async () => undefined",
        "async () => new Response('x', { status: 500 })",
    ] {
        let call = client(fetch).get_bulk(ID.into(), options.clone().into());
        let _ = JsFuture::from(call).await;
        assert_eq!(property(&counts, "timers"), 0.0, "{fetch}");
        assert_eq!(property(&counts, "listeners"), 0.0, "{fetch}");
    }
    property(&counts, "restore")
        .unchecked_into::<js_sys::Function>()
        .call0(&JsValue::UNDEFINED)
        .unwrap();
}

#[wasm_bindgen_test]
fn a_secret_in_a_page_is_refused() {
    let error = EightByEightClient::new(js("{ apiKey: 'key', subAccountId: 'abc' }"))
        .err()
        .unwrap();
    assert_eq!(issues(&error), ["dangerouslyAllowBrowser browser"]);
    let allowed = "{ apiKey: 'key', subAccountId: 'abc', dangerouslyAllowBrowser: true }";
    assert!(EightByEightClient::new(js(allowed)).is_ok());
}
