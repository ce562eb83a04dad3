//! `Recipients`.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use super::errors::{invalid, to_js};
use super::lend;
use super::runtime::{bytes, method};
use super::values;
use crate::input::data::{Data, object};
use crate::input::issue::Issues;
use crate::input::{check, list_options};
use crate::recipients::{self as list, Blank, ParseOptions, Parser, Unreadable};
use crate::text::text;

#[wasm_bindgen(module = "/src/js/recipients.js")]
extern "C" {
    #[wasm_bindgen(js_name = bytesOf)]
    fn bytes_of(input: &JsValue, mended: bool) -> JsValue;
    fn drain(stream: &JsValue, push: &Closure<dyn FnMut(JsValue) -> bool>) -> Promise;
    fn parts(count: f64, part: &JsValue) -> JsValue;
    #[wasm_bindgen(js_name = rejectedLines)]
    fn rejected_lines(texts: &[u8], numbers: &[u32], reasons: &str) -> JsValue;
}

/// How many bytes of the input are copied into the wasm at a time: a list of a gigabyte needs no more.
const PIECE: u32 = 65_536;

/// A list of recipients in wasm memory: phone numbers in E.164 form, each once, in the order of the
/// input. It takes 8 bytes per number and is immutable.
#[wasm_bindgen]
pub struct Recipients {
    list: list::Recipients,
}

#[wasm_bindgen]
impl Recipients {
    /// Refuses: lists are created by `Recipients.parse` and `Recipients.fromStream`.
    #[wasm_bindgen(constructor, skip_typescript)]
    pub fn refuse() -> Result<Recipients, JsValue> {
        let message =
            "`new Recipients()` does not work. Use Recipients.parse or Recipients.fromStream.";
        Err(js_sys::TypeError::new(message).into())
    }

