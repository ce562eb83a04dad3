//! `measureText` and `toGsm7`.

use js_sys::JsString;
use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::errors::{invalid, to_object};
use super::input;
use crate::check;
use crate::issue::Issues;
use crate::message::measure::{self, Encoding};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct TextMeasure {
    encoding: Encoding,
    characters: usize,
    units: usize,
    segments: usize,
    units_per_segment: usize,
    units_left: usize,
    non_gsm: Vec<NonGsmCharacter>,
}

#[derive(Serialize)]
struct NonGsmCharacter {
    index: usize,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    character: JsString,
    #[serde(skip_serializing_if = "Option::is_none")]
    replacement: Option<&'static str>,
}

#[derive(Serialize)]
struct PlainText {
    #[serde(with = "serde_wasm_bindgen::preserve")]
    text: JsString,
    replaced: usize,
    remaining: usize,
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
    let text = read(&text)?;
    let measure = measure::measure(&text);
    let non_gsm = measure.non_gsm.iter().map(|it| NonGsmCharacter {
        index: it.index,
        character: string(it.character),
        replacement: it.replacement,
    });
    Ok(to_object(&TextMeasure {
        encoding: measure.encoding,
        characters: measure.characters,
        units: measure.units,
        segments: measure.segments,
        units_per_segment: measure.units_per_segment,
        units_left: measure.units_left,
        non_gsm: non_gsm.collect(),
    }))
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
    Ok(to_object(&PlainText {
        text: string(&plain.text),
        replaced: plain.replaced,
        remaining: plain.remaining,
    }))
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
