//! `measureText` and `toGsm7`.

use js_sys::JsString;
use wasm_bindgen::prelude::*;

use super::errors::{add, invalid, to_js};
use super::input;
use crate::check;
use crate::input::Input;
use crate::issue::Issues;
use crate::message::measure;

#[wasm_bindgen(module = "/src/js/runtime.js")]
extern "C" {
    fn characters(text: &JsString, places: &[u32], replacements: &str) -> JsValue;
}

/// Measures a text as it costs: its encoding, its units, and the segments that are paid.
///
/// GSM-7: 160 units in one segment, 153 in each of several; UCS-2: 70 and 67. A character never
/// lies in two segments. Half a surrogate pair counts as a unit of UCS-2.
///
/// @throws {ValidationError} if it is no string.
#[wasm_bindgen(js_name = measureText, unchecked_return_type = "TextMeasure")]
pub fn measure_text(
    #[wasm_bindgen(unchecked_param_type = "string")] text: JsValue,
) -> Result<JsValue, JsValue> {
    let units = read(&text)?;
    let measure = measure::measure(&units);
    let object = to_js(
        &Input::EMPTY
            .with("encoding", measure.encoding.name())
            .with("characters", measure.characters)
            .with("units", measure.units)
            .with("segments", measure.segments)
            .with("unitsPerSegment", measure.units_per_segment)
            .with("unitsLeft", measure.units_left),
    );
    let mut places = Vec::with_capacity(measure.non_gsm.len());
    let mut replacements = String::new();
    for found in &measure.non_gsm {
        // Exact: no string has 2^32 units.
        places.push(found.index as u32);
        // U+0001 stands for none: it replaces nothing.
        replacements.push_str(found.replacement.unwrap_or("\u{1}"));
        replacements.push('\0');
    }
    let non_gsm = characters(text.unchecked_ref(), &places, &replacements);
    add(&object, "nonGsm", &non_gsm);
    Ok(object)
}

/// Replaces what only looks better than plain text, and makes it cost double: quotes, dashes, spaces, bullets, ellipses;
/// invisible characters are removed. Letters, digits, symbols and emoji stay as they are.
///
/// @throws {ValidationError} if it is no string.
#[wasm_bindgen(js_name = toGsm7, unchecked_return_type = "PlainText")]
pub fn to_gsm7(
    #[wasm_bindgen(unchecked_param_type = "string")] text: JsValue,
) -> Result<JsValue, JsValue> {
    let plain = measure::to_gsm7(&read(&text)?);
    let object = to_js(
        &Input::EMPTY
            .with("replaced", plain.replaced)
            .with("remaining", plain.remaining),
    );
    add(&object, "text", &string(&plain.text));
    Ok(object)
}

/// The UTF-16 units as they are: a way through UTF-8 would lose halves of surrogate pairs.
fn read(value: &JsValue) -> Result<Vec<u16>, JsValue> {
    if let Some(text) = value.dyn_ref::<JsString>() {
        return Ok(text.iter().collect());
    }
    let mut issues = Issues::new();
    check::wrong_type(&input::shallow(value), "text", "a string", &mut issues);
    let issues = issues.finish(None::<()>).err().unwrap_or_default();
    Err(invalid(issues))
}

/// In pieces, because an engine takes only so many arguments.
fn string(text: &[u16]) -> JsString {
    let mut pieces = text.chunks(8192).map(JsString::from_char_code);
    let first = pieces.next().unwrap_or_else(|| JsString::from(""));
    pieces.fold(first, |whole, piece| whole.concat(&piece))
}
