//! `measureText` and `toGsm7`.

use std::cell::{OnceCell, RefCell};

use wasm_bindgen::prelude::*;

use super::errors::invalid;
use super::values;
use crate::input::issue::Issues;
use crate::input::{check, text_options};
use crate::message::measure::{Encoding, measure};
use crate::message::{Text, plain};

#[wasm_bindgen(module = "/src/js/values.js")]
extern "C" {
    #[wasm_bindgen(js_name = copyUnits)]
    fn copy_units(text: &JsValue, start: usize, units: &mut [u16]) -> usize;
    fn measured(
        find: &JsValue,
        text: &JsValue,
        is_ucs2: bool,
        characters: usize,
        units: usize,
        segments: usize,
        units_per_segment: usize,
        units_left: usize,
    ) -> JsValue;
    #[wasm_bindgen(js_name = plain)]
    fn plain_text(find: &JsValue, text: &JsValue, letters: bool) -> JsValue;
    #[wasm_bindgen(js_name = addNonGsm)]
    fn add_non_gsm(found: &JsValue, text: &JsValue, index: usize, length: usize, replacement: i32);
}

/// Measures what a text costs: its encoding, its units, and the billed segments.
///
/// GSM-7: 160 units in a single segment, 153 in each of several; UCS-2: 70 and 67. A character never
/// spans two segments. Half a surrogate pair counts as one unit of UCS-2.
///
/// @param text any text, even an empty one.
/// @throws {ValidationError} if it is not a string.
#[wasm_bindgen(js_name = measureText, unchecked_return_type = "TextMeasure")]
pub fn measure_text(
    #[wasm_bindgen(unchecked_param_type = "string")] text: JsValue,
) -> Result<JsValue, JsValue> {
    let mut issues = Issues::new();
    read(&text, &mut issues);
    issues.finish(Some(())).map_err(invalid)?;
    let it = measure(&JsText(&text));
    Ok(FIND.with(|find| {
        measured(
            find.get_or_init(finder),
            &text,
            it.encoding == Encoding::Ucs2,
            it.characters,
            it.units,
            it.segments,
            it.units_per_segment,
            it.units_left,
        )
    }))
}

/// Replaces typographic characters that double the cost of a text with plain ones: quotes, dashes,
/// spaces, bullets and ellipses. Invisible characters are removed, and an accent written as a character of its
/// own (as in text from macOS) joins its letter if GSM-7 has both as one. Letters, digits, symbols and emoji
/// stay as they are; with `letters: true`, Latin and Greek letters are replaced with the nearest in GSM-7.
///
/// The result never takes more segments than the text.
///
/// @param text any text, even an empty one.
/// @param options whether to replace letters.
/// @throws {ValidationError} if the text is not a string, or an option is invalid.
#[wasm_bindgen(js_name = toGsm7, unchecked_return_type = "PlainText")]
pub fn to_gsm7(
    #[wasm_bindgen(unchecked_param_type = "string")] text: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "PlainTextOptions")] options: JsValue,
) -> Result<JsValue, JsValue> {
    let mut issues = Issues::new();
    read(&text, &mut issues);
    let letters = text_options::letters(&values::shallow(&options), &mut issues);
    let letters = issues.finish(Some(letters)).map_err(invalid)?;
    Ok(FIND.with(|find| plain_text(find.get_or_init(finder), &text, letters)))
}

thread_local! {
    /// The result of `finder`: one is enough for all texts.
    static FIND: OnceCell<JsValue> = const { OnceCell::new() };
}

/// A JavaScript function that adds to an array the characters of a text that are not in GSM-7.
fn finder() -> JsValue {
    Closure::<dyn FnMut(JsValue, JsValue, bool)>::new(|text, found, letters| {
        plain::plain(&JsText(&text), letters, &mut |it| {
            // As a number, because a string takes far longer to cross the border.
            let replacement = it.replacement.map_or(-1, |it| it.packed() as i32);
            add_non_gsm(&found, &text, it.index, it.length, replacement);
        });
    })
    .into_js_value()
}

/// A JavaScript string.
struct JsText<'a>(&'a JsValue);

/// How many units of a text are in the wasm's memory at a time, so that the memory does not grow with the
/// text.
const PIECE: usize = 2048;

thread_local! {
    static UNITS: RefCell<[u16; PIECE]> = const { RefCell::new([0; PIECE]) };
}

impl Text for JsText<'_> {
    fn read(&self, take: &mut dyn FnMut(&[u16])) {
        UNITS.with_borrow_mut(|units| {
            let mut start = 0;
            loop {
                let count = copy_units(self.0, start, units);
                take(units.get(..count).unwrap_or_default());
                if count < PIECE {
                    return;
                }
                start += count;
            }
        });
    }
}

/// Reports a text that is not a string.
fn read(value: &JsValue, issues: &mut Issues) {
    if !value.is_string() {
        check::wrong_type(&values::shallow(value), "text", "a string", issues);
    }
}