    /// Reads a list: one number per line of a text or of UTF-8 bytes, one per item of an array, or one
    /// column of a CSV file. Blank lines are skipped.
    ///
    /// It accepts `+491701234567`, `00491701234567`, `491701234567` and, with the option `country`,
    /// national numbers (`01701234567`), with spaces, dots, dashes, slashes and brackets. Nothing is
    /// guessed: everything else is in `rejected`.
    ///
    /// @param input the list.
    /// @param options the country of the account, and the column of a CSV file.
    /// @throws {ValidationError} if the input is not a list, an item is not a string, an option is
    /// invalid, or the column does not exist.
    #[wasm_bindgen(unchecked_return_type = "Recipients")]
    pub fn parse(
        #[wasm_bindgen(unchecked_param_type = "string | Uint8Array | readonly string[]")]
        input: JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "ParseOptions")] options: JsValue,
    ) -> Result<Recipients, JsValue> {
        let mut issues = Issues::new();
        let options = list_options::read(&values::shallow(&options), &mut issues);
        // In most arrays no item has a line ending, and looking for one takes as long as reading them.
        let is_array = Array::is_array(&input);
        let is_csv = options.as_ref().is_some_and(ParseOptions::is_csv);
        let bytes = read_input(&input, is_csv, &mut issues);
        let (bytes, options) = issues.finish(bytes.zip(options)).map_err(invalid)?;
        // A blank item of an array is a missing number, but a blank row of a CSV file is only a row.
        let blank = if is_array {
            Blank::Rejected
        } else {
            Blank::Skipped
        };
        let mut parser = Parser::new(options.clone(), blank);
        parser.expect(bytes.length() as usize);
        push(&mut parser, &bytes);
        if is_array && !is_csv && parser.lines() != input.unchecked_ref::<Array>().length() as usize
        {
            parser = Parser::new(options, blank);
            if let Some(bytes) = bytes_of(&input, true).dyn_ref() {
                push(&mut parser, bytes);
            }
        }
        finish(parser)
    }

    /// Reads a list from a stream of UTF-8 bytes, such as `file.stream()` or `response.body`. Its
    /// memory use grows only with the number of distinct numbers. If the stream fails, the promise
    /// rejects with the stream's own error.
    ///
    /// @param stream the list, which is read to the end.
    /// @param options the country of the account, and the column of a CSV file.
    /// @throws {ValidationError} if it is not a stream of bytes, an option is invalid, or the column
    /// does not exist.
    #[wasm_bindgen(js_name = fromStream, unchecked_return_type = "Promise<Recipients>")]
    pub fn from_stream(
        #[wasm_bindgen(unchecked_param_type = "ReadableStream<Uint8Array>")] stream: JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "ParseOptions")] options: JsValue,
    ) -> Promise {
        let mut issues = Issues::new();
        let options = list_options::read(&values::shallow(&options), &mut issues);
        if method(&stream, "getReader").is_none() {
            let value = values::shallow(&stream);
            check::wrong_type(&value, "stream", "a ReadableStream of bytes", &mut issues);
        }
        let options = match issues.finish(options) {
            Ok(options) => options,
            Err(issues) => return Promise::reject(&invalid(issues)),
        };
        future_to_promise(async move {
            let parser = Rc::new(RefCell::new(Some(Parser::new(options, Blank::Skipped))));
            let chunk = Closure::<dyn FnMut(JsValue) -> bool>::new({
                let parser = Rc::clone(&parser);
                move |chunk: JsValue| take_chunk(&parser, &chunk)
            });
            JsFuture::from(drain(&stream, &chunk)).await?;
            let parser = parser.take();
            match parser {
                Some(parser) => finish(parser).map(JsValue::from),
                None => {
                    let mut issues = Issues::new();
                    let message = "Expected a stream of bytes, but a chunk is not bytes.";
                    issues.push("stream", "wrong_type", message);
                    Err(issues.finish(None::<JsValue>).unwrap_or_else(invalid))
                }
            }
        })
    }

    /// How many numbers there are.
    #[wasm_bindgen(getter)]
    pub fn length(&self) -> usize {
        self.list.len()
    }

    /// How many lines repeated the number of an earlier line.
    #[wasm_bindgen(getter)]
    pub fn duplicates(&self) -> usize {
        self.list.duplicates()
    }

    /// How many lines were rejected.
    #[wasm_bindgen(getter, js_name = rejectedCount)]
    pub fn rejected_count(&self) -> usize {
        self.list.rejected_count()
    }

    /// The first 1000 rejected lines, each with its number from 0, its text (the first 256 bytes) and
    /// the reason.
    #[wasm_bindgen(getter, unchecked_return_type = "RejectedLine[]")]
    pub fn rejected(&self) -> JsValue {
        let mut texts = Vec::new();
        let mut numbers = Vec::new();
        let mut reasons = String::new();
        for rejected in self.list.rejected() {
            texts.extend_from_slice(&rejected.input);
            // Exact: no list of 2^32 lines fits into a memory of 32 bits.
            numbers.extend([rejected.index as u32, rejected.input.len() as u32]);
            reasons.push_str(rejected.reason.code());
            reasons.push(' ');
        }
        rejected_lines(&texts, &numbers, &reasons)
    }

    /// How many lines were rejected for each reason that occurred, with a sentence that explains the
    /// reason.
    #[wasm_bindgen(unchecked_return_type = "ReasonCount[]")]
    pub fn reasons(&self) -> JsValue {
        let rows = self.list.reasons().map(|(reason, count)| {
            object! { "reason" => reason.code(), "count" => count, "message" => reason.sentence() }
        });
        to_js(&rows.collect())
    }

    /// How many numbers each country has, by ISO 3166-1 alpha-2 code. Where countries share a calling code, the leading
    /// digits tell them apart (`+1 416` is `CA`, `+7 7` is `KZ`); what they do not tell counts for the main country of the
    /// code. Codes that belong to no country are keyed by themselves (`"+800"`).
    #[wasm_bindgen(unchecked_return_type = "Record<string, number>")]
    pub fn countries(&self) -> JsValue {
        let mut countries = Data::EMPTY;
        for (region, count) in self.list.countries().known {
            countries.set(&list::region_name(region), count.into());
        }
        to_js(&countries)
    }

    /// How many accepted lines without a `+` or a prefix were read which way: as national numbers of the option `country`,
    /// or as international ones.
    #[wasm_bindgen(getter, unchecked_return_type = "BareNumbers")]
    pub fn bare(&self) -> JsValue {
        let bare = self.list.bare();
        to_js(&object! { "national" => bare.national, "international" => bare.international })
    }

    /// Splits the list into parts of `size` numbers, the last of which may be shorter. The parts share
    /// the list's memory; duplicates and rejected lines belong only to the list.
    ///
    /// @param size a whole number from 1.
    /// @returns an iterable that can be iterated any number of times.
    /// @throws {ValidationError} if `size` is anything else.
    #[wasm_bindgen(unchecked_return_type = "Iterable<Recipients>")]
    pub fn chunks(
        &self,
        #[wasm_bindgen(unchecked_param_type = "number")] size: JsValue,
    ) -> Result<JsValue, JsValue> {
        let mut issues = Issues::new();
        let size = check::at_least(&values::shallow(&size), "size", &mut issues, 1);
        let size = issues.finish(size).map_err(invalid)?;
        // More than a list can have is all of it.
        let size = usize::try_from(size).unwrap_or(usize::MAX);
        let list = self.list.clone();
        let count = list.len().div_ceil(size);
        let part = Closure::<dyn FnMut(usize) -> Recipients>::new(move |index: usize| {
            let from = index.saturating_mul(size);
            Recipients {
                list: list.part(from, from.saturating_add(size)),
            }
        });
        // Passed to the engine, which frees it once nothing refers to the iterable.
        Ok(parts(count as f64, &part.into_js_value()))
    }

    /// Returns all numbers as strings: `"+491701234567"`. For a large list this takes much memory.
    #[wasm_bindgen(js_name = toArray, unchecked_return_type = "string[]")]
    pub fn to_array(&self) -> JsValue {
        let list = bytes(self.list.json_size(), |take| self.list.write_json(take));
        super::runtime::parse(&list).unwrap_or_default()
    }

    /// Lends the list to a call. For this package only.
    #[wasm_bindgen(js_name = __lend, skip_typescript)]
    pub fn lend(&self) {
        lend::lend(&self.list);
    }
}

