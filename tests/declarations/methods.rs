//! Reads the methods of the clients: from their Rust source, or from the interface next to it if wasm-bindgen cannot write
//! their types.

use bulk_sms::operation::Operation;
use bulk_sms::operations::OPERATIONS;

use super::typescript::{in_one_line, method};

pub const LOX24: &str = include_str!("../../src/js/clients/lox24.rs");
pub const EIGHT_BY_EIGHT: &str = include_str!("../../src/js/clients/eight_by_eight.rs");

/// One method of a client.
#[derive(Debug)]
pub struct Method {
    /// Whose API it calls.
    pub provider: &'static str,
    /// Its name in JavaScript.
    pub name: String,
    /// Its doc comment, in one line.
    pub doc: String,
    /// The type of its options.
    pub options: String,
    /// The type of its promise or iterator.
    pub gives: String,
    /// Its Rust source, in one line.
    pub body: String,
}

/// The methods of all clients.
pub fn methods() -> Vec<Method> {
    let sources = [("LOX24", LOX24), ("8x8", EIGHT_BY_EIGHT)];
    let items = sources.iter().flat_map(|(provider, source)| {
        let items = source.split("\n    }\n");
        items.filter_map(|item| read(provider, item))
    });
    items.collect()
}

/// The operation that a method is, if it is one.
pub fn operation_of(method: &Method) -> Option<&'static Operation> {
    let mut all = OPERATIONS.iter().copied();
    all.find(|it| it.name == method.name && it.provider.name == method.provider)
}

fn read(provider: &'static str, item: &str) -> Option<Method> {
    let (doc, code): (Vec<&str>, Vec<&str>) = item
        .lines()
        .map(str::trim)
        .partition(|line| line.starts_with("///"));
    let doc = doc.join(" ").replace("///", "");
    let code = in_one_line(&code.join(" "));
    let (head, body) = code.split_once("pub fn ")?;
    let (_, attributes) = head.split_once("js_name = ")?;
    let name = attributes.split([',', ')']).next()?.trim().to_owned();
    let (doc, options, gives) = if attributes.contains("skip_typescript") {
        let (doc, declared) = method(&name)?;
        let (_, options) = declared.split_once("options?: ")?;
        let (_, gives) = declared.rsplit_once("): ")?;
        (doc, options.split(['<', ',']).next()?, gives)
    } else {
        let (_, options) = body.rsplit_once("unchecked_optional_param_type = \"")?;
        let (_, gives) = attributes.split_once("unchecked_return_type = \"")?;
        let gives = gives.split('"').next()?;
        (doc, options.split('"').next()?, gives)
    };
    Some(Method {
        provider,
        doc: in_one_line(&doc),
        options: options.to_owned(),
        gives: gives.split(['<', '>']).nth(1).unwrap_or(gives).to_owned(),
        body: body.to_owned(),
        name,
    })
}
