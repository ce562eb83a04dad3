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

/// So much of the input is copied into the wasm at a time: a list of a gigabyte needs no more.
const PIECE: u32 = 65_536;

/// A list of recipients, in wasm memory: phone numbers in E.164, each once, in the order of the
/// input. It takes 8 bytes for each number, and is never changed.
#[wasm_bindgen]
pub struct Recipients {
    list: list::Recipients,
}

#[wasm_bindgen]
impl Recipients {
    /// Lists are made by `Recipients.parse` and `Recipients.fromStream`.
    #[wasm_bindgen(constructor, skip_typescript)]
    pub fn refuse() -> Result<Recipients, JsValue> {
        let message =
            "`new Recipients()` does not work. Use Recipients.parse or Recipients.fromStream.";
        Err(js_sys::TypeError::new(message).into())
    }

    /// Reads a list: one number on each line of a text or of UTF-8 bytes, one in each item of an
    /// array, or one column of a CSV file. Blank lines are skipped.
    ///
    /// Taken are `+491701234567`, `00491701234567`, `491701234567` and, with the option `country`,
    /// national numbers (`01701234567`), with spaces, dots, dashes, slashes and brackets. What
    /// cannot be a number is not guessed at, it is in `rejected`.
    ///
    /// @param input the list.
    /// @param options the country of the account, and the column of a CSV file.
    /// @throws {ValidationError} if the input is no list at all, an item of it is no string, an
    /// option is wrong, or there is no such column.
    #[wasm_bindgen(unchecked_return_type = "Recipients")]
    pub fn parse(
        #[wasm_bindgen(unchecked_param_type = "string | Uint8Array | readonly string[]")]
        input: JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "ParseOptions")] options: JsValue,
    ) -> Result<Recipients, JsValue> {
        let mut issues = Issues::new();
        let options = list_options::read(&values::shallow(&options), &mut issues);
        // Most arrays have no line end in an item, and to look for one takes as long as to read them.
        let is_array = Array::is_array(&input);
        let is_csv = options.as_ref().is_some_and(ParseOptions::is_csv);
        let bytes = read_input(&input, is_csv, &mut issues);
        let (bytes, options) = issues.finish(bytes.zip(options)).map_err(invalid)?;
        // An item of an array that is blank is a number that is missing, but a row of it is a row.
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

    /// Reads a list from a stream of UTF-8 bytes, such as `file.stream()` or `response.body`. The
    /// memory it takes grows with the distinct numbers only. If the stream fails, so does the
    /// promise, with the stream's own error.
    ///
    /// @param stream the list; it is read to its end.
    /// @param options the country of the account, and the column of a CSV file.
    /// @throws {ValidationError} if it is no stream of bytes, an option is wrong, or there is no
    /// such column.
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

    /// How many lines had a number that an earlier line has.
    #[wasm_bindgen(getter)]
    pub fn duplicates(&self) -> usize {
        self.list.duplicates()
    }

    /// How many lines were not taken.
    #[wasm_bindgen(getter, js_name = rejectedCount)]
    pub fn rejected_count(&self) -> usize {
        self.list.rejected_count()
    }

    /// The first 1000 lines that were not taken, each with its number from 0, its text (the first
    /// 256 bytes) and the reason.
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

    /// How many lines were not taken for each reason that occurred, and a sentence that says what
    /// is wrong with them.
    #[wasm_bindgen(unchecked_return_type = "ReasonCount[]")]
    pub fn reasons(&self) -> JsValue {
        let rows = self.list.reasons().map(|(reason, count)| {
            object! { "reason" => reason.code(), "count" => count, "message" => reason.sentence() }
        });
        to_js(&rows.collect())
    }

    /// How many numbers each country has, by ISO 3166-1 alpha-2, or by calling code (`"+1"`) where
    /// several countries share it or none has it.
    #[wasm_bindgen(unchecked_return_type = "Record<string, number>")]
    pub fn countries(&self) -> JsValue {
        let mut countries = Data::EMPTY;
        for (country, count) in self.list.countries() {
            countries.set(&country, count.into());
        }
        to_js(&countries)
    }

    /// The list in parts of `size` numbers, the last one shorter. The parts share the memory of
    /// the list; duplicates and rejected lines are the list's only.
    ///
    /// @param size a whole number from 1.
    /// @returns an iterable that can be gone through as often as you like.
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
        // Handed to the engine, which frees it when nobody holds the iterable any more.
        Ok(parts(count as f64, &part.into_js_value()))
    }

    /// All numbers as strings: `"+491701234567"`. Large lists take much memory that way.
    #[wasm_bindgen(js_name = toArray, unchecked_return_type = "string[]")]
    pub fn to_array(&self) -> JsValue {
        let list = bytes(self.list.json_size(), |take| self.list.write_json(take));
        super::runtime::parse(&list).unwrap_or_default()
    }

    /// For this package only.
    #[wasm_bindgen(js_name = __lend, skip_typescript)]
    pub fn lend(&self) {
        lend::lend(&self.list);
    }
}

/// The bytes of the input, or its issues.
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

/// Copies the bytes into the wasm piece by piece.
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

/// Takes a piece of a stream; false if no further one is of use. The parser is dropped where the
/// piece is not bytes.
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