/// Reads the input as bytes, or reports its issues.
fn read_input(input: &JsValue, mended: bool, issues: &mut Issues) -> Option<Uint8Array> {
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
        let expected = "a string, a Uint8Array or an array of strings";
        check::wrong_type(&values::shallow(input), "input", expected, issues);
    }
    None
}

/// Copies the bytes into the wasm in pieces.
fn push(parser: &mut Parser, bytes: &Uint8Array) {
    let mut piece = vec![0; bytes.length().min(PIECE) as usize];
    let mut start = 0;
    while start < bytes.length() {
        let end = bytes.length().min(start + PIECE);
        let part = bytes.subarray(start, end);
        if let Some(room) = piece.get_mut(..(end - start) as usize) {
            part.copy_to(room);
            parser.push(room);
        }
        start = end;
    }
}

/// Reads a chunk of a stream. Returns false if further ones would be of no use. The parser is dropped if
/// the chunk is not bytes.
fn take_chunk(parser: &RefCell<Option<Parser>>, chunk: &JsValue) -> bool {
    let bytes = if chunk.is_string() {
        JsValue::UNDEFINED
    } else {
        bytes_of(chunk, false)
    };
    let mut slot = parser.borrow_mut();
    let (Some(open), Some(bytes)) = (slot.as_mut(), bytes.dyn_ref::<Uint8Array>()) else {
        *slot = None;
        return false;
    };
    push(open, bytes);
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
    let list = issues.finish(list).map_err(invalid)?;
    Ok(Recipients { list })
}
