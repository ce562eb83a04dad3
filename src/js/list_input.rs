//! The bytes of a list, from any kind of input.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::errors::invalid;
use super::values;
use crate::input::check;
use crate::input::issue::Issues;
use crate::recipients::{Blank, ParseOptions, Parser, Recipients, Unreadable};
use crate::text::text;

#[wasm_bindgen(module = "/src/js/recipients.js")]
extern "C" {
    #[wasm_bindgen(js_name = bytesOf)]
    fn bytes_of(input: &JsValue, mended: bool) -> JsValue;
    #[wasm_bindgen(js_name = viewOf)]
    fn view_of(input: &JsValue, wide: bool) -> Option<Uint8Array>;
    #[wasm_bindgen(js_name = sourceOf)]
    fn source_of(input: &JsValue) -> JsValue;
    fn drain(source: &JsValue, push: &Closure<dyn FnMut(Option<Uint8Array>) -> bool>) -> Promise;
}

/// How many bytes of the input are copied into the wasm at a time, even from a list of a gigabyte.
const PIECE: u32 = 65_536;

/// Reads a list that is already complete.
pub(super) fn read(
    input: &JsValue,
    options: Option<ParseOptions>,
    mut issues: Issues,
) -> Result<Recipients, JsValue> {
    // In most arrays no item has a line ending, and looking for one takes as long as reading them.
    let is_array = Array::is_array(input);
    let is_csv = options.as_ref().is_some_and(ParseOptions::is_csv);
    let bytes = whole(input, is_csv, &mut issues);
    let (bytes, options) = issues.finish(bytes.zip(options)).map_err(invalid)?;
    // A blank item of an array is a missing number, but a blank row of a CSV file is only a row.
    let blank = if is_array {
        Blank::Rejected
    } else {
        Blank::Skipped
    };
    let mut parser = Parser::new(options.clone(), blank);
    parser.expect(bytes.length() as usize);
    pieces(&bytes, &mut |piece| parser.push(piece));
    if is_array && !is_csv && parser.lines() != input.unchecked_ref::<Array>().length() as usize {
        parser = Parser::new(options, blank);
        if let Some(bytes) = bytes_of(input, true).dyn_ref() {
            pieces(bytes, &mut |piece| parser.push(piece));
        }
    }
    finish(parser)
}

/// Reads the input as bytes, or reports its issues.
fn whole(input: &JsValue, mended: bool, issues: &mut Issues) -> Option<Uint8Array> {
    let found = bytes_of(input, mended);
    if let Some(bytes) = found.dyn_ref::<Uint8Array>() {
        return Some(bytes.clone());
    }
    if let Some(bad) = found.dyn_ref::<Array>() {
        for position in bad.iter().filter_map(|it| it.as_f64()) {
            // Exact: a position in an array has 32 bits.
            let position = position as u32;
            let message = "Expected a string.";
            issues.push(&text!("input[", position, "]"), "wrong_type", message);
        }
    } else {
        let expected = "a string, bytes or an array of strings";
        check::wrong_type(&values::shallow(input), "input", expected, issues);
    }
    None
}

/// Returns the input as bytes, or reports that it is something else.
pub(super) fn bytes(input: &JsValue, path: &str, issues: &mut Issues) -> Option<Uint8Array> {
    let found = view_of(input, false);
    if found.is_none() {
        check::wrong_type(&values::shallow(input), path, "bytes", issues);
    }
    found
}

/// Copies bytes into the wasm in pieces.
pub(super) fn pieces(bytes: &Uint8Array, take: &mut dyn FnMut(&[u8])) {
    let mut piece = vec![0; bytes.length().min(PIECE) as usize];
    let mut start = 0;
    while start < bytes.length() {
        let end = bytes.length().min(start + PIECE);
        let part = bytes.subarray(start, end);
        if let Some(room) = piece.get_mut(..(end - start) as usize) {
            part.copy_to(room);
            take(room);
        }
        start = end;
    }
}

/// Returns a source that can be read piece by piece, or reports that the input is something else.
pub(super) fn source(input: &JsValue, issues: &mut Issues) -> JsValue {
    let found = source_of(input);
    if found.is_undefined() {
        let is_whole = input.is_string() || view_of(input, false).is_some();
        let message = if is_whole {
            text!("This is already the whole list. Use Recipients.parse.")
        } else {
            let kind = values::shallow(input);
            text!(
                "Expected a stream, an iterable of bytes or strings, a Blob or a Response, not ",
                kind.kind(),
                "."
            )
        };
        issues.push("stream", "wrong_type", message);
    }
    found
}

/// Reads a list piece by piece.
pub(super) async fn stream(source: JsValue, options: ParseOptions) -> Result<Recipients, JsValue> {
    let parser = Rc::new(RefCell::new(Some(Parser::new(options, Blank::Skipped))));
    let take = Closure::<dyn FnMut(Option<Uint8Array>) -> bool>::new({
        let parser = Rc::clone(&parser);
        move |chunk| take_chunk(&parser, chunk)
    });
    JsFuture::from(drain(&source, &take)).await?;
    let parser = parser.take();
    match parser {
        Some(parser) => finish(parser),
        None => {
            let mut issues = Issues::new();
            let message = "Expected bytes or strings, but a chunk is neither.";
            issues.push("stream", "wrong_type", message);
            issues.finish(None).map_err(invalid)
        }
    }
}

/// Reads a chunk. Returns false if further ones would be of no use. The parser is dropped if the chunk is
/// neither bytes nor a string.
fn take_chunk(parser: &RefCell<Option<Parser>>, chunk: Option<Uint8Array>) -> bool {
    let mut slot = parser.borrow_mut();
    let (Some(open), Some(bytes)) = (slot.as_mut(), chunk) else {
        *slot = None;
        return false;
    };
    pieces(&bytes, &mut |piece| open.push(piece));
    !open.is_hopeless()
}

fn finish(parser: Parser) -> Result<Recipients, JsValue> {
    let mut issues = Issues::new();
    let list = match parser.finish() {
        Ok(list) => Some(list),
        Err(Unreadable::NoColumn) => {
            let message = "The first line has no column with this name.";
            issues.push("options.column", "not_found", message);
            None
        }
        Err(Unreadable::Utf16) => {
            let message = "The file is UTF-16. Save it as UTF-8, or decode it with `TextDecoder`.";
            issues.push("input", "encoding", message);
            None
        }
        Err(Unreadable::OpenQuote(line)) => {
            let message = text!(
                "The quote in line ",
                line + 1,
                " is not closed, so the rows after it are lost. Close or remove it."
            );
            issues.push("input", "open_quote", message);
            None
        }
    };
    issues.finish(list).map_err(invalid)
}
