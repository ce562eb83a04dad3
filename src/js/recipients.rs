//! `Recipients`.

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;

use super::errors::{invalid, to_js};
use super::{lend, list_input, values};
use crate::input::data::{Data, object};
use crate::input::issue::Issues;
use crate::input::{check, list_options};
use crate::recipients as list;

#[wasm_bindgen(module = "/src/js/recipients.js")]
extern "C" {
    fn parts(count: f64, part: &JsValue) -> JsValue;
    #[wasm_bindgen(js_name = rejectedLines)]
    fn rejected_lines(texts: &[u8], numbers: &[u32], reasons: &str) -> JsValue;
}

/// A list of recipients in wasm memory: phone numbers in E.164 form, each once, in the order of the
/// input. It takes 8 bytes per number and is immutable.
#[wasm_bindgen]
pub struct Recipients {
    pub(super) list: list::Recipients,
}

#[wasm_bindgen]
impl Recipients {
    /// Refuses: lists are created by `Recipients.parse`, `Recipients.fromStream` and other functions.
    #[wasm_bindgen(constructor, skip_typescript)]
    pub fn refuse() -> Result<Recipients, JsValue> {
        let message =
            "`new Recipients()` does not work. Use Recipients.parse or Recipients.fromStream.";
        Err(js_sys::TypeError::new(message).into())
    }

    /// Reads a list: the lines of a text or of UTF-8 bytes, the items of an array, or one column of a
    /// CSV file. Blank lines are skipped. A line of text may hold several numbers, separated by commas,
    /// semicolons or tabs.
    ///
    /// It accepts `+491701234567`, `00491701234567`, `491701234567` and, with the option `country`,
    /// that country's national numbers, with spaces, dots, dashes, slashes and brackets. `bare` counts how
    /// digits alone were read; every other line is in `rejected`.
    ///
    /// @param input the list.
    /// @param options the country of the account, the column of a CSV file, and what to keep.
    /// @throws {ValidationError} if the input is not a list, an item is not a string, an option is
    /// invalid, or the column does not exist.
    #[wasm_bindgen(unchecked_return_type = "Recipients")]
    pub fn parse(
        #[wasm_bindgen(unchecked_param_type = "string | ListBytes | readonly string[]")]
        input: JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "ParseOptions")] options: JsValue,
    ) -> Result<Recipients, JsValue> {
        let mut issues = Issues::new();
        let options = list_options::read(&values::shallow(&options), &mut issues);
        let list = list_input::read(&input, options, issues)?;
        Ok(Recipients { list })
    }

    /// Reads a list from a stream or any other iterable of strings or UTF-8 bytes, from a `File` or from
    /// a `Response`. Its memory use grows only with the number of distinct numbers. If the stream fails,
    /// the promise rejects with the stream's own error.
    ///
    /// @param stream the list, which is read to the end unless it is refused earlier.
    /// @param options the country of the account, the column of a CSV file, and what to keep.
    /// @throws {ValidationError} if the source cannot be read in chunks, a chunk is neither a string nor
    /// bytes, an option is invalid, or the column does not exist.
    #[wasm_bindgen(js_name = fromStream, unchecked_return_type = "Promise<Recipients>")]
    pub fn from_stream(
        #[wasm_bindgen(unchecked_param_type = "ListSource")] stream: JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "ParseOptions")] options: JsValue,
    ) -> Promise {
        let mut issues = Issues::new();
        let options = list_options::read(&values::shallow(&options), &mut issues);
        let source = list_input::source(&stream, &mut issues);
        match issues.finish(options) {
            Ok(options) => future_to_promise(async move {
                let list = list_input::stream(source, options).await?;
                Ok(JsValue::from(Recipients { list }))
            }),
            Err(issues) => Promise::reject(&invalid(issues)),
        }
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

    /// The first rejected lines: at most 1000, or as many as the option `keepRejected` allows. Each has its
    /// number from 0, its text (the first 256 bytes) and the reason.
    #[wasm_bindgen(getter, unchecked_return_type = "RejectedLine[]")]
    pub fn rejected(&self) -> JsValue {
        let mut texts = Vec::new();
        let mut numbers = Vec::new();
        let mut reasons = String::new();
        for rejected in self.list.rejected() {
            texts.extend_from_slice(&rejected.input);
            // Exact: no list of 2^32 lines fits into a memory of 32 bits.
            numbers.push(rejected.index as u32);
            numbers.push(rejected.input.len() as u32);
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

    /// How many numbers each country has, by ISO 3166-1 alpha-2 code. Countries that share a calling code are
    /// distinguished by the leading digits (`+1 416` is `CA`, `+7 7` is `KZ`); if these do not identify a country, the
    /// number counts for the main country of the code. The key of a calling code without a country is the code (`"+800"`).
    #[wasm_bindgen(unchecked_return_type = "Record<string, number>")]
    pub fn countries(&self) -> JsValue {
        let mut countries = Data::EMPTY;
        for (region, count) in self.list.countries().known {
            countries.set(&list::region_name(region), count.into());
        }
        to_js(&countries)
    }

    /// How many accepted lines without a `+` or a prefix were read as national numbers of the option `country`, and how
    /// many as international numbers.
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

    /// Lends the list to a call. For this package only.
    #[wasm_bindgen(js_name = __lend, skip_typescript)]
    pub fn lend(&self) {
        lend::lend(&self.list);
    }
}
